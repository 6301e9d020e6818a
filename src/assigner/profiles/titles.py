"""What stands above the tables of an export, below them, and in a sheet about it."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from assigner.files.complaints import Complaint
from assigner.profiles.calendar_words import IN_TEXT
from assigner.profiles.day_said import WrittenDay, days_said
from assigner.profiles.sources import Layout, RawTable, TablePlace, read_raw

_TABLE, _ROWS = 4, 2
"""Cells of a row, and such rows, that a table has and a title has not."""
_TOP = 3
_ALONE = re.compile(rf"(?:[^\W\d_]+(?:day|dag|tag),?\s+)?(?:(?:d\.|den|the)\s*)?{IN_TEXT}\.?",
                    re.IGNORECASE)
"""Rows in which a title stands; a day by itself, or with its weekday."""
_MOST_SHEETS, _MOST_ROWS = 10, 60
"""How many sheets are looked through for one about the export, and how long that may be."""


def titled(tables: Sequence[RawTable], others: Collection[TablePlace]) -> list[WrittenDay]:
    """The days that titles say; else those on which the export was made, by what stands elsewhere.

    `others`: places of the export that are no table of ours.
    """
    about = [*_about(others)]
    made = (days_said(texts) for texts in (_below(tables), (row for rows in about for row in rows)))
    return days_said(texts(tables)) or next(
        (own for days in made if (own := [one for one in days if one.made])),
        # A day that is a row of its own at the top of such a sheet is its title.
        days_said(row for rows in about for row in rows[:_TOP] if _ALONE.fullmatch(row.strip())))


def texts(tables: Iterable[RawTable]) -> Iterator[str]:
    """What stands above the tables, row by row: titles, dates of the extract.

    Not what stands in another table above: its dates are of its cases.
    """
    for table in tables:
        yield from _of_titles(table.grid.above)


def _below(tables: Iterable[RawTable]) -> Iterator[str]:
    for table in tables:
        last = max(table.grid.numbers, default=table.grid.header_row)
        yield from _of_titles([
            *(row for row in table.grid.aside if row[0] > last), *table.below])


def _about(places: Collection[TablePlace]) -> Iterator[list[str]]:
    """A sheet with words beside words: "Extracted", and the day."""
    for place in [one for one in places if one.sheet is not None][:_MOST_SHEETS]:
        read = read_raw(place, Layout(), {})
        if not isinstance(read, Complaint) and len(read.grid.rows) <= _MOST_ROWS:
            grid = read.grid
            yield [*_of_titles([
                *grid.above, (grid.header_row, grid.header),
                *zip(grid.numbers, grid.rows, strict=True)])]


def _of_titles(rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[str]:
    for block in _blocks(rows):
        widths = [sum(bool(cell.strip()) for cell in row) for row in block]
        if max(widths) < _TABLE or sum(width >= _TABLE - 1 for width in widths) < _ROWS:
            yield from (" ".join(filter(str.strip, row)) for row in block)


def _blocks(rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[list[Sequence[str]]]:
    """Rows that stand together, without a blank one between them."""
    block: list[Sequence[str]] = []
    last = 0
    for number, row in rows:
        filled = any(cell.strip() for cell in row)
        if block and (number > last + 1 or not filled):
            yield block
            block = []
        if filled:
            block.append(row)
        last = number
    if block:
        yield block
