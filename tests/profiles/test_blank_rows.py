"""A profile that stops at a blank row says which rows it leaves out: there may be cases there."""

from pathlib import Path

import openpyxl
import pytest

import assigner
from assigner.api.profiles import suggest_profile
from tests.profiles.office import CASES, PROFILE, exported

STOPPING = PROFILE.replace('file = "sager.csv"', 'file = "sager.csv"\nstop_at_blank = true')
LINES = CASES.splitlines()


def told(folder: Path, lines: list[str]) -> list[str]:
    """The warnings about rows below a blank one, as they are said."""
    day = assigner.read(exported(folder, cases="\n".join(lines) + "\n", profile=STOPPING),
                        profile="office")
    return [str(one) for one in day.warnings if one.code == "W229"]


def test_cases_below_a_blank_row_are_told_by_row(tmp_path: Path) -> None:
    (warning,) = told(tmp_path, [*LINES[:5], ";;;;;;;;;;", *LINES[5:]])
    assert "rows 7-10" in warning
    assert warning.startswith("sager.csv:7")


@pytest.mark.parametrize("above", [3, 4])
def test_wherever_the_blank_row_stands(above: int, tmp_path: Path) -> None:
    (warning,) = told(tmp_path, [*LINES[:above], "", "", *LINES[above:]])
    assert f"rows {above + 3}-{len(LINES) + 2}" in warning


def test_without_a_row_below_nothing_is_told(tmp_path: Path) -> None:
    assert not told(tmp_path, [*LINES[:-1], "", ""])


@pytest.mark.landing
def test_what_is_proposed_says_that_it_stops_and_tells_the_rows(tmp_path: Path) -> None:
    """The day after a case stands where the note did."""
    day = tmp_path / "day"
    day.mkdir()
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Sagsnr", "Fase", "Tyngde", "Modtaget", "Frist", "Børn", "Sagsbehandler"),
                ("1", "Modtagelse", "Enkel", "2026-11-20", "2026-11-27", 1, None),
                ("2", "Undersøgelse", "Kompleks", "2026-09-27", "2026-12-27", 2, "BB"),
                (), ("Sag", "hvem spørger", "hvornår"), ("2", "Bo", "ring til ham")):
        sheet.append(row)
    book.save(day / "sager 2026-11-23.xlsx")
    (day / "folk.csv").write_text("Init;Team;Timer\nBB;Undersøgelse;37\n", encoding="utf-8")
    text = suggest_profile([day]).text
    (stops,) = (line for line in text.splitlines() if line.startswith("stop_at_blank"))
    assert "# likely: what stands below is no row" in stops
    (day / "office.toml").write_text(text, encoding="utf-8")
    (note,) = (one for one in assigner.read(day, profile="office").warnings if one.code == "W229")
    assert (note.row, note.in_book) == (5, True)
    sheet.append(("3", "Undersøgelse", "Enkel", "2026-11-20", "2026-12-29", 1, "BB"))
    book.save(day / "sager 2026-11-23.xlsx")
    (note,) = (one for one in assigner.read(day, profile="office").warnings if one.code == "W229")
    assert "rows 5-7" in str(note)
