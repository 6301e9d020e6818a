"""Staff changes: who takes over, who might, the draft of them, and taking it as the day's plan."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from assigner.api.changes import written
from assigner.api.receivers import MOST
from assigner.api.vocabulary import vocabulary
from assigner.documents.part import Count, DocumentPart, Said, Truth
from assigner.documents.rebalance import RebalanceDocument
from assigner.documents.receivers import ReceiversDocument
from assigner.errors import PlanError
from assigner.scenarios.change_check import check
from assigner.web.api.acts.offices import day_said
from assigner.web.api.acts.work import begun, came_of
from assigner.web.api.bodies import ChangeSent, Entire, Named, Seen, StaffAsked
from assigner.web.api.call import Answer, ApiCall, ApiRoute, Reply
from assigner.web.api.problem import Refused
from assigner.web.api.said import DaySaid, Version, WorkSaid
from assigner.words import say
from assigner.workspace import asking
from assigner.workspace.asking import whole
from assigner.workspace.handing_over import leave_out, plan_of, put_in, take_over, work_out
from assigner.workspace.roles import Act
from assigner.workspace.staff_changes import as_change, drafted, mark


class ReceiversAsked(Seen):
    """Who might take over what these changes hand over, side by side."""

    changes: Annotated[tuple[ChangeSent, ...], Field(min_length=1, max_length=200)]
    among: Annotated[tuple[Named, ...], Field(min_length=1, max_length=MOST)]
    case: Named | None = Field(default=None, description="This case alone; null: all of them.")


class DraftSeen(Seen):
    """The draft that it was decided on."""

    draft: Annotated[str, Field(max_length=20_000)] = Field(
        description="`draft`, as the draft's answer has it; blank where it is empty.")


class DraftMore(DraftSeen):
    """One more change for the draft."""

    change: ChangeSent


class DraftAsked(DraftSeen):
    """Who takes over, after what the draft says."""

    moves: Annotated[Entire, Field(le=10**6)] | None = Field(
        default=None, description="So many cases may move besides; null: as few as are needed.")
    curve: Truth = Field(default=False, description="The price of every number of moves.")


class DraftedSaid(DocumentPart):
    """A change of the draft. `change`: as it is sent."""

    number: Count
    by: str
    words: Said
    change: dict[str, str]


class DraftSaid(DocumentPart):
    """The staff changes that the office is putting together."""

    version: Version
    draft: str = Field(description="Send it with what is decided on this draft.")
    changes: tuple[DraftedSaid, ...]


def hand_over(call: ApiCall) -> Answer:
    """Ask who takes over after staff changes: `rebalance`."""
    said = call.body(StaffAsked)
    changes = _checked(call, said.version, said.changes)
    return begun(asking.rebalance(call.asker, said.version, changes, _moves(said.moves),
                                  "yes" if said.curve else ""))


def handed(call: ApiCall) -> Answer:
    """Who takes over, before anybody decides it: the document that `rebalance -o` keeps."""
    plan = plan_of(call.desk, call.known("rebalance"))
    if plan is None:
        raise Refused(404, say("Nothing has come of this work."))
    return Reply(plan.document)


def take(call: ApiCall) -> Answer:
    """Make it the day's plan, to be signed as any other."""
    take_over(call.asker, call.body(Seen).version, call.known("rebalance"))
    return day_said(call)


def ask_receivers(call: ApiCall) -> Answer:
    """Ask what each of some people would carry of what is handed over: `receivers`."""
    said = call.body(ReceiversAsked)
    changes = _checked(call, said.version, said.changes)
    case = "" if said.case is None else call.named(said.case)
    return begun(asking.receivers(call.asker, said.version, changes, said.among, case))


def receivers(call: ApiCall) -> Answer:
    """What each of those asked about would carry; nothing is decided."""
    return ReceiversDocument.model_validate(came_of(call, "receivers")["receivers"])


def draft(call: ApiCall) -> Answer:
    """The staff changes that are put together for the day, and not taken yet."""
    return _drafted(call)


def draft_more(call: ApiCall) -> Answer:
    """Put a change to the draft."""
    said = call.body(DraftMore)
    put_in(call.asker, (said.version, said.draft), _typed(call, said.change))
    return Reply(_drafted(call), 201)


def draft_less(call: ApiCall) -> Answer:
    """Take a change out of the draft."""
    said, number = call.body(DraftSeen), whole(call.parts["number"])
    there = [one.id for one in drafted(call.house.workspace.store, call.desk)]
    if number is None or number not in there:
        raise Refused(404, say("What you saw is no longer among the changes."))
    leave_out(call.asker, (said.version, said.draft), number)
    return draft(call)


def draft_worked(call: ApiCall) -> Answer:
    """Ask who takes over after what the draft says; taken, it leaves the draft."""
    said = call.body(DraftAsked)
    return begun(work_out(call.asker, (said.version, said.draft), _moves(said.moves),
                          "yes" if said.curve else ""))


def _checked(
    call: ApiCall, seen: str, changes: Sequence[ChangeSent]
) -> Sequence[dict[str, str]]:
    """The changes as a page types them. Raises Overtaken; InputError with all that is wrong."""
    desk = call.asker.same(seen)
    if desk.day is None:
        raise PlanError(say("There is no day that can be used: look at today's page."))
    facts, policy = desk.day.require()
    check([written(as_change(_typed(call, one))) for one in changes], facts, vocabulary(policy))
    return [_typed(call, one) for one in changes]


def _typed(call: ApiCall, change: ChangeSent) -> dict[str, str]:
    return {name: call.named(value) if name == "case" else str(value)
            for name, value in change if value is not None}


def _moves(most: int | None) -> str:
    return "" if most is None else str(most)


def _drafted(call: ApiCall) -> DraftSaid:
    desk = call.desk
    changes = drafted(call.house.workspace.store, desk)
    return DraftSaid(
        version=call.house.workspace.desks.shown(desk), draft=mark(changes),
        changes=tuple(DraftedSaid(number=one.id, by=one.by, words=str(one.words),
                                  change=dict(one.said)) for one in changes))


_WHERE = "/offices/{office}"
ROUTES = (
    ApiRoute("POST", f"{_WHERE}/handovers", Act.STAFF, hand_over, {202: WorkSaid}, StaffAsked),
    ApiRoute("GET", f"{_WHERE}/handovers/{{number}}", Act.STAFF, handed,
             {200: RebalanceDocument}),
    ApiRoute("POST", f"{_WHERE}/handovers/{{number}}/take", Act.STAFF, take, {200: DaySaid}, Seen),
    ApiRoute("POST", f"{_WHERE}/receivers", Act.STAFF, ask_receivers, {202: WorkSaid},
             ReceiversAsked),
    ApiRoute("GET", f"{_WHERE}/receivers/{{number}}", Act.STAFF, receivers,
             {200: ReceiversDocument}),
    ApiRoute("GET", f"{_WHERE}/draft", Act.STAFF, draft, {200: DraftSaid}),
    ApiRoute("POST", f"{_WHERE}/draft", Act.STAFF, draft_more, {201: DraftSaid}, DraftMore),
    ApiRoute("POST", f"{_WHERE}/draft/work", Act.STAFF, draft_worked, {202: WorkSaid}, DraftAsked),
    ApiRoute("POST", f"{_WHERE}/draft/{{number}}/out", Act.STAFF, draft_less, {200: DraftSaid},
             DraftSeen),
)
