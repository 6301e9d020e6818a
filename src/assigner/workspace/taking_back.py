"""A line decided by hand, taken back: the record of both stays, and the day is proposed anew."""

from dataclasses import dataclass

from assigner.api import ledgers
from assigner.api.events import tell_others
from assigner.api.withdraw import withdraw
from assigner.errors import Misused, PlanError
from assigner.ledger import Record
from assigner.ledger.overrides import open_overrides
from assigner.policy.deciders import among
from assigner.veil import veil
from assigner.words import listing, of_model, say
from assigner.workspace.asking import Asker, propose_in_place, require_none_lost
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.queue import Job


@dataclass(frozen=True)
class BackTaken:
    """Why somebody takes a decision back, and in which role.

    `without_changes`: also where the new proposal drops the staff changes that lie there.
    """

    why: str
    role: str
    without_changes: bool = False


def by_hand(desk: OfficeDesk, case: str | None = None) -> list[Record]:
    """What was decided by hand today and still stands: of one case, or of all that are shown."""
    if desk.place is None or not desk.records:
        return []
    on = desk.place.date.isoformat()
    found = [(item.record, {one for one, _ in item.pins | item.forbids})
             for item in open_overrides(desk.records, desk.records[-1].office)
             if item.record.day == on]
    return [record for record, cases in found
            if case in ({None} | cases) and not any(map(veil().hides, cases))]


def take_back(asker: Asker, seen: str, number: int, said: BackTaken) -> Job:
    """Withdraw a decision of today and propose the day without it.

    Raises Overtaken; Misused where it is none that stands, or hers to take back in no role, or
    where staff changes would be lost unasked.
    """
    with asker.workspace.store.alone(asker.office.key):
        desk = asker.same(seen)
        if desk.signed_plan:
            raise PlanError(say("The day is signed: nothing of it is taken back any more."))
        mine = next((one for one in by_hand(desk) if one.number == number), None)
        if mine is None:
            raise Misused(say("This decision does not stand any more."))
        people = [str(one) for one in mine.said.get("deciders", ())]
        if people and not among(asker.name, (*people, mine.by)):
            raise Misused(say(
                "{by} is not among those who decide here: {people}. Nothing was recorded.",
                by=asker.name, people=listing(people)))
        may = [str(one) for one in mine.said.get("may", ())]
        if may and not among(asker.name, (mine.by,)) and not among(said.role, may):
            raise Misused(say("{by} decided it: say in which role you take it back. "
                              "These may: {roles}.", by=mine.by,
                              roles=listing(str(of_model(one)) for one in may)))
        if not said.without_changes:
            require_none_lost(desk)
        why = ledgers.written(said.why, str(say("Reason")))
        found = withdraw(number, asker.name, why, said.role, asker.workspace.ledger)
        found.anchor.note(found.record)
    tell_others(found.where)
    return propose_in_place(asker, desk, found.record.number)
