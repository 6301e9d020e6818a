"""Who is away on a day: by the rows of caseworkers, the register, and what is agreed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assigner.files.table import FileTable

Absences = Mapping[object, Sequence[tuple[object, object]]]
"""id -> (first day, last day) of each absence, each as its cell was read; either may lack."""


def absences_of(
    workers: "FileTable | None", absences: "FileTable | None", agreed: "FileTable | None"
) -> Absences:
    """Everybody's absences: of rows, of the register, as agreed."""
    keys = ("id", "absent_from", "absent_to")
    rows = list(zip(*(column_of(workers, key) for key in keys), strict=True))
    rows += zip(*(column_of(absences, key) for key in ("caseworker", "from", "to")), strict=True)
    rows += [(row["caseworker"], row["on"], row["until"]) for row in facts_of(agreed)
             if row["what"] in ("absent", "leaves")]
    found: dict[object, list[tuple[object, object]]] = {}
    for who, begins, ends in rows:
        if isinstance(begins, date) or isinstance(ends, date):
            found.setdefault(who, []).append((begins, ends))
    return found


def is_away(away: Absences, who: object, on: date) -> bool:
    """Whether somebody is away on a day."""
    return any(
        not (isinstance(begins, date) and begins > on)
        and not (isinstance(ends, date) and ends < on)
        for begins, ends in away.get(who, ())
    )


def column_of(table: "FileTable | None", key: str) -> Sequence[object]:
    """The values of a column, one a row; none of a file that is not there."""
    if table is None:
        return ()
    return table.values.get(key) or [None] * len(table.grid.rows)


def facts_of(agreed: "FileTable | None") -> Iterator[Mapping[str, object]]:
    """What is agreed, a row each, by the keys of its columns; none without the file."""
    if agreed is None:
        return
    columns = {column.key: column_of(agreed, column.key) for column in agreed.schema.columns}
    for index in range(len(agreed.grid.rows)):
        yield {key: values[index] for key, values in columns.items()}
