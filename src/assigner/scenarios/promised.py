"""What was decided for open cases before, and staff changes leave undone: somebody must decide."""

from collections.abc import Iterable, Iterator
from datetime import date

from assigner.instance import Instance, OpenCase
from assigner.scenarios.agreed import HANDS
from assigner.scenarios.staff import Departures
from assigner.words import Words, say


def undone(
    instance: Instance, cases: Iterable[OpenCase], gone: Departures
) -> Iterator[tuple[OpenCase, Words]]:
    """Of cases that stay with who has them today: which one is nobody's later, and why.

    Its cover ends before its caseworker is back, or whoever it was to go to is not there: on that
    day, when it waits where it is, or later, when it goes to them all the same.
    """
    for case in cases:
        why = _cover_too_short(case, gone, instance.date) or _not_received(instance, case, gone)
        if why is not None:
            yield case, why


def _cover_too_short(case: OpenCase, gone: Departures, today: date) -> Words | None:
    owner, until = case.belongs_to, case.cover_until
    away = gone.absent.get(owner)
    if away is None or until is None or until < today or (away.until or date.max) <= until:
        return None
    return say("its cover ends {until}, and {owner} is away after that too", until=until,
               owner=owner)


def _not_received(instance: Instance, case: OpenCase, gone: Departures) -> Words | None:
    for item in instance.agreed:
        if item.case != case.id or item.what not in HANDS:
            continue
        change = gone.leaves.get(item.to) or gone.absent.get(item.to)
        if change is None:
            continue
        on = change.on or instance.date
        if on > (item.until or date.max) or item.on > (change.until or date.max):
            continue
        if on > item.on:
            return say("goes to {to} on {day} as agreed; from {on} {to} is not there, and nobody "
                       "covers it", to=item.to, day=item.on, on=on)
        return say("was to go to {to} on {day}, who is not there from {on}", to=item.to,
                   day=item.on, on=on)
    return None
