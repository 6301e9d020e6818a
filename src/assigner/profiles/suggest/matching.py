"""Which column of an export is which of ours, by its header and by what it holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assigner.files import cells
from assigner.files.columns import InputColumn
from assigner.profiles.back_again import LAST_DAYS, says_back
from assigner.profiles.heading import name
from assigner.profiles.sense import DAYS, schema_of
from assigner.profiles.suggest.fitting import (
    OF_MODEL,
    PERSONS,
    TOLD,
    KnownWords,
    calls_somebody,
    fit,
    of_people,
    same_people,
)
from assigner.profiles.suggest.headers import (
    EXACT,
    NEAR,
    NOTHING,
    WITHIN,
    bare,
    beside_the_case,
    formerly,
    one_of,
    said,
)
from assigner.profiles.suggest.lines import LIKELY, SURE, UNSURE, Sureness
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable
from assigner.profiles.suggest.range_words import says_left
from assigner.profiles.suggest.units import speaks_of_time
from assigner.profiles.suggest.words_beside import STATUS
from assigner.words import say

_LEAST, _FILLED = 0.45, 0.7
_WORDED = (*OF_MODEL, "caseworker")
# Words of the model, or names of its people, say by themselves which column they stand in.
_AHEAD = ("due", "cover_until", "absent_to", "capacity_until")
_PERHAPS = 0.65
_SURE, _LIKELY = 0.9, 0.62
_AS_MUCH, _OFTEN = 0.01, 2
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
        return max(self.score, TOLD if self.level != UNSURE else 0.0)

    @property
    def level(self) -> str:
        """How sure it is: sure, likely or unsure."""
        if self.rival or self.few:
            return UNSURE
        if self.key in _WORDED and (self.said >= EXACT or self.held >= TOLD or (
                self.key in OF_MODEL and self.said > NEAR)):
            # What its words mean is a line of its own, and so is what nobody knows of them.
            return SURE if self.score >= _SURE and self.said >= EXACT else LIKELY
        if self.held < 0.5 or self.score < _LIKELY:
            return UNSURE
        return SURE if self.score >= _SURE and self.said >= EXACT else LIKELY


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
            (best.said < EXACT or _either(kind, best, other))
            and other.score >= best.score - _AS_MUCH
        ):
            if other.key == "caseworker" and _in_more_rows(best.column, other.column, known):
                continue
            if other.key == "caseworker" and _in_more_rows(other.column, best.column, known):
                found[other.key] = other
                taken ^= {best.column.place, other.column.place}
                continue
            found[other.key] = replace(best, rival=other.column.header)
    if kind == "caseload" and "caseworker" in found and not found["caseworker"].said:
        spoken = {match.column.place for match in found.values() if match.said >= NEAR}
        found["caseworker"] = _by_names_alone(found["caseworker"], [
            column for column in table.columns if column.place not in spoken], known)
    return found


def _either(kind: str, best: Match, other: Match) -> bool:
    """Whether two headers say the same column outright, neither by its own name, and differ.

    "Opstart" and "Henvist" may both be the day on which a case came in.
    """
    ours = next(one for one in schema_of(kind).columns if one.key == best.key)
    return (ours.read in DAYS or best.key in OF_MODEL) and other.said >= EXACT and bool(
        best.column.contents.filled and other.column.contents.filled) and (
        best.column.contents.cells != other.column.contents.cells) and not {
            bare(best.column.header), name(best.column.header)} & {
                bare(ours.key), bare(ours.danish), name(ours.danish)}


def _by_words(scored: Sequence[Match]) -> list[Match]:
    """All but what only a header says of a column in which every word is one of the model's.

    A "Program area" of phases is no district, and a "Category" of levels no phase.
    """
    told = [one for one in scored if one.key in OF_MODEL and one.held >= TOLD]

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
            or (one.said >= EXACT and one.key not in OF_MODEL
                and most[one.column.place] <= TOLD)]


def _by_names_alone(match: Match, left: Sequence[ForeignColumn], known: KnownWords) -> Match:
    """Who holds a case, where no header says so: doubted where others are named as well.

    Whoever leads, wrote or decided something is named too, but of them there are few.
    """
    other = next((
        one.header for one in left
        if one is not match.column and not one.personal and one.contents.filled
        and not beside_the_case(one.header)
        and (of_people(one.contents, known) or 0) >= TOLD
        and not same_people(match.column.contents, one.contents, known)
        and not _in_more_rows(match.column, one, known)),
        None) if known.people else None
    if other is not None:
        return replace(match, rival=other)
    few = 2 * len(match.column.contents.distinct) < known.staff
    return replace(match, few=True) if few else match


def _in_more_rows(one: ForeignColumn, other: ForeignColumn, known: KnownWords) -> bool:
    """Whether one names caseworkers wherever another does, never the same, and far more often."""
    called = {word for column in (one, other) for word in column.contents.distinct
              if calls_somebody(word, known)}
    pairs = [(first in called and first, second in called and second) for first, second in zip(
        one.contents.cells, other.contents.cells, strict=True)]
    both = sum(bool(second) for _, second in pairs)
    return (0 < both * _OFTEN <= sum(bool(first) for first, _ in pairs)
            and all(first and first != second for first, second in pairs if second))


def sureness(match: Match) -> Sureness:
    """How sure a column is, and what speaks against it."""
    if match.level == SURE:
        return Sureness()
    if match.rival:
        return Sureness(UNSURE, say('"{header}" says as much', header=match.rival))
    if match.few:
        return Sureness(UNSURE, say("it names few of the caseworkers"))
    if match.held < 0.5 and match.key == "family":
        return Sureness(match.level, say("names without numbers: unrelated families share them"))
    if match.held < 0.5:
        return Sureness(match.level, say("what stands below the header does not look like it"))
    if match.said >= EXACT:
        return Sureness(match.level, say("the header says so, not every cell does"))
    if match.said > 0:
        return Sureness(match.level, say("the header says nearly so"))
    return Sureness(match.level, say("by what stands below the header"))


def _match(ours: InputColumn, column: ForeignColumn, kind: str, known: KnownWords) -> Match | None:
    strength = _strength(kind, ours.key, column)
    held = fit(ours, column.contents, known)
    if ours.key == "weight_hours" and column.contents.steps and not speaks_of_time(column.header):
        return None  # one, two and three are steps of a scale, and no hours of work
    if kind == "caseworkers" and strength < EXACT and ours.read in DAYS and says_left(
        column.header
    ):
        return None  # whoever leaves on that day is there until then, and no longer
    if ours.key in _AHEAD and strength < EXACT and formerly(column.header):
        return None  # the day of the last follow-up is no deadline
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


def _strength(kind: str, key: str, column: ForeignColumn) -> float:
    """How well a header says one of ours; of two rows the lower one says it where it can alone.

    "Init" below "Rådgiver" is no name, and "Nr." below "Familie" no number of a case.
    """
    whole = said(kind, key, column.header)
    if not column.lower or beside_the_case(column.header) or formerly(column.header):
        return whole
    keys = [one.key for one in schema_of(kind).columns]
    if any(said(kind, one, column.header) >= EXACT for one in keys):
        return whole
    alone = any(said(kind, one, column.lower) >= EXACT for one in keys)
    return said(kind, key, column.lower) if alone else max(
        whole, WITHIN if key in LAST_DAYS and says_back(column.lower) else whole)


def _tells(ours: InputColumn, held: float) -> bool:
    """Whether contents alone can say which column it is: words of the model, names of people."""
    return held >= _PERHAPS and ours.key in _WORDED
