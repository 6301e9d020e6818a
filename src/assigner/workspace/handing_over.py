"""What staff changes came to: looked at, then taken as the day's plan."""

from assigner.api.kept import load_plan
from assigner.api.plan import Plan
from assigner.errors import PlanError
from assigner.words import say
from assigner.workspace.asking import Asker
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.queue import Job
from assigner.workspace.staff_changes import take_out
from assigner.workspace.tasks.rebalance import worked_out


def plan_of(desk: OfficeDesk, job: Job) -> Plan | None:
    """The plan that was worked out; None where it is no longer there. Raises AssignerError."""
    file = None if desk.place is None else worked_out(desk.place, job.id)
    if desk.place is None or file is None or not file.is_file():
        return None
    return load_plan(file, instance=desk.place.path)


def take_over(asker: Asker, seen: str, job: Job) -> None:
    """Make it the day's plan. Raises Overtaken; PlanError where it is gone or the day signed."""
    store = asker.workspace.store
    with store.alone(asker.office.key):
        desk = asker.same(seen)
        found = None if desk.place is None else worked_out(desk.place, job.id)
        if desk.place is None or found is None or not found.is_file() or desk.signed:
            raise PlanError(say("The day is signed, or this work is no longer known."))
        found.replace(desk.place.plan)
        take_out(store, desk)
