"""A table as rows of strings with the row numbers a user sees: what every reader makes.

A row number is the number of the row in a spreadsheet: the header is row 1, blank lines
count, and a cell with line breaks in it is still one row. A workbook reader makes the
same `Grid` from a sheet.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from assigner.files.complaints import Complaint, Told, shown
from assigner.files.formula import as_meant
from assigner.files.ordinary import Row, even
from assigner.words import Words, civil_number, say

SEPARATORS = (";", ",", "\t", "|")
# The header is looked for among so many rows: titles and notes may stand above it.
DEEPEST = 25
# Five times the largest municipality; a table beyond is not one of cases. The rows up to
# there are read, so that their faults are told as well.
MOST_ROWS, MOST_COLUMNS = 200_000, 1_000
# Blank cells count here too: a note may stand far to the right.
MOST_WIDE, MOST_CELLS = 20_000, 5_000_000
# Signs of a cell: what a spreadsheet can hold.
MOST_SIGNS = 32_767
_MOST_BAD_QUOTES = 25
# Lines that may hold the first 25 rows: cells with line breaks take several.
_TOP = 500
Record = tuple[list[str], str | None]


@dataclass
class Grid:
    """Header and rows of one file or sheet; blank rows are left out.

    `above`, `aside`: rows with their numbers that stand over the header, and that are no
    rows of the table (totals, headers repeated). `short`: indices of rows with fewer cells
    than the header. `closed`: too large to be read at all. `damaged`: indices of rows whose
    cells are not where they belong. `stretched`: rows that are longer than the header, but
    blank there. `suspect`: some cell may hold a civil
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
    above: list[tuple[int, list[str]]] = field(default_factory=list)
    aside: list[tuple[int, list[str]]] = field(default_factory=list)
    short: list[int] = field(default_factory=list)
    closed: bool = False
    complaints: Told = field(default_factory=Told)

    def fill(self, rows: Sequence[Row], header: int, *, short: bool = False) -> None:
        """Take all rows: number, cells, damaged; `header` is the index of the header.

        `short`: it is known that no cell has too many signs.
        """
        for number, cells, _ in () if short else rows:
            longest = _longest(cells)
            if longest > MOST_SIGNS:
                self._too_large(say("A cell has {n:,} signs; at most {most:,} are read.",
                                    n=longest, most=MOST_SIGNS), number)
                self.closed = True
        if self.closed:
            return
        self.above = [(number, cells) for number, cells, _ in rows[:header] if any(cells)]
        if header < len(rows):
            self.header_row, self.header, _ = rows[header]
        named = sum(map(bool, self.header))
        if named > MOST_COLUMNS or len(self.header) > MOST_WIDE:
            self._too_large(say("The header has {n:,} columns; at most {most:,} are read.",
                                n=max(named, len(self.header)), most=MOST_COLUMNS))
            self.closed = True
            return
        body = rows[header + 1:]
        if even(body, len(self.header)):
            self.numbers = [number for number, _, _ in body]
            self.rows = [cells for _, cells, _ in body]
            return
        for number, cells, damaged in body:
            self._add(number, cells, damaged)

    def leave_out(self, indices: set[int]) -> None:
        """Set rows aside that are no rows of the table."""
        if not indices:
            return
        kept = [i for i in range(len(self.rows)) if i not in indices]
        place = {old: new for new, old in enumerate(kept)}
        self.aside = [*self.aside, *((self.numbers[i], self.rows[i]) for i in sorted(indices))]
        self.damaged = {place[i] for i in self.damaged if i in place}
        self.stretched = {place[i] for i in self.stretched if i in place}
        self.short = [place[i] for i in self.short if i in place]
        self.rows, self.numbers = [self.rows[i] for i in kept], [self.numbers[i] for i in kept]

    def _too_large(self, message: Words, row: int | None = None) -> None:
        self.complaints.append(Complaint(
            code="E157", file=self.file, row=row, message=message,
            fix=say("Keep only the rows and columns of the day in it."),
        ))

    def cut(self, rows: int, read: int) -> None:
        """Say that of `rows` there are only the first `read` are read."""
        self._too_large(say("There are {n:,} rows; only the first {most:,} are read.",
                            n=rows, most=read))

    def _add(self, number: int, cells: list[str], damaged: bool) -> None:
        if not any(map(str.strip, cells)):
            return
        if "'" in "".join(cells):
            cells = [as_meant(cell) for cell in cells]
        width = len(self.header)
        if len(cells) < width:
            self.short.append(len(self.rows))
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


def _longest(cells: list[str]) -> int:
    return max(map(len, cells), default=0)


def header_at(rows: Sequence[Sequence[str]], is_header: Callable[[str], bool]) -> int:
    """The index of the header: the first row with the most known columns, near the top.

    Without any known column it is the first row that is not blank.
    """
    known = [sum(map(is_header, filter(None, row[:MOST_COLUMNS]))) for row in rows[:DEEPEST]]
    if any(known):
        return known.index(max(known))
    return next((index for index, row in enumerate(rows) if "".join(row).strip()), 0)


Heading = Callable[[list[list[str]]], int]


def read_csv(
    file: str, text: str, is_header: Callable[[str], bool], separator: str | None = None,
    heading: Heading | None = None,
) -> Grid:
    """Take the text of a CSV apart; `is_header` tells a known column from another word.

    `separator`: where it is known. `heading`: finds the header among all rows, and may rewrite
    it there; else it is the row with most known columns.
    """
    grid = Grid(file, suspect=civil_number.holds(text))
    lines = list(io.StringIO(text, newline=""))
    told = _told_separator(lines)
    first = 0 if told is None else 1
    separator = told or separator or _separator(lines, is_header)
    rows = _at_once(lines[first:], separator, first + 1)
    short = rows is not None and max(map(len, lines), default=0) <= MOST_SIGNS
    if rows is None:
        rows = _one_by_one(grid, lines, first, separator)
    cells_of = [cells for _, cells, _ in rows]
    header = heading(cells_of) if heading else header_at(cells_of, is_header)
    grid.fill(rows, header, short=short)
    return grid


def _one_by_one(grid: Grid, lines: list[str], first: int, separator: str) -> list[Row]:
    rows: list[Row] = []
    size = 0
    for number, (cells, broken) in enumerate(_records(lines[first:], separator), start=first + 1):
        size += len(cells)
        if number > MOST_ROWS or size > MOST_CELLS:
            grid.cut(len(lines), len(rows))
            break
        if broken is not None and _longest(cells) <= MOST_SIGNS:
            grid.complaints.append(_bad_quote(grid.file, number, broken))
        rows.append((number, cells, broken is not None))
    return rows


def _at_once(lines: list[str], separator: str, first: int) -> list[Row] | None:
    """Every row of a text without quotation marks; None where it has one, or is too large.

    A line is a row then, whose number is `first` and so on.
    """
    if len(lines) > MOST_ROWS or '"' in "".join(lines):
        return None
    try:
        cells = list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error:
        return None
    if sum(map(len, cells)) > MOST_CELLS or len(cells) != len(lines):
        return None
    return [(number, row, False) for number, row in enumerate(cells, start=first)]


def separator_of(text: str, is_header: Callable[[str], bool]) -> str:
    """What stands between the cells of a CSV."""
    lines = list(io.StringIO(text, newline=""))
    return _told_separator(lines) or _separator(lines, is_header)


def _told_separator(lines: list[str]) -> str | None:
    """The separator of a first line such as `sep=;`, which spreadsheets write and obey."""
    first = lines[0].strip().strip('"') if lines else ""
    said = first[4:].strip() if first[:4].casefold() == "sep=" else ""
    if lines and lines[0].rstrip("\r\n").casefold() == "sep=\t":
        said = "\t"
    return said if len(said) == 1 and said != '"' else None


def _separator(lines: list[str], is_header: Callable[[str], bool]) -> str:
    """The separator that makes most known columns of a header, else parts most rows alike."""

    def score(separator: str) -> tuple[int, int, int, int]:
        top = [cells for cells, _ in islice(_records(lines[:_TOP], separator), DEEPEST)]
        header = top[header_at(top, is_header)] if top else []
        widths = Counter(map(len, top))
        usual = max(widths, key=lambda width: (widths[width], width), default=0)
        known = sum(map(is_header, header[:MOST_COLUMNS]))
        return known, (len(header) if known else usual), usual, widths[usual]

    return max(SEPARATORS, key=score)


def _records(lines: list[str], separator: str) -> Iterator[Record]:
    """Rows of cells; with a row whose quotation marks do not pair, the line as it stands.

    Such a row is split without regard to quotation marks and reading goes on with the
    next line, so that one stray mark hides nothing below it.
    """
    start, width, bad = 0, 0, 0
    while start < len(lines):
        reader = csv.reader(islice(lines, start, None), delimiter=separator, strict=True)
        done = 0
        try:
            for cells in reader:
                if reader.line_num > done + 1 and _swallows(
                    lines[start + done: start + reader.line_num], separator, width, len(cells)
                ):
                    raise csv.Error("a mark opened here was closed by one further down")
                done = reader.line_num
                width = width if width > 1 else len(cells)
                yield cells, None
            return
        except csv.Error:
            bad += 1
        start += done
        if bad > _MOST_BAD_QUOTES:
            yield from ((_plain(line, separator), None) for line in islice(lines, start, None))
            return
        yield _plain(lines[start], separator), lines[start]
        start += 1


def _swallows(lines: list[str], separator: str, width: int, cells: int) -> bool:
    """Whether a row over several lines has taken rows below it into a cell.

    It has where a line in its middle is a row by itself; or where its first line is one,
    and so is its last, or it has not as many cells as the others.
    """
    whole = [len(_plain(line, separator)) == width > 1 for line in lines]
    return any(whole[1:-1]) or (whole[0] and (whole[-1] or cells != width))


def _plain(line: str, separator: str) -> list[str]:
    return line.rstrip("\r\n").replace('"', "").split(separator)


def _bad_quote(file: str, number: int, line: str) -> Complaint:
    return Complaint(
        code="E153", file=file, row=number, value=line.strip(),
        message=say('A quotation mark does not pair in "{line}".', line=shown(line)),
        fix=say('Remove it, or write "" for one inside quotation marks; '
                "the other cells of this row are read after that."),
    )
