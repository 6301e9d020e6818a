"""What is wrong with an instance: one complaint a fault, with its cell and a stable code.

`CODES` is the one table of codes: E stops a solve, W does not. A code keeps its meaning
for good; a new kind of fault gets a new code. A complaint never shows a civil
registration number, whatever it was given.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Self

from assigner.words import Words, counted, joined, say
from assigner.words.civil_number import masked

INSTANCE, CASEWORKERS = "instance.toml", "caseworkers.csv"
CASES, CASELOAD = "cases.csv", "caseload.csv"
FILES = (INSTANCE, CASEWORKERS, CASES, CASELOAD)
AGREED = "agreed.csv"
"""What is decided for later days; no instance needs it."""

CODES: Mapping[str, str] = MappingProxyType(
    {
        "E101": "a required value is blank",
        "E102": "not a team of the model",
        "E103": "not a complexity",
        "E104": "not a phase of the model",
        "E105": "not a number",
        "E106": "a number outside what the column allows",
        "E107": "not a whole number",
        "E108": "not a date, no such date, or a date outside 1900 to 2100",
        "E109": "neither yes nor no",
        "E110": "not an interest: topic:score with a score from -2 to +2",
        "E111": "a formula that gives no value",
        "E112": "not something that can be decided for a later day",
        "E113": "dates written month/day/year",
        "E114": "a control character in a cell",
        "E115": "merged cells: only the first of them holds the value",
        "E120": "an id that another row has already",
        "E121": "no such caseworker",
        "E122": "the same person twice on one case",
        "E123": "an absence that ends before it begins",
        "E124": "ids that differ only by case, width, invisible signs or letters that look alike",
        "E125": "somebody who was involved, and is almost named like a caseworker",
        "E126": "an id of a caseworker that holds |, which separates lists",
        "E130": "looks like a civil registration number",
        "E140": "no header that can be recognised",
        "E141": "a required column is missing",
        "E142": "two columns with the same meaning",
        "E143": "a row with more cells than the header",
        "E144": "no caseworkers at all",
        "E150": "not a folder with an instance in it",
        "E151": "a file is missing or cannot be opened",
        "E152": "a file that is not text in UTF-8 or cp1252",
        "E153": "a quotation mark that is opened and not closed, or closed too early",
        "E154": "a workbook that cannot be opened",
        "E155": "two sheets with the same meaning",
        "E156": "a sheet that reaches too far to be read",
        "E157": "more rows, columns or bytes than are read",
        "E160": "instance.toml is not TOML",
        "E161": "instance.toml lacks a value that is required",
        "E162": "a value of instance.toml is of the wrong kind",
        "E170": "a profile that is not there, cannot be opened, or is not TOML",
        "E171": "a key that profiles do not have",
        "E172": "a value of the profile that makes no sense",
        "E173": "a column that the profile names, and the export does not have",
        "E174": "something required that the profile says nothing of",
        "E175": "a personal column that the profile would read",
        "E176": "rows that are neither new nor open cases by the profile, nor left out",
        "E177": "a file or sheet that the profile names, and that is not there",
        "W201": "a column that is not known, and not read",
        "W202": "a role the model does not know",
        "W203": "no caseload.csv: nobody is taken to hold any case",
        "W204": "names somebody who is not among the caseworkers: left, or misspelt",
        "W205": "a key of instance.toml that is not known, and not read",
        "W206": "decided for a later day, and can no longer happen as it stands",
        "W207": "decided for a day when who is to have the case is not there, or that has passed",
        "W208": "due on a day when its caseworker is not there",
        "W209": "hidden rows or columns, which are read",
        "W210": "an id that a spreadsheet has likely damaged",
        "W211": "a row of totals, not read",
        "W212": "a header that is repeated, or a second line of it, not read",
        "W213": "rows with fewer cells than the header",
        "W214": "somebody has the file open in a spreadsheet",
        "W215": "a hidden sheet that is not read, for a visible one of the same meaning",
        "W216": "a deadline before the case was received",
        "W217": "a deadline more than a year ago",
        "W218": "a deadline on a day the office is closed",
        "W219": "received after the day of allocation",
        "W220": "a list that is not separated by |",
        "W221": "caseworkers named by their name, in other case or without leading zeros",
        "W222": "a skill, topic or district of a case that no caseworker has",
        "W223": "columns of an export that its profile does not name, not read",
        "W224": "columns that look personal, and that the profile does not drop; not read",
    }
)


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
    if file in (*FILES, AGREED):
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
        files = (*FILES, AGREED)
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
