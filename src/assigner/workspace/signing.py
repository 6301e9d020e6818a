"""Signing the day: the plan somebody saw, with the objections she saw."""

from collections.abc import Sequence
from dataclasses import dataclass

from assigner.api import ledgers
from assigner.api.commit import Committed, Decision, commit
from assigner.api.events import tell_others
from assigner.errors import PlanError, StalePlan, VerificationFailed
from assigner.words import Words, say
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
    role = ledgers.written(said.role or None, str(say("In which role you decide")))
    ledgers.written(asker.name, str(say("Your name")))
    with workspace.store.alone(asker.office.key):
        desk = asker.same(seen)
        if desk.place is None or desk.plan is None:
            raise PlanError(say("There is no plan."))
        heard = standing(workspace.store, desk)
        if said.heard != mark(heard):
            raise Overtaken((say("The objections are others than you saw."),))
        try:
            made = commit(Decision(
                desk.place.plan, asker.name, role or None, note or None,
                said.replaces, desk.place.path, None, desk.plan.by,
                for_the_record(objections(workspace.store, desk)),
            ), workspace.ledger)
        except StalePlan as refused:
            raise StalePlan(_said(say(
                "The proposal is no longer one to sign; nothing was recorded."), refused.why, say(
                "Look at the day as it is now, propose anew, and sign that. A day that is signed "
                "already is signed anew in the place of its number."))) from refused
        except VerificationFailed as refused:
            raise VerificationFailed(_said(say(
                "The proposal does not hold; nothing was recorded."), refused.why, say(
                "Propose anew; if it comes back, report it."))) from refused
        made.anchored()
    tell_others(made.where)
    return made


def _said(what: Words, why: Sequence[object], then: Words) -> str:
    """A refusal as somebody at a page reads it, who has neither files nor options."""
    return "\n".join([str(what), *(f"  - {one}" for one in why), str(then)])
