"""Sheets of teams: a name stands once, above its cases, and new cases on a sheet of their own."""

from pathlib import Path

import openpyxl
import pytest

from assigner.api.profiles import suggest_profile
from tests.profiles.test_as_a_whole import read

pytestmark = pytest.mark.landing

_HEAD = ("Rådgiver", "Sag", "Kompleksitet", "Oprettet", "Frist")
_TEAMS = {
    "Modtagelse": (("Anna Ask", 3), ("Dan Dal", 2)),
    # Dan Dal has cases in two teams.
    "Undersøgelse": (("Bo Birk", 3), ("Dan Dal", 1)),
    "Foranstaltning": (("Cia Carl", 4),),
}


def _book(folder: Path, *, merged: bool) -> None:
    book = openpyxl.Workbook()
    folder.mkdir()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Medarbejdere"
    for row in (("Navn", "Team", "Timer"), ("Anna Ask", "Modtagelse", 37),
                ("Bo Birk", "Undersøgelse", 37), ("Cia Carl", "Foranstaltning", 37),
                ("Dan Dal", "Modtagelse", 37)):
        sheet.append(row)
    number = 0
    for team, holders in _TEAMS.items():
        sheet = book.create_sheet(team)
        sheet.append(_HEAD)
        for who, cases in holders:
            first = sheet.max_row + 1
            for at in range(cases):
                number += 1
                sheet.append(("" if at else who, f"S-{number:02}", "Enkel", "02-10-2026",
                              "02-12-2026"))
            if merged and cases > 1:
                sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=1,
                                  end_column=1)
    sheet = book.create_sheet("Til fordeling")
    sheet.append(("Sag", "Team", *_HEAD[2:]))
    for team in _TEAMS:
        number += 1
        sheet.append((f"S-{number:02}", team, "Enkel", "20-11-2026", "12-12-2026"))
    book.save(folder / "sager 23-11-2026.xlsx")


def _read(tmp_path: Path, *, merged: bool) -> None:
    folder = tmp_path / "day"
    _book(folder, merged=merged)
    text = suggest_profile(sorted(folder.iterdir())).text
    facts, _ = read(folder, text).require()
    assert [(case.id, str(case.phase)) for case in facts.cases] == [
        ("S-14", "intake"), ("S-15", "investigation"), ("S-16", "measures")]
    names = {one.id: one.name for one in facts.caseworkers}
    held = [names[case.caseworker] or case.caseworker for case in facts.caseload]
    assert held == [who for holders in _TEAMS.values() for who, cases in holders
                    for _ in range(cases)]


def test_merged_over_them(tmp_path: Path) -> None:
    _read(tmp_path, merged=True)


def test_blank_below_it(tmp_path: Path) -> None:
    _read(tmp_path, merged=False)
