"""Ranges below one name, people in other forms, codes of places: nothing of these goes unasked."""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from tests.profiles.office import PROFILE, exported

_PEOPLE = ("Bente Krogh (BEKR)", "Sune Holm (SUHO)", "Anders Lassen (ANLA)", "Thea Jessen (THJE)",
           "Zahra Hussein (ZAHU)", "Kira Poulsen (KIPO)")
_PHASES = ("Modtagelse", "Undersøgelse", "Foranstaltning")
_PLACES = ("06101", "06102", "06117")
_TWELVE = range(12)


def staff(over: str, ends: tuple[str, str], days: tuple[str, str]) -> str:
    rows = [f"{who[-5:-1]};{who[:-7]};{_PHASES[at // 2]};{days[0] if at == 1 else ''};"
            f"{days[1] if at == 1 else ''};9620;01-06-20{10 + at}"
            for at, who in enumerate(_PEOPLE)]
    return "\n".join([f"Medarbejder;;;{over};;Norm;", f"Init;Navn;Team;{ends[0]};{ends[1]};Min/md;"
                      "Ansat", *rows, ""])


def cases(header: str, *, held: bool) -> str:
    rows = []
    for at in _TWELVE:
        phase = _PHASES[at % 3]
        holder = _PEOPLE[2 * (at % 3) + at % 2]
        second = _PEOPLE[(2 * (at % 3) + 1 - at % 2)] if at % 4 == 0 else ""
        tail = f";{holder};{second}" if held else ""
        rows.append(f"{'A' if held else 'N'}-{500 + at};{phase};{('enkel', 'sammensat')[at % 2]};"
                    f"{_PLACES[at % 3]};{at + 1:02}-01-2027;{at + 1:02}-06-2027{tail}")
    top = f"Sag;;;Barn;Dato;{';Rådgiver;' if held else ''}"
    return "\n".join([top, f"Nummer;Fase;Kompleksitet;{header};Modtaget;Frist"
                      f"{';Ansvarlig;Medrådgiver' if held else ''}", *rows, ""])


def proposal(tmp_path: Path, people: str, header: str = "Distrikt") -> tuple[str, assigner.Day]:
    folder = tmp_path / "export"
    folder.mkdir()
    for name, text in (("medarbejdere", people),
                       ("nye_sager_08-02-2027", cases(header, held=False)),
                       ("aktive_sager_08-02-2027", cases(header, held=True))):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    text = suggest_profile([folder]).text
    profile = tmp_path / "office.toml"
    profile.write_text(text, encoding="utf-8")
    return text, assigner.read(folder, profile=profile)


@pytest.mark.landing
def test_from_and_to_below_a_word_of_employment_are_since_when_and_who_left(
    tmp_path: Path
) -> None:
    people = staff("Ansættelse", ("Fra", "Til"), ("01-01-2013", "15-01-2027")).replace(
        ";Ansat\n", ";Løbenr\n")
    text, _ = proposal(tmp_path, people)
    assert 'leave_out = { "Ansættelse Til" = "before the day" }' in text
    assert '"15-01-2027"' not in text


@pytest.mark.landing
def test_from_and_to_below_one_name_are_the_days_somebody_is_away(tmp_path: Path) -> None:
    _, day = proposal(tmp_path, staff("Væk", ("Fra", "Til"), ("01-02-2027", "19-02-2027")))
    facts, _ = day.require()
    away = {one.id: (str(one.absent_from), str(one.absent_to))
            for one in facts.caseworkers if one.absent_from}
    assert away == {"SUHO": ("2027-02-01", "2027-02-19")}


@pytest.mark.landing
def test_whoever_holds_a_case_beside_another_is_found_in_any_form(tmp_path: Path) -> None:
    text, day = proposal(tmp_path, staff("Væk", ("Fra", "Til"), ("01-02-2027", "19-02-2027")))
    facts, _ = day.require()
    assert {one.co_caseworker for one in facts.caseload if one.co_caseworker}, text
    assert len({one.caseworker for one in facts.caseload}) == len(_PEOPLE)


@pytest.mark.landing
def test_codes_of_places_are_asked_and_told_until_they_are_answered(tmp_path: Path) -> None:
    people = staff("Væk", ("Fra", "Til"), ("01-02-2027", "19-02-2027"))
    text, day = proposal(tmp_path, people, "KOM_KD")
    assert '# district = "Barn KOM_KD"' in text, text
    assert any(one.code == "W223" and "KOM_KD" in str(one) for one in day.warnings)


@pytest.mark.landing
def test_names_over_a_header_are_read_where_they_alone_tell_two_columns_apart(
    tmp_path: Path
) -> None:
    """A "Nr." of the case and a "Nr." of the family: what is over them says which."""
    rows = [f"S{at};{_PHASES[at % 3]};enkel;{4000 + at // 2};1;{at + 1:02}-01-2027;"
            f"{_PEOPLE[at % 6] if at > 2 else ''}" for at in _TWELVE]
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "folk.csv").write_text(
        staff("Væk", ("Fra", "Til"), ("01-02-2027", "19-02-2027")), encoding="utf-8")
    (folder / "sager_08-02-2027.csv").write_text("\n".join((
        "Sag;;;Familie;;Datoer;Rådgiver", "Nr.;Fase;Tyngde;Nr.;Antal børn;Modtaget;Primær",
        *rows, "")), encoding="utf-8")
    text = suggest_profile([folder]).text
    assert 'family = "Familie Nr."' in text, text
    assert 'id = "Sag Nr."' in text


def test_a_column_that_is_read_and_dropped_is_a_fault_at_its_line(tmp_path: Path) -> None:
    folder = exported(tmp_path / "day", profile=PROFILE.replace('"Noter"]', '"Noter", "dobbelt"]'))
    day = assigner.read(folder, profile=folder / "office.toml")
    told = [one for one in day.faults if one.code == "E172"]
    assert [(one.row, "Dobbelt" in str(one)) for one in told] == [
        (PROFILE.splitlines().index('two_advisers = "Dobbelt"') + 1, True)]


@pytest.mark.landing
def test_first_and_last_day_below_one_name_are_of_no_leaving(tmp_path: Path) -> None:
    people = staff("Fravær", ("Første dag", "Sidste dag"), ("01-02-2027", "28-02-2027"))
    text, _ = proposal(tmp_path, people)
    assert "leave_out = { \"Sidste dag\"" not in text
    assert '"Fravær Sidste dag"' in text


def test_names_of_groups_that_are_headers_by_themselves(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    people = "ID;Name;Team;Hours\n" + "".join(
        f"W{at};{who};{team};37\n" for at, (who, team) in enumerate(
            (("Ann A", "Intake"), ("Bob B", "Investigation"), ("Cyd C", "Measures"))))
    top = "Case;;;;Children;Received;Due;Worker;Assigned\n"
    top += "ID;Family;Phase;Complexity;Count;Date;Date;ID;Date\n"
    rows = "".join(
        f"A{at};F{at};{('Intake', 'Investigation', 'Measures')[at % 3]};Simple;1;"
        f"{at + 1:02}-01-2027;{at + 1:02}-06-2027;{f'W{at % 3}' if at < 8 else ''};"
        f"{f'{at + 2:02}-01-2027' if at < 8 else ''}\n" for at in range(10))
    for name, text in (("staff", people), ("cases_08-02-2027", top + rows)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    text = suggest_profile([folder]).text
    assert "header_rows = 2" in text
    assert 'phase = "Case Phase"' in text
    assert 'due = "Due Date"' in text


GROUPED = """\
Rådgiver;;;Ansættelse;;Fravær;;Sprog;;
Init;Efternavn;Fornavn;Pct.;Fra;Første dag;Tilbage;Arabisk;Somalisk;Team
AGB;Bisgaard;Agnes;100;01-02-2016;;;;;Modtagelse
BKL;Kloster;Bjarke;80;01-06-2021;02-11-2026;01-12-2026;x;;Undersøgelse
CEJ;Ejstrup;Cilla;100;01-04-2024;;;;x;Foranstaltning
DFR;Frandsen;Dagmar;50;01-01-2012;;;;;Undersøgelse
"""
OF_GROUPS = """\
Nr.;Forløb;Tyngde;Henvist;Frist;Primær
1;Modtagelse;let;20-11-2026;27-11-2026;
2;Modtagelse;let;20-10-2026;27-12-2026;AGB
3;Undersøgelse;tung;20-10-2026;27-12-2026;BKL
4;Foranstaltning;middel;20-10-2026;27-12-2026;CEJ
"""


@pytest.mark.landing
def test_the_lower_of_two_header_rows_says_what_a_column_is(tmp_path: Path) -> None:
    folder = tmp_path / "day 23-11-2026"
    folder.mkdir()
    (folder / "folk 23-11-2026.csv").write_text(GROUPED, encoding="utf-8")
    (folder / "sager 23-11-2026.csv").write_text(OF_GROUPS, encoding="utf-8")
    text = suggest_profile([folder]).text
    for line in ('id = "Rådgiver Init"', 'team = "Sprog Team"', 'hired = "Ansættelse Fra"',
                 'name = { from = ["Rådgiver Fornavn", "Rådgiver Efternavn"], join = " " }',
                 'weekly_hours = { from = "Ansættelse Pct.", unit = "percent of full time" }',
                 'absent_from = "Fravær Første dag"',
                 'absent_to = { from = "Fravær Tilbage", unit = "day of return" }'):
        assert f"\n{line}" in text
