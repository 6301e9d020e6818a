"""Staff that stands on the lines of the cases alone: the team and hours of whoever holds them."""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from tests.draws import looped

LIST = """Sag;Fase;Tyngde;Modtaget;Frist;Status;Rådgiver;Rådgivers team;Timer pr. uge{header}
1;Modtagelse;Enkel;20-11-2026;27-11-2026;Ny;;;{none}
2;Modtagelse;Kompleks;21-11-2026;30-11-2026;Ny;;;{none}
3;Modtagelse;Enkel;20-06-2026;28-12-2026;Åben;Anna Ask;Modtagelse;37{a}
4;Undersøgelse;Kompleks;20-07-2026;29-12-2026;Åben;Bo Birk;Undersøgelse;32,5{b}
5;Foranstaltning;Enkel;20-08-2026;30-12-2026;Åben;Bo Birk;Undersøgelse;32,5{b}
6;Undersøgelse;Kompleks;20-09-2026;14-12-2026;Åben;Cia Carl;Foranstaltning;30{a}
7;Modtagelse;Enkel;22-06-2026;28-12-2026;Åben;Anna Ask;Modtagelse;37{a}
8;Foranstaltning;Enkel;20-01-2026;28-02-2026;Lukket;Dorte Dam;Foranstaltning;37{a}
"""


def proposed(tmp_path: Path, text: str) -> tuple[str, assigner.Day]:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "sager 23-11-2026.csv").write_text(text, encoding="utf-8")
    profile = tmp_path / "office.toml"
    lines = suggest_profile([folder]).text
    profile.write_text(lines, encoding="utf-8")
    return lines, assigner.read(folder, profile=profile)


@pytest.mark.landing
def test_who_holds_cases_is_the_staff_each_of_them_once(tmp_path: Path) -> None:
    lines, day = proposed(tmp_path, LIST.format(header="", none="", a="", b=""))
    assert "no list of staff: who holds a case is on it, and nobody else" in lines
    facts, _ = day.require()
    assert {(one.id, one.team, one.weekly_minutes) for one in facts.caseworkers} == {
        ("Anna Ask", "intake", 2220), ("Bo Birk", "investigation", 1950),
        ("Cia Carl", "measures", 1800)}, "whoever holds closed cases alone may have left"
    assert {one.id for one in facts.cases} == {"1", "2"}
    assert {one.id: one.caseworker for one in facts.caseload} == {
        "3": "Anna Ask", "4": "Bo Birk", "5": "Bo Birk", "6": "Cia Carl", "7": "Anna Ask"}
    assert all(one.weight_minutes is None for one in facts.caseload), "hours are the caseworker's"


@pytest.mark.parametrize(("a", "b"), looped(2, [(";Nord", ";Syd"), (";", ";x")]))
def test_what_says_one_thing_of_each_holder_and_is_nothing_of_theirs_is_not_hidden(
    a: str, b: str, tmp_path: Path
) -> None:
    lines, day = proposed(tmp_path, LIST.format(header=";Kolonne", none=";", a=a, b=b))
    facts, _ = day.require()
    assert len(facts.caseworkers) == 3
    assert '"Kolonne"' in lines


@pytest.mark.landing
def test_a_list_that_says_nothing_of_its_holders_has_no_staff(tmp_path: Path) -> None:
    rows = [";".join(row.split(";")[:7]) for row in LIST.format(
        header="", none="", a="", b="").splitlines()]
    lines, day = proposed(tmp_path, "\n".join(rows) + "\n")
    assert "[caseworkers]" not in lines
    assert [one.code for one in day.faults] == ["E174"]


STAFF = "Init;Team;Timer\nAA;Modtagelse;37\nBB;Undersøgelse;37\nCC;Foranstaltning;37\n"
CASES = """Sagsnr;Fase;Tyngde;{hours};Frist;Sagsbehandler
1;Modtagelse;Enkel;260;27-11-2026;
3;Modtagelse;Enkel;325;28-12-2026;AA
4;Undersøgelse;Kompleks;520;29-12-2026;BB
5;Foranstaltning;Enkel;260;30-12-2026;CC
6;Undersøgelse;Kompleks;780;14-12-2026;BB
"""


def beside_staff(tmp_path: Path, text: str) -> tuple[str, assigner.Day]:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "folk.csv").write_text(STAFF, encoding="utf-8")
    (folder / "sager.csv").write_text(text, encoding="utf-8")
    lines = suggest_profile([folder]).text
    profile = tmp_path / "office.toml"
    profile.write_text(lines, encoding="utf-8")
    return lines, assigner.read(folder, profile=profile)


@pytest.mark.parametrize("header", looped(1, ["min/month", "Min/md", "Minutes per month"]))
def test_a_unit_of_work_as_a_header_is_what_a_case_weighs(header: str, tmp_path: Path) -> None:
    title = "Sager pr. 23-11-2026;;;;;\n"
    _, day = beside_staff(tmp_path, title + CASES.format(hours=header))
    facts, _ = day.require()
    assert {one.id: one.weight_minutes for one in facts.cases} == {"1": 60}


@pytest.mark.landing
def test_a_title_that_says_the_day_is_no_row_of_the_header(tmp_path: Path) -> None:
    title = "Sager;;Pr. {day};;;\n"
    text = title + CASES.format(hours="Min/md")
    lines, day = beside_staff(tmp_path, text.format(day="23-11-2026"))
    assert "header_rows" not in lines
    assert str(day.require()[0].date) == "2026-11-23"
    (tmp_path / "export" / "sager.csv").write_text(text.format(day="24-11-2026"), encoding="utf-8")
    tomorrow = assigner.read(tmp_path / "export", profile=tmp_path / "office.toml")
    assert str(tomorrow.require()[0].date) == "2026-11-24"


def test_decisions_go_back_with_what_the_lines_say_of_their_people(tmp_path: Path) -> None:
    _, day = proposed(tmp_path, LIST.format(header="", none="", a="", b=""))
    plan = day.solve()
    plan.export(tmp_path / "decided.csv")
    head, *rows = (tmp_path / "decided.csv").read_text(encoding="utf-8").splitlines()
    assert head.endswith("Rådgiver;Rådgivers team;Timer pr. uge")
    assert {row.split(";", 6)[6] for row in rows} == {"Anna Ask;Modtagelse;37"}
