"""What codes mean by the export's own word: a list of codes in it, or a legend beside a table."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from assigner.files.vocabulary import clean, fold
from assigner.profiles.suggest.code_lists import Codes, heads_codes, is_of, kinds, plain
from assigner.profiles.suggest.headers import NEAR, bare, said
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable
from assigner.profiles.suggest.referred import by_which

_MOST_COLUMNS, _FEW_COLUMNS, _LEAST, _MOSTLY, _SHORT = 12, 4, 2, 0.6, 12
_PAIR = re.compile(r"\s*[\"'(]?([\w.+§/-]{1,12}?)[\"')]?\s*(?:=>?|→|->|:|\s[–-]\s|\s)\s*(\w.*)")
_SECOND = re.compile(r" \(\d+\)$")
"""What tells a column from an earlier one of its name."""
_BARELY = re.compile(r"(?:^|\s)(\S{1,12}\s*=.*)")
_INSIDE = re.compile(r"[(\[](.*)[)\]]")
_END = r"(\w{1,2})(?:\s*[=:(]\s*|\s+)([^\W\d_][^\W\d_ ]+(?: [^\W\d_]+)?)\)?"
_ENDS = re.compile(rf"{_END}\s*(?:-|–|—|\.{{2,3}}|…|/|,|\bto\b|\btil\b|\btill\b|\bbis\b)\s*{_END}")
"""The two ends of a scale: "1 low - 3 high"."""


def explained(tables: Sequence[ForeignTable]) -> list[ForeignTable]:
    """The tables, each column with what the export says of its words."""
    lists = [table for table in tables if len(table.columns) <= _MOST_COLUMNS
             and not any(column.contents.full_names or said(
                 "caseworkers", "weekly_hours", column.header) > NEAR for column in table.columns)]
    bare_lists = [(table, codes) for table in lists if (codes := _headless(table))]
    found = []
    for table in tables:
        legends = [*_legends(table), *_elsewhere([one for one in tables if one is not table]),
                   *(("", codes) for other, codes in bare_lists if other is not table)]
        found.append(replace(table, columns=tuple(
            replace(column, contents=replace(column.contents, explained=codes))
            if (codes := _codes(column, [one for one in lists if one is not table], legends,
                               [one.header for one in table.columns if one is not column]))
            else column for column in table.columns)))
    return found


def lists_codes(table: ForeignTable) -> bool:
    """Whether a table is nothing but lists of codes."""
    return heads_codes(table.raw.grid.header) and any(
        len(codes) >= _LEAST for codes in kinds(_rows(table)).values())


def looked_up(table: ForeignTable, others: Sequence[ForeignTable]) -> bool:
    """Whether a table only says what the codes of others mean, whatever its columns are called.

    It has no day, and a column of its own in each row that others call its rows by.
    """
    dated = any(max(one.contents.dates, one.contents.solid_dates) > _MOSTLY
                for one in table.columns)
    return not dated and (lists_codes(table) or (
        len(table.columns) <= _FEW_COLUMNS and by_which(table, others) is not None))


def _codes(
    column: ForeignColumn, lists: Sequence[ForeignTable], legends: Sequence[tuple[str, Codes]],
    others: Sequence[str],
) -> Codes:
    words = {fold(word) for word in column.contents.distinct}
    if column.personal or len(words) < _LEAST or column.contents.dates > _MOSTLY:
        return {}
    inside = _INSIDE.search(column.header) or _BARELY.search(column.header)
    headed = [("", pairs) for pairs in [_ends(inside[1]) or _pairs(inside[1])] if pairs] if (
        inside) else []

    def covers(codes: Codes) -> bool:
        return len(words & codes.keys()) >= max(_LEAST, _MOSTLY * len(words))

    def suited(found: Iterable[Codes]) -> list[Codes]:
        every = [*found]
        return [*filter(covers, every)] or [*filter(covers, (
            _without_common(words, codes) for codes in every))]

    # Of two lists that have the same codes, that of the column's name is meant, or none is.
    named = [table for table in lists if _named(table, column)]
    of_lists = suited(_listed(named or lists, column, others))
    of_legends = suited(
        pairs for head, pairs in (*headed, *legends) if not head or _same(head, column))
    return of_lists[0] if len(of_lists) == 1 else next(iter(of_legends), {})


def _without_common(words: Collection[str], codes: Codes) -> Codes:
    """Codes by the words of a column, where these begin alike: "niveau 1" is the 1 of a legend."""
    bare = {_rest(code, codes): text for code, text in codes.items()}
    return {word: bare[rest] for word in words if (rest := _rest(word, words)) in bare}


def _rest(word: str, among: Collection[str]) -> str:
    """What is left of a word without the words that all of them begin with."""
    parts = word.split()
    first = next((at for at in range(len(parts)) if not all(
        other.split()[at:at + 1] == [parts[at]] for other in among)), 0)
    return " ".join(parts[first:])


def _named(table: ForeignTable, column: ForeignColumn) -> bool:
    """Whether a list is called as a column is: "dim_team.csv", the sheet "Team"."""
    own = bare(column.header)
    return len(own) > _LEAST and own in (
        *bare(table.place.path.stem).split(), *bare(table.place.sheet or "").split())


def _same(head: str, column: ForeignColumn) -> bool:
    """Whether a legend is of a column: "Kode" of "Fasekode", too."""
    own = bare(_INSIDE.sub("", column.header)) or bare(column.header)
    # "RAG = complexity", "Key to RAG (complexity)": one of what it names is the column.
    named = [said for part in re.split(r"[=()\[\]]", head) if (said := bare(part))]
    return any(own.endswith(one) or own.startswith(one) or f" {one} ".endswith(f" {own} ")
               for one in named)


def _listed(
    tables: Sequence[ForeignTable], column: ForeignColumn, others: Sequence[str]
) -> list[Codes]:
    """What lists of codes say of a column: by its name, or those of them that have its words.

    `others`: headers of the other columns of its table, whose codes are none of its own.
    """
    found = [(kind, codes) for table in tables for kind, codes in kinds(
        _rows(table), plain(column.header) if _named(table, column) else "").items()]
    words = {fold(word) for word in column.contents.distinct}
    same = [codes for kind, codes in found if plain(kind) == plain(column.header)]
    named = same or [codes for kind, codes in found if is_of(kind, column.header)]
    if named:
        return named
    return [codes for kind, codes in found
            if words <= codes.keys() and not any(is_of(kind, other) for other in others)]


def _rows(table: ForeignTable) -> list[Sequence[str]]:
    """Every row of a table, its header and what stands above and beside it, from the top."""
    grid = table.raw.grid
    numbered: list[tuple[int, Sequence[str]]] = [
        *grid.above, (grid.header_row, grid.header), *grid.aside,
        *zip(grid.numbers, grid.rows, strict=True)]
    return [row for _, row in sorted(numbered, key=lambda one: one[0])]


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
    yield from _beside(table)
    # One code and what it means in each row, side by side.
    rows = [[*filter(None, map(clean, row))] for _, row in (*grid.above, *grid.aside)]
    short = [(row[0].rstrip(":="), row[1]) for row in rows
             if len(row) == _LEAST and len(row[0]) <= _SHORT]
    if len(short) >= _LEAST:
        yield "", {fold(code): text for code, text in short}


def _beside(table: ForeignTable) -> Iterator[tuple[str, Codes]]:
    """A legend of two columns beside the rows, whose header is of what it explains."""
    if len(table.beside) == _LEAST:
        first, second = table.beside
        codes = {fold(code): text for code, text in zip(
            first.contents.cells, second.contents.cells, strict=True) if code and text}
        # What is counted beside each word means nothing.
        if len(codes) >= _LEAST and not second.contents.numbers(None) and (
            max(map(len, codes)) <= _SHORT
        ):
            yield _SECOND.sub("", first.header), codes


def _elsewhere(tables: Sequence[ForeignTable]) -> list[tuple[str, Codes]]:
    """What other tables say above or below their rows, by the name of a column, and one way only.

    A sheet of what is counted may say what the codes of all others mean.
    """
    every = [(bare(head), head, pairs) for table in tables for head, pairs in _legends(table)
             if bare(head)]
    return [(head, pairs) for own, head, pairs in every
            if all(pairs == other for name_, _, other in every if name_ == own)]


def _headless(table: ForeignTable) -> Codes:
    """Codes and what they mean, side by side from the first row on, without a header over them."""
    rows = [[*map(clean, filter(str.strip, row))] for row in _rows(table)]
    pairs = [row for row in rows if len(row) == _LEAST and len(row[0]) <= _SHORT]
    codes = {fold(code): text for code, text in pairs}
    whole = len(pairs) == len(codes) >= _LEAST and len(pairs) >= len([*filter(None, rows)]) - 1
    return codes if whole and not lists_codes(table) else {}


def _pairs(text: str) -> Codes:
    """Codes and what they mean; none where a part of the text is no such pair."""
    parts = [part for part in re.split(r"[,;\n]|\s(?=[\w.+§/-]{1,12}\s*=)", text) if part.strip()]
    found = [_PAIR.fullmatch(part.strip().rstrip(".")) for part in parts]
    if len(found) < _LEAST or not all(found):
        return {}
    return {fold(one[1]): clean(one[2]) for one in found if one is not None}


def _ends(text: str) -> Codes:
    """The codes at the two ends of a scale and what they mean; what is between is not said."""
    found = _ENDS.fullmatch(text.strip())
    return {} if found is None else {fold(found[1]): found[2], fold(found[3]): found[4]}
