"""A workbook (.xlsx) as the grids and the head that CSV files and instance.toml give.

Sheets are found by name, in English or Danish; other sheets are left alone, and nothing is
ever written back. In a sheet, the header is the first of the rows that holds the most
known columns: titles and notes may stand above it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from assigner.files.cells import day, last_day
from assigner.files.columns import TABLES, Schema
from assigner.files.complaints import (
    AGREED,
    CASELOAD,
    CASES,
    CASEWORKERS,
    FILES,
    INSTANCE,
    Complaint,
    letter,
    shown,
)
from assigner.files.grid import Grid
from assigner.files.header import Header, make_header
from assigner.files.sheet_marks import Marks, read_marks, too_large
from assigner.files.vocabulary import fold, fold_name
from assigner.words import Words, say

SUFFIXES = (".xlsx", ".xlsm")
NAME = "instance.xlsx"
SHEETS: Mapping[str, tuple[str, ...]] = {
    INSTANCE: ("instance", "Dagen", "Instans"),
    CASEWORKERS: ("caseworkers", "Sagsbehandlere"),
    CASES: ("cases", "Nye sager", "Sager"),
    CASELOAD: ("caseload", "Sagsstamme", "Åbne sager"),
    AGREED: ("agreed", "Aftalt"),
}
KEYS = {"dato": "date", "dag": "date", "titel": "title", "kontor": "office",
        "beslutter": "deciders"}
DEEPEST = 25
_LAST = 73_415


def is_workbook(path: Path) -> bool:
    """Whether `path` names a workbook rather than a folder."""
    return path.suffix.casefold() in SUFFIXES


def workbook_at(path: Path) -> Path | None:
    """The workbook that is the instance: the file named, or the only thing in its folder."""
    if is_workbook(path):
        return path
    inside = path / NAME
    try:
        alone = inside.is_file() and not any((path / file).exists() for file in FILES)
    except (OSError, ValueError):
        return None
    return inside if alone else None


@dataclass
class Book:
    """What a workbook holds. `sheets`: the file of an instance -> the sheet in its place."""

    path: Path
    sheets: dict[str, str] = field(default_factory=dict)
    header: Header = field(default_factory=Header)
    grids: list[Grid] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)

    def placed(self, complaints: Sequence[Complaint]) -> tuple[Complaint, ...]:
        """Complaints that name sheets and cells instead of files."""
        return tuple(self._placed(complaint) for complaint in complaints)

    def _placed(self, complaint: Complaint) -> Complaint:
        sheet = self.sheets.get(complaint.file)
        column = complaint.column
        if complaint.file == INSTANCE and complaint.row is not None:
            column = "B"
        return replace(
            complaint, file=sheet or complaint.file, column=column, in_book=sheet is not None,
            message=self._named(complaint.message), fix=self._named(complaint.fix),
        )

    def _named(self, words: Words) -> Words:
        return replace(
            words, values={name: self._value(value) for name, value in words.values.items()}
        )

    def _value(self, value: object) -> object:
        if isinstance(value, Words):
            return self._named(value)
        return self.sheets.get(value, value) if isinstance(value, str) else value


def read_book(path: Path) -> Book:
    """Read a workbook; whatever cannot be read is a complaint in it."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # only for books

    book = Book(path)
    try:
        if too_large(path):
            return _closed(
                book, say("The workbook unpacks to more than can be read."),
                say("Keep only the sheets of the instance in it, without pictures."),
            )
        with CalamineWorkbook.from_path(path) as opened:
            names = _chosen(book, [
                (sheet.name, str(sheet.visible).endswith("Visible"))
                for sheet in opened.sheets_metadata
            ])
            marks = read_marks(path, tuple(names.values()))
            rows = {
                file: opened.get_sheet_by_name(name).to_python(skip_empty_area=False)
                for file, name in names.items() if not marks[name].too_far
            }
    except FileNotFoundError:
        return _closed(book, say("There is no such workbook."))
    except (CalamineError, BadZipFile, ParseError, OSError, ValueError, KeyError):
        return _closed(book, say("The workbook cannot be opened: it is protected, damaged, or "
                                 "not a workbook."))
    for schema in TABLES:
        if schema.file in rows:
            sheet = _Sheet(schema, rows[schema.file], marks[names[schema.file]])
            book.grids.append(sheet.grid)
        elif schema.file not in names and schema.file != AGREED:
            book.complaints.append(_missing(schema.file))
    if INSTANCE in rows:
        book.header = _header(rows[INSTANCE], marks[names[INSTANCE]].zero)
    elif INSTANCE not in names:
        book.complaints.append(_missing(INSTANCE))
    book.complaints += [
        _too_far(file, marks[name]) for file, name in names.items() if marks[name].too_far
    ]
    return book


def _too_far(file: str, marks: Marks) -> Complaint:
    row, column = marks.last
    return Complaint(
        code="E156", file=file, row=row + 1, column=letter(column),
        message=say("The sheet reaches too far to be read."),
        fix=say("Delete what stands far below or beside the table."),
    )


AGAIN = say("Save it as an Excel workbook (.xlsx) without a password, and name that.")


def _closed(book: Book, message: Words, fix: Words = AGAIN) -> Book:
    wrong = Complaint(code="E154", file=shown(book.path.name), message=message, fix=fix)
    book.header = Header(errors=(wrong,))
    return book


def _chosen(book: Book, sheets: Sequence[tuple[str, bool]]) -> Mapping[str, str]:
    """The sheet for each file; of several with the same meaning, the one that is not hidden."""
    for file, names in SHEETS.items():
        wanted = {fold(fold_name(name)) for name in names}
        found = [(name, seen) for name, seen in sheets if fold(fold_name(name)) in wanted]
        visible = [name for name, seen in found if seen]
        named = visible or [name for name, _ in found]
        if len(named) > 1:
            book.complaints.append(Complaint(
                code="E155", file=file,
                message=say("Two sheets have the same meaning: {sheets}.",
                            sheets=", ".join(named)),
                fix=say("Keep one of them, rename or hide the other."),
            ))
        if named:
            book.sheets[file] = named[0]
    return book.sheets


def _missing(file: str) -> Complaint:
    names = {"english": SHEETS[file][0], "danish": SHEETS[file][1]}
    if file == CASELOAD:
        return Complaint(
            code="W203", file=names["english"], warning=True,
            message=say("The sheet is missing: nobody is taken to hold any case."),
            fix=say('Put the open cases in a sheet "{english}" or "{danish}".', **names),
        )
    return Complaint(
        code="E151", file=names["english"], message=say("The sheet is missing."),
        fix=say('Name a sheet "{english}" or "{danish}"; one with only its header is fine.',
                **names),
    )


@dataclass(frozen=True)
class _Sheet:
    """One sheet as it was read: rows of values, the first is row 1."""

    schema: Schema
    rows: Sequence[Sequence[Any]]
    marks: Marks

    @cached_property
    def header_at(self) -> int:
        """The index of the header: the first row with the most known columns."""
        known = [
            sum(self.schema.column(str(value)) is not None for value in row if value != "")
            for row in self.rows[:DEEPEST]
        ]
        return known.index(max(known)) if any(known) else 0

    @property
    def grid(self) -> Grid:
        """The sheet as text, from its header on."""
        grid = Grid(self.schema.file)
        for index, row in enumerate(self.rows):
            if index >= self.header_at:
                cells = [self._text(index, place, value) for place, value in enumerate(row)]
                grid.add(index + 1, cells)
        self._complain(grid)
        return grid

    def _text(self, index: int, place: int, value: object) -> str:
        if isinstance(value, float) and index > self.header_at:
            column = self.schema.column(str(self.rows[self.header_at][place]))
            if column is not None and column.read in (day, last_day):
                return _serial(value, self.marks.zero)
            if (index, place) in self.marks.percents:
                return f"{value * 100:.10g} %"
        return text(value)

    def _complain(self, grid: Grid) -> None:
        """Formulas that give no value: they would be read as blank."""
        for (index, place), raw in sorted(self.marks.valueless.items()):
            header = self.rows[self.header_at][place] if place < len(grid.header) else ""
            if index > self.header_at and self.schema.column(str(header)) is not None:
                grid.complaints.append(Complaint(
                    code="E111", file=grid.file, row=index + 1, column=letter(place),
                    header=str(header), value=raw,
                    message=say('The formula gives no value ("{value}").', value=shown(raw))
                    if raw else say("The formula has no value yet."),
                    fix=say("Correct it, or write the value itself; a workbook made by a program "
                            "must be opened and saved once."),
                ))


def text(value: object) -> str:
    """A value of a cell as a CSV would hold it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}" if abs(value) < 1e15 else str(int(value))
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date().isoformat()
    return str(value)


def _serial(value: float, zero: date) -> str:
    """A date that has lost its format: days since the workbook's day 0, as Excel counts."""
    if value == int(value) and 1 <= value <= _LAST:
        return (zero + timedelta(days=int(value))).isoformat()
    return text(value)


def _header(rows: Sequence[Sequence[Any]], zero: date) -> Header:
    """The head of the day: names in the first column, values in the second."""
    lines: list[str] = []
    entries: dict[str, object] = {}
    for row in rows:
        name, value = ([*row, "", ""])[:2]
        key = KEYS.get(fold(text(name)), fold(text(name)))
        if key == "date" and isinstance(value, float):
            value = _serial(value, zero)
        said = text(value)
        lines.append(f"{key} = {said}" if key and said else "")
        if key and said:
            entries[key] = said
    return make_header(lines, entries)


