"""Which letter each column has in the user's own files."""

from collections.abc import Mapping
from pathlib import Path

from assigner.files.columns import TABLES
from assigner.files.complaints import letter
from assigner.files.read import read_grids


def letters(folder: Path) -> Mapping[tuple[str, str], str]:
    """(file, column) -> the letter the column has in that file."""
    schemas = {schema.file: schema for schema in TABLES}
    return {
        (grid.file, column.key): letter(place)
        for grid in read_grids(folder)
        for place, header in enumerate(grid.header)
        if (column := schemas[grid.file].column(header)) is not None
    }
