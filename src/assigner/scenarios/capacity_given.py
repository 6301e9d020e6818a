"""Where a change of hours or of capacity meets `capacity_hours`, which says what somebody has."""

from collections.abc import Iterable, Iterator

from assigner.instance import Instance
from assigner.scenarios.change import Change
from assigner.words import Words, say


def without_effect(today: Instance, changes: Iterable[Change]) -> Iterator[Words]:
    """What the changes do, or do not do, to those whose capacity is given in hours."""
    given = {worker.id: worker for worker in today.caseworkers
             if worker.capacity_minutes is not None}
    for change in changes:
        worker = given.get(change.caseworker)
        if worker is None or worker.capacity_minutes is None:
            continue
        had = worker.capacity_minutes / 60
        if change.kind == "capacity":
            yield say(
                "{person} has capacity_hours {hours:,.2f}, which decides: {percent} % changes "
                "nothing. Write other capacity_hours, or none.",
                person=worker.id, hours=had, percent=change.percent,
            )
        elif change.kind == "hours":
            share = change.weekly_minutes / worker.weekly_minutes
            yield say(
                "{person} has capacity_hours {hours:,.2f}, which decides: with other hours a week "
                "they become {less:,.2f}, in proportion, whatever the model would compute.",
                person=worker.id, hours=had, less=had * share,
            )
