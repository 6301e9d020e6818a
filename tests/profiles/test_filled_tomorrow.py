"""What a second stranger's ten layouts taught: columns empty today, units, names, words of rows."""

from dataclasses import replace
from pathlib import Path

import pytest

import assigner
from assigner.files.vocabulary import fold
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.guessed_words import guess
from assigner.profiles.suggest.lines import LIKELY, SURE, UNSURE
from assigner.profiles.suggest.units import unit_of
from assigner.profiles.suggest.word_lines import meanings
from tests.draws import looped
from tests.files.nordby import VOCABULARY
from tests.profiles.test_nothing_in_silence import CASES, STAFF, exported, line, proposed


def tomorrow(folder: Path, file: str, old: str, new: str) -> assigner.Day:
    """The day by yesterday's profile, with a cell of a file written anew."""
    path = folder / file
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    return assigner.read(folder, profile=folder.parent / "office.toml")


@pytest.mark.landing
@pytest.mark.parametrize("header", ["Excluded", "Conflicted out", "Recused", "Inhabile"])
def test_a_column_of_ours_empty_today_is_read_tomorrow(header: str, tmp_path: Path) -> None:
    folder = exported(tmp_path, header=f";{header}", new=";", a=";", b=";")
    lines, day = proposed(folder)
    assert line(lines, "disqualified").startswith(f'disqualified = "{header}"')
    assert not day.faults
    day = tomorrow(folder, "sager 23-11-2026.csv", "27-11-2026;;", "27-11-2026;;BB")
    facts, _ = day.require()
    assert [sorted(one.disqualified) for one in facts.cases] == [["BB"], []]


@pytest.mark.landing
@pytest.mark.parametrize("header", ["Zzz", "Hvem ellers", "Kryds"])
def test_a_column_nobody_knows_is_told_when_it_fills(header: str, tmp_path: Path) -> None:
    folder = exported(tmp_path, header=f";{header}", new=";", a=";", b=";")
    lines, day = proposed(folder)
    assert not any(one.strip().startswith(f'"{header}"') for one in lines), lines
    assert any(header in one and one.startswith("#") for one in lines), lines
    assert not any(one.code == "W223" for one in day.warnings)
    day = tomorrow(folder, "sager 23-11-2026.csv", "27-11-2026;;", "27-11-2026;;BB")
    assert any(one.code == "W223" and header in str(one) for one in day.warnings)


@pytest.mark.landing
@pytest.mark.parametrize("header", ["Bemærkninger", "Alder"])
def test_a_column_nobody_wants_is_dropped_though_empty(header: str, tmp_path: Path) -> None:
    lines, _ = proposed(exported(tmp_path, header=f";{header}", new=";", a=";", b=";"))
    assert any(one.strip().startswith(f'"{header}",') for one in lines), lines


def test_a_tick_nobody_has_today_is_read_tomorrow(tmp_path: Path) -> None:
    staff = "\n".join(f"{row};{ticks}" for row, ticks in zip(
        STAFF.splitlines(), ("Arabisk;Tyrkisk", "x;", ";", ";"), strict=True)) + "\n"
    folder = exported(tmp_path, staff=staff)
    proposed(folder)
    facts, _ = tomorrow(folder, "folk.csv", "Undersøgelse;37;;", "Undersøgelse;37;;x").require()
    assert [sorted(one.skills) for one in facts.caseworkers] == [["Arabisk"], ["Tyrkisk"], []]


@pytest.mark.landing
def test_a_column_is_what_the_sister_list_says(tmp_path: Path) -> None:
    """One list has it filled, so its header is known there; in the other it is empty today."""
    folder = exported(tmp_path)
    file = folder / "sager 23-11-2026.csv"
    header, *rows = file.read_text("utf-8").splitlines()
    file.unlink()
    new = [f"{row.removesuffix(';')};{who}" for row, who in zip(rows[:2], ("AA", ""), strict=True)]
    (folder / "nye 23-11-2026.csv").write_text("\n".join(
        (header.replace("Sagsbehandler", "Har haft den før"), *new)) + "\n", encoding="utf-8")
    (folder / "sager 23-11-2026.csv").write_text("\n".join(
        (f"{header};Har haft den før", *[f"{row};" for row in rows[2:]])) + "\n", encoding="utf-8")
    proposed(folder)
    day = tomorrow(folder, "sager 23-11-2026.csv", "AA;", "AA;BB")
    told = any(one.code == "W223" and "Har haft den" in str(one) for one in day.warnings)
    facts = day.reading.instance
    assert told or (facts is not None and facts.caseload[0].previous_caseworker == "BB")


@pytest.mark.parametrize(("header", "most", "unit", "level"), [
    ("Contracted hours p.a.", "1,820", "hours a year", SURE),
    ("Hours per annum", "1,924", "hours a year", SURE),
    ("Annual hours", "1924", "hours a year", SURE),
    ("Timer om året", "1924", "hours a year", SURE),
    ("Årlig arbejdstid", "1924", "hours a year", SURE),
    ("Hours/year", "1820", "hours a year", SURE), ("Timer pr. år", "1924", "hours a year", SURE),
    ("Årsnorm", "1924", "hours a year", SURE), ("Årstimer", "1924", "hours a year", SURE),
    ("Contracted hours", "1820", None, UNSURE), ("Norm", "1924", None, UNSURE),
    ("Hours per week", "1820", None, UNSURE), ("Hours per week", "200", None, UNSURE),
    ("Timer", "2220", None, UNSURE), ("Norm", "2220", "minutes a week", LIKELY),
    ("Minutter", "1800", "minutes a week", SURE), ("Timer", "37", None, SURE),
    ("Hours per month", "160", "hours a month", SURE)])
def test_a_unit_is_told_or_asked(header: str, most: str, unit: str | None, level: str) -> None:
    cells = Contents.of([most, most, most], exact=False)
    found, sureness = unit_of("weekly_hours", header, cells, cells.decimal)
    assert sureness.name == level, sureness
    assert level == UNSURE or found == unit


@pytest.mark.parametrize(("header", "cell"), looped(1, [
    ("Supervisor", "Pia Sten"), ("Line manager", "Pia Sten"), ("Chef", "Pia Sten"),
    ("Hvem", "Pia Sten")]))
def test_who_leads_everybody_is_nobodys_name(header: str, cell: str, tmp_path: Path) -> None:
    staff = STAFF.replace("Navn;", "Kaldes;").replace("\n", f";{cell}\n").replace(
        f";Timer;{cell}", f";Timer;{header}")
    _, day = proposed(exported(tmp_path, staff=staff))
    facts = day.reading.instance
    assert facts is None or not {one.name for one in facts.caseworkers} & {cell}


@pytest.mark.landing
def test_two_leaders_are_nobodys_names(tmp_path: Path) -> None:
    rows = zip(STAFF.splitlines(), ("Supervisor", "Pia Sten", "Ole Lund", "Pia Sten"), strict=True)
    staff = "\n".join(f"{row.split(';')[0]};{';'.join(row.split(';')[2:])};{who}"
                      for row, who in rows) + "\n"
    _, day = proposed(exported(tmp_path, staff=staff))
    facts, _ = day.require()
    assert not {one.name for one in facts.caseworkers} & {"Pia Sten", "Ole Lund"}


@pytest.mark.parametrize("header", looped(1, [
    "Conflicted out", "Conflict of interest", "Excluded", "Recused", "Recusal", "Conflicted",
    "Excluded worker", "Must not be given to", "Udelukket", "Må ikke få sagen"]))
def test_who_is_kept_from_a_case_does_not_share_it(header: str, tmp_path: Path) -> None:
    lines, day = proposed(exported(tmp_path, header=f";{header}", new=";CC", a=";BB", b=";AA"))
    assert line(lines, "disqualified").startswith(f'disqualified = "{header}"')
    facts, _ = day.require()
    assert [sorted(one.disqualified) for one in facts.cases] == [["CC"], ["CC"]]


@pytest.mark.parametrize(("new", "held"), looped(1, [
    ("Not yet allocated", "Live"), ("Awaiting", "Open"), ("Awaiting allocation", "Live"),
    ("Afventer", "Åben"), ("Unassigned", "Live matter")]))
def test_a_status_says_which_rows_are_new(new: str, held: str, tmp_path: Path) -> None:
    cases = CASES.replace("{header}", ";Status").replace("{new}", f";{new}").replace(
        "{a}", f";{held}").replace("{b}", f";{held}")
    lines, day = proposed(exported(tmp_path, cases=cases))
    assert line(lines, "rows").startswith(f'rows = {{ Status = "{new}" }}')
    facts, _ = day.require()
    assert (len(facts.cases), len(facts.caseload)) == (2, 4)


@pytest.mark.parametrize("header", looped(
    1, ["Program Area", "Område", "Kategori", "Zone", "Topic"]))
def test_words_of_the_model_say_more_than_a_header_that_is_nearly_another(
    header: str, tmp_path: Path
) -> None:
    lines, day = proposed(exported(tmp_path, cases=CASES.replace("Fase", header)))
    assert f'"{header}"' in line(lines, "phase")
    facts, _ = day.require()
    assert [one.phase for one in facts.cases] == ["intake", "intake"]
    assert [one.district for one in facts.cases] == ["", ""]


@pytest.mark.parametrize("header", looped(1, ["Category", "Type", "Stage", "Område", "Fase 2"]))
def test_levels_under_a_header_of_phases_are_levels(header: str, tmp_path: Path) -> None:
    cases = CASES.replace("Fase", "Work kind").replace("Tyngde", header)
    lines, day = proposed(exported(tmp_path, cases=cases))
    assert f'"{header}"' in line(lines, "complexity")
    facts, _ = day.require()
    assert [one.complexity for one in facts.caseload] == [
        "simple", "very_complex", "simple", "complex"]


@pytest.mark.parametrize(("words", "meant"), [
    (("A1", "B2", "D0"), ("A1", "B2", "D0")), (("a1", "D 7x", "c3"), ("A1", None, "C3"))])
def test_levels_of_the_model_are_known(
    words: tuple[str, ...], meant: tuple[str | None, ...]
) -> None:
    levels = {fold(f"{letter}{step}"): f"{letter}{step}" for letter in "ABCD" for step in range(4)}
    own = replace(VOCABULARY, complexities=levels)
    found = [guess("complexity", word, words, own) for word in words]
    assert tuple(one and one.ours for one in found) == meant
    assert not [one for one in meanings("complexity", words, own) if one.ours]


@pytest.mark.parametrize("words", [
    ("Tier I - simple", "Tier II - complex", "Tier III - very complex"),
    ("1 - let", "2 - middel", "3 - tung"), ("Level 1: low", "Level 2: medium", "Level 3: high"),
    ("A/enkel", "B/kompleks", "C/meget kompleks")])
def test_a_step_with_its_name_is_known_by_that(words: tuple[str, ...]) -> None:
    found = [guess("complexity", word, words, VOCABULARY) for word in words]
    assert [one and one.ours for one in found] == ["simple", "complex", "very_complex"]


@pytest.mark.landing
@pytest.mark.parametrize("nobody", ["Unassigned", "Ufordelt", "Ikke fordelt", "Vacant"])
@pytest.mark.parametrize("first", [True, False])
def test_cases_below_a_heading_of_nobody_are_new(
    nobody: str, first: bool, tmp_path: Path
) -> None:
    folder = exported(tmp_path)
    file = folder / "sager 23-11-2026.csv"
    header, *rows = [row.rpartition(";")[0] for row in file.read_text("utf-8").splitlines()]
    new = [f"{nobody};;;;", *rows[:2]]
    held = ["Anna Ask;;;;", rows[2], "Bo Birk;;;;", rows[3], rows[5], "Cia Carl;;;;", rows[4]]
    lists = [*new, *held] if first else [*held, *new]
    file.write_text("\n".join((header, *lists)) + "\n", encoding="utf-8")
    lines, day = proposed(folder)
    assert line(lines, "below").startswith(f'below = "{nobody}"')
    facts, _ = day.require()
    assert [one.id for one in facts.cases] == ["1", "2"]
    assert {one.id: one.caseworker for one in facts.caseload} == {
        "3": "AA", "4": "BB", "6": "BB", "5": "CC"}
    day = tomorrow(folder, file.name, f"{nobody};;;;\n", "")
    assert first == bool(day.faults), "above every heading nobody says whose they are"
    file.write_text("\n".join((header, *held)) + "\n", encoding="utf-8")
    facts, _ = assigner.read(folder, profile=tmp_path / "office.toml").require()
    assert (len(facts.cases), len(facts.caseload)) == (0, 4)
