"""One sheet of a workbook as a grid: values as a CSV would hold them, and what hides in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from assigner.files.cells import day, last_day, truth
from assigner.files.columns import InputColumn, Schema
from assigner.files.complaints import Complaint, letter, ranges, shown
from assigner.files.grid import DEEPEST, MOST_ROWS, Grid, header_at
from assigner.files.sheet_marks import Area, Marks
from assigner.words import Words, say

_LAST = 73_415  # 2100-12-31 as a spreadsheet counts days
_UNMERGE = say("Take the merge apart, and write the value in every row it is meant for.")


@dataclass(frozen=True)
class Sheet:
    """One sheet as it was read: rows of values, the first is row 1.

    `heading`: the index of the header, where it is known.
    """

    schema: Schema
    rows: Sequence[Sequence[Any]]
    marks: Marks
    heading: int | None = None

    @cached_property
    def header_at(self) -> int:
        """The index of the header."""
        if self.heading is not None:
            return self.heading
        top = [[text(value) for value in row] for row in self.rows[:DEEPEST]]
        return header_at(top, lambda name: self.schema.column(name) is not None)

    @cached_property
    def columns(self) -> Sequence[InputColumn | None]:
        """What each place of a row holds; None where the column is not known."""
        header = self.rows[self.header_at] if self.rows else ()
        return [self.schema.column(text(name)) for name in header]

    @cached_property
    def grid(self) -> Grid:
        """The sheet as text."""
        grid = Grid(self.schema.file)
        rows = [
            (index + 1, [self._text(index, place, value) for place, value in enumerate(row)], False)
            for index, row in enumerate(self.rows[:MOST_ROWS])
        ]
        if len(self.rows) > MOST_ROWS:
            grid.cut(len(self.rows), MOST_ROWS)
        grid.fill(rows, self.header_at)
        for complaint in (*self._valueless(), *self._merged(), *self._rounded(), *self._hidden()):
            grid.complaints.append(complaint)
        return grid

    def _text(self, index: int, place: int, value: object) -> str:
        if isinstance(value, bool) and index > self.header_at:
            column = self._column(place)
            if column is not None and column.read is not truth:
                # Initials such as SAND become a truth value in a Danish spreadsheet.
                return "TRUE" if value else "FALSE"
        if isinstance(value, float) and index > self.header_at:
            column = self._column(place)
            if column is not None and column.read in (day, last_day):
                return serial(value, self.marks.zero)
            if (index, place) in self.marks.percents:
                return f"{value * 100:.10g} %"
            if (index, place) in self.marks.zeros and value == int(value):
                return f"{int(value):0{self.marks.zeros[index, place]}d}"
        return text(value)

    def _column(self, place: int) -> InputColumn | None:
        return self.columns[place] if place < len(self.columns) else None

    def _complaint(self, code: str, index: int, place: int, message: Words, fix: Words,
                   value: str = "") -> Complaint:
        return Complaint(
            code=code, file=self.schema.file, row=index + 1, column=letter(place),
            header=text(self.rows[self.header_at][place]), value=value, message=message, fix=fix,
            warning=code.startswith("W"),
        )

    def _valueless(self) -> Iterator[Complaint]:
        """Formulas that give no value: they would be read as blank."""
        fix = say("Correct it, or write the value itself; a workbook made by a program "
                  "must be opened and saved once.")
        for (index, place), raw in sorted(self.marks.valueless.items()):
            if index > self.header_at and self._column(place) is not None:
                message = say("The formula has no value yet.")
                if raw:
                    message = say('The formula gives no value ("{value}").', value=shown(raw))
                yield self._complaint("E111", index, place, message, fix, raw)

    def _merged(self) -> Iterator[Complaint]:
        """Merges over cells that are read: all but the first would be blank."""
        for area in self.marks.merged:
            top, left, bottom, right = area
            known = [place for place in range(left, min(right + 1, len(self.columns)))
                     if self.columns[place] is not None]
            below = max(top, self.header_at + 1)
            value = self._at(top, left)
            if known and below <= bottom and value:
                yield self._complaint(
                    "E115", below, known[0],
                    say('{area} is one merged cell, "{value}": only its first row and column '
                        "hold the value.", area=_named(area), value=shown(value)),
                    _UNMERGE, value,
                )

    def _at(self, index: int, place: int) -> str:
        if index >= len(self.rows) or place >= len(self.rows[index]):
            return ""
        return self._text(index, place, self.rows[index][place]).strip()

    def _rounded(self) -> Iterator[Complaint]:
        """Ids kept as numbers with more digits than a spreadsheet keeps."""
        for index, place in sorted(self.marks.rounded):
            column = self._column(place)
            if index > self.header_at and column is not None and column.key == "id":
                yield self._complaint(
                    "W210", index, place,
                    say('"{value}" is a number of more than 15 digits: a spreadsheet makes up '
                        "the last ones.", value=self._at(index, place)),
                    say("Format the column as text, and write the id again."),
                    self._at(index, place),
                )

    def _hidden(self) -> Iterator[Complaint]:
        """Rows and columns that nobody sees, and that are read."""
        fix = say("Show them, or delete them if they are not meant.")
        rows = [index for index in sorted(self.marks.hidden_rows)
                if self.header_at < index < len(self.rows) and any(self._cells(index))]
        if rows:
            yield Complaint(
                code="W209", file=self.schema.file, row=rows[0] + 1, warning=True, fix=fix,
                message=say("Hidden rows are read: {rows}.",
                            rows=ranges([index + 1 for index in rows])),
            )
        hidden = [
            place for place, column in enumerate(self.columns) if column is not None
            and any(first <= place <= last for first, last in self.marks.hidden_columns)
            and any(self._at(index, place)
                    for index in range(self.header_at + 1, min(len(self.rows), MOST_ROWS)))
        ]
        if hidden:
            yield self._complaint(
                "W209", self.header_at, hidden[0],
                say("Hidden columns are read: {columns}.",
                    columns=", ".join(letter(place) for place in hidden)),
                fix,
            )

    def _cells(self, index: int) -> Sequence[str]:
        return [text(value).strip() for value in self.rows[index]]


def _named(area: Area) -> str:
    top, left, bottom, right = area
    return f"{letter(left)}{top + 1}:{letter(right)}{bottom + 1}"


def text(value: object) -> str:
    """A value of a cell as a CSV would hold it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    return str(value)


def serial(value: float, zero: date) -> str:
    """A date that has lost its format: days since the workbook's day 0, as Excel counts."""
    if 1 <= value <= _LAST:
        return (zero + timedelta(days=int(value))).isoformat()
    return text(value)
