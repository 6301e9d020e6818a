"""Staff changes put together, and what they came to: looked at, then taken as the day's plan."""

from collections.abc import Mapping, Sequence

from assigner.api.kept import load_plan
from assigner.api.plan import Plan
from assigner.documents.plan import UnassignedRow
from assigner.errors import PlanError, StalePlan
from assigner.ledger.overrides import lacking, unknown
from assigner.plan import Claims, read_claims
from assigner.words import say
from assigner.workspace.asking import Asker, rebalance, receivers
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.objections import standing
from assigner.workspace.queue import Job
from assigner.workspace.staff_changes import (
    add,
    as_typed,
    drafted,
    require_drafted,
    take_out,
)
from assigner.workspace.tasks.rebalance import worked_out, worked_out_of


def plan_of(desk: OfficeDesk, job: Job) -> Plan | None:
    """The plan that was worked out; None where it is no longer there. Raises AssignerError."""
    file = None if desk.place is None else worked_out(desk.place, job.id)
    if desk.place is None or file is None or not file.is_file():
        return None
    return load_plan(file, instance=desk.place.path)


def take_over(asker: Asker, seen: str, job: Job) -> None:
    """Make it the day's plan. Raises Overtaken; PlanError where it is gone or the day signed.

    StalePlan where it was worked out before something was decided by hand, or taken back.
    """
    store = asker.workspace.store
    with store.alone(asker.office.key):
        desk = asker.same(seen)
        found = None if desk.place is None else worked_out(desk.place, job.id)
        if desk.place is None or found is None or not found.is_file() or desk.signed:
            raise PlanError(say("The day is signed, or this work is no longer known."))
        _require_decided(desk, read_claims(found))
        found.replace(desk.place.plan)
        carried = job.asked.get("changes")
        known = carried if isinstance(carried, list) else ()
        take_out(store, desk, [one.id for one in drafted(store, desk) if dict(one.said) in known])


def _require_decided(desk: OfficeDesk, worked: Claims) -> None:
    """Raises StalePlan where a plan does other than what stands in the record."""
    office = desk.records[-1].office if desk.records else ""
    why = [*lacking(desk.records, office, worked.written),
           *unknown(desk.records, office, worked)]
    if why:
        raise StalePlan("\n".join([*map(str, why), str(say(
            "Work the staff changes out anew: this was before it."))]))


def put_in(asker: Asker, seen: tuple[str, str], said: Mapping[str, str]) -> None:
    """Put a change to the draft. `seen`: the version of the desk, and the mark of the draft.

    Raises Overtaken where either is another; InputError with all that is wrong.
    """
    store = asker.workspace.store
    with store.alone(asker.office.key):
        add(store, _same(asker, seen), asker.name, said)


def take_up(asker: Asker, seen: tuple[str, str]) -> None:
    """Put the staff changes of the day's proposal to the draft again, to be changed.

    Raises Overtaken; PlanError where the proposal carries none, or the day is signed.
    """
    store = asker.workspace.store
    with store.alone(asker.office.key):
        desk = _same(asker, seen)
        changes = carried_out(desk)
        if not changes:
            raise PlanError(say("The day's proposal carries no staff changes, or it is signed."))
        for row in changes:
            add(store, desk, asker.name, as_typed(row))


def carried_out(desk: OfficeDesk) -> Sequence[Mapping[str, str]]:
    """The staff changes of a proposal that is not signed, as a plan keeps them."""
    return () if desk.plan is None or desk.signed else desk.plan.claims.changes


def leave_out(asker: Asker, seen: tuple[str, str], number: int) -> None:
    """Take a change out of the draft. Raises Overtaken."""
    store = asker.workspace.store
    with store.alone(asker.office.key):
        take_out(store, _same(asker, seen), [number])


def work_out(asker: Asker, seen: tuple[str, str], moves: str, curve: str) -> Job:
    """Ask for what the draft comes to. Raises Overtaken; Misused where it cannot be asked."""
    store = asker.workspace.store
    with store.alone(asker.office.key):
        changes = [one.said for one in drafted(store, _same(asker, seen))]
    return rebalance(asker, seen[0], changes, moves, curve)


def who_might_take_over(asker: Asker, seen: tuple[str, str], among: Sequence[str],
                        case: str) -> Job:
    """Ask what each of up to four would carry of what the draft hands over; `case`: that alone.

    Raises Overtaken; Misused where it cannot be asked.
    """
    store = asker.workspace.store
    with store.alone(asker.office.key):
        changes = [one.said for one in drafted(store, _same(asker, seen))]
    return receivers(asker, seen[0], changes, among, case)


def waiting(
    asker: Asker, *, staff: bool
) -> tuple[Sequence[UnassignedRow], int, int, Sequence[int]]:
    """What waits for a decision: cases nobody takes, objections, drafts, handovers worked out.

    `staff`: whether staff changes are hers to see. A day that is signed waits for nothing.
    """
    desk, store = asker.desk, asker.workspace.store
    if desk.place is None or desk.signed is not None:
        return (), 0, 0, ()
    unplaced = () if desk.plan is None else desk.plan.claims.unassigned
    drafts = drafted(store, desk) if staff else ()
    done = [number for number in worked_out_of(desk.place)
            if (job := asker.known(str(number), "rebalance")) and job.state == "done"]
    return unplaced, len(standing(store, desk)), len(drafts), done if staff else ()


def _same(asker: Asker, seen: tuple[str, str]) -> OfficeDesk:
    desk = asker.same(seen[0])
    require_drafted(drafted(asker.workspace.store, desk), seen[1])
    return desk
