"""What codes mean by the export's own word: a list of codes in it, or a legend beside a table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assigner.files.vocabulary import clean, fold
from assigner.profiles.suggest.headers import bare
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable

_MOST_COLUMNS, _LEAST, _MOSTLY, _SHORT = 5, 2, 0.6, 12
CODE = frozenset(map(bare, (
    "kode", "code", "værdi", "value", "key", "nøgle", "forkortelse", "abbreviation", "kort",
    "short", "schlüssel", "kod", "kodeværdi", "lookup code", "lookup")))
"""What a list of codes calls them."""
TEXT = frozenset(map(bare, (
    "tekst", "text", "betydning", "beskrivelse", "description", "meaning", "navn", "name", "label",
    "forklaring", "betegnelse", "explanation", "long", "bezeichnung", "betydelse",
    "kodetekst", "navn på kode", "means", "betyder", "står for")))
"""And what it calls that which they mean."""
_PAIR = re.compile(r"\s*[\"'(]?([\w.+§/-]{1,12}?)[\"')]?\s*(?:=>?|→|->|:|\s[–-]\s|\s)\s*(\w.*)")
_INSIDE = re.compile(r"[(\[](.*)[)\]]")

Codes = Mapping[str, str]


def explained(tables: Sequence[ForeignTable]) -> list[ForeignTable]:
    """The tables, each column with what the export says of its words."""
    lists = [table for table in tables if len(table.columns) <= _MOST_COLUMNS]
    found = []
    for table in tables:
        legends = [*_legends(table)]
        found.append(replace(table, columns=tuple(
            replace(column, contents=replace(column.contents, explained=codes))
            if (codes := _codes(column, [one for one in lists if one is not table], legends))
            else column for column in table.columns)))
    return found


def _codes(
    column: ForeignColumn, lists: Sequence[ForeignTable], legends: Sequence[tuple[str, Codes]]
) -> Codes:
    words = {fold(word) for word in column.contents.distinct}
    if column.personal or len(words) < _LEAST or column.contents.dates > _MOSTLY:
        return {}
    inside = _INSIDE.search(column.header)
    said = [("", pairs) for pairs in [_pairs(inside[1])] if pairs] if inside else []

    def covers(codes: Codes) -> bool:
        return len(words & codes.keys()) >= max(_LEAST, _MOSTLY * len(words))

    # Of two lists that have the same codes, that of the column's name is meant, or none is.
    named = [table for table in lists if _named(table, column)]
    of_lists = [*filter(covers, (
        codes for table in named or lists for codes in _listed(table, column)))]
    of_legends = (pairs for head, pairs in (*said, *legends) if not head or _same(head, column))
    return of_lists[0] if len(of_lists) == 1 else next(filter(covers, of_legends), {})


def _named(table: ForeignTable, column: ForeignColumn) -> bool:
    """Whether a list is called as a column is: "dim_team.csv", the sheet "Team"."""
    own = bare(column.header)
    return len(own) > _LEAST and own in (
        *bare(table.place.path.stem).split(), *bare(table.place.sheet or "").split())


def _same(head: str, column: ForeignColumn) -> bool:
    """Whether a legend is of a column: "Kode" of "Fasekode", too."""
    own = bare(_INSIDE.sub("", column.header)) or bare(column.header)
    return bool(bare(head)) and (own.endswith(bare(head)) or own.startswith(bare(head)))


def _listed(table: ForeignTable, column: ForeignColumn) -> Iterator[Codes]:
    """What a list of codes says of a column.

    By the column's name, by the one kind of codes that has its words, or where it has one kind.
    """
    code = next((one for one in table.columns if bare(one.header) in CODE or (
        _named(table, column) and bare(one.header) in ("id", bare(column.header)))), None)
    text = next((one for one in table.columns if bare(one.header) in TEXT), None)
    if code is None or text is None:
        return
    rows = [*zip(map(fold, code.contents.cells), text.contents.cells, strict=True)]
    words = {fold(word) for word in column.contents.distinct}
    for kind in table.columns:
        if kind not in (code, text) and kind.contents.filled and not kind.contents.unique:
            own: dict[str, dict[str, str]] = {}
            for row, of in zip(rows, kind.contents.cells, strict=True):
                own.setdefault(bare(of), {})[row[0]] = row[1]
            named = own.get(bare(column.header))
            having = [codes for codes in own.values() if words <= codes.keys()]
            if named or len(having) == 1:
                yield named or having[0]
                return
    if code.contents.unique:
        yield dict(rows)


def _legends(table: ForeignTable) -> Iterator[tuple[str, Codes]]:
    """What stands above and below the rows: "Kode: M = modtagelse, U = undersøgelse"."""
    grid = table.raw.grid
    for _, row in (*grid.above, *grid.aside):
        for cell in map(clean, row):
            head, colon, rest = cell.partition(":")
            if colon and len(pairs := _pairs(rest)) >= _LEAST:
                yield head, pairs
            elif "=" in cell and len(pairs := _pairs(cell)) >= _LEAST:
                yield "", pairs
    # One code and what it means in each row, side by side.
    rows = [[*filter(None, map(clean, row))] for _, row in (*grid.above, *grid.aside)]
    short = [(row[0].rstrip(":="), row[1]) for row in rows
             if len(row) == _LEAST and len(row[0]) <= _SHORT]
    if len(short) >= _LEAST:
        yield "", {fold(code): text for code, text in short}


def _pairs(text: str) -> Codes:
    """Codes and what they mean; none where a part of the text is no such pair."""
    parts = [part for part in re.split(r"[,;\n]", text) if part.strip()]
    found = [_PAIR.fullmatch(part.strip().rstrip(".")) for part in parts]
    if len(found) < _LEAST or not all(found):
        return {}
    return {fold(one[1]): clean(one[2]) for one in found if one is not None}
