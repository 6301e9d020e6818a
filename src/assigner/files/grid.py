"""A table as rows of strings with the row numbers a user sees: what every reader makes.

A row number is the number of the row in a spreadsheet: the header is row 1, blank lines
count, and a cell with line breaks in it is still one row. A workbook reader makes the
same `Grid` from a sheet.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from assigner.files import civil_number
from assigner.files.complaints import Complaint, shown
from assigner.words import say

SEPARATORS = (";", ",", "\t")
_MOST_BAD_QUOTES = 25


@dataclass
class Grid:
    """Header and rows of one file or sheet; blank rows are left out.

    `damaged`: indices of rows whose cells are not where they belong. `stretched`: rows
    that are longer than the header, but blank there. `suspect`: some cell may hold a civil
    registration number, so that every cell is worth a look.
    """

    file: str
    header: list[str] = field(default_factory=list)
    header_row: int = 1
    numbers: list[int] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    damaged: set[int] = field(default_factory=set)
    stretched: set[int] = field(default_factory=set)
    suspect: bool = True
    complaints: list[Complaint] = field(default_factory=list)

    def add(self, number: int, cells: list[str], damaged: bool = False) -> None:
        """Take the next row: the first that is not blank is the header."""
        if not "".join(cells).strip():
            return
        if not self.header:
            self.header, self.header_row = cells, number
            return
        width = len(self.header)
        if len(cells) < width:
            cells += [""] * (width - len(cells))
        elif len(cells) > width and not damaged:
            if "".join(cells[width:]).strip():
                damaged = True
                self.complaints.append(self.too_long(number, cells))
            else:
                self.stretched.add(len(self.rows))
        if damaged:
            self.damaged.add(len(self.rows))
        self.numbers.append(number)
        self.rows.append(cells)

    def too_long(self, number: int, cells: list[str]) -> Complaint:
        """Say that a row has more cells than the header."""
        width = len(self.header)
        return Complaint(
            code="E143", file=self.file, row=number, value=shown("|".join(cells[width:]), 200),
            message=say("The row has {cells} cells, the header {width}.",
                        cells=len(cells), width=width),
            fix=say("Remove what is too much, or put quotation marks around a value that holds "
                    "the separator; the other cells of this row are read after that."),
        )


def read_csv(file: str, text: str, is_header: Callable[[str], bool]) -> Grid:
    """Take the text of a CSV apart; `is_header` tells a known column from another word."""
    grid = Grid(file, suspect=civil_number.holds(text))
    lines = list(io.StringIO(text, newline=""))
    separator = _separator(lines, is_header)
    for number, (cells, broken) in enumerate(_records(lines, separator), start=1):
        if broken:
            grid.complaints.append(_bad_quote(file, number, broken))
        grid.add(number, cells, damaged=broken is not None)
    return grid


def separator_of(text: str, is_header: Callable[[str], bool]) -> str:
    """What stands between the cells of a CSV."""
    return _separator(list(io.StringIO(text, newline="")), is_header)


def _separator(lines: list[str], is_header: Callable[[str], bool]) -> str:
    """The separator that makes most known columns of the header, then most cells."""

    def score(separator: str) -> tuple[int, int]:
        header = next((cells for cells, _ in _records(lines, separator) if any(cells)), [])
        return sum(map(is_header, header)), len(header)

    return max(SEPARATORS, key=score)


def _records(lines: list[str], separator: str) -> Iterator[tuple[list[str], str | None]]:
    """Rows of cells; with a row whose quotation marks do not pair, the line as it stands.

    Such a row is split without regard to quotation marks and reading goes on with the
    next line, so that one stray mark hides nothing below it.
    """
    start, width, bad = 0, 0, 0
    while start < len(lines):
        reader = csv.reader(iter(lines[start:]) if start else iter(lines), delimiter=separator,
                            strict=True)
        done = 0
        try:
            for cells in reader:
                if reader.line_num > done + 1 and len(cells) != width:
                    plain = _plain(lines[start + done], separator)
                    if len(plain) == width:
                        raise csv.Error("a mark opened here was closed by one further down")
                done = reader.line_num
                width = width or len(cells)
                yield cells, None
            return
        except csv.Error:
            bad += 1
        start += done
        if bad > _MOST_BAD_QUOTES:
            yield from ((_plain(line, separator), None) for line in lines[start:])
            return
        yield _plain(lines[start], separator), lines[start]
        start += 1


def _plain(line: str, separator: str) -> list[str]:
    return line.rstrip("\r\n").replace('"', "").split(separator)


def _bad_quote(file: str, number: int, line: str) -> Complaint:
    return Complaint(
        code="E153", file=file, row=number, value=line.strip(),
        message=say('A quotation mark does not pair in "{line}".', line=shown(line)),
        fix=say('Remove it, or write "" for one inside quotation marks; '
                "the other cells of this row are read after that."),
    )
