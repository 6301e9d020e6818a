"""Signing the day: the plan somebody saw, with the objections she saw."""

from dataclasses import dataclass

from assigner.api import ledgers
from assigner.api.commit import Committed, Decision, commit
from assigner.api.events import tell_others
from assigner.errors import PlanError
from assigner.words import say
from assigner.workspace.asking import Asker
from assigner.workspace.objections import for_the_record, mark, objections, standing
from assigner.workspace.versions import Overtaken


@dataclass(frozen=True)
class Signature:
    """As what somebody signs, what she remarks, and which objections she saw (their `mark`).

    `replaces`: the number of the decision it takes the place of.
    """

    role: str
    note: str
    replaces: int | None
    heard: str


def sign(asker: Asker, seen: str, said: Signature) -> Committed:
    """Decide that the plan somebody saw holds; the same record as `assigner commit`.

    Nobody objects meanwhile: an objection was heard, or is refused. Those that were heeded, whose
    case somebody else has by now, are kept as well. Raises Overtaken, PlanError and
    what `commit` raises.
    """
    workspace = asker.workspace
    note = ledgers.written(said.note or None, str(say("A remark for the record")))
    with workspace.store.alone(asker.office.key):
        desk = asker.same(seen)
        if desk.place is None or desk.plan is None:
            raise PlanError(say("There is no plan."))
        heard = standing(workspace.store, desk)
        if said.heard != mark(heard):
            raise Overtaken((say("The objections are others than you saw."),))
        made = commit(Decision(
            desk.place.plan, asker.name, said.role or None, note or None,
            said.replaces, desk.place.path, None, desk.plan.by,
            for_the_record(objections(workspace.store, desk)),
        ), workspace.ledger)
        made.anchored()
    tell_others(made.where)
    return made
