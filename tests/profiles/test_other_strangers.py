"""What exports drawn by strangers asked for, or took wrongly, each as a small export of its own."""

from pathlib import Path

import pytest

from assigner.api.profiles import suggest_profile
from tests.draws import looped
from tests.profiles.test_as_a_whole import proposed, read

STAFF = """\
Init;Navn;Team;Timer;Ansat dato
AB;Anna Bo;Modtagelse;37;01-03-2012
CD;Carl Dam;Undersøgelse;37;01-03-2012
EF;Eva Fog;Foranstaltning;37;01-03-2012
GH;Gerd Holm;Undersøgelse;30;01-03-2012
IJ;Ib Juul;Foranstaltning;30;01-03-2012
KL;Kim Lund;Modtagelse;37;01-03-2012
"""
CASES = """\
Sag;Fase;Tyngde;Modtaget;Frist;Rådgiver
1;Modtagelse;enkel;20-11-2026;01-12-2026;
2;Modtagelse;enkel;01-09-2026;01-12-2026;AB
3;Modtagelse;kompleks;02-09-2026;01-12-2026;AB
5;Foranstaltning;enkel;04-09-2026;01-12-2026;EF
6;Foranstaltning;meget kompleks;05-09-2026;01-12-2026;EF
7;Foranstaltning;enkel;06-09-2026;01-12-2026;IJ
8;Undersøgelse;kompleks;07-09-2026;01-12-2026;CD
9;Undersøgelse;enkel;08-09-2026;01-12-2026;CD
10;Undersøgelse;enkel;09-09-2026;01-12-2026;GH
"""


def with_column(table: str, header: str, *cells: str) -> str:
    """A table with one more column."""
    lines = table.splitlines()
    return "\n".join(f"{line};{cell}" for line, cell in zip(
        lines, (header, *cells), strict=True)) + "\n"


@pytest.mark.landing
@pytest.mark.parametrize("header", [
    "Days a week", "Dage om ugen", "Arbejdsdage pr. uge", "Days/wk", "Working days per week",
    "Ugentlige dage",
])
def test_days_a_week_are_hours_of_work(header: str, tmp_path: Path) -> None:
    staff = STAFF.replace("Timer", header).replace(";37;", ";5;").replace(";30;", ";4;")
    text = proposed(tmp_path / "day", folk=staff, sager=CASES)
    assert f'weekly_hours = {{ from = "{header}", unit = "days a week" }}' in text
    day = read(tmp_path / "day", text)
    facts, _ = day.require()
    assert [one.weekly_minutes for one in facts.caseworkers][3:5] == [4 * 444] * 2
    assert [one.code for one in day.warnings].count("W234") == 1
    told = read(tmp_path / "day", text.replace("# hours_a_day", "hours_a_day"))
    assert "W234" not in {one.code for one in told.warnings}


@pytest.mark.landing
def test_a_full_week_that_is_assumed_is_told_until_the_profile_says_it(tmp_path: Path) -> None:
    staff = STAFF.replace("Timer", "FTE").replace(";37;", ";1,0;").replace(";30;", ";0,8;")
    text = proposed(tmp_path / "day", folk=staff, sager=CASES)
    assert "\n# full_time_hours = 37 " in text
    day = read(tmp_path / "day", text)
    assert not day.faults
    (told,) = [one for one in day.warnings if one.code == "W234"]
    assert "37 hours a week are assumed" in str(told)
    text = text.replace("# full_time_hours = 37", "full_time_hours = 40")
    day = read(tmp_path / "day", text)
    assert "W234" not in {one.code for one in day.warnings}
    assert day.require()[0].caseworkers[0].weekly_minutes == 40 * 60


@pytest.mark.landing
@pytest.mark.parametrize(("header", "there", "left"), [
    ("IsActive", "TRUE", "FALSE"), ("is_active", "Y", "N"), ("Stadig ansat", "ja", "nej"),
    ("Fratrådt", "nej", "ja"), ("HasLeft", "0", "1"), ("Aktiv", "x", "-"),
])
def test_who_has_left_is_left_out_by_the_column_that_says_so(
    header: str, there: str, left: str, tmp_path: Path
) -> None:
    staff = with_column(STAFF, header, *[there] * 5, left)
    text = proposed(tmp_path / "day", folk=staff, sager=CASES)
    assert f'= "{left}" }}' in next(
        line for line in text.splitlines() if line.startswith("leave_out") and header in line)
    day = read(tmp_path / "day", text)
    assert not day.faults
    assert "KL" not in {one.id for one in day.require()[0].caseworkers}


def test_a_column_of_those_alone_who_hold_no_case_is_named_and_no_id(tmp_path: Path) -> None:
    staff = with_column(STAFF, "Gruppe 2", "A", "A", "B", "A", "B", "C")
    text = proposed(tmp_path / "day", folk=staff, sager=CASES)
    assert '\n# leave_out = { "Gruppe 2" = "C" }' in text


LANGUAGES = ("", "", "Arabisk", "Polsk", "", "", "Somali", "", "")


@pytest.mark.landing
@pytest.mark.parametrize("tick", ["x", "ja", "1", "yes", "X"])
@pytest.mark.parametrize("header", ["Behov", "Sprogkrav", "Særligt"])
def test_ticks_below_what_cases_need_are_skills_and_the_need_is_taken(
    tick: str, header: str, tmp_path: Path
) -> None:
    staff = with_column(STAFF, "Arabisk", tick, "", "", tick, "", "")
    staff = with_column(with_column(staff, "Polsk", "", tick, "", "", "", ""),
                        "Taler somali", "", "", tick, "", "", tick)
    text = proposed(tmp_path / "day", folk=staff, sager=with_column(CASES, header, *LANGUAGES))
    assert 'ticked = { Arabisk = "Arabisk", Polsk = "Polsk", "Taler somali" = "somali"' in text
    assert f'\nskills = "{header}"' in text
    day = read(tmp_path / "day", text)
    assert not day.faults
    facts = day.require()[0]
    assert facts.caseworkers[0].skills == {"Arabisk"}
    assert {skill for one in facts.caseload for skill in one.skills} == {
        "Arabisk", "Polsk", "Somali"}


@pytest.mark.landing
def test_ticks_below_other_skills_are_those_that_the_cases_need(tmp_path: Path) -> None:
    staff = with_column(STAFF, "Vold", "x", "", "", "x", "", "")
    staff = with_column(staff, "Samvær", "", "x", "", "x", "", "")
    needs = ("Vold", "", "Samvær", "", "", "", "Vold, Samvær", "", "")
    cases = with_column(CASES, "Kompetencekrav", *needs)
    text = proposed(tmp_path / "day", folk=staff, sager=cases)
    assert 'skills = { ticked = { Vold = "Vold", "Samvær" = "Samvær" } }' in text
    facts = read(tmp_path / "day", text).require()[0]
    assert facts.caseworkers[3].skills == {"Vold", "Samvær"}


@pytest.mark.parametrize(("own", "none"), looped(1, [("Dansk", "Ingen"), ("English", "-")]))
def test_the_language_of_the_office_is_no_requirement(
    own: str, none: str, tmp_path: Path
) -> None:
    staff = with_column(STAFF, "Sprog", "Arabisk", "", "Polsk, Arabisk", "", "Polsk", "")
    cells = (own, own, "Arabisk", own, own, none, own, "Polsk", own)
    text = proposed(tmp_path / "day", folk=staff, sager=with_column(CASES, "Sprog", *cells))
    assert f'{own} = ""' in text
    day = read(tmp_path / "day", text)
    assert "W222" not in {one.code for one in day.warnings}
    facts = day.require()[0]
    assert {skill for one in facts.caseload for skill in one.skills} == {"Arabisk", "Polsk"}


@pytest.mark.landing
def test_a_language_that_somebody_lists_is_one(tmp_path: Path) -> None:
    staff = with_column(STAFF, "Sprog", "Arabisk", "", "Engelsk, Arabisk", "", "Engelsk", "")
    cells = ("Engelsk", "", "Arabisk", "Engelsk", "", "", "Engelsk", "", "Arabisk")
    text = proposed(tmp_path / "day", folk=staff, sager=with_column(CASES, "Sprog", *cells))
    assert 'Engelsk = ""' not in text


TITLES = ("Rådgiver", "Rådgiver", "Socialrådgiver", "Rådgiver", "Socialrådgiver")


@pytest.mark.landing
@pytest.mark.parametrize("title", [
    "Teamleder", "Administrativ medarbejder", "Studerende", "Team Manager", "Business Support",
    "Afdelingsleder", "Social work student",
])
def test_who_leads_helps_or_learns_and_holds_no_case_is_left_out(
    title: str, tmp_path: Path
) -> None:
    staff = with_column(STAFF, "Stilling", *TITLES, title)
    text = proposed(tmp_path / "day", folk=staff, sager=CASES)
    assert f'\nleave_out = {{ Stilling = "{title}" }}' in text
    assert "they lead, help or learn by it" in text
    day = read(tmp_path / "day", text)
    assert "KL" not in {one.id for one in day.require()[0].caseworkers}


@pytest.mark.landing
@pytest.mark.parametrize("title", ["Teamleder", "Case manager", "Social worker"])
def test_who_holds_cases_is_a_caseworker_whatever_the_title(title: str, tmp_path: Path) -> None:
    staff = with_column(STAFF, "Stilling", title, *TITLES[:4], "Rådgiver")
    text = proposed(tmp_path / "day", folk=staff, sager=CASES)
    assert f'= "{title}"' not in text
    facts = read(tmp_path / "day", text).require()[0]
    assert len(facts.caseworkers) == 6


@pytest.mark.landing
def test_a_team_of_the_administration_is_no_question(tmp_path: Path) -> None:
    staff = STAFF + "MN;Mia Nord;Administration;37;01-03-2012\nOP;Oda Pil;Ledelse;37;01-03-2012\n"
    text = proposed(tmp_path / "day", folk=staff, sager=CASES)
    assert 'leave_out = { Team = ["Administration", "Ledelse"] }' in text
    assert "Administration = " not in text
    day = read(tmp_path / "day", text)
    assert not day.faults
    assert len(day.require()[0].caseworkers) == 6


@pytest.mark.landing
@pytest.mark.parametrize("header", ["Worker Team", "Sagsbehandlers enhed"])
def test_the_team_of_who_holds_a_case_is_no_district(header: str, tmp_path: Path) -> None:
    staff = STAFF.replace("Foranstaltning", "Familie Øst")
    cells = ["", "Modtagelse", "Modtagelse", *["Familie Øst"] * 3, *["Undersøgelse"] * 3]
    text = proposed(tmp_path / "day", folk=staff, sager=with_column(CASES, header, *cells))
    assert f'district = "{header}"' not in text
    assert f'# "..." = "{header}"' not in text


@pytest.mark.parametrize(("digits", "taken"), looped(1, [("231126", True), ("261123", False),
                                               ("120304", False)]))
def test_six_digits_in_the_name_of_a_file_are_the_day_where_they_can_be(
    digits: str, taken: bool, tmp_path: Path
) -> None:
    folder = tmp_path / "day"
    folder.mkdir()
    (folder / "folk.csv").write_text(STAFF, encoding="utf-8")
    (folder / f"sager_{digits}.csv").write_text(CASES, encoding="utf-8")
    text = suggest_profile([folder]).text
    assert ('\ndate = "file name"' in text) is taken
    if taken:
        assert str(read(folder, text).require()[0].date) == "2026-11-23"
