"""Rows of an export as a file of its kind: the same header, the same way of writing."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from assigner.documents.profile import Profile, TableProfile
from assigner.files.encoding import encoding_of
from assigner.files.formula import kept_text
from assigner.files.grid import separator_of
from assigner.profiles.heading import name
from assigner.profiles.sources import RawTable, decoded

_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WHOLE = re.compile(r"0|[1-9]\d{0,14}", re.ASCII)
_FORMS = {"day first": "dd-mm-yyyy", "month first": "mm/dd/yyyy"}
_MADE = datetime(2026, 1, 1)


@dataclass(frozen=True)
class Laid:
    """A table to be written. `places`: the columns that are, in their order."""

    raw: RawTable
    table: TableProfile
    rows: Sequence[Sequence[str]]
    places: Sequence[int]

    @property
    def lines(self) -> list[list[str]]:
        """The rows above the header, the header, and the rows."""
        deep = self.table.header_rows or 1
        top = [list(row) for row in self.raw.top]
        above, header = top[:-deep], top[-deep:]
        wide = len(self.raw.grid.header)
        return [
            *(_trimmed(row) for row in above),
            *([[*row, *[""] * wide][place] for place in self.places] for row in header),
            *([row[place] for place in self.places] for row in self.rows),
        ]


def as_text(laid: Laid, profile: Profile) -> bytes:
    """A CSV in the way of the export's; of a workbook's as a spreadsheet of the office has it."""
    how = _Csv.of_book(profile) if laid.raw.in_book else _Csv.of_file(laid)
    out = io.StringIO(newline="")
    out.write(how.first)
    writer = csv.writer(
        out, delimiter=how.separator, lineterminator=how.newline,
        quoting=csv.QUOTE_ALL if how.quoted else csv.QUOTE_MINIMAL,
    )
    writer.writerows([kept_text(cell) for cell in line] for line in laid.lines)
    try:
        return out.getvalue().encode(how.encoding)
    except UnicodeEncodeError:
        return out.getvalue().encode("utf-8-sig")


def as_book(tables: Sequence[Laid], profile: Profile) -> bytes:
    """A workbook with a sheet for each table; the same tables give the same bytes."""
    import xlsxwriter  # noqa: PLC0415  # only for workbooks

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _MADE})
    for laid in tables:
        place = laid.raw.place
        sheet = book.add_worksheet((place.sheet or place.path.stem)[:31])
        order = laid.table.dates or profile.dates
        day = book.add_format({"num_format": _FORMS.get(order or "", "yyyy-mm-dd")})
        lines = laid.lines
        head = len(lines) - len(laid.rows)
        for down, line in enumerate(lines):
            for along, cell in enumerate(line):
                if laid.raw.in_book and down >= head and _ISO.fullmatch(cell):
                    sheet.write_datetime(down, along, date.fromisoformat(cell), day)
                elif laid.raw.in_book and down >= head and _WHOLE.fullmatch(cell):
                    sheet.write_number(down, along, int(cell))
                elif cell:
                    # As text: nothing that was typed can run.
                    sheet.write_string(down, along, cell)
    book.close()
    return out.getvalue()


@dataclass(frozen=True)
class _Csv:
    """How a CSV is written. `first`: a line such as `sep=;`."""

    separator: str
    encoding: str
    newline: str
    quoted: bool = False
    first: str = ""

    @classmethod
    def of_book(cls, profile: Profile) -> "_Csv":
        return cls("," if profile.decimal == "." else ";", "utf-8-sig", "\r\n")

    @classmethod
    def of_file(cls, laid: Laid) -> "_Csv":
        data = laid.raw.place.path.read_bytes()
        text = decoded(data, laid.raw.place.name, laid.table.encoding)
        assert isinstance(text, str)  # it was read before
        known = laid.raw.columns
        newline = "\r\n" if "\r\n" in text else "\n"
        first, _, rest = text.partition("\n")
        told = first.strip().strip('"').casefold().startswith("sep=")
        header = next((line for line in (rest if told else text).splitlines() if line.strip()), "")
        return cls(
            separator_of(text, lambda header: name(header) in known)
            if told or laid.table.separator is None else laid.table.separator,
            _encoding(data, laid.table.encoding), newline,
            header.startswith('"') and header.rstrip().endswith('"'),
            f"{first.rstrip()}{newline}" if told else "",
        )


def _encoding(data: bytes, said: str | None) -> str:
    """As the profile says, else as found; a file of plain letters may be given others."""
    found = said or encoding_of(data)
    return "utf-8" if found == "ascii" else found


def _trimmed(row: Sequence[str]) -> list[str]:
    """Without the blank cells at its end; a blank row keeps one, so that it is a row."""
    cells = list(row)
    while len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return cells or [""]


def file_of(path: Path) -> str:
    """Which kind a file is by its ending: `book`, `text`, or blank where it is neither."""
    ending = path.suffix.casefold()
    return {".xlsx": "book", ".csv": "text", ".txt": "text", ".tsv": "text"}.get(ending, "")
