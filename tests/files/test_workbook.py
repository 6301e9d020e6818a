"""A workbook reads to the same instance as the CSV, and its faults name sheet and cell."""

from collections.abc import Callable
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
    assert {(w.code, w.value) for w in found.warnings} == {
        (w.code, w.value) for w in wanted.warnings
    }
    return found


def write(path: Path, put: Put, names: dict[str, str] = DANISH, **where: int) -> Path:
    writing = Writing(path, NORDBY, names)
    writing.all(put, **where)
    writing.book.close()
    return path


@pytest.mark.parametrize("put", [as_text, as_values, as_formulas])
@pytest.mark.parametrize("names", [ENGLISH, DANISH], ids=["english", "danish"])
def test_a_workbook_is_the_same_instance_as_the_folder(
    tmp_path: Path, put: Put, names: dict[str, str]
) -> None:
    same(write(tmp_path / "day.xlsx", put, names))


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


@needs_libreoffice
def test_a_workbook_saved_by_libreoffice_is_the_same_instance(tmp_path: Path) -> None:
    for number, put in enumerate((as_values, as_formulas)):
        made = write(tmp_path / f"day{number}.xlsx", put)
        (tmp_path / "out").mkdir(exist_ok=True)
        same(by_libreoffice(made, tmp_path / "out"))


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
