"""Columns that no header says, by what stands in them: proposed, and never taken unseen."""

from collections.abc import Collection, Iterator

from assigner.documents.profile import ColumnProfile, DateOrder
from assigner.profiles.suggest.contents import orders_of
from assigner.profiles.suggest.header_words import CLOSED_ON
from assigner.profiles.suggest.headers import one_of
from assigner.profiles.suggest.lines import UNSURE, ColumnLine, Sureness
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.profiles.suggest.roles_of_tables import Meant
from assigner.words import Words, say

_DATES, _PEOPLE = 0.8, 0.6
_DAY = say("a column of dates; no header says of what")
_WHO = say("a column of caseworkers; no header says what they are")


def unsaid(meant: Meant, used: set[str], said: Collection[str]) -> Iterator[ColumnLine]:
    """Lines of a list of cases for what is left of its columns; their headers are `used` then.

    `said`: columns of ours that a header says.
    """
    if not meant.of_cases:
        return
    left = [one for one in meant.table.columns if one.header not in used and not one.personal]
    days = [one for one in left if one.contents.dates > _DATES
            and not one_of(one.header, CLOSED_ON)]
    order: DateOrder = min(orders_of([one.contents for one in days]), default="day first")
    days.sort(key=lambda one: one.contents.middle(order))
    # The earlier ones are of coming in.
    for key, at in (("received", 0), ("due", -1)):
        if key not in said and days:
            yield _line(key, days.pop(at), used, _DAY)
    who = next((one for one in left if one.header not in used and one.contents.filled
                and one.contents.among(meant.people) >= _PEOPLE), None)
    if who is not None and "co_caseworker" not in said and (
        meant.also_open or meant.name == "caseload"
    ):
        yield _line("co_caseworker", who, used, _WHO)


def _line(key: str, column: ForeignColumn, used: set[str], why: Words) -> ColumnLine:
    used.add(column.header)
    return ColumnLine(
        key, ColumnProfile.model_validate({"from": column.header}), Sureness(UNSURE, why))
