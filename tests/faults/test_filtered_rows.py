"""What nobody sees is read all the same, and told: rows, columns, sheets."""

from pathlib import Path

import xlsxwriter

from assigner.files.read import read
from tests.cli.runner import run
from tests.files.nordby import VOCABULARY
from tests.files.test_workbook import SMALL

BOOK = Path(__file__).parent / "filtered-rows" / "hidden_rows.xlsx"


def test_rows_that_a_filter_hides_are_named() -> None:
    ran = run("check", BOOK)
    assert ran.code == 0
    assert "cases!4: Hidden rows are read: 4-5." in ran.out
    assert "[W209]" in ran.out
    assert len(run("solve", BOOK, "--format", "csv").out.splitlines()) == 5


def test_hidden_columns_and_sheets_are_named(tmp_path: Path) -> None:
    path = tmp_path / "day.xlsx"
    book = xlsxwriter.Workbook(path)
    for name, rows in SMALL.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            sheet.write_row(row, 0, [50 if cell == 0.5 else cell for cell in cells])
        if name == "Sagsbehandlere":
            sheet.set_column(2, 3, None, None, {"hidden": True})
        if name == "Sagsstamme":
            sheet.hide()
    lost = book.add_worksheet("cases")
    lost.write_row(0, 0, ["id", "phase", "complexity"])
    lost.write_row(1, 0, ["S-9", "intake", "simple"])
    lost.hide()
    book.close()
    found = read(path, VOCABULARY)
    told = {(w.code, w.file): str(w.message) for w in found.warnings}
    assert "C, D" in told["W209", "Sagsbehandlere"]
    assert told["W209", "Sagsstamme"] == "The sheet is hidden; it is read."
    assert 'hidden sheet "cases"' in told["W215", "Nye sager"]
    assert found.errors == ()
