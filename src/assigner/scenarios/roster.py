"""Who works in the office on a later day, once staff changes that were decided are carried out.

`staff.staffed` asks who is there as if everything had happened already; here each change
waits for its day. Whoever is going to leave is given nothing more until then.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from assigner.absence import ended
from assigner.instance import Agreed, Caseworker, Instance
from assigner.scenarios.agreed import nested, of_changes
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
    """The row with the absence that comes first on `day` or after.

    A new one that lies within it, or around it, corrects it; one that only meets it is more of it.
    """
    new = replace(worker, absent_from=on, absent_to=until)
    if not _apart(worker, on, until, day):
        return _together(worker, new, day)
    over = until is not None and until < day
    first = worker.absent_from is not None and worker.absent_from > on
    return new if first and not over else worker


def _together(worker: Caseworker, new: Caseworker, day: date) -> Caseworker:
    """A new absence with that of the row which it meets: both, unless it corrects it."""
    begins, ends = worker.absent_from or date.min, worker.absent_to or date.max
    first, last = new.absent_from or date.min, new.absent_to or date.max
    nothing = worker.absent_from is None and worker.absent_to is None
    if nothing or ends < day or nested((begins, ends), (first, last)):
        return new
    if first < begins:
        return replace(new, absent_to=worker.absent_to)
    return replace(new, absent_from=worker.absent_from)


def still_to_come(
    today: Instance, changes: Iterable[Change], people: Mapping[str, Caseworker], day: date
) -> Iterator[Agreed]:
    """What the rows of people cannot hold before its day has come.

    Of several absences a row holds the first; the others come after it.
    """
    changes = tuple(changes)
    for item in of_changes(changes, day):
        if not known(people[item.caseworker], item):
            yield item
    new = {change.caseworker: change for change in changes if change.kind == "absent"}
    for name, change in new.items():
        row, on = today.people.get(name), change.on or today.date
        if row is None or row.absent_from is None or row.absent_from <= day:
            continue
        apart = _apart(row, on, change.until, day)
        if apart and people[name].absent_from != row.absent_from:
            yield Agreed(on=row.absent_from, what="absent", caseworker=name, until=row.absent_to)


def known(worker: Caseworker | None, item: Agreed) -> bool:
    """Whether it is an absence for all of whose days a row is away: nothing is left of it to do."""
    if worker is None or item.what != "absent":
        return False
    begins, ends = worker.absent_from or date.min, worker.absent_to or date.max
    away = worker.absent_from is not None or worker.absent_to is not None
    return away and begins <= item.on and (item.until or date.max) <= ends


def second_absences(today: Instance, changes: Iterable[Change]) -> Iterator[Agreed]:
    """Absences of rows that stand beside a new one, where a plan lays the new one over the row."""
    for change in changes:
        row, on = today.people.get(change.caseworker), change.on or today.date
        if change.kind != "absent" or row is None or row.absent_from is None:
            continue
        ends, until = row.absent_to or date.max, change.until or date.max
        if _apart(row, on, change.until, today.date):
            yield Agreed(on=row.absent_from, what="absent", caseworker=row.id,
                         until=row.absent_to)
        elif on < row.absent_from and until < ends:
            yield Agreed(on=until + DAY, what="absent", caseworker=row.id, until=row.absent_to)


def _back(worker: Caseworker, on: date) -> Caseworker:
    last = on - DAY
    registered = any(item.holds(on) for item in worker.absences)
    worker = replace(worker, absences=ended(worker.absences, last))
    if worker.max_new_cases == 0 and worker.absent_from is not None and worker.absent_to is None:
        # Who was to leave stays after all: without the marks that `leaves` puts on a row.
        hours = worker.capacity_minutes or None
        worker = replace(worker, max_new_cases=None, capacity_minutes=hours)
    if registered and worker.absent_from is not None and worker.absent_from > on:
        return worker  # what ends stands in the register; the row holds a later one
    if worker.absent_from is not None and worker.absent_from > last:
        return replace(worker, absent_from=None, absent_to=None)
    never = worker.absent_from is None and worker.absent_to is None
    if never or (worker.absent_to is not None and worker.absent_to < last):
        return worker
    return replace(worker, absent_to=last)


def going(today: Instance, changes: Iterable[Change]) -> Mapping[str, date]:
    """Who leaves or is away later and is there until then, and the first day they are not."""
    found: dict[str, date] = {}
    for change in changes:
        who, on = change.caseworker, change.on
        later = on is not None and on > today.date and change.kind in ("leaves", "absent")
        if on is not None and later and who in today.people and today.there(who, today.date):
            found[who] = min(on, found.get(who, on))
    return found


def awaited(changes: Iterable[Change], today: date) -> Mapping[str, date]:
    """Who is not there yet, and from when: newcomers and those who return."""
    return {
        change.caseworker: change.on
        for change in changes
        if change.kind in AWAITED and change.on is not None and change.on > today
    }
