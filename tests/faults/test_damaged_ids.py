"""Ids that a spreadsheet has made something else of, and ids that only look different."""

from pathlib import Path

import pytest
import xlsxwriter

from assigner.files.read import read
from tests.cli.runner import run
from tests.files.nordby import VOCABULARY, write
from tests.files.test_workbook import SMALL

FOLDER = Path(__file__).parent / "damaged-ids"


@pytest.mark.parametrize(("name", "value"), [
    ("sci", "2,02611E+11"), ("dateids.xlsx", "2026-03-01"),
])
def test_a_damaged_id_is_a_warning(name: str, value: str) -> None:
    ran = run("check", FOLDER / name)
    assert ran.code == 0
    assert "[W210]" in ran.out
    assert value in ran.out


def test_ids_that_differ_by_what_cannot_be_seen_are_one_fault() -> None:
    found = read(FOLDER / "bomid", None)
    assert [(e.code, e.row) for e in found.errors] == [("E124", 3)]
    assert "rows 3-7" in str(found.errors[0].message)


@pytest.mark.parametrize("pair", [
    ("10673", "10673.0"), ("007", "7"), ("S-1", "s-1"), ("S-1", "\uff33-1"), ("AB1", "\u0410B1"),
    ("S-1", "S\u20111"), ("S 1", "S\u00a01"),
])
def test_two_spellings_of_one_id_are_told_over_both_files(
    tmp_path: Path, pair: tuple[str, str]
) -> None:
    found = read(write(tmp_path, {
        "cases.csv": f"Sagsnr;Fase;Tyngde\n{pair[0]};intake;simple\n",
        "caseload.csv": f"Sagsnr;Fase;Tyngde;Sagsbehandler\n{pair[1]};intake;simple;ANM\n",
    }), VOCABULARY)
    assert [e.code for e in found.errors] == ["E124"]


@pytest.mark.parametrize("value", [20261123000000008, 202611230000000085])
def test_a_number_of_more_digits_than_are_kept(tmp_path: Path, value: int) -> None:
    path = tmp_path / "day.xlsx"
    book = xlsxwriter.Workbook(path)
    for name, rows in SMALL.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            sheet.write_row(row, 0, [50 if cell == 0.5 else cell for cell in cells])
        if name == "Nye sager":
            sheet.write_number(1, 0, value)
    book.close()
    assert "W210" in [w.code for w in read(path, VOCABULARY).warnings]


@pytest.mark.parametrize("value", [True, False])
def test_initials_that_became_a_truth_value(tmp_path: Path, value: bool) -> None:
    path = tmp_path / "day.xlsx"
    book = xlsxwriter.Workbook(path)
    for name, rows in SMALL.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            sheet.write_row(row, 0, [50 if cell == 0.5 else cell for cell in cells])
        if name == "Nye sager":
            sheet.write_boolean(1, 0, value)
    book.close()
    assert [w.code for w in read(path, VOCABULARY).warnings] == ["W210"]


@pytest.mark.parametrize("id_", ["S-10673", "2026-1123", "10673", "A1E5", "MAR1", "1-2", "10.1"])
def test_ordinary_ids_are_not_damaged(tmp_path: Path, id_: str) -> None:
    found = read(write(tmp_path, {
        "cases.csv": f"id,phase,complexity\n{id_},intake,simple\n",
    }), VOCABULARY)
    assert (found.errors, found.warnings) == ((), ())
