"""Who works in the office on a later day, once staff changes that were decided are carried out.

`staff.staffed` asks who is there as if everything had happened already; here each change
waits for its day. Whoever is going to leave is given nothing more until then.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from assigner.absence import ended
from assigner.instance import Agreed, Caseworker, Instance
from assigner.scenarios.agreed import of_changes
from assigner.scenarios.change import Change
from assigner.scenarios.staff import staffed

AWAITED = ("joins", "returns")
DAY = timedelta(days=1)


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
            leaving = replace(worker, max_new_cases=0, capacity_minutes=gone)
            if on > day and _apart(worker, on, None, day):
                return leaving
            begins = on if worker.employed(on - DAY) else worker.absent_from
            return replace(leaving, absent_from=begins, absent_to=None)
        case "absent":
            return _first(worker, on, change.until, day)
        case "returns":
            return _back(worker, on)
        case "hours" | "team" | "capacity" if on <= day:
            alone = replace(today, caseworkers=(worker,), cases=(), caseload=(), agreed=())
            return staffed(alone, (change,))[worker.id]
        case _:
            return worker


def _apart(worker: Caseworker, on: date, until: date | None, day: date) -> bool:
    """Whether the row holds another absence, not over on `day`, that this one does not meet.

    A row has room for one. Days next to one another are one absence.
    """
    begins, ends = worker.absent_from, worker.absent_to
    if (begins is None and ends is None) or (ends is not None and ends < day):
        return False
    before = ends is not None and ends < on - DAY
    after = until is not None and begins is not None and begins > until + DAY
    return before or after


def _first(worker: Caseworker, on: date, until: date | None, day: date) -> Caseworker:
    """The row with the absence that comes first on `day` or after; a new one that meets it wins."""
    new = replace(worker, absent_from=on, absent_to=until)
    if not _apart(worker, on, until, day):
        return new
    over = until is not None and until < day
    first = worker.absent_from is not None and worker.absent_from > on
    return new if first and not over else worker


def still_to_come(
    today: Instance, changes: Iterable[Change], people: Mapping[str, Caseworker], day: date
) -> Iterator[Agreed]:
    """What the rows of people cannot hold before its day has come.

    Of several absences a row holds the first; the others come after it.
    """
    changes = tuple(changes)
    for item in of_changes(changes, day):
        if item.what != "absent" or people[item.caseworker].absent_from != item.on:
            yield item
    new = {change.caseworker: change for change in changes if change.kind == "absent"}
    for name, change in new.items():
        row, on = today.people.get(name), change.on or today.date
        if row is None or row.absent_from is None or row.absent_from <= day:
            continue
        apart = _apart(row, on, change.until, day)
        if apart and people[name].absent_from != row.absent_from:
            yield Agreed(on=row.absent_from, what="absent", caseworker=name, until=row.absent_to)


def second_absences(today: Instance, changes: Iterable[Change]) -> Iterator[Agreed]:
    """Absences of rows that stand beside a new one, where a plan lays the new one over the row."""
    for change in changes:
        row, on = today.people.get(change.caseworker), change.on or today.date
        if change.kind == "absent" and row is not None and row.absent_from is not None and (
            _apart(row, on, change.until, today.date)
        ):
            yield Agreed(on=row.absent_from, what="absent", caseworker=row.id,
                         until=row.absent_to)


def _back(worker: Caseworker, on: date) -> Caseworker:
    last = on - DAY
    worker = replace(worker, absences=ended(worker.absences, last))
    if worker.max_new_cases == 0 and worker.absent_from is not None and worker.absent_to is None:
        # Who was to leave stays after all: without the marks that `leaves` puts on a row.
        hours = worker.capacity_minutes or None
        worker = replace(worker, max_new_cases=None, capacity_minutes=hours)
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
