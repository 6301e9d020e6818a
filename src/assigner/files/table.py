"""A grid read column by column: headers matched, each distinct cell converted once."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from assigner.files.cells import (
    Context,
    Fault,
    Read,
    day,
    last_day,
    month_first,
    plain,
    word,
)
from assigner.files.codes import CODES
from assigner.files.columns import InputColumn, Schema
from assigner.files.complaints import Complaint, Told, letter, rows_of, shown
from assigner.files.grid import Grid
from assigner.files.lists import items
from assigner.files.ordinary import folded, ordinary
from assigner.files.vocabulary import clean
from assigner.words import Words, civil_number, say

LOST: Final = object()
"""Stands where a cell cannot be relied on; nothing more is said about such a cell."""


@dataclass
class FileTable:
    """One file as columns of values. `values[key][index]` is a value or `LOST`.

    `columns`: key of a column -> its place in the grid, where it can be relied on.
    """

    schema: Schema
    grid: Grid
    columns: dict[str, int]
    complaints: Told = field(default_factory=Told)
    values: dict[str, list[object]] = field(default_factory=dict)
    civil: set[tuple[int, int]] = field(default_factory=set)

    @property
    def file(self) -> str:
        """The file the table was read from."""
        return self.grid.file

    def cells(self, key: str) -> list[str]:
        """The cells of a column as they stand in the file."""
        place = self.columns[key]
        return [row[place] for row in self.grid.rows]

    def texts(self, key: str) -> Sequence[object]:
        """Values of a column; all `LOST` when the file has no such column to rely on."""
        return self.values.get(key) or [LOST] * len(self.grid.rows)

    def complain(self, index: int, key: str, code: str, message: Words, fix: Words) -> None:
        """Say what is wrong in a cell."""
        place = self.columns[key]
        if self.complaints.full(code, letter(place)):
            return
        self.complaints.keep(Complaint(
            code=code, file=self.file, row=self.grid.numbers[index], column=letter(place),
            header=self.grid.header[place].strip(), value=self.grid.rows[index][place],
            message=message, fix=fix, warning=code.startswith("W"),
        ))

    def find_civil_numbers(self) -> None:
        """Complain of every cell that holds a civil registration number."""
        if not self.grid.suspect:
            return
        seen: dict[str, bool] = {}
        for index, row in enumerate(self.grid.rows):
            for place, cell in enumerate(row):
                if len(cell) >= civil_number.LEAST_DIGITS:
                    if cell not in seen:
                        seen[cell] = civil_number.holds(cell)
                    if seen[cell]:
                        self.civil.add((index, place))
                        self._civil(self.grid.numbers[index], place, cell)
        for number, row in (*self.grid.above, *self.grid.aside):
            for place, cell in enumerate(row):
                if civil_number.holds(cell):
                    self._civil(number, place, cell)

    def convert(self, context: Context) -> None:
        """Read every column; complain of each faulty cell."""
        for column in self.schema.columns:
            if column.key in self.columns:
                self.values[column.key] = self._convert(column, context)
        if self.grid.stretched:
            self._find_shifted_rows()

    def spellings(self) -> Iterator[Sequence[str]]:
        """The words of the office in each column of the file, as they are spelt there."""
        for column in self.schema.columns:
            if column.spelt and column.key in self.columns:
                distinct = list(set(self.cells(column.key)) - {""})
                if column.key not in {"family", "district"}:
                    yield [word for cell in distinct for word in _items(column.key, cell)]
                elif ordinary(distinct):
                    yield distinct
                else:
                    yield [clean(cell) for cell in distinct]

    def _convert(self, column: InputColumn, context: Context) -> list[object]:
        raw = self.cells(column.key)
        blank = _default(self.schema, column)
        values: dict[str, object] = _at_once(column, raw, blank, context)
        if values:
            return self._placed(column, raw, values, {})
        faulty: dict[str, tuple[Fault, ...]] = {}
        swapped = month_first(set(raw)) if column.read in (day, last_day) else set()
        if swapped:
            self._swapped(column, [i for i, cell in enumerate(raw) if cell in swapped])
            values.update(dict.fromkeys(swapped, LOST))
        for cell in set(raw) - swapped:
            text = clean(cell)
            if len(faulty) == Told.MOST:
                # No more is listed, and looking for near words takes time.
                context = replace(context, advising=False)
            if text:
                read = _CONTROLLED if _controls(text) else column.read(text, context)
                failed = any(not fault.warning for fault in read.faults)
                values[cell] = LOST if failed else read.value
                if read.faults:
                    faulty[cell] = read.faults
            elif column.required:
                values[cell] = LOST
                faulty[cell] = (_BLANK,)
            else:
                values[cell] = blank
        return self._placed(column, raw, values, faulty)

    def _placed(
        self, column: InputColumn, raw: Sequence[str], values: Mapping[str, object],
        faulty: Mapping[str, tuple[Fault, ...]],
    ) -> list[object]:
        """The value of each row, and a complaint for each faulty cell."""
        converted = [values[cell] for cell in raw]
        unreliable = {index for index, place in self.civil if place == self.columns[column.key]}
        if column.key != "id":
            unreliable |= self.grid.damaged
        for index in unreliable:
            converted[index] = LOST
        if faulty:
            for index, cell in enumerate(raw):
                if cell in faulty and index not in unreliable:
                    for fault in faulty[cell]:
                        self.complain(index, column.key, fault.code, fault.message, fault.fix)
        return converted

    def _swapped(self, column: InputColumn, indices: Sequence[int]) -> None:
        """Tell a column of dates that only make sense as month/day, once."""
        rows = [self.grid.numbers[index] for index in indices]
        self.complain(
            indices[0], column.key, "E113",
            say("The column has the month first, as {value} ({n} cells, {rows}); day and "
                "month are never guessed.", n=len(rows), rows=rows_of(rows),
                value=shown(next(cell for cell in self.cells(column.key) if cell.strip()))),
            say("Write the dates as 2026-11-23 or 23-11-2026."),
        )

    def _find_shifted_rows(self) -> None:
        """Tell a separator too many as one fault.

        It pushes the cells of its row aside: the row is too long, its end blank, and two
        cells or more make no sense where they stand.
        """
        faults = Counter(item.row for item in self.complaints if item.code in _MISPLACED)
        numbers = self.grid.numbers
        shifted = {i for i in self.grid.stretched if faults[numbers[i]] >= _SHIFTED}
        rows = {numbers[i] for i in shifted}
        self.complaints[:] = [
            item for item in self.complaints
            if item.row not in rows or item.code not in _MISPLACED
        ] + [self.grid.too_long(numbers[i], self.grid.rows[i]) for i in sorted(shifted)]
        self.grid.damaged |= shifted
        for key, values in self.values.items():
            for index in shifted if key != "id" else ():
                values[index] = LOST

    def _civil(self, number: int, place: int, cell: str) -> None:
        header = self.grid.header
        if not self.complaints.full("E130", letter(place)):
            self.complaints.keep(civil_complaint(
                self.file, number, place,
                header[place].strip() if place < len(header) else None, cell,
            ))


_SHIFTED = 2
_MISPLACED = {code for code in CODES if "E101" <= code <= "E110"}
_CONTROLLED = Read(None, (Fault(
    "E114", say("The cell holds a control character."),
    say("Write it again by hand, in letters and digits."),
),))
_BLANK = Fault("E101", say("The value is required."), say("Fill it in."))


def _at_once(
    column: InputColumn, raw: Sequence[str], blank: object, context: Context
) -> dict[str, object]:
    """What the cells of a column say that takes any text; nothing where one needs a look."""
    distinct = set(raw)
    blanks = {"": blank} if "" in distinct and not column.required else {}
    texts = list(distinct - blanks.keys())
    if column.read not in (plain, word) or not ordinary(texts):
        return {}
    meant = texts if column.read is plain else [
        context.spelling.get(key, text) for key, text in zip(folded(texts), texts, strict=True)
    ]
    return {**blanks, **dict(zip(texts, meant, strict=True))}


def civil_complaint(
    file: str, row: int, place: int | None, header: str | None, value: str
) -> Complaint:
    """Say that a cell holds a civil registration number, without repeating it."""
    return Complaint(
        code="E130", file=file, row=row, column=None if place is None else letter(place),
        header=header, value=value,
        message=say("The cell holds what looks like a civil registration number."),
        fix=say("Remove it: use a case number or initials."),
    )


def _controls(text: str) -> bool:
    """Whether a text holds signs that steer a terminal; breaks of lines and tabs do not."""
    return not text.isprintable() and any(
        unicodedata.category(sign) == "Cc" for sign in text if sign not in "\t\n\r"
    )


def spelling(tables: Sequence[FileTable]) -> dict[str, str]:
    """One spelling for each word of the office, whatever the order of files and rows."""
    chosen: dict[str, str] = {}
    for table in tables:
        for texts in table.spellings():
            for key, text in zip(folded(texts), texts, strict=True):
                if key not in chosen or text < chosen[key]:
                    chosen[key] = text
    return chosen


def _items(key: str, cell: str) -> Sequence[str]:
    """The words of a list; of interests, without their scores."""
    found = items(clean(cell))
    return found if key != "interests" else [
        item.rpartition(":")[0].strip() for item in found
    ]


def _default(schema: Schema, column: InputColumn) -> object:
    return schema.fact.__dataclass_fields__[column.field].default
