"""One row of a table put in, changed or taken out; whatever else stands in the file stays.

Unknown columns, titles above the header, line ends, quotation marks and encoding are not touched:
the lines of the row are written anew, the others are kept as they were.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assigner.files import cells
from assigner.files.cells import Context
from assigner.files.columns import InputColumn, Schema, is_header
from assigner.files.dialect import Dialect
from assigner.files.encoding import decode
from assigner.files.formula import kept_text
from assigner.files.grid import read_csv
from assigner.files.header_row import tabulate
from assigner.files.table import LOST, FileTable
from assigner.files.vocabulary import Vocabulary, clean
from assigner.files.write import encoded

_DECIMAL = re.compile(r"(\d+)[.,](\d{1,2})")


@dataclass(frozen=True)
class NewRow:
    """What is to become of a row: its cells by column, as somebody types them.

    `number`: the row it takes the place of, as a spreadsheet counts; None puts one in.
    `cells` None: it is taken out; a column that is not named keeps what it holds.
    """

    number: int | None
    cells: Mapping[str, str] | None


@dataclass(frozen=True)
class OneTable:
    """A table as bytes. `data` None: there is no such file yet."""

    schema: Schema
    data: bytes | None
    vocabulary: Vocabulary

    def typed(self, number: int) -> Mapping[str, str] | None:
        """A row as one would type it, dates as 2026-11-23; None where there is none."""
        table = self._table()
        if table is None or number not in table.grid.numbers:
            return None
        index = table.grid.numbers.index(number)
        table.convert(Context(self.vocabulary))
        found = {}
        for key in table.columns:
            value = table.values[key][index]
            raw = clean(table.cells(key)[index])
            known = isinstance(value, str) and value is not LOST
            found[key] = value.isoformat() if isinstance(value, date) else (
                str(value) if known else raw)
        return found

    def columns(self) -> Mapping[str, int]:
        """Key of a column to its place."""
        table = self._table()
        return {} if table is None else table.columns

    def with_row(self, row: NewRow, spoken: Dialect) -> tuple[bytes, int]:
        """The bytes with the row as it is to be, and its number in them.

        `spoken`: how the file is written. A number that is no row of the table is no row to
        change: KeyError.
        """
        table, text = self._table(), self._text()
        if table is None:
            header = [spoken.header(column) for column in self.schema.columns]
            line = [self._cell(column, (row.cells or {}).get(column.key, ""), spoken, None)
                    for column in self.schema.columns]
            ends = spoken.newline
            whole = _line(header, spoken) + ends + _line(line, spoken) + ends
            return encoded(whole, spoken.encoding), 2
        if row.number is not None and row.number not in table.grid.numbers:
            raise KeyError(row.number)
        lines = _Lines(text, spoken.separator)
        if row.cells is None:
            lines.take_out(row.number or 0)
            return encoded(lines.text, spoken.encoding), row.number or 0
        places = dict(table.columns)
        lacking = [column for column in self.schema.columns
                   if column.key not in places and row.cells.get(column.key)]
        width = len(table.grid.header)
        lines.widen(table.grid.header_row, width, [spoken.header(one) for one in lacking], spoken)
        places.update({one.key: width + at for at, one in enumerate(lacking)})
        raw = [""] * (width + len(lacking)) if row.number is None else lines.cells(row.number)
        raw = [*raw, *[""] * (width + len(lacking) - len(raw))]
        for column in self.schema.columns:
            if column.key in places and column.key in row.cells:
                raw[places[column.key]] = self._cell(
                    column, row.cells[column.key], spoken, table)
        if row.number is not None:
            lines.put(row.number, _line(raw, spoken))
            return encoded(lines.text, spoken.encoding), row.number
        after = table.grid.numbers[-1] if table.grid.numbers else table.grid.header_row
        lines.put_after(after, _line(raw, spoken), spoken.newline)
        return encoded(lines.text, spoken.encoding), after + 1

    def _text(self) -> str:
        found = "" if self.data is None else decode(self.data, self.schema.file)
        return found if isinstance(found, str) else ""

    def _table(self) -> FileTable | None:
        if self.data is None:
            return None
        schema = self.schema.called(self.vocabulary.headers)
        return tabulate(read_csv(schema.file, self._text(), is_header), schema)

    def _cell(
        self, column: InputColumn, typed: str, spoken: Dialect, table: FileTable | None
    ) -> str:
        """A typed value as the file writes such ones; what is none is left to the reader."""
        text = " ".join(typed.split())
        if column.read in (cells.day, cells.last_day):
            try:
                on = date.fromisoformat(text)
            except ValueError:
                return kept_text(text)
            return on.strftime(spoken.date.replace("%Y", f"{on.year:04}"))
        if column.field.endswith("minutes") and (found := _DECIMAL.fullmatch(text)):
            return f"{found[1]}{spoken.decimal}{found[2]}"
        if column.read is cells.reason and table is not None and column.key in table.columns:
            return kept_text(self._as_others_write(table, column.key, text))
        return kept_text(text)

    def _as_others_write(self, table: FileTable, key: str, text: str) -> str:
        """How other rows spell a value, where one has it."""
        table.convert(Context(self.vocabulary))
        return next((clean(raw) for raw, value in zip(
            table.cells(key), table.values[key], strict=True) if value == text), text)


class _Lines:
    """The lines of a CSV, and which of them each row takes."""

    def __init__(self, text: str, separator: str) -> None:
        self.lines = list(io.StringIO(text, newline=""))
        self.separator = separator
        told = bool(self.lines) and self.lines[0].strip().strip('"').casefold().startswith("sep=")
        self.spans: dict[int, tuple[int, int]] = {}
        self.rows: dict[int, list[str]] = {}
        first = 1 if told else 0
        reader = csv.reader(self.lines[first:], delimiter=separator)
        start = first
        for number, row in enumerate(reader, start=first + 1):
            self.spans[number] = start, first + reader.line_num
            self.rows[number] = row
            start = first + reader.line_num

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.lines)

    def cells(self, number: int) -> list[str]:
        """The cells of a row as they stand."""
        return list(self.rows[number])

    def put(self, number: int, line: str) -> None:
        """Write a row in the place of the one that stands there."""
        start, end = self.spans[number]
        ending = _ending(self.lines[end - 1])
        self.lines[start:end] = [line + ending] + [""] * (end - start - 1)

    def put_after(self, number: int, line: str, newline: str) -> None:
        """Write a row below another."""
        end = self.spans[number][1]
        if not _ending(self.lines[end - 1]):
            self.lines[end - 1] += newline
        self.lines.insert(end, line + (_ending(self.lines[end - 1]) or newline))

    def take_out(self, number: int) -> None:
        """Leave a row out."""
        start, end = self.spans[number]
        self.lines[start:end] = [""] * (end - start)

    def widen(self, header: int, width: int, more: Sequence[str], spoken: Dialect) -> None:
        """Give the header further columns, and each whole row below it blank cells there."""
        if not more:
            return
        for number, row in self.rows.items():
            end = self.spans[number][1] - 1
            if number == header:
                tail = self.separator + _line(more, spoken)
            elif number > header and any(row) and len(row) >= width:
                tail = self.separator * max(0, width + len(more) - len(row))
            else:
                continue
            ending = _ending(self.lines[end])
            self.lines[end] = self.lines[end].removesuffix(ending) + tail + ending
            self.rows[number] = [*row, *[""] * max(0, width + len(more) - len(row))]


def _line(row: Sequence[str], spoken: Dialect) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=spoken.separator, lineterminator="").writerow(row)
    return out.getvalue()


def _ending(line: str) -> str:
    return line[len(line.rstrip("\r\n")):]
