"""Columns of an export that no table takes: forgotten at once, told where nobody named them."""

from collections.abc import Collection, Iterator, Mapping

from assigner.files.columns import InputColumn
from assigner.files.complaints import Complaint, rows_of, shown
from assigner.files.grid import Grid
from assigner.files.row_kinds import is_total, set_aside
from assigner.files.table import FileTable
from assigner.instance import Case
from assigner.profiles.heading import name, nameless
from assigner.profiles.personal import blanked, by_contents, by_header, is_civil
from assigner.profiles.remarks import remarked
from assigner.profiles.sources import ForeignSchema, RawTable
from assigner.words import counted, joined, say

_MOST_NAMED = 12


def tidy(
    raw: RawTable, headers: Mapping[str, InputColumn], dropped: Collection[str],
    empty: Collection[str] = (),
) -> list[Complaint]:
    """Forget what is not read, and take out totals and repeated headers.

    `empty`: headers of those that are dropped because nothing stood below them, folded.
    """
    grid = raw.grid
    told = list(_civil(raw, headers))
    refused = {name(complaint.header or "") for complaint in told}
    read = {raw.columns[header] for header in headers if header in raw.columns} - {
        raw.columns[header] for header in refused}
    unread = set(range(len(grid.header))) - read
    told += _unnamed(raw, unread, {name(header) for header in dropped} | refused)
    told += _filled(raw, unread, empty)
    told += _sums(raw, unread)
    width = max(map(len, grid.rows), default=0)
    blanked(grid.rows, {*unread, *range(len(grid.header), width)})
    places = {headers[header].key: raw.columns[header] for header in headers
              if header in raw.columns}
    schema = ForeignSchema(raw.place.name, Case, tuple(dict.fromkeys(headers.values())), headers)
    set_aside(FileTable(schema, grid, places, grid.complaints))
    told += remarked(raw, read, {
        raw.columns[header] for header in headers
        if header in raw.columns and headers[header].required})
    blanked((row for _, row in grid.aside), unread)
    return told


def _filled(
    raw: RawTable, unread: set[int], empty: Collection[str]
) -> Iterator[Complaint]:
    """Columns that were dropped when they were empty, and are so no longer."""
    grid = raw.grid
    found = [place for place in sorted(unread) if name(grid.header[place]) in empty
             and any(row[place].strip() for row in grid.rows)]
    if found:
        yield raw.complaint(
            "W233", grid.header_row, found[0],
            counted("The profile drops a column as one without a cell, and now it has some: "
                    "{names}.",
                    "The profile drops {n} columns as ones without a cell, and now they have some: "
                    "{names}.", len(found), names=_names(raw, found)),
            say("Say in the profile what they are, or take the note behind them out of its "
                "drop."))


def _sums(raw: RawTable, unread: set[int]) -> Iterator[Complaint]:
    """Rows that a column which is not read says to be sums."""
    grid = raw.grid
    sums = [index for index, row in enumerate(grid.rows) if is_total(row)
            and next(place for place, cell in enumerate(row) if cell.strip()) in unread]
    if sums:
        yield Complaint(
            code="W211", file=raw.place.name, row=grid.numbers[sums[0]], warning=True,
            in_book=raw.in_book, message=say(
                "This looks like totals, not like a row of the table: {rows}.",
                rows=rows_of([grid.numbers[index] for index in sums])),
            fix=say("It is not read; delete it, or fill in what is missing if it is one."))
        grid.leave_out({*sums})


def _civil(raw: RawTable, headers: Mapping[str, InputColumn]) -> Iterator[Complaint]:
    """Columns of civil registration numbers that the profile would read."""
    for header in headers:
        place = raw.columns.get(header)
        if place is not None and is_civil(raw.grid.header[place]):
            yield raw.complaint(
                "E175", raw.grid.header_row, place,
                say("The column is one of civil registration numbers; nothing is read from it."),
                say("Name another column in the profile, such as one of case numbers."))


def _unnamed(raw: RawTable, unread: set[int], dropped: set[str]) -> Iterator[Complaint]:
    """One warning for personal columns that are not dropped, one for the others."""
    personal, others = [], []
    for place in sorted(unread):
        header = raw.grid.header[place]
        if name(header or nameless(place)) in dropped:
            continue
        cells = [row[place] for row in raw.grid.rows]
        if by_header(header) or by_contents(cells):
            personal.append(place)
        elif any(cell.strip() for cell in cells) if header else filled_nameless(raw.grid, place):
            others.append(place)
    if personal:
        yield raw.complaint(
            "W224", raw.grid.header_row, personal[0],
            counted("A column looks personal, and is not read: {names}.",
                    "{n} columns look personal, and are not read: {names}.", len(personal),
                    names=_names(raw, personal)),
            say("Add them to drop in the profile, or leave them out of the export."))
    if others:
        yield raw.complaint(
            "W223", raw.grid.header_row, others[0],
            counted("The profile does not name a column; it is not read: {names}.",
                    "The profile does not name {n} columns; they are not read: {names}.",
                    len(others), names=_names(raw, others)),
            say("Say in the profile what they are, or add them to drop."))


def filled_nameless(grid: Grid, place: int) -> bool:
    """Whether a column between others has no header and something in most of its rows."""
    cells = [row[place] for row in grid.rows if place < len(row)]
    return not grid.header[place] and any(grid.header[place + 1:]) and (
        2 * sum(bool(cell.strip()) for cell in cells) > len(grid.rows))


def _names(raw: RawTable, places: list[int]) -> object:
    named = [shown(raw.grid.header[place].strip()) or nameless(place)
             for place in places[:_MOST_NAMED]]
    return joined([*named, *(["…"] if len(places) > _MOST_NAMED else [])])
