"""The name of a file, a sheet or a heading as a column: proposed where no column says it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

import assigner
from assigner.api.day import Day
from assigner.api.profiles import suggest_profile
from tests.cli.runner import run
from tests.profiles.handed_in import Rows, write_book

HEADER = ("Sagsnr", "Fase", "Tyngde", "Frist", "Rådgiver")
STAFF = "Init;Navn;Team;Timer\nAA;Anna Ask;Modtagelse;37\nBB;Bo Birk;Undersøgelse;37\n"
Sheets = Mapping[str, Rows]


def exported(folder: Path, sheets: Sheets, staff: str | None = STAFF) -> Path:
    write_book(folder / "sager.xlsx", sheets, {})
    if staff is not None:
        (folder / "folk.csv").write_text(staff, encoding="utf-8")
    return folder


def proposed(folder: Path, *, date: bool = True) -> tuple[str, Day]:
    text = suggest_profile(sorted(folder.iterdir())).text
    if date:
        text = text.replace('# date = "..."', 'date = "2026-11-23"')
    profile = folder.parent / "office.toml"
    profile.write_text(text, encoding="utf-8")
    return text, assigner.read(folder, profile=profile)


def without(at: int, *rows: Sequence[object]) -> list[list[object]]:
    return [[cell for place, cell in enumerate(row) if place != at] for row in (HEADER, *rows)]


def facts(day: Day) -> dict[str, tuple[str, str, str]]:
    assert not day.faults, list(map(str, day.faults))
    found, _ = day.require()
    return {case.id: (case.phase, case.complexity, getattr(case, "caseworker", ""))
            for case in (*found.cases, *found.caseload)}


@pytest.mark.landing
def test_a_sheet_for_each_level(tmp_path: Path) -> None:
    folder = exported(tmp_path / "day", {
        "Enkel": without(2, ("1", "Modtagelse", 0, "27-11-2026", None)),
        "Kompleks": without(2, ("2", "Undersøgelse", 0, "27-11-2026", "BB"))})
    text, day = proposed(folder)
    assert 'complexity = { name_of = "sheet" }' in text
    assert "likely: by the names of the sheets" in text
    assert facts(day) == {"1": ("intake", "simple", ""), "2": ("investigation", "complex", "BB")}


@pytest.mark.landing
def test_a_sheet_of_staff_for_each_team(tmp_path: Path) -> None:
    staff = ("Init", "Navn", "Timer")
    folder = exported(tmp_path / "day", {
        "Modtagelse": (staff, ("AA", "Anna Ask", 37)),
        "Team undersøgelse": (staff, ("BB", "Bo Birk", 30)),
        "Sager": (HEADER, ("1", "Modtagelse", "Enkel", "27-11-2026", None),
                  ("2", "Undersøgelse", "Enkel", "27-11-2026", "BB"))}, staff=None)
    text, day = proposed(folder)
    assert 'team = { name_of = "sheet" }' in text
    found, _ = day.require()
    assert [(one.id, one.team) for one in found.caseworkers] == [
        ("AA", "intake"), ("BB", "investigation")]


@pytest.mark.landing
def test_a_sheet_for_each_caseworker_by_name(tmp_path: Path) -> None:
    rows = without(4, ("1", "Modtagelse", "Enkel", "27-11-2026", 0))
    other = without(4, ("2", "Undersøgelse", "Enkel", "27-11-2026", 0))
    new = without(4, ("3", "Undersøgelse", "Enkel", "27-11-2026", 0))
    folder = exported(tmp_path / "day", {"Ufordelte": new, "Anna Ask": rows, "Bo Birk": other})
    text, day = proposed(folder)
    assert 'caseworker = { name_of = "sheet" }' in text
    assert {who for *_, who in facts(day).values()} == {"", "AA", "BB"}


@pytest.mark.landing
def test_headings_inside_the_list(tmp_path: Path) -> None:
    folder = exported(tmp_path / "day", {"Sager": [
        ["Sagsnr", "Tyngde", "Frist", "Rådgiver"], ["Modtagelse"],
        ["1", "Enkel", "27-11-2026", None], ["2", "Enkel", "27-11-2026", "AA"], ["I alt", 2],
        ["Undersøgelse"], ["3", "Kompleks", "27-11-2026", "BB"], ["Antal: 1"]]})
    text, day = proposed(folder)
    assert 'phase = { name_of = "heading" }' in text
    assert facts(day) == {"1": ("intake", "simple", ""), "2": ("intake", "simple", "AA"),
                          "3": ("investigation", "complex", "BB")}
    said = " ".join(str(one) for one in day.warnings if one.code in {"W211", "W231"})
    assert all(f"rows {rows}" in said for rows in ("2, 6", "5, 8")), said


def test_a_name_nobody_knows_is_asked_and_told_once(tmp_path: Path) -> None:
    """With the words to write, at the line of the profile."""
    row = ("27-11-2026", None)
    folder = exported(tmp_path / "day", {
        "Modtagelse": without(1, ("1", 0, "Enkel", *row)),
        "Undersøgelse": without(1, ("2", 0, "Enkel", *row)),
        "Afsnit X": without(1, *((f"{n}", 0, "Enkel", *row) for n in range(3, 9)))})
    text, day = proposed(folder)
    assert '# phase = { "Afsnit X" = "..." }' in text
    (fault,) = day.faults
    assert fault.code == "E104"
    assert 'words.phase, "Afsnit X" = "..."' in str(fault)
    answered = text.replace("# phase =", "phase =").replace('"..."', '"measures"')
    (tmp_path / "office.toml").write_text(answered, encoding="utf-8")
    assert not assigner.read(folder, profile=tmp_path / "office.toml").faults


def test_a_column_that_says_it_counts_before_a_name(tmp_path: Path) -> None:
    folder = exported(tmp_path / "day", {
        "Modtagelse": (HEADER, ("1", "Foranstaltning", "Enkel", "27-11-2026", None)),
        "Undersøgelse": (HEADER, ("2", "Modtagelse", "Enkel", "27-11-2026", "AA"))})
    text, day = proposed(folder)
    assert "name_of" not in text
    assert facts(day)["1"][0] == "measures"


def test_one_sheet_alone_is_not_taken_for_what_it_is_called(tmp_path: Path) -> None:
    folder = exported(tmp_path / "day", {
        "Modtagelse": without(1, ("1", 0, "Enkel", "27-11-2026", None),
                              ("2", 0, "Enkel", "27-11-2026", "AA"))})
    text, day = proposed(folder)
    assert '# phase = { name_of = "sheet" }' in text
    assert "unsure: there is only one" in text
    assert {one.code for one in day.faults} == {"E174"}


def test_a_day_in_the_name_of_a_file_is_no_part_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "day"
    folder.mkdir()
    (folder / "folk.csv").write_text(STAFF, encoding="utf-8")
    for day, name in (("23-11-2026", "modtagelse"), ("23-11-2026", "undersøgelse")):
        (folder / f"{name}_{day}.csv").write_text(
            f"Sagsnr;Tyngde;Frist;Rådgiver\n{name[0]}1;Enkel;27-11-2026;\n"
            f"{name[0]}2;Enkel;27-11-2026;AA\n", encoding="utf-8")
    text, read = proposed(folder)
    assert 'file = ["modtagelse_*.csv", "undersøgelse_*.csv"]' in text
    assert facts(read)["m1"][0] == "intake"
    for file in folder.glob("*_23-11-2026.csv"):
        file.rename(folder / file.name.replace("23", "24"))
    again = assigner.read(folder, profile=tmp_path / "office.toml")
    assert {one[0] for one in facts(again).values()} == {"intake", "investigation"}


@pytest.mark.landing
def test_decisions_go_back_into_the_sheet_they_came_from(tmp_path: Path) -> None:
    folder = exported(tmp_path / "day", {
        "Modtagelse": without(1, ("1", 0, "Enkel", "27-11-2026", None),
                              ("2", 0, "Enkel", "27-11-2026", "AA")),
        "Undersøgelse": without(1, ("3", 0, "Kompleks", "27-12-2026", None),
                                ("4", 0, "Kompleks", "27-12-2026", "BB"))})
    proposed(folder)
    plan, back = tmp_path / "plan.json", tmp_path / "back.xlsx"
    assert run("solve", folder, "--profile", tmp_path / "office.toml", "-o", plan).code == 0
    sent = run("export", plan, "-o", back)
    assert sent.code == 0, sent.err
    made = openpyxl.load_workbook(back)
    assert [sheet[2][0].value for sheet in (made["Modtagelse"], made["Undersøgelse"])] == [1, 3]
