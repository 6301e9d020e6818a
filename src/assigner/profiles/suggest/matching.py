"""Which column of an export is which of ours, by its header and by what it holds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assigner.files import cells
from assigner.files.columns import InputColumn
from assigner.files.vocabulary import Vocabulary, fold
from assigner.profiles.sense import DAYS, LISTS, schema_of
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.guessed_words import guess
from assigner.profiles.suggest.header_words import STATUS
from assigner.profiles.suggest.headers import (
    EXACT,
    NEAR,
    NOTHING,
    WITHIN,
    beside_the_case,
    formerly,
    one_of,
    said,
)
from assigner.profiles.suggest.lines import LIKELY, SURE, UNSURE, Sureness
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable
from assigner.profiles.suggest.short_names import called
from assigner.words import say

_LEAST, _FILLED = 0.45, 0.7
_OF_MODEL = ("phase", "complexity", "team")
_WORDED = (*_OF_MODEL, "caseworker")
# Words of the model, or names of its people, say by themselves which column they stand in.
_TOLD, _PERHAPS = 0.8, 0.65
_SURE, _LIKELY = 0.9, 0.62
PERSONS = ("caseworker", "co_caseworker", "previous_caseworker", "disqualified", "involved",
           "earlier", "restricted_to")
_MOST_WORDS = 40
_AS_MUCH = 0.01
_BRACKETS = re.compile(r"\s*[()\[\]]\s*|\s+[-–]\s+")
# A header says more than what stands below it: many columns hold dates.
_OF_HEADER, _OF_CONTENTS = 0.62, 0.38


@dataclass(frozen=True)
class Match:
    """A column of ours and one of theirs; `score` from 0 to 1.

    `rival`: another column of theirs that is left says as much, and neither is named as ours is.
    """

    key: str
    column: ForeignColumn
    score: float
    said: float
    held: float
    rival: str = ""
    few: bool = False
    """Whether it names too few of the caseworkers to be who holds the cases."""

    @property
    def weight(self) -> float:
        """How much it says of what kind of table it stands in."""
        return max(self.score, _TOLD if self.level != UNSURE else 0.0)

    @property
    def level(self) -> str:
        """How sure it is: sure, likely or unsure."""
        if self.rival or self.few:
            return UNSURE
        if self.key in _WORDED and (self.said >= EXACT or self.held >= _TOLD or (
                self.key in _OF_MODEL and self.said > NEAR)):
            # What its words mean is a line of its own, and so is what nobody knows of them.
            return SURE if self.score >= _SURE and self.said >= EXACT else LIKELY
        if self.held < 0.5 or self.score < _LIKELY:
            return UNSURE
        return SURE if self.score >= _SURE and self.said >= EXACT else LIKELY


@dataclass(frozen=True)
class KnownWords:
    """What contents are held against: the words of the model, ids and names of caseworkers.

    `short`: what else they may be called, and the id of the one that it can only be.
    """

    vocabulary: Vocabulary
    people: frozenset[str] = frozenset()
    short: Mapping[str, str] = field(default_factory=dict)
    staff: int = 0
    """How many caseworkers the export lists; 0 where it is not known."""


def matches(table: ForeignTable, kind: str, known: KnownWords) -> dict[str, Match]:
    """The best match of each of our columns, no column of theirs twice; best first."""
    scored = [
        match for column in table.columns
        if not column.personal and not one_of(column.header, STATUS)
        for ours in schema_of(kind).columns
        if (match := _match(ours, column, kind, known)) is not None
    ]
    scored = _by_words(scored)
    # A column in which nothing stands is taken only where no other says as much.
    scored.sort(key=lambda one: (
        not (one.column.contents.filled and one.score >= _FILLED),
        -one.score, one.column.place, one.key))
    found: dict[str, Match] = {}
    taken: set[int] = set()
    for match in scored:
        if match.key not in found and match.column.place not in taken:
            found[match.key] = match
            taken.add(match.column.place)
    for other in scored:
        best = found.get(other.key)
        if best is not None and other.column.place not in taken and other.said and (
            best.said < EXACT and other.score >= best.score - _AS_MUCH
        ):
            found[other.key] = replace(best, rival=other.column.header)
    if kind == "caseload" and "caseworker" in found and not found["caseworker"].said:
        spoken = {match.column.place for match in found.values() if match.said >= NEAR}
        found["caseworker"] = _by_names_alone(found["caseworker"], [
            column for column in table.columns if column.place not in spoken], known)
    return found


def _by_words(scored: Sequence[Match]) -> list[Match]:
    """All but what only a header says of a column in which every word is one of the model's.

    A "Program area" of phases is no district, and a "Category" of levels no phase.
    """
    told = [one for one in scored if one.key in _OF_MODEL and one.held >= _TOLD]

    def better(one: Match) -> bool:
        return any(other.key == one.key and other.column is not one.column
                   and other.said >= EXACT and other.held >= _PERHAPS for other in scored)

    words = {(one.column.place, one.key): one.held for one in told
             if one.said >= EXACT or not better(one)}
    most: dict[int, float] = {}
    for (place, _), held in words.items():
        most[place] = max(held, most.get(place, 0.0))
    # A header that is the name of another column stands against words that are only like ours.
    return [one for one in scored if one.column.place not in most
            or (one.column.place, one.key) in words
            or (one.said >= EXACT and one.key not in _OF_MODEL
                and most[one.column.place] <= _TOLD)]


def _by_names_alone(match: Match, left: Sequence[ForeignColumn], known: KnownWords) -> Match:
    """Who holds a case, where no header says so: doubted where others are named as well.

    Whoever leads, wrote or decided something is named too, but of them there are few.
    """
    other = next((
        one.header for one in left
        if one is not match.column and not one.personal and one.contents.filled
        and not beside_the_case(one.header)
        and (_of_people(one.contents, known) or 0) >= _TOLD), None) if known.people else None
    if other is not None:
        return replace(match, rival=other)
    few = 2 * len(match.column.contents.distinct) < known.staff
    return replace(match, few=True) if few else match


def sureness(match: Match) -> Sureness:
    """How sure a column is, and what speaks against it."""
    if match.level == SURE:
        return Sureness()
    if match.rival:
        return Sureness(UNSURE, say('"{header}" says as much', header=match.rival))
    if match.few:
        return Sureness(UNSURE, say("it names few of the caseworkers"))
    if match.held < 0.5:
        return Sureness(match.level, say("what stands below the header does not look like it"))
    if match.said >= EXACT:
        return Sureness(match.level, say("the header says so, not every cell does"))
    if match.said > 0:
        return Sureness(match.level, say("the header says nearly so"))
    return Sureness(match.level, say("by what stands below the header"))


def _match(ours: InputColumn, column: ForeignColumn, kind: str, known: KnownWords) -> Match | None:
    strength = said(kind, ours.key, column.header)
    held = fit(ours, column.contents, known)
    if ours.key in PERSONS and strength < EXACT and formerly(column.header) and (
        not beside_the_case(column.header)
    ):
        # Whose it was is told by the header, and that it names people by what stands there.
        before = ours.key == "previous_caseworker" and held == 1 and known.people
        strength = WITHIN if before else NOTHING
        if not before:
            return None
    if held is None or (not strength and not _tells(ours, held)):
        return None
    if kind == "caseworkers" and ours.key in ("id", "name") and (
        column.contents.same or (strength < EXACT and beside_the_case(column.header))
    ):
        return None  # whoever leads them all is none of them by that
    if not strength and ours.key in PERSONS and beside_the_case(column.header):
        return None
    if strength < EXACT and ours.read is cells.word and len(column.contents.distinct) == 1:
        return None  # one word throughout tells no case from another
    score = _OF_HEADER * strength + _OF_CONTENTS * held
    return Match(ours.key, column, score, strength, held) if score >= _LEAST or (
        not strength and _tells(ours, held)) else None


def _tells(ours: InputColumn, held: float) -> bool:
    """Whether contents alone can say which column it is: words of the model, names of people."""
    return held >= _PERHAPS and ours.key in _WORDED


def fit(ours: InputColumn, held: Contents, known: KnownWords) -> float | None:
    """How well contents suit a column of ours, from 0 to 1; None where they cannot be it."""
    if not held.filled:
        return None if ours.required and ours.key != "caseworker" else 0.5
    if ours.read in DAYS:
        dates = max(held.dates, held.solid_dates)
        return dates if dates >= 0.5 else None
    if held.dates > 0.5:
        return None
    if ours.read is cells.truth:
        return held.truths or None
    if ours.key in _OF_MODEL:
        return _of_words(ours, held, known)
    if ours.key in PERSONS:
        return _of_people(held, known)
    if ours.read in LISTS and len(held.numbers(None)) == len(held.filled):
        return None  # hours of a duty are none of its names
    return _of_numbers(_BOUNDS[ours.key], held) if ours.key in _BOUNDS else _of_texts(ours, held)


def _of_numbers(bounds: tuple[float, float], held: Contents) -> float | None:
    low, high = bounds
    good = sum(low <= number <= high for number in held.numbers(None)) / len(held.filled)
    return good if good >= 0.6 else None


def _of_texts(ours: InputColumn, held: Contents) -> float | None:
    if ours.key == "id" and held.full_names:
        return None  # people who go by their names: their ids are made of those
    if ours.key == "id":
        # A slip or two make no column of ids another one; a header that says so bears more.
        alike = len(held.distinct) / len(held.filled)
        nearly = 0.6 if held.share_filled > 0.9 and alike > 0.9 else (0.5 if alike > 0.6 else None)
        return 1.0 if held.unique else nearly
    if ours.key == "name":
        digits = sum(word[:1].isdigit() for word in held.distinct)
        return 0.9 if held.unique and 2 * digits < len(held.distinct) else 0.5
    if ours.key == "family":
        return 0.8
    return 0.8 if ours.read in (*LISTS, cells.word) and not held.numbers(None) else 0.6


# From least to most, in whatever unit: minutes a year are the largest.
_BOUNDS: Mapping[str, tuple[float, float]] = {
    "weekly_hours": (0.05, 130_000), "experience_months": (0, 720), "reserved_hours": (0, 3_000),
    "capacity_percent": (0, 100), "max_cases": (0, 500), "max_new_cases": (0, 60),
    "capacity_hours": (0, 11_000), "children": (1, 15), "weight_hours": (0, 3_000),
    "birth_day": (1, 31), "hours": (0, 60), "percent": (0, 100), "changes_12m": (0, 52),
}


def _of_words(ours: InputColumn, held: Contents, known: KnownWords) -> float | None:
    """The share of its words that are, or seem to be, words of the model."""
    words = held.distinct
    if len(words) > _MOST_WORDS:
        return None
    found = [guess(ours.key, word, words, known.vocabulary) for word in words]
    share = sum(one is not None for one in found) / len(words)
    sure = sum(one is not None and one.sure for one in found) / len(words)
    meant = {one.ours for one in found if one is not None}
    if share == 1 and len(meant) > 1 and ours.key != "complexity":
        return max(_TOLD, 0.7 + 0.3 * sure)
    return max(0.4, share * (0.7 + 0.3 * sure)) if share or len(words) <= 12 else None


def _of_people(held: Contents, known: KnownWords) -> float | None:
    if not known.people:
        return 0.6
    share = sum(fold(word) in known.people or called(word, known.short) is not None
                for word in held.distinct) / len(held.distinct)
    if share >= 0.6:
        return 1.0
    parts = {fold(part) for word in held.distinct for part in _parts(word, held.separator)}
    named = sum(any(fold(part) in known.people for part in _BRACKETS.split(word))
                for word in held.distinct) / len(held.distinct)
    if named >= 0.6:
        return 1.0
    among = sum(part in known.people for part in parts) / len(parts) if parts else 0.0
    return 1.0 if among >= 0.6 else (0.55 if max(among, share, named) > 0.2 else 0.1)


def _parts(word: str, separator: str | None) -> Sequence[str]:
    return [part.strip() for part in word.replace("|", separator or "|").split(separator or "|")]
