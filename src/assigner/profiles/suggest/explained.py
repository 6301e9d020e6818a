"""What codes mean by the export's own word: a list of codes in it, or a legend beside a table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assigner.files.vocabulary import clean, fold
from assigner.profiles.suggest.headers import bare
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable

_MOST_COLUMNS, _LEAST, _MOSTLY = 5, 2, 0.6
_CODE = frozenset(map(bare, (
    "kode", "code", "værdi", "value", "key", "nøgle", "forkortelse", "abbreviation", "kort",
    "short", "schlüssel", "kod")))
_TEXT = frozenset(map(bare, (
    "tekst", "text", "betydning", "beskrivelse", "description", "meaning", "navn", "name", "label",
    "forklaring", "betegnelse", "explanation", "long", "bezeichnung", "betydelse")))
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
    of_lists = (codes for table in lists for codes in _listed(table, column))
    of_legends = (pairs for head, pairs in (*said, *legends) if not head or _same(head, column))
    return next((codes for codes in (*of_lists, *of_legends)
                 if len(words & codes.keys()) >= max(_LEAST, _MOSTLY * len(words))), {})


def _same(head: str, column: ForeignColumn) -> bool:
    """Whether a legend is of a column: "Kode" of "Fasekode", too."""
    own = bare(_INSIDE.sub("", column.header)) or bare(column.header)
    return bool(bare(head)) and (own.endswith(bare(head)) or own.startswith(bare(head)))


def _listed(table: ForeignTable, column: ForeignColumn) -> Iterator[Codes]:
    """What a list of codes says of a column: by the column's name, or where it has one alone."""
    code = next((one for one in table.columns if bare(one.header) in _CODE), None)
    text = next((one for one in table.columns if bare(one.header) in _TEXT), None)
    if code is None or text is None:
        return
    rows = [*zip(map(fold, code.contents.cells), text.contents.cells, strict=True)]
    for kind in table.columns:
        if kind not in (code, text):
            own = dict(row for row, of in zip(rows, kind.contents.cells, strict=True)
                       if bare(of) == bare(column.header))
            if own:
                yield own
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


def _pairs(text: str) -> Codes:
    """Codes and what they mean; none where a part of the text is no such pair."""
    parts = [part for part in re.split(r"[,;\n]", text) if part.strip()]
    found = [_PAIR.fullmatch(part.strip().rstrip(".")) for part in parts]
    if len(found) < _LEAST or not all(found):
        return {}
    return {fold(one[1]): clean(one[2]) for one in found if one is not None}
