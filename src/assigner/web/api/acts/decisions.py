"""What was decided by hand today, and taking a decision back."""

from typing import Annotated

from pydantic import Field

from assigner.documents.log import LogDocument
from assigner.documents.part import Truth
from assigner.ledger.log_document import log_document
from assigner.web.api.acts.work import begun
from assigner.web.api.bodies import Role, Seen
from assigner.web.api.call import Answer, ApiCall, ApiRoute
from assigner.web.api.problem import Refused
from assigner.web.api.said import WorkSaid
from assigner.words import say
from assigner.workspace.asking import whole
from assigner.workspace.roles import Act
from assigner.workspace.taking_back import BackTaken, by_hand, take_back


class DecisionBack(Seen):
    """Take a decision back: both stay in the record, and the day is proposed without it."""

    why: Annotated[str, Field(min_length=1, max_length=2000)]
    role: Role
    without_changes: Truth = Field(
        default=False, description="Also where the proposal carries out staff changes.")


def standing_decisions(call: ApiCall) -> Answer:
    """What was decided by hand today and may still be taken back, as `log` has it."""
    desk = call.desk
    return log_document(() if desk.signed_plan else by_hand(desk), None, None)


def back(call: ApiCall) -> Answer:
    """Take a decision of today back; the day is proposed without it: `override --withdraw`."""
    said, number = call.body(DecisionBack), whole(call.parts["number"])
    if number is None:
        raise Refused(404, say("This decision does not stand any more."))
    return begun(take_back(call.asker, said.version, number,
                           BackTaken(said.why, said.role, said.without_changes)))


ROUTES = (
    ApiRoute("GET", "/offices/{office}/decisions", Act.PLAN, standing_decisions,
             {200: LogDocument}),
    ApiRoute("POST", "/offices/{office}/decisions/{number}/back", Act.PLAN, back, {202: WorkSaid},
             DecisionBack),
)
