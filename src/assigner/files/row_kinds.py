"""Rows of a table that are no rows of it: totals, headers repeated on every page, second headers.

They are set aside before any cell is read, each kind with one warning that names its rows.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

from assigner.files.complaints import Complaint, rows_of
from assigner.files.table import FileTable
from assigner.files.vocabulary import fold
from assigner.words import Words, say

_TOTALS = (
    "total", "totals", "grand total", "subtotal", "sum", "count", "average", "i alt", "ialt",
    "samlet", "summa", "gns", "gns.", "middel", "mean", "avg", "avg.",
    "antal", "antal i alt", "hovedtotal", "delsum", "gennemsnit",
    "total i alt", "sum i alt", "sager i alt", "antal sager",
    "summe", "gesamt", "insgesamt", "gesamtsumme", "zwischensumme", "anzahl", "totalt", "antall",
    "til sammen", "sammanlagt", "totaal", "subtotaal", "aantal",
)
_TOTAL = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, _TOTALS), key=len, reverse=True))})"
    r"(?:\s*[:=(]?\s*[\d.,]*\s*\)?\s*(?:sager|cases|rækker|rows)?\s*:?)"
)
_NUMBER = re.compile(r"[+-]?\d[\d., ]*%?")
# What stands in a second header line instead of a value: kinds and units of columns.
_KINDS = frozenset({
    "text", "tekst", "date", "dato", "number", "tal", "hours", "timer", "list", "liste", "antal",
    "count", "ja/nej", "yes/no", "%", "procent", "percent", "string", "int", "bool", "required",
    "krævet", "skal udfyldes", "valgfri", "optional", "dd-mm-åååå", "dd-mm-yyyy", "yyyy-mm-dd",
    "åååå-mm-dd", "id", "måneder", "months",
})
_LEAST = 2


def set_aside(table: FileTable) -> None:
    """Take the rows that are none out of the grid, and tell each kind once."""
    required = [table.columns[column.key] for column in table.schema.columns
                if column.required and column.key in table.columns]
    places = {place: key for key, place in table.columns.items()}
    is_header = cache(partial(_is_header, table, places))
    least = min(_LEAST, len(places))
    rows = table.grid.rows
    headers = [i for i in _perhaps_headers(rows, required, is_header)
               if _repeats(is_header, least, rows[i])]
    if table.grid.rows and 0 not in headers and _describes(table, places, table.grid.rows[0]):
        headers.insert(0, 0)
    known = frozenset(headers)
    totals = [i for i in _lacking(rows, required)
              if i not in known and _totals(rows[i], required)]
    last = len(table.grid.rows) - 1
    if last > 0 and last not in totals and _sums(table.grid.rows, required):
        totals.append(last)
    _tell(table, "W212", headers, lambda rows: say(
        "The header stands again, or has a second line: {rows}.", rows=rows))
    _tell(table, "W211", totals, lambda rows: say(
        "This looks like totals, not like a row of the table: {rows}.", rows=rows))
    table.grid.leave_out({*headers, *totals})


def _tell(
    table: FileTable, code: str, indices: Sequence[int], words: Callable[[Words], Words]
) -> None:
    if indices:
        numbers = [table.grid.numbers[index] for index in indices]
        table.complaints.append(Complaint(
            code=code, file=table.file, row=numbers[0], warning=True,
            value=" ".join(table.grid.rows[indices[0]]).strip(),
            message=words(rows_of(numbers)),
            fix=say("It is not read; delete it, or fill in what is missing if it is one."),
        ))


def _repeats(is_header: Callable[[int, str], bool], least: int, row: Sequence[str]) -> bool:
    """Whether every filled cell, at least so many, is the header of its column."""
    filled = 0
    # From the right: the ids stand left, each unlike the others, and none is known yet.
    for place in range(len(row) - 1, -1, -1):
        if row[place].strip():
            if not is_header(place, row[place]):
                return False
            filled += 1
    return filled >= least


def _is_header(table: FileTable, places: Mapping[int, str], place: int, cell: str) -> bool:
    column = table.schema.column(cell)
    if column is not None and column.key == places.get(place):
        return True
    header = table.grid.header
    return place < len(header) and fold(cell) == fold(header[place])


def _describes(table: FileTable, places: Mapping[int, str], row: Sequence[str]) -> bool:
    """Whether every filled cell says what its column holds, as a second header does."""
    filled = [place for place, cell in enumerate(row) if cell.strip()]
    return len(filled) >= _LEAST and all(
        _is_header(table, places, place, row[place])
        or fold(row[place]) in _KINDS
        or (row[place].strip()[0] in "([<" and row[place].strip()[-1] in ")]>")
        for place in filled
    )


def _perhaps_headers(
    rows: Sequence[Sequence[str]], required: Sequence[int], is_header: Callable[[int, str], bool]
) -> Sequence[int]:
    """The rows that may be headers by their cell in the column with the fewest values."""
    columns = {place: [row[place] for row in rows] for place in required}
    if not columns:
        return range(len(rows))
    place = min(columns, key=lambda place: len(set(columns[place])))
    may = {cell for cell in set(columns[place]) if not cell.strip() or is_header(place, cell)}
    return [i for i, cell in enumerate(columns[place]) if cell in may] if may else []


def _lacking(rows: Sequence[Sequence[str]], required: Sequence[int]) -> Sequence[int]:
    """The rows where a required cell is blank; none where too few are required to tell."""
    if len(required) < _LEAST:
        return []
    found: set[int] = set()
    for place in required:
        column = [row[place] for row in rows]
        blank = {cell for cell in set(column) if not cell.strip()}
        if blank:
            found.update(i for i, cell in enumerate(column) if cell in blank)
    return sorted(found)


def _totals(row: Sequence[str], required: Sequence[int]) -> bool:
    """Whether a cell names a total, and nothing required stands beside it but numbers.

    What a row says of itself may be called as a sum is: a case of "Middel" complexity.
    """
    return any(
        _TOTAL.fullmatch(fold(cell)) and all(
            _NUMBER.fullmatch(row[other].strip()) for other in required
            if other != place and row[other].strip())
        and not any(row[other].strip() for other in required if other < place)
        for place, cell in enumerate(row) if cell.strip()
    )


def is_total(row: Sequence[str]) -> bool:
    """Whether a row of a table whose columns are not known yet looks like one of totals."""
    filled = [cell for cell in row if cell.strip()]
    return 0 < 2 * len(filled) < len(row) and _TOTAL.fullmatch(fold(filled[0])) is not None


def _sums(rows: Sequence[Sequence[str]], required: Sequence[int]) -> bool:
    """Whether the last row is numbers alone, with every required cell blank but one.

    An id by itself is no total: two cells are filled, or none of the required ones.
    """
    filled = [place for place, cell in enumerate(rows[-1]) if cell.strip()]
    named = [place for place in filled if place in required]
    return (
        len(required) >= _LEAST and not named and bool(filled)
        and all(_NUMBER.fullmatch(rows[-1][place].strip()) for place in filled)
    )
