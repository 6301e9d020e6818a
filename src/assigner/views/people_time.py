"""One person's time: fewer hours, days away, and where each stands today."""

from collections.abc import Sequence
from datetime import date, timedelta

from assigner.absence import Absence
from assigner.instance import Caseworker
from assigner.reduction import Reduction
from assigner.view import Block, Cell, Column, Field, Said, Tone, tabled
from assigner.view.figures import day, decimal
from assigner.words import Words, counted, say

ENDS_SOON = 30
"""Days before its end at which a reduction is told: a month to agree on what comes after."""


def reductions_table(
    worker: Caseworker, today: date, *, why: bool, link: str = ""
) -> Block:
    """What takes hours of her week: each with its state.

    `why`: with the reason, for whoever may know it. `link`: where one row is changed, a page that
    takes its number in the file; blank for none.
    """
    if not worker.reductions:
        return Said(say("No reduction is registered."))
    fields: list[Field[Reduction]] = [
        (Column(say("Takes")), lambda one: _amount(one, worker)),
        (Column(say("From"), "day"), lambda one: "" if one.first is None else day(one.first)),
        (Column(say("To"), "day"), lambda one: say("until further notice") if one.last is None
         else day(one.last)),
        (Column(say("State")), lambda one: _state(one.first, one.last, today)),
    ]
    if why:
        fields.append((Column(say("Reason")), lambda one: one.reason))
    if link:
        fields.append((Column(""), lambda one: _changed(link, one.row)))
    return tabled(say("Reductions"), sorted(worker.reductions, key=_last_first), fields)


def absences_table(worker: Caseworker, today: date, *, why: bool, link: str = "") -> Block:
    """When she is away; `why` and `link` as with reductions."""
    if not worker.absences:
        return Said(say("No absence is registered."))
    fields: list[Field[Absence]] = [
        (Column(say("From"), "day"), lambda one: "" if one.first is None else day(one.first)),
        (Column(say("To"), "day"), lambda one: say("until further notice") if one.last is None
         else day(one.last)),
        (Column(say("State")), lambda one: _state(one.first, one.last, today)),
    ]
    if why:
        fields.append((Column(say("Kind")), lambda one: one.kind))
    if link:
        fields.append((Column(""), lambda one: _changed(link, one.row)))
    return tabled(say("Absences"), sorted(worker.absences, key=_last_first), fields)


def in_her_row(worker: Caseworker) -> Sequence[Block]:
    """What the table of caseworkers itself says of her time: it is changed there."""
    said: list[Words] = []
    if worker.absent_from is not None or worker.absent_to is not None:
        said.append(say("away {first} to {last}", first=_or_open(worker.absent_from),
                        last=_or_open(worker.absent_to)))
    if worker.capacity_percent is not None:
        said.append(say("{percent} % of a full load", percent=worker.capacity_percent)
                    if worker.capacity_until is None else say(
                        "{percent} % of a full load until {day}", percent=worker.capacity_percent,
                        day=day(worker.capacity_until)))
    return [Said(say("In the table of caseworkers: {said}. It is changed there, or by a staff "
                     "change.", said=words)) for words in said]


def _state(first: date | None, last: date | None, on: date) -> Cell:
    """How an entry stands on a day; the end that is near stands out."""
    if first is not None and on < first:
        return _tag(say("scheduled"), "calm")
    if last is not None and last < on:
        return _tag(say("ended"), "plain")
    if last is not None and last < on + timedelta(days=ENDS_SOON):
        return _tag(counted("ends in {n} day", "ends in {n} days", (last - on).days)
                    if last > on else say("last day"), "warn")
    return _tag(say("active"), "good")


def _last_first(one: Absence | Reduction) -> int:
    return -(one.first or date.min).toordinal()


def _amount(one: Reduction, worker: Caseworker) -> Words:
    hours = decimal(one.minutes_of(worker.weekly_minutes) / 60)
    if one.percent is not None and one.minutes is None:
        return say("{percent} % of the hours: {hours} h a week", percent=one.percent, hours=hours)
    return say("{hours} h a week", hours=hours)


def _changed(link: str, row: int) -> Cell:
    return Cell(None, href=f"{link}?row={row}", said=say("Change"))


def _tag(words: Words, tone: Tone) -> Cell:
    return Cell(None, said=words, tone=tone, tag=True)


def _or_open(on: date | None) -> Words | str:
    return "…" if on is None else day(on)
