"""The tables of an export as they stand, without a profile: their header, what they hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assigner.files.columns import InputColumn
from assigner.files.complaints import FILES, Complaint
from assigner.files.grid import Grid
from assigner.files.row_kinds import is_total
from assigner.profiles.heading import name, nameless
from assigner.profiles.personal import blanked, by_contents, by_header
from assigner.profiles.remarks import Remarks
from assigner.profiles.sense import DAYS, schema_of
from assigner.profiles.sources import Layout, RawTable, TablePlace, places, read_raw
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.header_guess import LEAST, HeaderGuess
from assigner.profiles.suggest.header_words import TABLES
from assigner.profiles.unread import filled_nameless

# One number in a column of topics is a slip, to be told when it is read; a column of them is not.
_MOSTLY = 0.2
_FAR, _HALF = 2, 2


@dataclass(frozen=True)
class ForeignColumn:
    """One column of an export. Of a personal one nothing is kept but its header."""

    header: str
    place: int
    contents: Contents
    personal: bool
    lower: str = ""
    """Of a header of two rows the name in the lower one, where no other column has it."""

    @property
    def own(self) -> str:
        """What it is called by itself, without a name that it shares with its neighbours."""
        return self.lower or self.header


@dataclass(frozen=True)
class ForeignTable:
    """A table of an export; `header_rows`: rows that its header takes."""

    raw: RawTable
    header_rows: int
    columns: tuple[ForeignColumn, ...]
    stops: bool = False
    """Whether something else stands below it, after a blank row."""
    beside: tuple[ForeignColumn, ...] = ()
    """Columns of something else, such as a legend or a pivot, after a blank column."""

    @property
    def place(self) -> TablePlace:
        """Its file or sheet."""
        return self.raw.place

    def column(self, header: str) -> ForeignColumn | None:
        """The column of a header."""
        return next((one for one in self.columns if name(one.header) == name(header)), None)


def once_in_each(tables: Sequence["ForeignTable"], header: str) -> bool:
    """Whether each word of a column stands once in each table, and cells below it are blank."""
    held = [column.contents for table in tables if (column := table.column(header)) is not None]
    names, rows = sum(len(one.filled) for one in held), sum(len(one.cells) for one in held)
    return names > 1 and 2 * names <= rows + 1 < 2 * rows and all(
        one.cells[:1] != ("",) and {*one.counted.values()} <= {1} for one in held)


def together(tables: Sequence[ForeignTable]) -> ForeignTable:
    """Tables with one header as one: what their columns hold is said of all their rows."""
    first = tables[0]
    if len(tables) == 1:
        return first
    columns = tuple(
        ForeignColumn(
            one.header, one.place,
            Contents(tuple(cell for table in tables for cell in table.columns[at].contents.cells),
                     exact=all(table.columns[at].contents.exact for table in tables),
                     explained={code: text for table in tables
                                for code, text in table.columns[at].contents.explained.items()}),
            any(table.columns[at].personal for table in tables), one.lower)
        for at, one in enumerate(first.columns)
    )
    return ForeignTable(first.raw, first.header_rows, columns,
                        any(table.stops for table in tables), first.beside)


def open_tables(paths: Sequence[Path]) -> tuple[list[ForeignTable], list[Complaint]]:
    """Every table of the files named; what cannot be read comes back as complaints."""
    found: list[ForeignTable] = []
    told: list[Complaint] = []
    for path in paths:
        here, wrong = places(path)
        told += wrong
        for place in here:
            for table in _tables(place):
                if isinstance(table, Complaint):
                    told.append(table)
                elif path.is_dir() and place.path.name in FILES and _ours(table):
                    continue
                elif len(table.columns) >= LEAST and table.raw.grid.rows:
                    found.append(table)
    return found, told


def _ours(table: ForeignTable) -> bool:
    """Whether a file that is called as one of an instance has the columns of that, too."""
    headers = {name(column.header) for column in table.columns}
    return all(headers & {name(column.key), name(column.danish)}
               for column in schema_of(table.place.path.stem).columns if column.required)


def _tables(place: TablePlace) -> Iterator[ForeignTable | Complaint]:
    """The one table of a place, or two of which one stands below the other."""
    guess = HeaderGuess()
    whole = _open(place, guess, Layout())
    if guess.second is None or isinstance(whole, Complaint):
        yield whole
        return
    yield _open(place, HeaderGuess(until=guess.second), Layout(stop_at_blank=True))
    yield _open(place, HeaderGuess(first=guess.second), Layout())


def _open(
    place: TablePlace, guess: HeaderGuess, layout: Layout
) -> ForeignTable | Complaint:
    raw = read_raw(place, layout, _days(), guess)
    if isinstance(raw, Complaint):
        return raw
    grid = raw.grid
    grid.leave_out({index for index, row in enumerate(grid.rows) if is_total(row)})
    remarks = Remarks(grid, [at for at, header in enumerate(grid.header) if header])
    grid.leave_out({*remarks.sums, *remarks.notes})
    notes = _below(grid)
    grid.leave_out(notes)
    places_ = [at for at, header in enumerate(grid.header)
               if header or _is_nameless(grid, at)]
    personal = {at for at in places_ if by_header(grid.header[at])
                or by_contents((row[at] for row in grid.rows), _MOSTLY)}
    blanked(grid.rows, personal)
    lower = _lower(raw, guess.rows)
    columns = tuple(
        ForeignColumn(grid.header[at].strip() or nameless(at), at,
                      Contents.of((row[at] for row in grid.rows), exact=raw.in_book),
                      at in personal, lower[at] if at < len(lower) else "")
        for at in places_
    )
    own = _beside(grid)
    return ForeignTable(
        raw, guess.rows, tuple(one for one in columns if one.place < own),
        bool(notes) or layout.stop_at_blank, tuple(one for one in columns if one.place > own))


def _beside(grid: Grid) -> int:
    """The blank column after which something stands beside the upper rows; else beyond the last.

    A column that some rows have is filled in here and there, and not from the top to somewhere.
    """
    width = len(grid.header)
    blank = [at for at in range(1, width) if not grid.header[at].strip() and not any(
        row[at].strip() for row in grid.rows if at < len(row))]
    for at in blank:
        filled = [any(cell.strip() for cell in row[at + 1:]) for row in grid.rows]
        count = sum(filled)
        if any(one.strip() for one in grid.header[at + 1:]) and count > 0 and (
            _HALF * count <= len(filled) and all(filled[:count])
        ):
            return at
    return width


def _lower(raw: RawTable, rows: int) -> list[str]:
    """The names in the lower of two header rows; blank where two columns share one."""
    row = [cell.strip() for cell in raw.top[-1]] if rows > 1 and raw.top else []
    return [cell if cell and row.count(cell) == 1 else "" for cell in row]


def _is_nameless(grid: Grid, at: int) -> bool:
    """Whether a column without a header, between others, holds something in most rows.

    Numbers that count the rows are none of it.
    """
    if not filled_nameless(grid, at):
        return False
    cells = [row[at].strip() for row in grid.rows]
    counts = [int(cell) for cell in cells if cell.isdigit()]
    return not (len(counts) == len(cells) and counts == [
        *range(counts[0], counts[0] + len(counts))])


def _below(grid: Grid) -> set[int]:
    """Rows after a blank one that have far fewer cells than those before: notes, signatures."""
    aside = {number for number, _ in grid.aside}
    gap = next((index for index in range(1, len(grid.rows))
                if not {*range(grid.numbers[index - 1] + 1, grid.numbers[index])} <= aside), None)
    if gap is None:
        return set()
    filled = [sum(bool(cell.strip()) for cell in row) for row in grid.rows]
    fewest = min(filled[:gap])
    below = range(gap, len(grid.rows))
    return set(below) if all(_FAR * filled[index] <= fewest for index in below) else set()


def _days() -> Mapping[str, InputColumn]:
    """Headers that are dates elsewhere: a sheet gives their numbers as days."""
    return {
        name(word): column
        for table, keys in TABLES.items() for column in schema_of(table).columns
        if column.read in DAYS
        for word in (column.key, column.danish, *keys.get(column.key, ()))
    }
