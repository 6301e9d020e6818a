"""Staff changes laid over a day: who is there afterwards, and whose cases must move.

Everything is decided today, as if the changes were in effect: who is going to leave or be
away is given nothing, and hands over by the day it happens.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assigner.absence import ended
from assigner.instance import Caseworker, Instance
from assigner.scenarios.change import Change
from assigner.workload import at_hours

DAY = timedelta(days=1)


def staffed(instance: Instance, changes: Sequence[Change]) -> Mapping[str, Caseworker]:
    """Caseworkers by id once the changes are in effect. Who leaves has no hours left."""
    today = instance.date
    people = {worker.id: worker for worker in instance.caseworkers}
    for change in changes:
        if change.newcomer is not None:
            people[change.newcomer.id] = change.newcomer
        elif change.caseworker:
            people[change.caseworker] = _changed(people[change.caseworker], change, today)
    return people


def _changed(worker: Caseworker, change: Change, today: date) -> Caseworker:
    match change.kind:
        case "leaves":
            return replace(worker, absent_from=today, absent_to=None, capacity_minutes=0)
        case "absent":
            begins = min(today, change.on or today)
            return replace(worker, absent_from=begins, absent_to=change.until)
        case "returns":
            back = today - DAY
            began = min(worker.absent_from or back, back)
            return replace(worker, absent_from=began, absent_to=back,
                           absences=ended(worker.absences, back))
        case "hours":
            return at_hours(worker, change.weekly_minutes)
        case "team":
            return replace(worker, team=change.team)
        case "capacity":
            return replace(
                worker, capacity_percent=change.percent, capacity_until=change.until
            )
        case _:
            return worker


@dataclass(frozen=True)
class Departures:
    """Who no longer holds what, looked up by caseworker and case."""

    leaves: Mapping[str, Change]
    absent: Mapping[str, Change]
    returns: Mapping[str, Change]
    team: Mapping[str, Change]
    handed: Mapping[str, Change]
    kept: Mapping[str, Change]


def departures(changes: Sequence[Change]) -> Departures:
    """The changes by whom or what they concern."""

    def of(kind: str) -> dict[str, Change]:
        return {c.case or c.caseworker: c for c in changes if c.kind == kind}

    return Departures(of("leaves"), of("absent"), of("returns"), of("team"), of("hand_over"),
                      of("keep"))
