"""Nothing of an export is misread or left out without a word: what strangers' exports taught."""

from collections.abc import Sequence
from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from assigner.profiles.day_said import days_said, the_day
from assigner.profiles.suggest.guessed_words import guess
from assigner.profiles.suggest.headers import said
from tests.draws import looped
from tests.files.nordby import VOCABULARY

STAFF = "Init;Navn;Team;Timer\nAA;Anna Ask;Modtagelse;37\nBB;Bo Birk;Undersøgelse;37\n" \
        "CC;Cia Carl;Foranstaltning;37\n"
CASES = ("Sagsnr;Fase;Tyngde;Modtaget;Frist;Sagsbehandler{header}\n"
         "1;Modtagelse;Enkel;20-11-2026;27-11-2026;{new}\n"
         "2;Modtagelse;Middel;21-11-2026;30-11-2026;{new}\n"
         "3;Modtagelse;Enkel;20-06-2026;28-12-2026;AA{a}\n"
         "4;Undersøgelse;Tung;20-07-2026;29-12-2026;BB{b}\n"
         "5;Foranstaltning;Enkel;20-08-2026;30-12-2026;CC{a}\n"
         "6;Undersøgelse;Middel;20-09-2026;14-12-2026;BB{b}\n")


def exported(tmp_path: Path, staff: str = STAFF, cases: str = CASES, **said: str) -> Path:
    folder = tmp_path / "day 23-11-2026"
    folder.mkdir()
    given = {"header": "", "new": "", "a": "", "b": "", **said}
    (folder / "folk.csv").write_text(staff, encoding="utf-8")
    (folder / "sager 23-11-2026.csv").write_text(cases.format(**given), encoding="utf-8")
    return folder


def proposed(folder: Path) -> tuple[list[str], assigner.Day]:
    text = suggest_profile(sorted(folder.iterdir())).text
    profile = folder.parent / "office.toml"
    profile.write_text(text, encoding="utf-8")
    return text.splitlines(), assigner.read(folder, profile=profile)


def line(lines: Sequence[str], begins: str) -> str:
    found = [one for one in lines if one.startswith(begins)]
    assert found, "\n".join(lines)
    return found[0]


@pytest.mark.landing
@pytest.mark.parametrize("word", ["Middel", "Middel ", "MIDDEL"])
def test_a_case_is_no_total_for_a_word_of_its_own(word: str, tmp_path: Path) -> None:
    _, day = proposed(exported(tmp_path, cases=CASES.replace("Middel", word)))
    facts, _ = day.require()
    assert {one.id: one.complexity for one in facts.cases} == {"1": "simple", "2": "complex"}
    assert not {one.code for one in day.warnings} & {"W211", "W231"}


@pytest.mark.parametrize("word", looped(1, [
    "UNALLOCATED", "Unassigned", "Ikke fordelt", "-", "Ufordelt", "n/a", "TBC", "*ingen*",
    "Ofördelad"]))
def test_a_word_for_nobody_holds_no_case(word: str, tmp_path: Path) -> None:
    _, day = proposed(exported(tmp_path, new=word))
    facts, _ = day.require()
    assert [one.id for one in facts.cases] == ["1", "2"]
    assert [one.caseworker for one in facts.caseload] == ["AA", "BB", "CC", "BB"]


@pytest.mark.landing
def test_somebody_whose_initials_are_such_a_word_is_somebody(tmp_path: Path) -> None:
    _, day = proposed(exported(tmp_path, staff=STAFF.replace("AA;", "NA;"),
                               cases=CASES.replace(";AA", ";NA")))
    facts, _ = day.require()
    assert [one.caseworker for one in facts.caseload] == ["NA", "BB", "CC", "BB"]


@pytest.mark.landing
@pytest.mark.parametrize("header", [
    "Tidligere", "Forrige rådgiver", "TIDL_SB", "Previous", "Former worker", "Rådgiver før",
    "Ex-worker"])
def test_who_had_it_before_is_not_who_has_it(header: str, tmp_path: Path) -> None:
    lines, day = proposed(exported(tmp_path, header=f";{header}", a=";CC", b=";AA"))
    assert line(lines, "previous_caseworker").startswith(f'previous_caseworker = "{header}"')
    facts, _ = day.require()
    assert [one.caseworker for one in facts.caseload] == ["AA", "BB", "CC", "BB"]


@pytest.mark.parametrize("headers", looped(1, ["Hvem;Hvem også", "A;B", "Kolonne1;Kolonne2"]))
def test_two_columns_of_people_that_no_header_tells_apart_are_refused(
    headers: str, tmp_path: Path
) -> None:
    one, other = headers.split(";")
    folder = exported(tmp_path, cases=CASES.replace("Sagsbehandler", one), header=f";{other}",
                      a=";BB", b=";CC")
    lines, day = proposed(folder)
    assert "says as much" in line(lines, "# caseworker")
    assert day.faults


@pytest.mark.landing
@pytest.mark.parametrize("header", ["Oprettet af", "Visitator", "Team leader", "Approved by"])
def test_who_wrote_or_leads_holds_no_case(header: str, tmp_path: Path) -> None:
    folder = exported(tmp_path, cases=CASES.replace("Sagsbehandler", "X"), header=f";{header}",
                      a=";BB", b=";CC")
    lines, _ = proposed(folder)
    assert line(lines, "caseworker").startswith('caseworker = "X"')


@pytest.mark.parametrize(("header", "new", "a", "b", "looks"), looped(1, [
    ("Tal", "1", "2", "1", "# children"), ("Z1", "Nord", "Syd", "Nord", "# district"),
    ("Dag", "01-02-2026", "01-03-2026", "02-03-2026", "# assigned"),
    ("Kryds", "N", "J", "N", '# "..." = "Kryds"'), ("Hvem", "", "BB", "CC", "# co_caseworker"),
]))
def test_what_may_be_ours_is_asked_and_told_each_time(
    header: str, new: str, a: str, b: str, looks: str, tmp_path: Path
) -> None:
    folder = exported(tmp_path, header=f";{header}", new=f";{new}", a=f";{a}", b=f";{b}")
    lines, day = proposed(folder)
    assert header in line(lines, looks)
    assert any(one.code == "W223" and header in str(one) for one in day.warnings)


@pytest.mark.parametrize(("word", "here"), looped(6, [
    ("Fratrådt", False), ("Opsagt", False), ("Resigned", False), ("Left", False),
    ("Inaktiv", False), ("Barsel", None), ("On leave", None), ("Zzz", None), ("Aktiv", True)]))
def test_who_has_left_is_not_here_and_who_is_away_is_asked(
    word: str, here: bool | None, tmp_path: Path
) -> None:
    staff = "\n".join(f"{row};{state}" for row, state in zip(
        STAFF.splitlines(), ("Ansættelsesstatus", "Aktiv", "Aktiv", "Aktiv"), strict=True))
    folder = exported(tmp_path, staff=f"{staff}\nDD;Dan Dal;Modtagelse;37;{word}\n")
    lines, day = proposed(folder)
    if here is None:
        assert word in line(lines, "rows = { \"Ansættelsesstatus\"")
        assert [one.code for one in day.faults] == ["E176"]
    else:
        facts, _ = day.require()
        assert ("DD" in {one.id for one in facts.caseworkers}) is here


@pytest.mark.parametrize(("texts", "order", "day"), [
    (("Run date: 19-Oct-2026",), None, "2026-10-19"),
    (("Open cases as of 11/30/26",), "month first", "2026-11-30"),
    (("Printed 19th October 2026",), None, "2026-10-19"),
    (("October 19th, 2026",), None, "2026-10-19"), (("Pr. 5.10.26",), None, "2026-10-05"),
    (("Uge 35, udskrevet 24/8 2026",), None, "2026-08-24"),
    (("Periode 01-10-2026 - 31-10-2026", "Udskrevet den 02-11-2026"), None, "2026-11-02"),
    (("Periode 01-10-2026 - 31-10-2026",), None, None), (("Uge 35",), None, None),
    (("den 3. november 2026",), None, "2026-11-03"), (("Generated: 20261123",), None, "2026-11-23"),
])
def test_the_day_in_a_title(texts: tuple[str, ...], order: None, day: str | None) -> None:
    assert the_day(days_said(texts), order) == day


@pytest.mark.parametrize(("key", "header"), [
    ("children", "ANT_BOERN"), ("received", "MODT_DATO"), ("two_advisers", "TO_RAADG"),
    ("due", "FristDato"), ("id", "SagsID"), ("complexity", "SAG_TYNGDE"), ("district", "Patch"),
    ("frozen", "Do not transfer"), ("assigned", "På sagen siden"), ("phase", "SAG_FASE")])
def test_headers_with_little_room(key: str, header: str) -> None:
    assert said("caseload", key, header) > 0.6


@pytest.mark.parametrize(("words", "meant"), [
    (("E", "K", "MK"), ("simple", "complex", "very_complex")),
    (("S", "C", "VC"), ("simple", "complex", "very_complex")),
    (("SIMP", "COMP", "V.COMP"), ("simple", "complex", "very_complex")),
    (("A", "B", "D"), (None, None, None)), (("E", "K", "X"), (None, None, None))])
def test_a_set_of_initials_is_known_as_a_whole(
    words: tuple[str, ...], meant: tuple[str | None, ...]
) -> None:
    found = [guess("complexity", word, words, VOCABULARY) for word in words]
    assert tuple(one and one.ours for one in found) == meant


def test_a_table_like_one_with_more_columns(tmp_path: Path) -> None:
    """New cases are read as open ones are, but for what only those have."""
    folder = exported(tmp_path)
    profile = tmp_path / "hand.toml"
    profile.write_text("\n".join((
        'model = "danish-child-welfare"', 'date = "2026-11-23"', 'dates = "day first"',
        '[words.complexity]', 'Middel = "complex"', 'Tung = "very_complex"',
        "[caseworkers]", 'file = "folk.csv"', "[caseworkers.columns]", 'id = "Init"',
        'team = "Team"', 'weekly_hours = "Timer"',
        "[caseload]", 'file = "sager*.csv"', 'rows = { Sagsbehandler = "*" }',
        "[caseload.columns]", 'id = "Sagsnr"', 'phase = "Fase"', 'complexity = "Tyngde"',
        'caseworker = "Sagsbehandler"',
        "[cases]", 'like = "caseload"', 'rows = { Sagsbehandler = "" }')), encoding="utf-8")
    facts, _ = assigner.read(folder, profile=profile).require()
    assert (len(facts.cases), len(facts.caseload)) == (2, 4)
    profile.write_text(profile.read_text("utf-8").replace("[caseworkers", "[absences", 1)
                       .replace('[caseworkers.columns]\nid = "Init"\nteam = "Team"\n'
                                'weekly_hours = "Timer"', '[absences.columns]\n'
                                'caseworker = "Init"'), encoding="utf-8")
    assert "E174" in {one.code for one in assigner.read(folder, profile=profile).faults}


@pytest.mark.landing
@pytest.mark.parametrize("header", ["Kendt af", "Set af", "Oprettet af", "Nævnt"])
def test_a_column_of_people_is_never_dropped_unasked(header: str, tmp_path: Path) -> None:
    lines, day = proposed(exported(tmp_path, header=f";{header}", a=";BB", b=";CC"))
    assert any(header in one and one.startswith("#") for one in lines), lines
    assert any(one.code == "W223" and header in str(one) for one in day.warnings)


@pytest.mark.landing
@pytest.mark.parametrize(("form", "order"), [
    ("{d}{m}{y}", "day first"), ("{m}{d}{y}", "month first"), ("{y}{m}{d}", "year first")])
def test_dates_of_eight_digits(form: str, order: str, tmp_path: Path) -> None:
    cases = CASES
    for day in ("20-11-2026", "27-11-2026", "21-11-2026", "30-11-2026", "20-06-2026", "28-12-2026",
                "20-07-2026", "29-12-2026", "20-08-2026", "30-12-2026", "20-09-2026", "14-12-2026"):
        d, m, y = day.split("-")
        cases = cases.replace(day, form.format(d=d, m=m, y=y))
    lines, day_ = proposed(exported(tmp_path, cases=cases))
    assert line(lines, "dates").startswith(f'dates = "{order}"')
    facts, _ = day_.require()
    assert str(facts.cases[0].due) == "2026-11-27"


@pytest.mark.parametrize(("header", "numbers", "unit"), looped(2, [
    ("Stillingsprosent", ("100", "80", "60"), "percent of full time"),
    ("Arbejdstid", ("100", "80", "62"), None), ("Timer pr. md.", ("160", "130", "97"),
                                               "hours a month")]))
def test_percent_is_not_taken_for_hours_a_month(
    header: str, numbers: tuple[str, ...], unit: str | None, tmp_path: Path
) -> None:
    staff = STAFF.replace("Timer", header)
    for number in numbers:
        staff = staff.replace(";37", f";{number}", 1)
    lines, _ = proposed(exported(tmp_path, staff=staff))
    if unit is None:
        line(lines, "# weekly_hours")
    else:
        assert f'unit = "{unit}"' in line(lines, "weekly_hours")


@pytest.mark.landing
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_a_title_with_another_sign_does_not_part_the_list(separator: str, tmp_path: Path) -> None:
    folder = exported(tmp_path)
    file = folder / "sager 23-11-2026.csv"
    _, *rows = file.read_text("utf-8").replace(";", separator).splitlines()
    odd = separator.join(("K1", "K2", "K3", "K4", "K5", "K6"))
    title = "Liste, børn; unge" if separator in "\t|" else "Liste, børn"
    file.write_text("\n".join((title if separator != "," else "Liste", odd, *rows)) + "\n", "utf-8")
    lines, _ = proposed(folder)
    assert any('"K6"' in one for one in lines), lines


@pytest.mark.parametrize(("header", "yes", "no"), looped(1, [("is_active", "true", "false"),
                                                  ("Aktiv", "Ja", "Nej"), ("Active", "Y", "N")]))
def test_a_flag_says_who_is_here(header: str, yes: str, no: str, tmp_path: Path) -> None:
    staff = "\n".join(f"{row};{state}" for row, state in zip(
        STAFF.splitlines(), (header, yes, yes, yes), strict=True))
    _, day = proposed(exported(tmp_path, staff=f"{staff}\nDD;Dan Dal;Modtagelse;37;{no}\n"))
    facts, _ = day.require()
    assert [one.id for one in facts.caseworkers] == ["AA", "BB", "CC"]
