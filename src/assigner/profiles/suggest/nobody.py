"""Words that stand where a name would while nobody holds the case, whatever an office calls that.

What somebody is called is on the list of staff. Of a word that is not, while the others are, the
rows tell: nothing was given to anybody there, or the word is made unlike any name. Who has left is
called as the others are, and got the case on a day.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assigner.files.vocabulary import fold
from assigner.profiles.calendar_words import as_iso
from assigner.profiles.suggest.contents import orders_of
from assigner.profiles.suggest.fitting import (
    KnownWords,
    PeopleCalled,
    calls_somebody,
    two_called,
)
from assigner.profiles.suggest.lines import LIKELY, UNSURE, Sureness, WordLine
from assigner.profiles.suggest.matching import Match
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable
from assigner.profiles.suggest.row_words import says_nobody
from assigner.words import say

_FEWEST, _MOSTLY, _NEARLY, _LONGER = 3, 0.8, 0.9, 2
_PARTED = re.compile(r"[(),\[\]]|\s[-–]\s")


@dataclass(frozen=True)
class Nobody:
    """`said`: words that say so; `seen`: those of which the rows or the letters tell it."""

    said: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()
    level: str = LIKELY

    @property
    def words(self) -> frozenset[str]:
        """All of them."""
        return self.said | self.seen


def nobody(
    table: ForeignTable, holder: ForeignColumn | None, known: KnownWords,
    found: Mapping[str, Match], *, sole: bool,
) -> Nobody:
    """`sole`: whether it is the only list of cases, so that the new ones stand in it."""
    if holder is None:
        return Nobody()
    said = frozenset(word for word in holder.contents.distinct if fold(word) not in known.people
                     and (says_nobody(word) or fold(word) in known.teams))
    strange = _strange(holder.contents.distinct, known)
    if not sole or not strange:
        return Nobody(said)
    named = [word for word in holder.contents.distinct if word not in strange]
    seen = frozenset(word for word in strange if unlike(word, named)
                     or _given_to_nobody(table, holder, word, strange))
    if seen or said or holder.contents.share_filled < 1:
        return Nobody(said, seen - said)
    if len(strange) > 1:
        return Nobody()
    # New cases are somewhere, and nobody else can hold them.
    return Nobody(frozenset(), frozenset(strange), LIKELY if _came_last(
        holder, found.get("received"), strange) else UNSURE)


def nobody_beside(
    column: ForeignColumn, holder: Nobody, known: PeopleCalled
) -> Iterator[WordLine]:
    """Words in the place of a second name that are of nobody: those of the first, and the like."""
    words = column.contents.distinct
    strange = _strange(words, known)
    named = [word for word in words if word not in strange]
    for word in sorted(words):
        if fold(word) not in known.people and (word in holder.words or says_nobody(word) or (
                word in strange and unlike(word, named))):
            yield WordLine(word, "", Sureness(LIKELY, say("nobody")))


def unlike(word: str, names: Sequence[str]) -> bool:
    """Whether a word is made otherwise than any of some names."""
    forms = {_form(name) for name in names}
    short = all(len(name.split()) == 1 for name in (word, *names))
    return _form(word) not in forms or not word.strip("0-. ") or (
        short and not min(map(len, names)) - _LONGER < len(word) < max(map(len, names)) + _LONGER)


def _form(word: str) -> tuple[bool, ...]:
    """What tells names from other words: their letters, digits and signs, and how they begin."""
    letters = [part for part in re.split(r"[\W\d_]+", word) if part]
    return (
        bool(letters), any(map(str.isdigit, word)), len(word.split()) > 1,
        bool(_PARTED.search(word)), word[:1].isalnum(),
        bool(letters) and all(map(str.isupper, letters)),
        bool(letters) and letters[0].islower(),
        # "de" and "von" are of a name; its last word is not small.
        len(letters) > 1 and letters[-1].islower(),
    )


def _strange(words: Sequence[str], known: PeopleCalled) -> list[str]:
    """Those that call nobody on the list of staff, while the others do."""
    strange = [word for word in words
               if not calls_somebody(word, known) and not two_called(word, known)]
    called = len(words) - len(strange)
    return strange if known.people and called >= _FEWEST and called > len(strange) else []


def _given_to_nobody(
    table: ForeignTable, holder: ForeignColumn, word: str, strange: Collection[str]
) -> bool:
    """Whether a column is blank in all its rows, and filled in nearly wherever one is."""
    there = [who not in strange and bool(who) for who in holder.contents.cells]
    own = [who == word for who in holder.contents.cells]
    return any(
        not any(cell for cell, is_own in zip(column.contents.cells, own, strict=True) if is_own)
        and sum(bool(cell) for cell, held in zip(column.contents.cells, there, strict=True)
                if held) >= max(_FEWEST, _NEARLY * sum(there))
        for column in table.columns if column is not holder and not column.personal)


def _came_last(
    holder: ForeignColumn, received: Match | None, words: Collection[str]
) -> bool:
    """Whether the cases of some words came in after most of the others."""
    if received is None:
        return False
    held = received.column.contents
    order = min(orders_of([held]), default=None)
    days = [(as_iso(day, order), who in words) for day, who in zip(
        held.cells, holder.contents.cells, strict=True)]
    own = sorted(day for day, theirs in days if day and theirs)
    others = [day for day, theirs in days if day and not theirs]
    return bool(own and others) and sum(day < own[0] for day in others) >= _MOSTLY * len(others)
