"""Columns of an export that no table takes: forgotten at once, told where nobody named them."""

from collections.abc import Collection, Iterator, Mapping

from assigner.files.columns import InputColumn
from assigner.files.complaints import Complaint, letter, shown
from assigner.files.row_kinds import set_aside
from assigner.files.table import FileTable
from assigner.instance import Case
from assigner.profiles.heading import name
from assigner.profiles.personal import blanked, by_contents, by_header, is_civil
from assigner.profiles.remarks import remarked
from assigner.profiles.sources import ForeignSchema, RawTable
from assigner.words import counted, joined, say

_MOST_NAMED = 12


def tidy(
    raw: RawTable, headers: Mapping[str, InputColumn], dropped: Collection[str]
) -> list[Complaint]:
    """Forget what is not read, and take out totals and repeated headers."""
    grid = raw.grid
    told = list(_civil(raw, headers))
    refused = {name(complaint.header or "") for complaint in told}
    read = {raw.columns[header] for header in headers if header in raw.columns} - {
        raw.columns[header] for header in refused}
    unread = set(range(len(grid.header))) - read
    told += _unnamed(raw, unread, {name(header) for header in dropped} | refused)
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
        if name(header) in dropped:
            continue
        cells = [row[place] for row in raw.grid.rows]
        if by_header(header) or by_contents(cells):
            personal.append(place)
        elif header and any(cell.strip() for cell in cells):
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


def _names(raw: RawTable, places: list[int]) -> object:
    named = [shown(raw.grid.header[place].strip()) or letter(place)
             for place in places[:_MOST_NAMED]]
    return joined([*named, *(["…"] if len(places) > _MOST_NAMED else [])])
