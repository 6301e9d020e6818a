"""The words of a model that cells are held against: teams, phases, roles."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

CLOSE = 0.6


@dataclass(frozen=True)
class Vocabulary:
    """What the model calls things. Every mapping goes from an alias to its key.

    Aliases are case-folded and include the key itself. `team_phases`: team key -> the
    phases it takes; used only to tell whose cases a caseworker with a lost id may hold.
    """

    teams: Mapping[str, str]
    phases: Mapping[str, str]
    roles: Mapping[str, str]
    team_phases: Mapping[str, frozenset[str]] = field(default_factory=dict)


def clean(text: str) -> str:
    """`text` in one Unicode form (NFC), without surrounding blanks."""
    return text.strip() if text.isascii() else unicodedata.normalize("NFC", text).strip()


def fold(text: str) -> str:
    """What two spellings must share to be the same word: case and blanks do not matter."""
    return clean(" ".join(clean(text).casefold().split()))


def fold_name(text: str) -> str:
    """Like `fold`, for names written with blanks, underscores or hyphens."""
    return fold(text.replace("_", " ").replace("-", " "))


def find(text: str, aliases: Mapping[str, str]) -> str | None:
    """The key `text` stands for; None when it is not a word of the model."""
    key = aliases.get(fold(text))
    if key is None:
        wanted = fold_name(text)
        key = next((key for alias, key in aliases.items() if fold_name(alias) == wanted), None)
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
