"""Columns of staff that no header says: since when somebody is there, and on which days."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from assigner.files.cells import Context
from assigner.files.lists import weekdays
from assigner.profiles.suggest.headers import says_here
from assigner.profiles.suggest.lines import LIKELY, UNSURE, ColumnLine
from assigner.profiles.suggest.looks_like import DATES_OF_SOMETHING, MOSTLY, dated, unwanted
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.profiles.suggest.range_words import says_left
from assigner.words import Words, say

_SINCE = say("the only column of days; its header says since when")
_WEEKDAYS = say("lists of weekdays")


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
    at_work = [one for one in left if not unwanted(one) and _lists_weekdays(one)]
    if len(at_work) == 1 and "works" not in said:
        yield StaffColumn("works", at_work[0], {"from": at_work[0].header}, LIKELY, _WEEKDAYS)


def _lists_weekdays(column: ForeignColumn) -> bool:
    """Whether every cell is weekdays, several in some: a single one may be of anything."""
    read = [weekdays(word, Context()) for word in column.contents.distinct]
    return not any(one.faults for one in read) and any(
        isinstance(one.value, frozenset) and len(one.value) > 1 for one in read)
