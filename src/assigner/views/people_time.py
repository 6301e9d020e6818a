"""One person's time: fewer hours, days away, and where each stands today."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from assigner.absence import Absence
from assigner.instance import Caseworker
from assigner.reduction import Reduction
from assigner.view import Block, Cell, Column, Field, Said, Text, Tone, tabled
from assigner.view.figures import day, decimal
from assigner.words import Words, counted, figure, say

ENDS_SOON = 30
"""Days before its end at which a reduction is told: a month to agree on what comes after."""


def reductions_table(
    worker: Caseworker, today: date, why: Mapping[str, str] | None, link: str = ""
) -> Block:
    """What takes hours of her week: each with its state.

    `why`: the reasons by their key as people read them, for whoever may know; None for others;
    one that is in no list stands as it is written. `link`: where one row is changed, a page that
    takes its number in the file; blank for none.
    """
    if not worker.reductions:
        return Said(say("No reduction is registered."))
    fields: list[Field[Reduction]] = [
        (Column(say("Hours a week")), lambda one: Cell(
            None, href=f"{link}?row={one.row}" if link else "", said=_amount(one, worker))),
        (Column(say("When")), lambda one: _when(one.first, one.last)),
        (Column(say("State")), lambda one: _state(one.first, one.last, today)),
    ]
    if why is not None:
        fields.append((Column(say("Reason"), minor=True),
                       lambda one: why.get(one.reason, one.reason)))
    return tabled(say("Reductions"), sorted(worker.reductions, key=_last_first), fields)


def absences_table(worker: Caseworker, today: date, *, why: bool, link: str = "") -> Block:
    """When she is away; `why`: with what for; `link` as with reductions."""
    if not worker.absences:
        return Said(say("No absence is registered."))
    fields: list[Field[Absence]] = [
        (Column(say("When")), lambda one: Cell(
            None, href=f"{link}?row={one.row}" if link else "",
            said=_when(one.first, one.last))),
        (Column(say("State")), lambda one: _state(one.first, one.last, today)),
    ]
    if why:
        fields.append((Column(say("Kind"), minor=True), lambda one: one.kind))
    return tabled(say("Absences"), sorted(worker.absences, key=_last_first), fields)


def in_her_row(worker: Caseworker) -> Sequence[Block]:
    """What the table of caseworkers itself says of her time: it is changed there."""
    said: list[Words] = []
    first, last = worker.absent_from, worker.absent_to
    if first is not None and last is not None:
        said.append(say("away {first} to {last}", first=day(first), last=day(last)))
    elif first is not None:
        said.append(say("away from {day}", day=day(first)))
    elif last is not None:
        said.append(say("away until {day}", day=day(last)))
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


def _amount(one: Reduction, worker: Caseworker) -> Text:
    hours = decimal(one.minutes_of(worker.weekly_minutes) / 60)
    if one.percent is None or one.minutes is not None:
        return hours
    return say("{hours} ({percent} %)", percent=one.percent, hours=hours)


def _when(first: date | None, last: date | None) -> Words:
    if first is None:
        return say("until {day}", day=figure(last)) if last else say("until further notice")
    if last is None:
        return say("from {day}", day=figure(first))
    return say("{first} to {last}", first=figure(first), last=figure(last))


def _tag(words: Words, tone: Tone) -> Cell:
    return Cell(None, said=words, tone=tone, tag=True)
