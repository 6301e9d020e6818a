"""What is wrong with an instance: one complaint a fault, with its cell and a stable code.

`codes.CODES` is the one table of codes. A complaint never shows a civil
registration number, whatever it was given.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from assigner.words import Words, counted, joined, say
from assigner.words.civil_number import masked

INSTANCE, CASEWORKERS = "instance.toml", "caseworkers.csv"
CASES, CASELOAD = "cases.csv", "caseload.csv"
FILES = (INSTANCE, CASEWORKERS, CASES, CASELOAD)
ABSENCES, REDUCTIONS, AGREED = "absences.csv", "reductions.csv", "agreed.csv"
OTHER_WORK = "other_work.csv"
LOG = "log.csv"
OPTIONAL = (ABSENCES, REDUCTIONS, AGREED, OTHER_WORK)
"""Who is away when, what takes hours of whose week, what is decided for later days: no instance
needs them."""
TEXT_FILES = (".csv", ".txt", ".tsv", ".tab", ".asc")
"""Endings of tables in text; anything else that holds cells is a sheet."""


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """One fault: where it is, what is wrong, and what to write instead.

    `row` and `column` are as a spreadsheet shows them (the header is row 1, columns have
    letters); `header` is as the user wrote it. All texts are masked on entry. `in_book`:
    `file` is a sheet of a workbook. `times`: how many faults it stands for.
    """

    code: str
    file: str
    message: Words
    fix: Words
    row: int | None = None
    column: str | None = None
    header: str | None = None
    value: str = ""
    warning: bool = False
    in_book: bool = False
    times: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", masked(self.value[:_LONGEST_SHOWN]))
        object.__setattr__(self, "file", masked(self.file))
        if self.header is not None:
            object.__setattr__(self, "header", masked(self.header))
        for name in ("message", "fix"):
            object.__setattr__(self, name, _safe(getattr(self, name)))

    def __str__(self) -> str:
        return self.line()

    def line(self) -> str:
        """The complaint on one line: `cases.csv:14 D "Tyngde": ... [E103]`."""
        place = self.place()
        if self.header:
            place += f' "{shown(self.header)}"'
        return f"{place}: {self.message} {self.fix} [{self.code}]"

    def place(self) -> str:
        """Where it is; in a workbook as a spreadsheet names a cell: `'Nye sager'!D14`."""
        if self.in_book:
            return in_sheet(self.file, self.row, self.column)
        place = self.file if self.row is None else f"{self.file}:{self.row}"
        return place if self.column is None else f"{place} {self.column}"

    @property
    def grave(self) -> bool:
        """Whether it is a warning of something the day is without for it."""
        return self.code in _FIRST

    def as_dict(self) -> dict[str, str | int | None]:
        """The complaint as `check --format json` gives it."""
        return {
            "code": self.code,
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "header": self.header,
            "value": self.value,
            "message": str(self.message),
            "fix": str(self.fix),
        }

    def advising(self, words: Words) -> Self:
        """The same complaint with one more sentence in its fix."""
        return replace(self, fix=joined((self.fix, words), " "))


class Told(list[Complaint]):
    """Complaints about one file: the first of each kind in full, the others counted.

    A file of a million wrong rows is told in the time and memory of a thousand.
    """

    MOST = 100  # of one code in one column; nobody mends more by hand

    def __init__(self) -> None:
        super().__init__()
        self._times: Counter[tuple[str, str | None]] = Counter()

    def full(self, code: str, column: str | None) -> bool:
        """Count one more of a kind; whether it is one too many to be listed."""
        self._times[code, column] += 1
        return self._times[code, column] > self.MOST

    def append(self, complaint: Complaint) -> None:
        """Take a complaint in, unless there are enough of its kind."""
        if not self.full(complaint.code, complaint.column):
            self.keep(complaint)

    def keep(self, complaint: Complaint) -> None:
        """Take in a complaint that has been counted."""
        super().append(complaint)

    def more(self) -> list[Complaint]:
        """For each kind that was not listed to its end, one complaint that says how many."""
        last = {(complaint.code, complaint.column): complaint for complaint in self}
        return [
            replace(
                last[kind], value="", times=times - self.MOST,
                message=counted("{n:,} more like this one is not listed.",
                                "{n:,} more like this one are not listed.", times - self.MOST),
                fix=say("Mend the column, and check again."),
            )
            for kind, times in self._times.items()
            if times > self.MOST and kind in last
        ]


def shown(text: str, longest: int = 60) -> str:
    """`text` as it may stand in a sentence: on one line, printable, masked, not too long."""
    text = text[:_LONGEST_SHOWN]
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    flat = masked(" ".join(text.split()))
    return flat if len(flat) <= longest else f"{flat[: longest - 1]}…"


# A cell of megabytes is cut before it is looked at; no sentence shows more than 1,000.
_LONGEST_SHOWN = 4_000


def in_sheet(sheet: str, row: int | None, column: str | None) -> str:
    """A place in a workbook as a spreadsheet names it: `'Nye sager'!D14`."""
    named = sheet if sheet.isalnum() else f"'{sheet}'"
    return named if row is None else f"{named}!{column or ''}{row}"


def cell_name(file: str, rows: Sequence[int], column: str) -> str:
    """Cells of one column as the user has them: `cases.csv:14, 20 D`, `Sagsstamme!D14, D20`.

    Without rows the column alone.
    """
    if file.casefold().endswith(TEXT_FILES):
        return f"{file}:{', '.join(map(str, rows))} {column}" if rows else f"{file} {column}"
    sheet = in_sheet(file, None, None)
    cells = ", ".join(f"{column}{row}" for row in rows)
    return f"{sheet}!{cells}" if rows else f"{sheet} {column}"


_MOST_SPANS = 20


def ranges(numbers: Sequence[int]) -> str:
    """Row numbers in order, as a user would say them: `4-5, 9`."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    named = [f"{a}" if a == b else f"{a}-{b}" for a, b in spans[:_MOST_SPANS]]
    return ", ".join(named if len(spans) <= _MOST_SPANS else (*named, "…"))


def rows_of(numbers: Sequence[int]) -> Words:
    """Row numbers in order, with their word: `rows 4-5, 9`."""
    return counted("row {rows}", "rows {rows}", len(numbers), rows=ranges(numbers))


def letter(index: int) -> str:
    """The letter a spreadsheet gives the column: 0 is A, 25 is Z, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


# Warnings of what the day would be without: a duty, a skill, a person not understood.
_FIRST = frozenset({"W202", "W204", "W220", "W221", "W222"})


def in_order(complaints: Iterable[Complaint]) -> tuple[Complaint, ...]:
    """Complaints in the order of the files and of the cells in them; first what changes the day."""

    def place(complaint: Complaint) -> tuple[bool, int, int, int, str, str]:
        files = (*FILES, *OPTIONAL)
        known = complaint.file in files
        column = complaint.column or ""
        return (
            complaint.warning and not complaint.grave,
            files.index(complaint.file) if known else -1,
            complaint.row or 0,
            len(column),
            column,
            complaint.code,
        )

    return tuple(sorted(complaints, key=place))


def _safe(words: Words) -> Words:
    return replace(words, values={name: _printable(value) for name, value in words.values.items()})


def _printable(value: object) -> object:
    if isinstance(value, Words):
        return _safe(value)
    return shown(value, longest=1000) if isinstance(value, str) else value
