"""A grid read column by column: headers matched, each distinct cell converted once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from assigner.files import civil_number
from assigner.files.cells import Context, Fault, items
from assigner.files.columns import Column, Schema
from assigner.files.complaints import CODES, Complaint, letter
from assigner.files.grid import Grid
from assigner.files.vocabulary import clean, fold
from assigner.words import Words, say

LOST: Final = object()
"""Stands where a cell cannot be relied on; nothing more is said about such a cell."""


@dataclass
class Table:
    """One file as columns of values. `values[key][index]` is a value or `LOST`.

    `columns`: key of a column -> its place in the grid, where it can be relied on.
    """

    schema: Schema
    grid: Grid
    columns: dict[str, int]
    complaints: list[Complaint] = field(default_factory=list)
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

    def complain(
        self, index: int, key: str, code: str, message: Words, fix: Words
    ) -> Complaint:
        """Say what is wrong in a cell."""
        place = self.columns[key]
        complaint = Complaint(
            code=code, file=self.file, row=self.grid.numbers[index], column=letter(place),
            header=self.grid.header[place].strip(), value=self.grid.rows[index][place],
            message=message, fix=fix, warning=code.startswith("W"),
        )
        self.complaints.append(complaint)
        return complaint

    def find_civil_numbers(self) -> None:
        """Complain of every cell that holds a civil registration number."""
        if not self.grid.suspect:
            return
        seen: dict[str, bool] = {}
        for index, row in enumerate(self.grid.rows):
            for place, cell in enumerate(row):
                if len(cell) >= civil_number.DIGITS:
                    if cell not in seen:
                        seen[cell] = civil_number.holds(cell)
                    if seen[cell]:
                        self.civil.add((index, place))
                        self.complaints.append(self._civil(index, place, cell))

    def convert(self, context: Context) -> None:
        """Read every column; complain of each faulty cell."""
        for column in self.schema.columns:
            if column.key in self.columns:
                self.values[column.key] = self._convert(column, context)
        if self.grid.stretched:
            self._find_shifted_rows()

    def spellings(self) -> Iterator[str]:
        """The words of the office in the file, as they are spelt there."""
        for column in self.schema.columns:
            if column.spelt and column.key in self.columns:
                for cell in set(self.cells(column.key)):
                    text = clean(cell)
                    if column.key in {"family", "district"}:
                        yield text
                    elif column.key == "interests":
                        yield from (item.rpartition(":")[0].strip() for item in items(text))
                    else:
                        yield from items(text)

    def _convert(self, column: Column, context: Context) -> list[object]:
        raw = self.cells(column.key)
        blank = _default(self.schema, column)
        values: dict[str, object] = {}
        faulty: dict[str, tuple[Fault, ...]] = {}
        for cell in set(raw):
            text = clean(cell)
            if text:
                read = column.read(text, context)
                failed = any(not fault.warning for fault in read.faults)
                values[cell] = LOST if failed else read.value
                if read.faults:
                    faulty[cell] = read.faults
            elif column.required:
                values[cell] = LOST
                faulty[cell] = (_BLANK,)
            else:
                values[cell] = blank
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

    def _civil(self, index: int, place: int, cell: str) -> Complaint:
        header = self.grid.header
        return civil_complaint(
            self.file, self.grid.numbers[index], place,
            header[place].strip() if place < len(header) else None, cell,
        )


_SHIFTED = 2
_MISPLACED = {code for code in CODES if "E101" <= code <= "E110"}
_BLANK = Fault("E101", say("The value is required."), say("Fill it in."))


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


def spelling(tables: Sequence[Table]) -> dict[str, str]:
    """One spelling for each word of the office, whatever the order of files and rows."""
    chosen: dict[str, str] = {}
    for table in tables:
        for text in table.spellings():
            key = fold(text)
            if key not in chosen or text < chosen[key]:
                chosen[key] = text
    return chosen


def _default(schema: Schema, column: Column) -> object:
    return schema.fact.__dataclass_fields__[column.field].default
