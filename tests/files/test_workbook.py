"""A workbook reads to the same instance as the CSV, and its faults name sheet and cell."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from assigner.files.read import Reading, read, read_head
from tests.files.books import (
    DANISH,
    ENGLISH,
    Writing,
    as_formulas,
    as_text,
    as_values,
    by_libreoffice,
    needs_libreoffice,
)
from tests.files.nordby import NORDBY, VOCABULARY

Put = Callable[..., None]


def same(path: Path) -> Reading:
    """The same facts as Nordby's folder: the fingerprint covers every one."""
    found, wanted = read(path, VOCABULARY), read(NORDBY, VOCABULARY)
    assert found.errors == ()
    assert found.instance is not None
    assert wanted.instance is not None
    assert found.instance.sha256 == wanted.instance.sha256
    assert [(w.code, w.header) for w in found.warnings] == [
        (w.code, w.header) for w in wanted.warnings
    ]
    return found


def write(path: Path, put: Put, names: dict[str, str] = DANISH, **where: int) -> Path:
    writing = Writing(path, NORDBY, names)
    writing.all(put, **where)
    writing.book.close()
    return path


@pytest.mark.landing
@pytest.mark.parametrize("put", [as_text, as_values, as_formulas])
@pytest.mark.parametrize("names", [ENGLISH, DANISH], ids=["english", "danish"])
def test_a_workbook_is_the_same_instance_as_the_folder(
    tmp_path: Path, put: Put, names: dict[str, str]
) -> None:
    same(write(tmp_path / "day.xlsx", put, names))


@pytest.mark.landing
def test_titles_hidden_sheets_and_blank_rows_do_not_matter(tmp_path: Path) -> None:
    writing = Writing(tmp_path / "day.xlsx", NORDBY, DANISH)
    hidden = writing.book.add_worksheet("Lister")
    hidden.write_column(0, 0, ["Team", "Modtagelse", "Undersøgelse"])
    hidden.hide()
    old = writing.book.add_worksheet("cases")
    old.write_row(0, 0, ["id", "phase"])
    old.hide()
    writing.all(as_values, top=4, left=2)
    bold = writing.book.add_format({"bold": True})
    for sheet in writing.book.worksheets()[2:]:
        if sheet.name != DANISH["instance"]:
            sheet.merge_range(0, 2, 1, 8, "Team", bold)
            sheet.write(2, 2, "Udtræk fra fagsystemet, 23. november")
            for row in range(1200, 1240):
                sheet.write_blank(row, 3, None, bold)
    writing.book.close()
    found = same(tmp_path / "day.xlsx")
    assert found.instance is not None
    assert min(row.row for row in found.instance.cases) == 6


@pytest.mark.landing
@needs_libreoffice
def test_a_workbook_saved_by_libreoffice_is_the_same_instance(tmp_path: Path) -> None:
    made = [write(tmp_path / f"{put.__name__}.xlsx", put) for put in (as_values, as_formulas)]
    again = by_libreoffice(tmp_path / "out", *made)
    assert len(again) == 2
    for book in again:
        same(book)


SMALL: dict[str, list[list[Any]]] = {
    "Dagen": [["Dato", "2026-11-23"], ["Model", "danish-child-welfare"]],
    "Sagsbehandlere": [
        ["Initialer", "Team", "Ugentlige timer", "Kapacitet %"],
        ["ABC", "Modtagelse", 37, 1.0], ["DEF", "Modtagelse", 37, 0.5],
    ],
    "Nye sager": [["Sagsnr", "Fase", "Tyngde", "Frist"], ["S-1", "modtagelse", "enkel", None]],
    "Sagsstamme": [["Sagsnr", "Fase", "Tyngde", "Sagsbehandler"]],
}


def small(path: Path, **changed: list[list[Any]]) -> Path:
    book = xlsxwriter.Workbook(path)
    percent = book.add_format({"num_format": "0%"})
    for name, rows in {**SMALL, **{key.replace("_", " "): v for key, v in changed.items()}}.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, tuple):
                    sheet.write_formula(row, column, value[0], None, value[1])
                else:
                    sheet.write(row, column, value, percent if isinstance(value, float) else None)
    book.close()
    return path


def test_a_percentage_is_a_percentage(tmp_path: Path) -> None:
    found = read(small(tmp_path / "day.xlsx"), VOCABULARY)
    assert found.instance is not None
    assert [w.capacity_percent for w in found.instance.caseworkers] == [100, 50]


def test_faults_name_the_cell_as_excel_does(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [], ["Sagsnr", "Fase", "Tyngde", "Frist", "Inhabile"],
        ["S-1", "modtagelse", "tung", 46349, "XYZ"],
        ["S-1", "modtagelse", "enkel", ("=1/0", "#DIV/0!"), "0101701234"],
        ["S-3", "modtagelse", "enkel", 20261123, ""],
    ]
    found = read(small(tmp_path / "day.xlsx", Nye_sager=rows), VOCABULARY)
    told = [error.line() for error in found.errors]
    assert [(error.code, error.file, error.row, error.column) for error in found.errors] == [
        ("E103", "Nye sager", 3, "C"), ("E121", "Nye sager", 3, "E"),
        ("E120", "Nye sager", 4, "A"), ("E111", "Nye sager", 4, "D"),
        ("E130", "Nye sager", 4, "E"), ("E108", "Nye sager", 5, "D"),
    ]
    assert told[0].startswith("'Nye sager'!C3 \"Tyngde\": ")
    assert "Sagsbehandlere" in told[1]
    assert "0101701234" not in "".join(told)
    assert "#DIV/0!" in told[3]


def test_a_missing_sheet_and_a_missing_model_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "day.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Sagsbehandlere").write_row(0, 0, SMALL["Sagsbehandlere"][0])
    head = book.add_worksheet("Dagen")
    head.write_row(2, 0, ["Dato", "i dag"])
    book.close()
    found = read(path, VOCABULARY)
    assert [(e.code, e.file, e.row, e.column) for e in found.errors] == [
        ("E151", "cases", None, None), ("E161", "Dagen", None, None),
        ("E162", "Dagen", 3, "B"), ("E144", "Sagsbehandlere", None, None),
    ]
    assert [w.code for w in found.warnings] == ["W203"]


def test_two_sheets_of_one_meaning_are_a_fault(tmp_path: Path) -> None:
    found = read(small(tmp_path / "day.xlsx", cases=[["id", "phase", "complexity"]]), VOCABULARY)
    assert [e.code for e in found.errors] == ["E155"]


@pytest.mark.parametrize("content", [b"", b"id,team\n", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "day.xlsx"
    path.write_bytes(content)
    assert [e.code for e in read(path, VOCABULARY).errors] == ["E154"]
    assert read_head(path).model is None


def test_a_workbook_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert [e.code for e in read(tmp_path / "no.xlsx", VOCABULARY).errors] == ["E154"]


PLAIN = {**SMALL, "Sagsbehandlere": [row[:3] for row in SMALL["Sagsbehandlere"]]}


def plain(path: Path, tables: dict[str, list[list[Any]]], *, late: bool = False) -> Any:
    """A workbook to write more into; `late`: its days are counted from 1904."""
    book = xlsxwriter.Workbook(path, {"date_1904": late})
    for name, rows in tables.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            sheet.write_row(row, 0, cells)
    return book


def test_dates_counted_from_1904_are_the_same_dates(tmp_path: Path) -> None:
    """Old workbooks of a Mac count days from another day, dates without a format too."""
    days = []
    for late in (False, True):
        book = plain(tmp_path / f"{late}.xlsx", PLAIN, late=late)
        shown = book.add_format({"num_format": "dd-mm-yyyy"})
        book.get_worksheet_by_name("Dagen").write_datetime(0, 1, date(2026, 11, 23), shown)
        due = book.get_worksheet_by_name("Nye sager")
        due.write_datetime(1, 3, datetime(2026, 11, 30, 0, 0), shown)
        due.write_row(2, 0, ["S-2", "modtagelse", "enkel", 46356 - (1462 if late else 0)])
        book.close()
        found = read(tmp_path / f"{late}.xlsx", VOCABULARY)
        assert found.instance is not None, found.errors
        days.append((found.instance.date, [case.due for case in found.instance.cases]))
    assert days == [(date(2026, 11, 23), [date(2026, 11, 30)] * 2)] * 2


def test_blanks_of_the_web_numbers_as_ids_and_names_in_another_case(tmp_path: Path) -> None:
    head = {"DAGEN": PLAIN["Dagen"], " sagsbehandlere ": PLAIN["Sagsbehandlere"]}
    rows: list[list[Any]] = [
        ["Sagsnr\u00a0", "Fase", "Tyngde", "Frist", "Tidligere sagsbehandler"],
        [10688, "modtagelse\u00a0", "meget\u00a0kompleks", "30-11-2026\u00a0", "ABC "],
        ["007", "Modtagelse", "enkel", "2026-11-30 00:00:00", ""],
    ]
    path = tmp_path / "day.xlsm"
    plain(path, {**head, "NYE SAGER": rows, "sagsstamme": PLAIN["Sagsstamme"]}).close()
    found = read(path, VOCABULARY)
    assert found.instance is not None, [error.line() for error in found.errors]
    assert [(case.id, case.complexity, case.due, case.previous_caseworker)
            for case in found.instance.cases] == [
        ("007", "simple", date(2026, 11, 30), ""),
        ("10688", "very_complex", date(2026, 11, 30), "ABC"),
    ]


@pytest.mark.landing
def test_a_stray_cell_far_away_is_told_and_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "day.xlsx"
    book = plain(path, PLAIN)
    book.get_worksheet_by_name("Nye sager").write(1_048_575, 16_383, "x")
    book.get_worksheet_by_name("Sagsstamme").write(0, 16_383, "a note far to the right")
    book.close()
    found = read(path, VOCABULARY)
    assert [error.line() for error in found.errors] == [
        "'Nye sager'!XFD1048576: The sheet reaches too far to be read. "
        "Delete what stands far below or beside the table. [E156]"
    ]
    assert [(told.code, told.file, told.column) for told in found.warnings] == [
        ("W201", "Sagsstamme", "XFD")
    ]


def test_what_unpacks_to_too_much_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small(tmp_path / "day.xlsx")
    monkeypatch.setattr("assigner.files.package.MOST_BYTES", 1000)
    assert [(e.code, "unpacks" in e.line()) for e in read(path, VOCABULARY).errors] == [
        ("E154", True)
    ]


def test_a_workbook_cut_short_or_under_a_password_is_told(tmp_path: Path) -> None:
    whole = small(tmp_path / "whole.xlsx").read_bytes()
    protected = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + bytes(4096)
    for content in (whole[: len(whole) // 2], whole[:-10], protected):
        (tmp_path / "day.xlsx").write_bytes(content)
        assert [e.code for e in read(tmp_path / "day.xlsx", VOCABULARY).errors] == ["E154"]


@pytest.mark.parametrize("suffix", [".ods", ".xls", ".xlsb"])
def test_another_kind_of_spreadsheet_is_to_be_saved_as_xlsx(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"day{suffix}"
    path.write_bytes(b"PK")
    errors = read(path, VOCABULARY).errors
    assert [(e.code, ".xlsx" in e.line()) for e in errors] == [("E150", True)]
