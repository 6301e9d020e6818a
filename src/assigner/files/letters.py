"""Where each column stands in the user's own files: in which file or sheet, under which letter."""

from collections.abc import Mapping
from pathlib import Path

from assigner.files.columns import TABLES
from assigner.files.complaints import letter
from assigner.files.read import read_tables

BLOCK = 10_000_000
"""Of a table put together from several sheets or files, the rows of the second are numbered from
here on, those of the third from twice as much."""


def source_of(file: str, number: int) -> str:
    """What the sources of a table after the first are called among letters."""
    return f"{file}#{number}" if number else file


def letters(folder: Path) -> Mapping[tuple[str, str], tuple[str, str]]:
    """(file, column) -> the file, or in a workbook the sheet, and the letter of the column."""
    schemas = {schema.file: schema for schema in TABLES}
    grids, names = read_tables(folder)
    return {
        (grid.file, column.key): (names.get(grid.file, grid.file), letter(place))
        for grid in grids
        for place, header in enumerate(grid.header)
        if (column := schemas[grid.file].column(header)) is not None
    }
