"""What stands above the tables of an export."""

from collections.abc import Iterable, Iterator, Sequence

from assigner.profiles.sources import RawTable

_TABLE, _ROWS = 4, 2
"""Cells of a row, and such rows, that a table has and a title has not."""


def texts(tables: Iterable[RawTable]) -> Iterator[str]:
    """What stands above the tables, row by row: titles, dates of the extract.

    Not what stands in another table above: its dates are of its cases.
    """
    for table in tables:
        for block in _blocks(table.grid.above):
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
