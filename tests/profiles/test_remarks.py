"""A row that is no row of the table is told by its number and becomes no case; a case is no remark.

One that is merged over its group, one in two cells, one between the cases and one below them.
"""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

import assigner
from assigner.api.day import Day
from tests.draws import looped
from tests.profiles.office import CASES, PROFILE, exported

ROWS = CASES.splitlines()[:-1]


def with_rows(folder: Path, *rows: str, at: int = 99) -> Day:
    lines = [*ROWS[:at], *rows, *ROWS[at:]]
    exported(folder, cases="\n".join(lines) + "\n")
    return assigner.read(folder, profile="office")


def told(day: Day, code: str) -> list[int | None]:
    return [one.row for one in day.warnings if one.code == code]


@pytest.mark.parametrize("row", looped(1, [
    "OBS: husk 1002", "Udskrevet 23-11-2026 kl. 07:12", "Side 1 af 2", "Team Nord",
    "Udskrevet:;23-11-2026 07:12", "Hilsen Bettina", "--- slut ---",
    "Fortroligt - må ikke videregives", "* = haster", ";Team Nord",
]))
@pytest.mark.parametrize("at", looped(1, [3, 5, 99]))
def test_a_remark_is_told_and_no_case(row: str, at: int, tmp_path: Path) -> None:
    day = with_rows(tmp_path, row, at=at)
    assert not day.faults, list(map(str, day.faults))
    assert told(day, "W231") == [min(at, len(ROWS)) + 1]
    facts, _ = day.require()
    assert {case.id for case in (*facts.cases, *facts.caseload)} == {"1001", "1002", "1003", "1004"}


@pytest.mark.parametrize("row", looped(1, [
    "Modtagelse i alt;2", "I alt: 4 sager", "4 sager i alt", "Total cases: 4", "Antal;4;;;;;;;;;",
    "Sum;3;5", "Subtotal MODT;;2", "Hovedtotal;5;5;;;5",
]))
def test_so_is_a_sum(row: str, tmp_path: Path) -> None:
    day = with_rows(tmp_path, row)
    assert not day.faults, list(map(str, day.faults))
    assert [*told(day, "W211"), *told(day, "W231")] == [len(ROWS) + 1]


@pytest.mark.parametrize("row", [
    "1006", "1006;BFU", "1006;;tung", ";BFU;tung;;;Ny;20/11/26;4/12/26;;N", "A1006;;;;;Ny", "BFU;1",
])
def test_a_case_of_which_something_is_lacking_is_a_fault(row: str, tmp_path: Path) -> None:
    day = with_rows(tmp_path, row)
    assert {one.code for one in day.faults} & {"E101", "E176"}
    assert not told(day, "W231")


def test_nothing_of_what_it_says_is_repeated(tmp_path: Path) -> None:
    day = with_rows(tmp_path, "Ring til Ida Idasen, 020290-1234")
    (note,) = (one for one in day.warnings if one.code == "W231")
    assert "Ida" not in repr(note)
    assert not any("020290" in repr(one) for one in day.warnings)


def book(path: Path, rows: Sequence[Sequence[object]], *merged: str) -> Day:
    path.mkdir()
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Sager"
    for row in (("Sagsnr", "Fase", "Tyngde", "Frist", "Rådgiver"), *rows):
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    made.save(path / "sager.xlsx")
    (path / "folk.csv").write_text(
        "Init;Navn;Team;Timer\nANM;Anne Møller;intake;37\n", encoding="utf-8")
    (path / "office.toml").write_text(
        PROFILE[:PROFILE.index("[words.phase]")].replace('"title"', '"2026-11-23"') + """
[caseworkers]
file = "folk.csv"
[caseworkers.columns]
id = "Init"
name = "Navn"
team = "Team"
weekly_hours = "Timer"
[cases]
sheet = "Sager"
rows = { "Rådgiver" = "" }
[cases.columns]
id = "Sagsnr"
phase = "Fase"
complexity = "Tyngde"
due = "Frist"
[caseload]
like = "cases"
rows = { "Rådgiver" = "*" }
[caseload.columns]
caseworker = "Rådgiver"
""", encoding="utf-8")
    return assigner.read(path, profile="office")


CASE = ("S1", "modtagelse", "enkel", "27-11-2026", "ANM")
OTHER = ("S2", "modtagelse", "enkel", "27-11-2026", None)


def test_a_heading_merged_over_its_group_hides_nothing(tmp_path: Path) -> None:
    day = book(tmp_path / "day", (("Team Nord",), CASE, ("Team Syd",), OTHER), "A2:E2", "A4:E4")
    assert not day.faults, list(map(str, day.faults))
    assert told(day, "W231") == [2]


def test_a_merge_down_over_cases_still_does(tmp_path: Path) -> None:
    day = book(tmp_path / "day", (("Team Nord",), CASE, OTHER), "A2:E2", "B3:B4")
    assert {one.code for one in day.faults} >= {"E115"}


def test_a_word_that_stands_once_holds_for_the_rows_below_where_the_profile_says_so(
    tmp_path: Path,
) -> None:
    """Merged or not; without the key each blank cell is a fault."""
    rows = (("S1", "modtagelse", "enkel", "27-11-2026", "ANM"),
            ("S2", None, "enkel", "27-11-2026", None), ("S3", "undersøgelse", *OTHER[2:]),
            ("S4", None, *OTHER[2:]))
    for merged, codes in (((), {"E101"}), (("B2:B3", "B4:B5"), {"E101", "E115"})):
        folder = tmp_path / f"day{len(merged)}"
        day = book(folder, rows, *merged)
        assert {one.code for one in day.faults} == codes
        profile = folder / "office.toml"
        profile.write_text(profile.read_text(encoding="utf-8").replace(
            'phase = "Fase"', 'phase = { from = "Fase", blank_as_above = true }'),
            encoding="utf-8")
        facts, _ = assigner.read(folder, profile="office").require()
        assert [case.phase for case in (*facts.caseload, *facts.cases)] == [
            "intake", "intake", "investigation", "investigation"]
