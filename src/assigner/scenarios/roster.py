"""Who works in the office on a later day, once staff changes that were decided are carried out.

`staff.staffed` asks who is there as if everything had happened already; here each change
waits for its day. Whoever is going to leave is given nothing more until then.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from assigner.instance import Caseworker, Instance
from assigner.scenarios.change import Change
from assigner.scenarios.staff import staffed

AWAITED = ("joins", "returns")
WAITING = ("hours", "team", "capacity", "leaves")
"""Changes that somebody's row cannot hold before their day has come."""


def roster(today: Instance, changes: Iterable[Change], day: date) -> Mapping[str, Caseworker]:
    """Caseworkers by id on `day`. Who left stays, without hours: cases may still name them."""
    people = {worker.id: worker for worker in today.caseworkers}
    for change in changes:
        on = change.on or today.date
        if change.newcomer is not None:
            people[change.caseworker] = replace(change.newcomer, hired=on)
        elif change.caseworker in people:
            people[change.caseworker] = _later(people[change.caseworker], change, on, today, day)
    return people


def _later(
    worker: Caseworker, change: Change, on: date, today: Instance, day: date
) -> Caseworker:
    match change.kind:
        case "leaves":
            gone = 0 if on <= day else worker.capacity_minutes
            return replace(
                worker, absent_from=on, absent_to=None, max_new_cases=0, capacity_minutes=gone
            )
        case "absent":
            return replace(worker, absent_from=on, absent_to=change.until)
        case "returns":
            return _back(worker, on)
        case "hours" | "team" | "capacity" if on <= day:
            alone = replace(today, caseworkers=(worker,), cases=(), caseload=())
            return staffed(alone, (change,))[worker.id]
        case _:
            return worker


def _back(worker: Caseworker, on: date) -> Caseworker:
    last = on - timedelta(days=1)
    if worker.absent_from is not None and worker.absent_from > last:
        return replace(worker, absent_from=None, absent_to=None)
    return replace(worker, absent_to=last)


def awaited(changes: Iterable[Change], today: date) -> Mapping[str, date]:
    """Who is not there yet, and from when: newcomers and those who return."""
    return {
        change.caseworker: change.on
        for change in changes
        if change.kind in AWAITED and change.on is not None and change.on > today
    }


def waiting(changes: Iterable[Change], today: date, day: date) -> tuple[Change, ...]:
    """Changes decided before `today` whose day has come since, up to `day`."""
    return tuple(
        change for change in changes
        if change.kind in WAITING and change.on is not None and today < change.on <= day
    )
