"""Staff changes worked out: who takes over, beside the day's own cases; nothing is decided."""

from collections.abc import Sequence
from pathlib import Path

from assigner.api import ledgers
from assigner.api.changes import written
from assigner.api.day import open_day
from assigner.api.decided_today import morning_of
from assigner.api.solving import rebalanced
from assigner.errors import Infeasible, InputError, NothingFound
from assigner.words import say
from assigner.workspace.offices import DayPlace
from assigner.workspace.queue import Data
from assigner.workspace.staff_changes import as_change
from assigner.workspace.tasks import Work


def worked_out(place: DayPlace, number: int) -> Path:
    """Where what came of a piece lies until somebody takes it: hidden beside the day's plan."""
    return place.plan.with_name(f".handover-{number}.json")


def worked_out_of(place: DayPlace) -> Sequence[int]:
    """The pieces whose outcome lies beside a day's plan and is not taken."""
    found = (each.name.removeprefix(".handover-").removesuffix(".json")
             for each in place.plan.parent.glob(".handover-*.json"))
    return sorted(int(number) for number in found if number.isdigit())


def run(work: Work) -> Data | None:
    """Solve the day after its changes. Raises InputError, Infeasible, NothingFound in words."""
    place = work.office.today
    if place is None:
        raise InputError([str(say("There is no day to solve."))])
    day = open_day(place.path, None, {})
    facts, policy = day.require()
    said = work.job.asked.get("changes")
    changes = [as_change({key: str(value) for key, value in one.items()})
               for one in (said if isinstance(said, list) else ()) if isinstance(one, dict)]
    moves = work.said("moves")
    ledger = work.queue.store.ledger
    asked = [written(one) for one in changes]
    today = morning_of(facts, asked, frozenset(), ledger, keep=True)
    plan = rebalanced(
        day, asked, max_moves=int(moves) if moves.isdigit() else None,
        curve=bool(work.said("curve")), seconds=None, seed=0, progress=work.told,
        cancel=work.cancel, beyond=ledgers.beyond(policy, facts, ledger),
        pins=today.pins, forbids=today.forbids, lifts=today.lifts, decided=today.carried,
    )
    if work.alone() or (work.cancel() and not plan.found):
        return None
    if plan.status == "infeasible":
        raise Infeasible(
            say("The changes and what was decided of today's new cases cannot all be met together "
                "with the rules.") if today.pins or today.forbids else
            say("The changes cannot all be met together with the rules."))
    if not plan.found:
        raise NothingFound(say("No allocation was found in the memory or time there is."))
    for old in place.plan.parent.glob(".handover-*.json"):
        old.unlink(missing_ok=True)
    plan.save(worked_out(place, work.job.id))
    return {"status": plan.status}
