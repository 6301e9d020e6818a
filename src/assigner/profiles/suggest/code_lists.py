"""Lists of codes as they stand in a file or sheet: one, several beside or below each other.

A list has a column that its header says to be of codes and one of what they mean, in any order and
among others; what the codes are of stands beside them, in the header or above the list.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assigner.files.vocabulary import clean, fold
from assigner.profiles.suggest.latin import latin

Codes = Mapping[str, str]
_SIGNS, _COUNTED = re.compile(r"[\W_]+"), re.compile(r" \(\d+\)$")
_CODE = frozenset((
    "kode", "code", "koder", "codes", "cd", "kd", "vaerdi", "value", "val", "key", "noegle",
    "forkortelse", "abbreviation", "abbr", "abbrev", "kort", "short", "schluessel", "kod", "lookup",
    "kodevaerdi", "kuerzel", "symbol"))
_TEXT = frozenset((
    "tekst", "text", "txt", "betydning", "beskrivelse", "description", "descr", "desc", "dsc",
    "meaning", "means", "navn", "name", "nm", "label", "forklaring", "betegnelse", "explanation",
    "long", "lang", "bezeichnung", "betydelse", "kodetekst", "betyder", "title", "titel", "display",
    "bedeutung", "benaevnelse", "beskrivning", "for"))
_ENDS_CODE = re.compile(r"\w{2,}(?:kode|code|kod)")
_ENDS_TEXT = re.compile(r"\w{2,}(?:tekst|text|navn|betegnelse|beskrivelse)")
_GENERAL = _CODE | _TEXT | {
    "case", "sag", "sags", "type", "typer", "types", "liste", "list", "of", "for", "tabel", "table",
    "values", "id", "nr", "no", "kategori", "dim", "ref"}
_PREFIX, _MOST_BESIDE = 4, 3


@dataclass(frozen=True)
class _Pair:
    """A column of codes and one of what they mean; `kind`: what the header says they are of."""

    code: int
    text: int
    kind: str
    beside: tuple[int, ...]
    """Columns that may say in each row what its code is of."""


def heads_codes(row: Sequence[str], own: str = "") -> bool:
    """Whether a row is the header of lists of codes."""
    return bool(_pairs(row, own))


def kinds(rows: Iterable[Sequence[str]], own: str = "") -> dict[str, Codes]:
    """What codes are of -> each code, folded, and what it means; a code of two is none.

    `own`: what else the codes may be called, in plain letters.
    """
    found: dict[str, dict[str, str]] = {}
    twice: set[tuple[str, str]] = set()
    pairs: Sequence[_Pair] = ()
    heading = ""
    for cells in ([clean(cell) for cell in row] for row in rows):
        filled = [cell for cell in cells if cell]
        if new := _pairs(cells, own):
            pairs = new
        elif len(filled) == 1:
            heading = filled[0]
        else:
            for kind, code, text in _said(cells, pairs, heading):
                known = found.setdefault(kind, {}).setdefault(fold(code), text)
                twice |= {(kind, fold(code))} if known != text else set()
    spoilt = {kind for kind, _ in twice}
    return {kind: codes for kind, codes in found.items() if kind not in spoilt}


def is_of(kind: str, header: str) -> bool:
    """Whether codes of a kind are those of a column: "Case stage codes" of STAGE_CD."""
    one, other = _words(kind), _words(header)
    return bool(one and other) and ("".join(one) == "".join(other) or any(
        word == own or (min(len(word), len(own)) >= _PREFIX
                        and (word.startswith(own) or own.startswith(word)))
        for word in one for own in other))


def plain(header: str) -> str:
    """A header in plain letters, without signs."""
    return " ".join(_parts(header))


def _said(
    cells: Sequence[str], pairs: Sequence[_Pair], heading: str
) -> Iterator[tuple[str, str, str]]:
    """What a row says: what its codes are of, each code, what it means."""
    for pair in pairs:
        if max(pair.code, pair.text) >= len(cells) or not cells[pair.code] or (
            not cells[pair.text]
        ):
            continue
        beside = [cells[place] for place in pair.beside if place < len(cells) and cells[place]]
        for kind in beside or [pair.kind or heading]:
            yield kind, cells[pair.code], cells[pair.text]


def _pairs(row: Sequence[str], own: str = "") -> list[_Pair]:
    cells = [_COUNTED.sub("", clean(cell)) for cell in row]
    said = {place: _sort(cell, own) for place, cell in enumerate(cells) if cell}
    codes = [place for place, sort in said.items() if sort == "code"]
    texts = {place for place, sort in said.items() if sort == "text"}
    found: list[_Pair] = []
    for at, code in enumerate(codes):
        until = codes[at + 1] if at + 1 < len(codes) else len(cells)
        own_text = [place for place in said if said[place] != "code" and _words(cells[place])
                    and _words(cells[place]) == _words(cells[code])]
        right = [place for place in sorted(texts) if code < place < until]
        left = [place for place in sorted(texts, reverse=True) if place < code]
        text = next(iter((*right, *own_text, *left)), None)
        if text is not None:
            texts.discard(text)
            found.append(_Pair(code, text, " ".join(_words(cells[code])), ()))
    spoken = {place for pair in found for place in (pair.code, pair.text)}
    beside = tuple(place for place in said if place not in spoken)
    if len(beside) > _MOST_BESIDE or (len(found) > 1 and beside):
        return []
    return [_Pair(one.code, one.text, one.kind, beside) for one in found]


def _sort(cell: str, own: str) -> str:
    """Whether a header is of codes, or of what they mean; blank: of neither."""
    parts = _parts(cell)
    if not parts:
        return ""
    if parts[-1] in _TEXT or _ENDS_TEXT.fullmatch(parts[-1]):
        return "text"
    code = parts[-1] in _CODE or _ENDS_CODE.fullmatch(parts[-1])
    return "code" if code or (own and " ".join(parts) in (own, "id")) else ""


def _words(header: str) -> list[str]:
    """What a header says beside being of codes: "Fasekode" and STAGE_CD are of fase and stage."""
    bare = (re.sub(r"(?<=\w{3})(?:kode|code|kod)r?$", "", word) for word in _parts(header))
    return [word for word in bare if word and word not in _GENERAL]


def _parts(header: str) -> list[str]:
    return _SIGNS.sub(" ", latin(_COUNTED.sub("", header))).split()
