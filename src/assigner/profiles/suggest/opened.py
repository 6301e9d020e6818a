"""The tables of an export as they stand, without a profile: their header, what they hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assigner.files.columns import InputColumn
from assigner.files.complaints import FILES, Complaint
from assigner.files.grid import DEEPEST, Grid
from assigner.files.row_kinds import is_total
from assigner.profiles.calendar_words import as_iso
from assigner.profiles.heading import HeadingFinder, joined_rows, name
from assigner.profiles.personal import blanked, by_contents, by_header
from assigner.profiles.remarks import Remarks
from assigner.profiles.sense import DAYS, schema_of
from assigner.profiles.sources import Layout, RawTable, TablePlace, places, read_raw
from assigner.profiles.suggest.code_lists import heads_codes
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.header_words import TABLES
from assigner.profiles.suggest.headers import EXACT, any_said

_LEAST = 2  # columns of a table worth the name
_A_HEADER = 2.9  # three labels that are known, or as good
# Names over names say about as much together; a row of other things above a header spoils it.
_AS_GOOD = 0.85
# One number in a column of topics is a slip, to be told when it is read; a column of them is not.
_MOSTLY = 0.2
_FAR = 2
_ENDS = frozenset(("fra", "til", "from", "to", "until", "start", "slut", "end", "von", "bis",
                   "från", "till", "første dag", "sidste dag", "first day",
                   "last day", "startdato", "slutdato", "start date", "end date"))


@dataclass(frozen=True)
class ForeignColumn:
    """One column of an export. Of a personal one nothing is kept but its header."""

    header: str
    place: int
    contents: Contents
    personal: bool


@dataclass(frozen=True)
class ForeignTable:
    """A table of an export; `header_rows`: rows that its header takes."""

    raw: RawTable
    header_rows: int
    columns: tuple[ForeignColumn, ...]
    stops: bool = False
    """Whether something else stands below it, after a blank row."""

    @property
    def place(self) -> TablePlace:
        """Its file or sheet."""
        return self.raw.place

    def column(self, header: str) -> ForeignColumn | None:
        """The column of a header."""
        return next((one for one in self.columns if name(one.header) == name(header)), None)


@dataclass
class HeaderGuess:
    """Finds the header by what headers are called elsewhere, of one row or two.

    `first`, `until`: indices of rows between which it is looked for. `second`: where another one
    begins a table of its own, below a blank row; None: nowhere.
    """

    first: int = 0
    until: int = DEEPEST
    rows: int = 1
    second: int | None = None
    finder: HeadingFinder = field(default_factory=lambda: HeadingFinder(lambda _: True))

    def __call__(self, rows: list[list[str]]) -> int:
        """The index of the header's last row, named anew; the first row where none is known."""
        scores = [
            _score(row) - _again(row, rows[max(0, at - 1):at] + rows[at + 1:])
            if at >= self.first else 0.0 for at, row in enumerate(rows[:self.until])]
        best = max(scores, default=0.0)
        at = scores.index(best) if best else self.first
        if (codes := self._codes(rows, at)) is not None:
            self.finder = HeadingFinder(lambda header: not header.startswith("("), 1, codes)
            return self.finder(rows)
        other = _other(rows, scores, at)
        self.second = None if other is None else max(at, other)
        if at and _over(rows[at - 1], rows[at]) and (
            _score(joined_rows(rows[at - 1:at + 1])) >= _AS_GOOD * best
            or _under_one(rows[at - 1], rows[at]) or _tells_apart(rows[at - 1], rows[at])
        ):
            at, self.rows = at - 1, 2
        elif best and (_spans(rows[at:at + 2]) or _names_below(rows[at:at + 3])):
            self.rows = 2
        self.finder = HeadingFinder(lambda header: not header.startswith("("), self.rows, at)
        return self.finder(rows)


    def _codes(self, rows: Sequence[Sequence[str]], best: int) -> int | None:
        """The header of a list of codes, where a row of that list looks more like a header.

        What codes mean is in words that headers have as well: "IN" is "Intake".
        """
        width = sum(map(bool, rows[best])) if rows else 0
        return next((at for at, row in enumerate(rows[:self.until])
                     if at >= self.first and at != best and heads_codes(row)
                     and width <= sum(map(bool, row))), None)


def _again(row: Sequence[str], others: Sequence[Sequence[str]]) -> int:
    """How many cells of a row stand below or right above it too, as the kinds of codes do.

    A header that is repeated as a whole, on each page, is one nevertheless.
    """
    filled = [place for place, cell in enumerate(row) if cell.strip()]
    found = [place for place in filled if any(
        place < len(other) and other[place] == row[place] for other in others)]
    return 0 if len(found) == len(filled) else len(found)


def _other(rows: Sequence[Sequence[str]], scores: Sequence[float], at: int) -> int | None:
    """Another row that is a header by itself, of other names, with a blank one between the two."""
    names = {name(cell) for cell in rows[at] if cell.strip()} if rows else set()
    for index, score in enumerate(scores):
        own = {name(cell) for cell in rows[index] if cell.strip()}
        upper, lower = sorted((at, index))
        if (score >= _A_HEADER and len(own) > _LEAST and 2 * len(own & names) < len(own)
                and lower > upper + 1 and not "".join(rows[lower - 1]).strip()):
            return index
    return None


def _over(above: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row is one of names over several columns each: two or more, fewer than below."""
    names = [cell for cell in above if cell.strip()]
    return _LEAST <= len(names) < sum(bool(cell.strip()) for cell in header)


def _under_one(above: Sequence[str], header: Sequence[str]) -> bool:
    """Whether from and to stand side by side below one name: alone they say nothing."""
    return any(
        place + 1 < len(header) and above[place].strip() and (
            place + 1 >= len(above) or not above[place + 1].strip())
        and name(header[place]) != name(header[place + 1])
        and {name(header[place]), name(header[place + 1])} <= _ENDS
        for place in range(min(len(above), len(header))))


def _tells_apart(above: Sequence[str], header: Sequence[str]) -> bool:
    """Whether columns of one name have each its own with the row above: "Sag", "Familie": "Nr."."""
    own = [name(cell) for cell in header if cell.strip()]
    joined = [name(cell) for cell in joined_rows((above, header)) if cell]
    return len({*own}) < len(own) <= len(joined) == len({*joined})


def _spans(rows: Sequence[Sequence[str]]) -> bool:
    """Whether below a header nothing stands but from and to, of one of its names: "Orlov"."""
    if len(rows) < 2:
        return False
    ends = {place for place, cell in enumerate(rows[1]) if cell.strip()}
    top = {place for place, cell in enumerate(rows[0]) if cell.strip()}
    return len(ends) >= _LEAST and bool(ends - top) and all(
        name(rows[1][place]) in _ENDS for place in ends)


def _names_below(rows: Sequence[Sequence[str]]) -> bool:
    """Whether names of groups, a header by themselves, stand over names of columns, not values."""
    if len(rows) <= _LEAST or not _over(rows[0], rows[1]):
        return False
    names = [cell for cell in rows[1] if cell.strip()]
    told = sum(any_said(cell) >= EXACT for cell in names)
    return 2 * told >= len(names) and not _values(rows[1]) and _values(rows[2]) > 0


def _values(labels: Sequence[str]) -> int:
    """How many cells hold a date or begin with a digit."""
    return sum(label[:1].isdigit() or as_iso(label.strip(), "day first") is not None
               for label in labels if label.strip())


def _score(labels: Sequence[str]) -> float:
    filled = [label for label in labels if label.strip()]
    if len(filled) < _LEAST:
        return 0.0
    distinct = len(set(map(name, filled)))
    return sum(map(any_said, filled)) + 0.1 * distinct - 0.5 * _values(filled)


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
            any(table.columns[at].personal for table in tables))
        for at, one in enumerate(first.columns)
    )
    return ForeignTable(first.raw, first.header_rows, columns,
                        any(table.stops for table in tables))


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
                elif len(table.columns) >= _LEAST and table.raw.grid.rows:
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
    places_ = [at for at, header in enumerate(grid.header) if header]
    personal = {at for at in places_ if by_header(grid.header[at])
                or by_contents((row[at] for row in grid.rows), _MOSTLY)}
    blanked(grid.rows, personal)
    columns = tuple(
        ForeignColumn(grid.header[at].strip(), at,
                      Contents.of((row[at] for row in grid.rows), exact=raw.in_book),
                      at in personal)
        for at in places_
    )
    return ForeignTable(raw, guess.rows, columns, bool(notes) or layout.stop_at_blank)


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
