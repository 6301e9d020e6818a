"""Where each column stands in the user's own files: in which file or sheet, under which letter."""

from collections.abc import Mapping
from pathlib import Path

from assigner.files.columns import TABLES
from assigner.files.complaints import letter
from assigner.files.read import read_tables


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
