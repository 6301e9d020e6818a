"""Columns of staff that no header says: since when somebody is there, and on which days."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from assigner.files.cells import Context
from assigner.files.lists import weekdays
from assigner.files.vocabulary import fold
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.lines import LIKELY, UNSURE, ColumnLine
from assigner.profiles.suggest.looks_like import (
    DATES_OF_SOMETHING,
    MOSTLY,
    NUMBERS,
    OF_PLACES,
    come_again,
    dated,
    unwanted,
)
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.profiles.suggest.range_words import says_here, says_left
from assigner.profiles.suggest.weekday_letters import spelt
from assigner.words import Words, say

_SINCE = say("the only column of days; its header says since when")
WEEKDAYS_OF_SOMETHING = say("lists of weekdays")
_FEW = say("filled in for some only; no header says what it is")
OF_A_WEEKDAY = say("of a weekday; no header says what of it")
_FEWEST_WEEKDAYS = 3
"""So many columns headed by weekdays are days of a week; "to" or "on" alone is a word."""
_MOST_AN_AMOUNT = 200
"""More than hours a week, days a month or a share in percent: numbers of their own for people."""
_WORDS_OF_A_NOTE = 4
_PARTS = re.compile(r"[\W_]+")
_NAMES_OF_DAYS = tuple(map(fold, (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
    "måndag", "tisdag", "lördag", "söndag",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")))
_LETTERS_OF_A_DAY = 3


class StaffColumn(NamedTuple):
    """A column of ours that one of theirs seems to be, how it is read, and why."""

    key: str
    column: ForeignColumn
    rule: Mapping[str, object]
    level: str
    why: Words


def staff_columns(
    left: Sequence[ForeignColumn], said: Mapping[str, ColumnLine]
) -> Iterator[StaffColumn]:
    """`left`: columns that nobody has spoken for; `said`: lines of those that have."""
    days = [one for one in left if dated(one.contents) > MOSTLY
            and not (unwanted(one) or says_left(one.header) or one.contents.same)]
    if len(days) == 1 and "hired" not in said:
        here = says_here(days[0].header)
        yield StaffColumn("hired", days[0], {"from": days[0].header}, LIKELY if here else UNSURE,
                          _SINCE if here else DATES_OF_SOMETHING)
    at_work = [one for one in left if not unwanted(one) and (
        _lists_weekdays(one) or (short_weekdays(one) and spelt(one.contents.distinct)))]
    if len(at_work) == 1 and "works" not in said:
        words = {} if _lists_weekdays(at_work[0]) else spelt(at_work[0].contents.distinct)
        yield StaffColumn("works", at_work[0], {
            "from": at_work[0].header, **({"words": words} if words else {})}, LIKELY,
            WEEKDAYS_OF_SOMETHING)


def _lists_weekdays(column: ForeignColumn) -> bool:
    """Whether every cell is weekdays, several in some: a single one may be of anything."""
    read = [weekdays(word, Context()) for word in column.contents.distinct]
    return not any(one.faults for one in read) and any(
        isinstance(one.value, frozenset) and len(one.value) > 1 for one in read)


def weekday(header: str) -> str:
    """The weekday that a header says, and nothing else; blank: none."""
    read = weekdays(header, Context()).value
    return next(iter(read)) if isinstance(read, frozenset) and len(read) == 1 else ""


def weekday_columns(columns: Sequence[ForeignColumn]) -> list[ForeignColumn]:
    """Those headed by weekdays, where they are of several days; else none."""
    found = [one for one in columns if weekday(one.header)]
    several = len({weekday(one.header) for one in found}) >= _FEWEST_WEEKDAYS
    return found if several else []


def asked_of_staff(held: Contents) -> Words | None:
    """What a column of staff may be that no header says; None where it need not be asked."""
    if len(held.numbers(None)) == len(held.filled):
        return NUMBERS if not held.unique or _amounts(held) else None
    if come_again(held):
        return OF_PLACES
    # A note is longer, and what everybody has is a name, a room or a title.
    few = held.share_filled < 1 and all(
        len(word.split()) < _WORDS_OF_A_NOTE for word in held.distinct)
    return _FEW if few and not held.numbers(None) else None


def _amounts(held: Contents) -> bool:
    """Whether numbers of their own for everybody are of hours or shares, and count no rows."""
    found = held.numbers(None)
    return held.percent or (
        max(found) <= _MOST_AN_AMOUNT and sorted(found) != [*range(1, len(found) + 1)])


def short_weekdays(column: ForeignColumn) -> bool:
    """Whether every cell is weekdays in so few letters that no language is sure of them."""
    found = [[part for part in _PARTS.split(fold(word)) if part]
             for word in column.contents.distinct]
    beside = any(len(parts) > 1 for parts in found) and all(
        len(part) <= _LETTERS_OF_A_DAY and any(day.startswith(part) for day in _NAMES_OF_DAYS)
        for parts in found for part in parts)
    # "MWF" is days, and "MF" may be anything.
    return not unwanted(column) and (beside or any(
        "-" in days or days.count("|") > 1 for days in spelt(column.contents.distinct).values()))
