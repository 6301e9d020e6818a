"""How well what stands in a column suits one of ours: words, people, numbers, dates."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from assigner.files import cells
from assigner.files.cells import Context
from assigner.files.columns import InputColumn
from assigner.files.vocabulary import Vocabulary, fold
from assigner.profiles.sense import DAYS, LISTS
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.guessed_words import guess
from assigner.profiles.suggest.short_names import called

OF_MODEL = ("phase", "complexity", "team")
PERSONS = ("caseworker", "co_caseworker", "previous_caseworker", "disqualified", "involved",
           "earlier", "restricted_to")
# Words of the model, or names of its people, say by themselves which column they stand in.
TOLD = 0.8
_NAMES = 0.4
"""How well names without digits suit a column of families: too little to be taken."""
_SOME, _MOST_WORDS, _FEWEST_ROWS = 0.5, 40, 10
_TWO_NAMES = ("/", ";", "+", "&", "|", "\n", " og ", " and ", " und ", " och ", " en ", ",")
"""What stands between two people in a cell; a comma stands within one name as well."""
_BRACKETS = re.compile(r"\s*[()\[\]]\s*|\s+[-–]\s+")


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
    teams: frozenset[str] = frozenset()
    """What the teams of the staff are called, folded."""


class PeopleCalled(Protocol):
    """Whatever knows what the caseworkers of an export are called, whole and in short."""

    @property
    def people(self) -> frozenset[str]:
        """Their ids and names, folded."""

    @property
    def short(self) -> Mapping[str, str]:
        """What else they may be called, and the id of the one that it can only be."""


def fit(ours: InputColumn, held: Contents, known: KnownWords) -> float | None:
    """How well contents suit a column of ours, from 0 to 1; None where they cannot be it."""
    if not held.filled:
        return None if ours.required and ours.key != "caseworker" else 0.5
    if ours.read in DAYS:
        counted = held.day_numbers if held.day_numbers > TOLD else 0.0
        dates = max(held.dates, held.solid_dates, counted)
        return dates if dates >= 0.5 else None
    if held.dates > 0.5 or ours.key == "works":
        return _weekdays(ours, held) if held.dates <= 0.5 else None
    if ours.read is cells.truth:
        return held.truths or None
    if ours.key in OF_MODEL:
        if held.truths == 1:
            return None  # ticks are words of no model
        return _of_words(ours, held, known)
    if ours.key in PERSONS:
        return of_people(held, known)
    if ours.read in LISTS and (held.truths == 1 or len(held.numbers(None)) == len(held.filled)):
        return None  # hours of a duty, or a yes, are none of its names
    return _of_numbers(_BOUNDS[ours.key], held) if ours.key in _BOUNDS else _of_texts(ours, held)


def _own_in_most(held: Contents) -> bool:
    """Whether most rows have a word of their own, as names have and places have not."""
    return len(held.filled) >= _FEWEST_ROWS and 2 * len(held.distinct) > len(held.filled) and (
        not held.numbers(None))


def _weekdays(ours: InputColumn, held: Contents) -> float | None:
    """The share of words that are weekdays: how many days somebody works says not which."""
    read = sum(not word.isdigit() and not ours.read(word, Context()).faults
               for word in held.distinct)
    return read / len(held.distinct) if read > _SOME * len(held.distinct) else None


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
    if ours.key == "district" and _own_in_most(held):
        return None  # a place has more cases than one
    if ours.key == "name":
        digits = sum(word[:1].isdigit() for word in held.distinct)
        return 0.9 if held.unique and 2 * digits < len(held.distinct) else 0.5
    if ours.key == "family":
        # A surname is no key: unrelated families share it, and it is personal.
        numbered = sum(any(map(str.isdigit, word)) for word in held.distinct)
        return 0.8 if numbered > _SOME * len(held.distinct) else _NAMES
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
    if len(held.distinct) > _MOST_WORDS:
        return None
    words = [held.plain(word) for word in held.distinct]
    found = [guess(ours.key, word, words, known.vocabulary) for word in words]
    share = sum(one is not None for one in found) / len(words)
    sure = sum(one is not None and one.sure for one in found) / len(words)
    meant = {one.ours for one in found if one is not None}
    if share == 1 and len(meant) > 1 and ours.key != "complexity":
        return max(TOLD, 0.7 + 0.3 * sure)
    return max(0.4, share * (0.7 + 0.3 * sure)) if share or len(words) <= 12 else None


def same_people(held: Contents, other: Contents, known: PeopleCalled) -> bool:
    """Whether two columns call the same people in each row, by their ids and by their names."""
    pairs = {(first, second) for first, second in zip(held.cells, other.cells, strict=True)
             if first or second}
    return bool(pairs) and all(
        fold(first) == fold(called(second, known.short) or "")
        or fold(second) == fold(called(first, known.short) or "") for first, second in pairs)


def of_people(held: Contents, known: PeopleCalled) -> float:
    """How well its words are names of caseworkers, from 0 to 1."""
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


def calls_somebody(word: str, known: PeopleCalled) -> bool:
    """Whether a word, or a part of it, is what a caseworker is called."""
    return fold(word) in known.people or called(word, known.short) is not None or any(
        fold(part) in known.people for part in (*_BRACKETS.split(word), *word.split()))


def two_called(word: str, known: PeopleCalled) -> str | None:
    """The sign between two whom a word calls; None where it calls one, or nobody."""
    if calls_somebody(word, known):
        # "Holm, Bo" is one person, and so is "Bo Holm (BH)"; parts of a name are no two people.
        return next((sign for sign in _TWO_NAMES[:-1] if sign in word and _two(word, sign, known)),
                    None)
    return next((sign for sign in _TWO_NAMES if sign in word and _two(word, sign, known)), None)


def _two(word: str, sign: str, known: PeopleCalled) -> bool:
    parts = [part.strip() for part in word.split(sign)]
    return len(parts) == 2 and len({*parts}) == 2 and all(
        part and calls_somebody(part, known) for part in parts)


def _parts(word: str, separator: str | None) -> Sequence[str]:
    return [part.strip() for part in word.replace("|", separator or "|").split(separator or "|")]
