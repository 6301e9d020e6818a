"""Files and sheets of an export as tables of texts, as they stand there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

from assigner.bounded import read_bytes
from assigner.files import locks
from assigner.files.columns import InputColumn, Schema
from assigner.files.complaints import INSTANCE, TEXT_FILES, Complaint, letter, rows_of, shown
from assigner.files.encoding import MOST_BYTES, UTF_16, decode
from assigner.files.grid import Grid, Heading, read_csv
from assigner.files.package import DAMAGED, TooLarge, opened
from assigner.files.sheet import Sheet, text
from assigner.files.sheet_marks import read_marks
from assigner.files.workbook import is_workbook
from assigner.instance import Case
from assigner.profiles.heading import HeadingFinder, Kept, name
from assigner.words import Words, refusal, say

MOST_FILES = 200
"""Of a folder: an export has a file or two for each team; a folder of all days is none."""


@dataclass(frozen=True)
class TablePlace:
    """A file, or a sheet of a workbook; `name` is what complaints call it."""

    path: Path
    sheet: str | None
    name: str


@dataclass(frozen=True)
class Layout:
    """How a raw table is laid out, where that is said."""

    skip: int | None = None
    header_rows: int = 1
    stop_at_blank: bool = False
    encoding: str | None = None
    separator: str | None = None


@dataclass(frozen=True)
class ForeignSchema(Schema):
    """The columns that are looked for in a raw table, by their names in the export."""

    headers: Mapping[str, InputColumn] = field(default_factory=dict)

    def column(self, header: str) -> InputColumn | None:
        """What is read from a column of the export; None where nothing is."""
        return self.headers.get(name(header))


@dataclass(frozen=True)
class RawTable:
    """A table of the export: its grid, with complaints that name its own cells.

    `top`: the rows down to the header as they stand, before each column got a name of its own.
    `below`: rows, with their numbers, below the blank one at which the profile stops.
    """

    place: TablePlace
    grid: Grid
    top: tuple[tuple[str, ...], ...] = ()
    below: tuple[tuple[int, list[str]], ...] = ()

    @property
    def in_book(self) -> bool:
        """Whether it is a sheet."""
        return self.place.sheet is not None

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """Name of a column -> its place."""
        return {name(header): at for at, header in enumerate(self.grid.header) if header}

    def complaint(
        self, code: str, row: int | None, at: int | None, message: Words, fix: Words,
        value: str = "",
    ) -> Complaint:
        """A fault in one of its cells."""
        header = self.grid.header[at] if at is not None and at < len(self.grid.header) else None
        return Complaint(
            code=code, file=self.place.name, row=row, column=None if at is None else letter(at),
            header=header, value=value, message=message, fix=fix, in_book=self.in_book,
            warning=code.startswith("W"),
        )


def places(path: Path) -> tuple[list[TablePlace], list[Complaint]]:
    """Every table an export may hold: its files, the sheets of its workbooks that can be seen."""
    found: list[TablePlace] = []
    wrong: list[Complaint] = []
    files = [path] if path.is_file() else _files(path)
    if len(files) > MOST_FILES:
        wrong.append(Complaint(
            code="E157", file=path.name, message=say(
                "The folder has {n:,} files that may be tables; only the first {most:,} by name "
                "are looked at.", n=len(files), most=MOST_FILES),
            fix=say("Keep only the export of the day in it.")))
        files = files[:MOST_FILES]
    books = [file for file in files if is_workbook(file)]
    for file in files:
        if file not in books:
            found.append(TablePlace(file, None, file.name))
            continue
        lock = locks.of(file)
        sheets = lock or _sheets(file)
        if isinstance(sheets, Complaint):
            wrong.append(sheets)
            continue
        head = "" if len(books) == 1 else f"[{file.name}]"
        found += [TablePlace(file, sheet, f"{head}{sheet}") for sheet in sheets]
    return found, wrong


def _files(folder: Path) -> list[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return []
    return [file for file in inside
            if (is_workbook(file) or file.suffix.casefold() in TEXT_FILES)
            and not file.name.startswith((".", "~$"))]


def matching(
    found: Iterable[TablePlace], files: Sequence[str], sheets: Sequence[str]
) -> list[TablePlace]:
    """The places that a profile means; of each pattern in the order of the export."""

    def fits(text: str, patterns: Sequence[str]) -> bool:
        return any(name(text) == name(pattern) or fnmatchcase(name(text), name(pattern))
                   for pattern in patterns)

    return [place for place in found
            if (not files or fits(place.path.name, files))
            and (not sheets or (place.sheet is not None and fits(place.sheet, sheets)))]


def read_raw(
    place: TablePlace, layout: Layout, headers: Mapping[str, InputColumn],
    heading: Heading | None = None,
) -> RawTable | Complaint:
    """Read one table; `headers`: the columns that are looked for, by folded name.

    `heading`: finds the header where they do not.
    """

    def known(header: str) -> bool:
        return name(header) in headers

    finder = Kept(heading or HeadingFinder(
        known, layout.header_rows, layout.skip, beside=place.sheet is not None))
    if place.sheet is None:
        grid = _read_csv(place, layout, known, finder)
    else:
        grid = _read_sheet(place, finder, headers)
    if isinstance(grid, Complaint):
        return grid
    below = _stop(grid) if layout.stop_at_blank else ()
    grid.complaints[:] = [_discreet(replace(told, in_book=place.sheet is not None))
                          for told in grid.complaints]
    return RawTable(place, grid, tuple(finder.top), below)


def _discreet(told: Complaint) -> Complaint:
    """Of a row whose cells are not where they belong none is shown: one may be personal."""
    if told.code == "E153":
        told = replace(told, message=say("A quotation mark does not pair in this row."))
    return replace(told, value="") if told.code in ("E143", "E153") else told


def _read_csv(
    place: TablePlace, layout: Layout, known: Callable[[str], bool], finder: Heading
) -> Grid | Complaint:
    try:
        data = read_bytes(place.path, MOST_BYTES)
    except OSError as error:
        return _closed(place, say("The file cannot be opened: {reason}.", reason=refusal(error)))
    content = decoded(data, place.name, layout.encoding)
    if isinstance(content, Complaint):
        return content
    return read_csv(place.name, content, known, layout.separator, finder)


def decoded(data: bytes, file: str, encoding: str | None) -> str | Complaint:
    """The text: as the profile says, in UTF-16 by its mark, else as any file."""
    if encoding is None and not data.startswith(UTF_16):
        return decode(data, file)
    try:
        return data.decode(encoding or "utf-16").removeprefix("\ufeff")
    except (UnicodeError, LookupError):
        return Complaint(
            code="E152", file=file, message=say("The file is not text in {encoding}.",
                                                encoding=encoding or "UTF-16"),
            fix=say("Name its encoding in the profile, as in encoding = \"cp1252\"."))


def _read_sheet(
    place: TablePlace, finder: Heading, headers: Mapping[str, InputColumn]
) -> Grid | Complaint:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # only for books

    assert place.sheet is not None
    try:
        with opened(place.path) as package, CalamineWorkbook.from_path(place.path) as book:
            marks = read_marks(package, (place.sheet,))[place.sheet]
            if marks.too_far:
                return _closed(place, say("The sheet reaches too far to be read."))
            rows = book.get_sheet_by_name(place.sheet).to_python(skip_empty_area=False)
    except (TooLarge, CalamineError, *DAMAGED):
        return _closed(place, _DAMAGED)
    values: list[list[object]] = [list(row) for row in rows]
    texts = [[text(value) for value in row] for row in values]
    at = finder(texts)
    if at < len(values):
        values[at] = list(texts[at])
    schema = ForeignSchema(place.name, Case, tuple(headers.values()), headers)
    return Sheet(schema, values, marks, at).grid


def _sheets(file: Path) -> list[str] | Complaint:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # only for books

    place = TablePlace(file, None, file.name)
    try:
        with opened(file), CalamineWorkbook.from_path(file) as book:
            return [sheet.name for sheet in book.sheets_metadata
                    if str(sheet.visible).endswith("Visible")]
    except (TooLarge, CalamineError, *DAMAGED):
        return _closed(place, _DAMAGED)


_DAMAGED = say("The workbook cannot be opened: it is protected, damaged, or not a workbook.")


def _closed(place: TablePlace, message: Words) -> Complaint:
    return Complaint(
        code="E154" if is_workbook(place.path) else "E151", file=shown(place.name),
        message=message, fix=say("Export it anew, or save it without a password."))


def _stop(grid: Grid) -> tuple[tuple[int, list[str]], ...]:
    """Leave out what stands below the first blank row, and say so: there may be cases there."""
    before = [grid.header_row, *grid.numbers]
    at = next((index for index, number in enumerate(grid.numbers)
               if number != before[index] + 1), None)
    if at is None:
        return ()
    below = range(at, len(grid.rows))
    grid.complaints.append(Complaint(
        code="W229", file=grid.file, row=grid.numbers[at], warning=True,
        message=say("The profile stops at a blank row; what stands below is not read: {rows}.",
                    rows=rows_of(grid.numbers[at:])),
        fix=say("Take out the blank row if there are cases below it, or stop_at_blank in the "
                "profile.")))
    grid.leave_out(set(below))
    left = tuple(grid.aside[-len(below):])
    del grid.aside[-len(below):]
    return left


def nowhere(path: Path) -> Complaint:
    """Say that there is no export."""
    return Complaint(
        code="E150", file=path.name or str(path), message=say("There is no such file or folder."),
        fix=say("Name an export (.csv or .xlsx), or a folder with {file} and the export in it.",
                file=INSTANCE))
