"""What is left of each case that changes hands, and ticking it off."""

from pydantic import Field

from assigner.documents.handover import HandoverDocument
from assigner.documents.part import DocumentPart, Truth
from assigner.web.api.bodies import Named
from assigner.web.api.call import Answer, ApiCall, ApiRoute
from assigner.workspace.checklists import tick_off, under_way
from assigner.workspace.roles import Act


class StepTicked(DocumentPart):
    """A step of a case's list is done, or is not after all."""

    case: Named
    step: Named | None = Field(default=None, description="Null: the case itself is off the list.")
    done: Truth = True


def checklists(call: ApiCall) -> Answer:
    """What is left of every case that changes hands by what is decided: `handover`."""
    return under_way(call.desk.records)


def ticked(call: ApiCall) -> Answer:
    """Record that a step is done, or is not after all: `handover --done`."""
    said = call.body(StepTicked)
    tick_off(call.asker, call.named(said.case), said.step or "", done=said.done)
    return checklists(call)


ROUTES = (
    ApiRoute("GET", "/offices/{office}/checklists", Act.STAFF, checklists,
             {200: HandoverDocument}),
    ApiRoute("POST", "/offices/{office}/checklists", Act.STAFF, ticked, {200: HandoverDocument},
             StepTicked),
)
