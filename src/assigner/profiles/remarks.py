"""Rows of an export that are no rows of its table: remarks, headings of groups, sums of them.

A case of which only the number is written is none of these: its cell is like the others of its
column, and what it lacks is told. What is set aside is told by its row, and never what it says: a
remark may name anybody.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assigner.files.complaints import Complaint, rows_of
from assigner.files.grid import Grid
from assigner.files.vocabulary import clean, fold
from assigner.profiles.personal import blanked
from assigner.profiles.sources import RawTable
from assigner.words import Words, civil_number, say

_MOST_CELLS = 2
"""A remark takes one cell; "Printed:" and a date take two."""
_FEWER, _LONGER = 2, 2
"""So many times fewer cells than the emptiest whole row; so many times longer than any id."""
_SUM = re.compile(
    r"(?:(?:grand |sub)?totals?|i alt|ialt|sum|delsum|samlet|hovedtotal|antal|count|"
    r"summe|gesamt(?:summe|zahl)?|insgesamt|zwischensumme|anzahl|totalt|antall|til sammen|summa|"
    r"sammanlagt|(?:sub)?totaal|aantal)\b.*"
    r"|.*\b(?:i alt|ialt|total|subtotal|gesamt|insgesamt|totalt|totaal)\W*\d*"
)
_NUMBER = re.compile(r"[+-]?\d[\d., ]*%?")


@dataclass(frozen=True)
class Remarks:
    """Looks through the rows of a table. `read`: the places of the columns that are read.

    `required`: those of them that no row lacks; empty where that is not known.
    """

    grid: Grid
    read: Collection[int]
    required: Collection[int] = ()

    @cached_property
    def sums(self) -> list[int]:
        """Rows with a word for a sum and numbers: indices."""
        return [index for index, cells in enumerate(self._cells) if self._sum(index, cells)]

    @cached_property
    def notes(self) -> list[int]:
        """Rows with a cell or two unlike those of their columns: indices."""
        if not self._whole:
            return []
        most = min(_MOST_CELLS, min(len(self._cells[index]) for index in self._whole) // _FEWER)
        return [
            index for index, cells in enumerate(self._cells)
            if 0 < len(cells) <= most and index not in self.sums and self._lacks(index)
            and all(self._unlike(place, cell) for place, cell in cells.items())
        ]

    @cached_property
    def _cells(self) -> list[dict[int, str]]:
        return [{place: cell for place in sorted(self.read)
                 if place < len(row) and (cell := clean(row[place]))} for row in self.grid.rows]

    @cached_property
    def _whole(self) -> list[int]:
        """Rows with more cells than a remark has, or all that none lacks."""
        return [index for index, cells in enumerate(self._cells)
                if len(cells) > _MOST_CELLS and index not in self.sums]

    def _lacks(self, index: int) -> bool:
        return not self.required or any(
            place not in self._cells[index] for place in self.required)

    def _sum(self, index: int, cells: dict[int, str]) -> bool:
        if not cells or (len(cells) > 1 and not self._lacks(index) and index < len(
                self._cells) - 1):
            return False
        said = [place for place, cell in cells.items() if _SUM.fullmatch(fold(cell))]
        # What a case is called, as "Middel" of its complexity, stands after its number.
        first = min((place for place in cells if place in self.required), default=None)
        return len(said) == 1 and said[0] in (min(cells), first) and all(
            _NUMBER.fullmatch(cell) for place, cell in cells.items() if place != said[0])

    def _unlike(self, place: int, cell: str) -> bool:
        """Whether a cell is more words, a word among numbers, or far longer than its column's."""
        others = self._column(place)
        if not others:
            return True
        if _shape(cell) in {_shape(other) for other in others}:
            return False
        return (
            len(cell.split()) > max(len(other.split()) for other in others)
            or (not any(map(str.isdigit, cell))
                and all(any(map(str.isdigit, other)) for other in others))
            or len(cell) > _LONGER * max(map(len, others))
        )

    def _column(self, place: int) -> set[str]:
        return {self._cells[index][place] for index in self._whole
                if place in self._cells[index]}


def _shape(cell: str) -> str:
    """A cell without what tells it from the others of its column: `2026/118` is `9/9`."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", fold(cell)))


def remarked(
    raw: RawTable, read: Collection[int], required: Collection[int]
) -> Iterator[Complaint]:
    """Set aside the rows of a table that are none, and tell them by their numbers."""
    found = Remarks(raw.grid, read, required)
    numbers = raw.grid.numbers
    sums, notes = ([numbers[index] for index in kind] for kind in (found.sums, found.notes))
    if sums:
        yield _told("W211", raw, sums, say(
            "This looks like totals, not like a row of the table: {rows}.", rows=rows_of(sums)))
    if notes:
        yield _told("W231", raw, notes, say(
            "This looks like a remark or the heading of a group, not like a row of the table: "
            "{rows}.", rows=rows_of(notes)))
    raw.grid.leave_out({*found.sums, *found.notes})
    for _, row in raw.grid.aside:
        blanked([row], [at for at, cell in enumerate(row) if civil_number.holds(cell)])
    _unmerged(raw.grid, {*sums, *notes})


def _told(code: str, raw: RawTable, rows: Sequence[int], message: Words) -> Complaint:
    return Complaint(
        code=code, file=raw.place.name, row=rows[0], message=message, warning=True,
        in_book=raw.in_book,
        fix=say("It is not read; delete it, or fill in what is missing if it is one."))


def _unmerged(grid: Grid, aside: Collection[int]) -> None:
    """A heading that is merged over its group hides no cell of a row."""
    grid.complaints[:] = [
        told for told in grid.complaints
        if not (told.code == "E115" and told.row in aside and _one_row(told))
    ]


def _one_row(told: Complaint) -> bool:
    first, _, last = str(told.message.values.get("area", "")).partition(":")
    return re.sub(r"\D", "", first) == re.sub(r"\D", "", last)
