"""Values under a merge are not repeated: whoever stands there would be lost in silence."""

from pathlib import Path

import pytest
import xlsxwriter

from assigner.files.read import read
from tests.cli.runner import run
from tests.files.nordby import VOCABULARY
from tests.files.test_workbook import SMALL

BOOKS = (
    Path(__file__).parent / "merged-cells" / "merged_disq.xlsx",
    Path(__file__).parent / "hostile" / "merged.xlsx",
)


@pytest.mark.parametrize("book", BOOKS, ids=lambda path: path.name)
def test_a_merge_over_cells_that_are_read_stops_the_day(book: Path) -> None:
    ran = run("check", book)
    assert ran.code == 1
    assert "[E115]" in ran.out
    assert "is one merged cell" in ran.out
    assert run("solve", book, "--format", "csv").code == 1


def merged(path: Path, *areas: tuple[int, int, int, int, str]) -> Path:
    book = xlsxwriter.Workbook(path)
    for name, rows in SMALL.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            sheet.write_row(row, 0, [50 if cell == 0.5 else cell for cell in cells])
        if name == "Nye sager":
            sheet.write_row(2, 0, ["S-2", "modtagelse", "enkel"])
            for top, left, bottom, right, text in areas:
                sheet.merge_range(top, left, bottom, right, text)
    book.close()
    return path


@pytest.mark.parametrize(("area", "cell"), [
    ((1, 1, 2, 1, "modtagelse"), ("B", 2)),  # down
    ((1, 2, 2, 3, "enkel"), ("C", 2)),  # a block
    ((2, 1, 2, 2, "modtagelse"), ("B", 3)),  # across
])
def test_every_shape_of_merge(
    tmp_path: Path, area: tuple[int, int, int, int, str], cell: tuple[str, int]
) -> None:
    found = read(merged(tmp_path / "day.xlsx", area), VOCABULARY)
    assert ("E115", *cell) in [(e.code, e.column, e.row) for e in found.errors]


@pytest.mark.parametrize("area", [
    (1, 6, 2, 6, "a note beside"), (5, 0, 6, 3, ""), (0, 6, 0, 8, "a title"),
])
def test_merges_beside_the_table_do_no_harm(
    tmp_path: Path, area: tuple[int, int, int, int, str]
) -> None:
    assert read(merged(tmp_path / "day.xlsx", area), VOCABULARY).errors == ()
