"""A workbook (.xlsx) as the grids and the head that CSV files and instance.toml give.

Sheets are found by name, in English or Danish; other sheets are left alone, and nothing is
ever written back. In a sheet, the header is the first of the rows that holds the most
known columns: titles and notes may stand above it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from assigner.files import locks
from assigner.files.columns import TABLES
from assigner.files.complaints import CASELOAD, FILES, INSTANCE, OPTIONAL, Complaint, letter, shown
from assigner.files.grid import Grid
from assigner.files.header import Header, make_header
from assigner.files.package import DAMAGED, TooLarge, opened
from assigner.files.sheet import Sheet, serial, text
from assigner.files.sheet_marks import Marks, read_marks
from assigner.files.sheet_names import SHEETS, choose
from assigner.files.vocabulary import fold
from assigner.words import Words, say

SUFFIXES = (".xlsx", ".xlsm")
NAME = "instance.xlsx"
KEYS = {"dato": "date", "dag": "date", "titel": "title", "kontor": "office",
        "beslutter": "deciders"}


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


def read_book(path: Path, files: Collection[str] = tuple(SHEETS)) -> Book:
    """Read a workbook, or those of its sheets that stand for `files`.

    Whatever cannot be read is a complaint in it.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # only for books

    book = Book(path)
    lock = locks.of(path)
    if lock is not None:
        book.header = Header(errors=(lock,))
        return book
    try:
        if not path.is_file():
            return _closed(book, say("There is no such workbook."))
        with opened(path) as package, CalamineWorkbook.from_path(path) as values:
            chosen = choose([
                (sheet.name, str(sheet.visible).endswith("Visible"))
                for sheet in values.sheets_metadata
            ])
            chosen.narrow(files)
            marks = read_marks(package, (*chosen.named.values(), *chosen.hidden.values()))
            rows = {
                file: values.get_sheet_by_name(name).to_python(skip_empty_area=False)
                for file, name in chosen.named.items() if not marks[name].too_far
            }
    except TooLarge:
        return _closed(
            book, say("The workbook unpacks to more than can be read."),
            say("Keep only the sheets of the instance in it, without pictures."),
        )
    except (CalamineError, *DAMAGED):
        return _closed(book, say("The workbook cannot be opened: it is protected, damaged, or "
                                 "not a workbook."))
    book.sheets.update(chosen.named)
    book.complaints += chosen.complaints(marks)
    for schema in TABLES:
        if schema.file in rows:
            sheet = Sheet(schema, rows[schema.file], marks[chosen.named[schema.file]])
            book.grids.append(sheet.grid)
        elif schema.file not in chosen.named and schema.file not in OPTIONAL:
            book.complaints.append(_missing(schema.file))
    if INSTANCE in rows:
        book.header = _header(rows[INSTANCE], marks[chosen.named[INSTANCE]].zero)
    elif INSTANCE not in chosen.named:
        book.complaints.append(_missing(INSTANCE))
    book.complaints += [
        _too_far(file, marks[name]) for file, name in chosen.named.items() if marks[name].too_far
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


def _header(rows: Sequence[Sequence[Any]], zero: date) -> Header:
    """The head of the day: names in the first column, values in the second."""
    lines: list[str] = []
    entries: dict[str, object] = {}
    for row in rows:
        name, value = ([*row, "", ""])[:2]
        key = KEYS.get(fold(text(name)), fold(text(name)))
        if key == "date" and isinstance(value, float):
            value = serial(value, zero)
        said = text(value)
        lines.append(f"{key} = {said}" if key and said else "")
        if key and said:
            entries[key] = said
    return make_header(lines, entries)


