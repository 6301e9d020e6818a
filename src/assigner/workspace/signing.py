"""Signing the day: the plan somebody saw, with the objections she saw."""

from dataclasses import dataclass

from assigner.api.commit import Committed, Decision
from assigner.errors import PlanError
from assigner.words import say
from assigner.workspace.asking import Asker
from assigner.workspace.objections import mark, remark, standing
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
    """Decide that the plan holds. Raises Overtaken, PlanError and what `commit` raises."""
    desk = asker.desk
    if desk.place is None or desk.plan is None:
        raise PlanError(say("There is no plan."))
    heard = standing(asker.workspace.store, desk)
    if said.heard != mark(heard):
        raise Overtaken((say("The objections are others than you saw."),))
    return asker.workspace.sign(asker.office, seen, Decision(
        desk.place.plan, asker.name, said.role or None, remark(said.note, heard) or None,
        said.replaces, desk.place.path, None, desk.plan.by,
    ))
