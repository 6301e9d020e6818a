"""The words of a model that cells are held against: teams, phases, roles."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from assigner.reduction import ReasonTerms
from assigner.workdays import USUAL, Calendar

CLOSE = 0.6

# Soft hyphen, zero-width space, marks of direction, word joiners, byte order mark, and the
# signs that choose a look: none can be seen, all come along with text that is copied.
_INVISIBLE: dict[int, str | None] = dict.fromkeys(
    (0xAD, 0x34F, 0x61C, 0x180E, *range(0x200B, 0x200C), *range(0x200E, 0x2010),
     *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF)
)
_JOINERS: dict[int, str | None] = dict.fromkeys((0x200C, 0x200D))
# Small letters only: text is case-folded before. Cyrillic, then Greek, then hyphens.
_ALIKE = str.maketrans(
    "\u0430\u0432\u0435\u0437\u0456\u0458\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0455"
    "\u03b1\u03b2\u03b5\u03b6\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7"
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d",
    "abe3ijkmhopctyxs" "abezhikmnoptux" "---------",
)


@dataclass(frozen=True)
class Vocabulary:
    """What the model calls things. Every mapping goes from an alias to its key.

    Aliases are case-folded and include the key itself. `complexities`: None where the model
    has the three levels that everybody has; `headers`: column -> how the model calls it, in
    each language. `team_phases`: team key -> the
    phases it takes; used only to tell whose cases a caseworker with a lost id may hold.
    `reasons`, `reason_terms`: for fewer hours, by alias, and what each takes; none where the model
    has no list, and any reason passes. `calendar`: when the office is open. `staff_reasons`: of
    staff changes; none where the model has no list, and then no reason passes.
    """

    teams: Mapping[str, str]
    phases: Mapping[str, str]
    roles: Mapping[str, str]
    complexities: Mapping[str, str] | None = None
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    team_phases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    reason_terms: Mapping[str, ReasonTerms] = field(default_factory=dict)
    calendar: Calendar = USUAL
    staff_reasons: Mapping[str, str] = field(default_factory=dict)


def clean(text: str) -> str:
    """`text` in one Unicode form (NFC), without surrounding blanks and invisible signs.

    Joiners stay: some scripts need them inside a word.
    """
    if text.isascii():
        return text.strip()
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE)).strip()


def fold(text: str) -> str:
    """What two spellings must share to be the same word.

    Case, width, blanks, joiners, kinds of hyphen, and letters of other scripts that look
    like Latin ones do not matter.
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    wide = unicodedata.normalize("NFKC", text.translate(_INVISIBLE | _JOINERS)).casefold()
    alike = unicodedata.normalize("NFKC", wide).translate(_ALIKE)
    return " ".join(alike.split())


def fold_name(text: str) -> str:
    """Like `fold`, for names written with blanks, underscores or hyphens."""
    return fold(text.replace("_", " ").replace("-", " "))


@lru_cache(maxsize=1024)
def _alias(text: str) -> str:
    return fold_name(text)


def find(text: str, aliases: Mapping[str, str]) -> str | None:
    """The key `text` stands for; None when it is not a word of the model."""
    key = aliases.get(fold(text))
    if key is None:
        wanted = fold_name(text)
        key = next((key for alias, key in aliases.items() if _alias(alias) == wanted), None)
    return key


def nearest(text: str, known: Iterable[str], cutoff: float = CLOSE) -> str | None:
    """The known word closest to `text`; None when none comes near.

    Ties go to the first in alphabetical order, so the order of rows does not matter.
    """
    wanted = fold(text)[:60]
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best, score = None, cutoff
    for word in sorted(known):
        matcher.set_seq1(fold(word)[:60])
        if matcher.real_quick_ratio() >= score and matcher.quick_ratio() >= score:
            ratio = matcher.ratio()
            if ratio > score or (best is None and ratio >= score):
                best, score = word, ratio
    return best
