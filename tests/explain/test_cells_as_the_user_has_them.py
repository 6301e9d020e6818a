"""A cell that an answer rests on is named as `check` names it, in a workbook too."""

from pathlib import Path

import pytest

from assigner.files.complaints import cell_name
from tests.cli.runner import run
from tests.files.books import DANISH, Writing, as_values


@pytest.mark.parametrize(("file", "rows", "name"), [
    ("cases.csv", (14,), "cases.csv:14 D"), ("cases.csv", (14, 20), "cases.csv:14, 20 D"),
    ("cases.csv", (), "cases.csv D"), ("Sagsstamme", (14, 20), "Sagsstamme!D14, D20"),
    ("Nye sager", (14,), "'Nye sager'!D14"), ("Nye sager", (), "'Nye sager' D"),
])
def test_names_of_cells(file: str, rows: tuple[int, ...], name: str) -> None:
    assert cell_name(file, rows, "D") == name


def test_an_answer_about_a_workbook_names_sheet_and_cell(tmp_path: Path, nordby: Path) -> None:
    book, plan = tmp_path / "day.xlsx", tmp_path / "plan.json"
    writing = Writing(book, nordby, DANISH)
    writing.all(as_values)
    writing.book.close()
    assert run("solve", book, "-o", plan).code == 0
    said = run("explain", plan, "--case", "S-10688").out
    assert "Sagsbehandlere!" in said or "Sagsstamme!" in said
    assert ".csv" not in said
