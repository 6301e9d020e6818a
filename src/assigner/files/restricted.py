"""Restricted cases in the files: who has one without being named, and complaints that keep still.

A complaint about the row of a restricted case says where and which kind of fault, never what stands
there: whoever may know the case opens the file at that cell.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from assigner.files.complaints import Complaint, rows_of
from assigner.files.table import LOST, FileTable
from assigner.words import counted, say

COLUMN = "restricted_to"
_NAMELESS = ("W243", "E133", "W247", "W208")
"""Said of a restricted row without who it is or who has it, so that they need not keep still."""


def check_restricted(caseload: FileTable) -> None:
    """Warn of restricted cases that somebody has who is not named for them."""
    if COLUMN not in caseload.columns:
        return
    seats = [caseload.values.get(key, []) for key in ("caseworker", "co_caseworker")]
    indices = [
        index for index, named in enumerate(caseload.texts(COLUMN))
        if named and isinstance(named, frozenset) and any(
            column[index] and column[index] is not LOST and column[index] not in named
            for column in seats if column)
    ]
    if indices:
        rows = [caseload.grid.numbers[index] for index in indices]
        caseload.complain(
            indices[0], COLUMN, "W243",
            counted("Somebody has this restricted case and is not named for it ({rows}).",
                    "Somebody has these restricted cases and is not named for them ({rows}).",
                    len(rows), rows=rows_of(rows)),
            say("Name them as well, or hand the case over to somebody who is named."))


def kept_still(
    complaints: Iterable[Complaint], tables: Mapping[str, FileTable]
) -> Iterator[Complaint]:
    """The complaints, those about restricted cases without what stands in the cell."""
    rows = {(file, table.grid.numbers[index]) for file, table in tables.items()
            for index in restricted_rows(table)}
    ids = {cell.strip() for table in tables.values() if "id" in table.columns
           for index in restricted_rows(table) for cell in (table.cells("id")[index],)} - {""}
    for one in complaints:
        said = f"{one.message} {one.fix} {one.value}" if ids else ""
        if (one.file, one.row) in rows or any(case in said for case in ids):
            yield one if one.code in _NAMELESS else _still(one)
        else:
            yield one


def restricted_rows(table: FileTable) -> Iterator[int]:
    """The rows of a file whose case is restricted, by place."""
    if COLUMN in table.columns:
        yield from (index for index, cell in enumerate(table.cells(COLUMN)) if cell.strip())


def _still(one: Complaint) -> Complaint:
    return replace(
        one, value="", message=say("Something is not right in the row of a restricted case."),
        fix=say("Whoever is named for it mends the cell; the list of codes says what is wrong."))
