"""The plan, a case and who could have it, the price of another choice, and deciding it."""

from collections.abc import Sequence

from pydantic import JsonValue

from assigner.documents.explain import WhatWouldItTake, Why
from assigner.documents.log import AgainstRow, PriceRow
from assigner.documents.plan import PlanDocument
from assigner.documents.rebalance import RebalanceDocument
from assigner.veil import veil
from assigner.web.api.acts.work import begun, came_of
from assigner.web.api.bodies import LineGiven, NoteSent, PriceAsked, TakesAskedOf
from assigner.web.api.call import Answer, ApiCall, ApiRoute, Reply
from assigner.web.api.problem import Refused
from assigner.web.api.said import NoteSaid, NotesSaid, PriceSaid, WorkSaid
from assigner.words import say
from assigner.workspace import asking
from assigner.workspace.answered import every_case
from assigner.workspace.roles import Act


def plan(call: ApiCall) -> Answer:
    """The plan that lies on the desk: the document that `solve -o` or `rebalance -o` keeps."""
    desk = call.desk
    if desk.plan is None:
        raise Refused(404, say("There is no plan."))
    return Reply(desk.plan.document)


def case(call: ApiCall) -> Answer:
    """Why a case is where it is, and everybody else with the reason why not: `explain --case`."""
    desk, number = call.desk, _case(call)
    table = every_case(call.asker, desk)
    if table is None:
        asked = call.house.workspace.queue.last(
            call.office, "why", {"plan": desk.plan_sha256}, call.language)
        if asked is None:
            raise Refused(404, say("This work is no longer known."))
        return begun(asked)
    found = next((one for one in table.cases if one.question.case == number), None)
    if found is None:
        raise Refused(404, say("There is no such case today."))
    return found


def price(call: ApiCall) -> Answer:
    """Ask what a decision about a case costs; nothing is decided."""
    said = call.body(PriceAsked)
    pair = _case(call), said.to
    return begun(asking.price(call.asker, said.version, pair, said.what, said.role))


def takes(call: ApiCall) -> Answer:
    """Ask what it would take for somebody to have a case: `explain --what-would-it-take`."""
    said = call.body(TakesAskedOf)
    return begun(asking.what_it_takes(call.asker, said.version, (_case(call), said.to)))


def answer(call: ApiCall) -> Answer:
    """What it would take, as it was answered."""
    return WhatWouldItTake.model_validate(came_of(call, "explain")["answer"])


def priced(call: ApiCall) -> Answer:
    """What a decision costs."""
    job, found = call.known("price"), came_of(call, "price")
    return PriceSaid(
        case=str(job.asked["case"]), to=str(job.asked["to"]),
        what="forbid" if job.asked.get("what") == "forbid" else "pin",
        plan_sha256=str(found["plan"]), headline=str(found["headline"]),
        price=PriceRow.model_validate(found["price"]),
        against=tuple(AgainstRow.model_validate(row) for row in _rows(found["against"])),
        refused=None if found["refused"] is None else str(found["refused"]),
        roles=tuple(map(str, _rows(found["roles"]))),
    )


def give(call: ApiCall) -> Answer:
    """Decide what was priced: recorded with its reason and price, the rest solved around it."""
    said, job = call.body(LineGiven), call.known("price")
    return begun(asking.give(call.asker, said.version, job, (said.code, said.note), said.role))


def notes(call: ApiCall) -> Answer:
    """The remarks on a case."""
    number = call.parts["case"]
    found = () if veil().hides(number) else call.house.workspace.notes(call.office, number)
    return NotesSaid(notes=tuple(NoteSaid(by=one.by, at=one.at, text=one.text) for one in found))


def note(call: ApiCall) -> Answer:
    """Keep a remark on a case."""
    number, desk = call.parts["case"], call.desk
    facts = None if desk.day is None or desk.day.faults else desk.day.require()[0]
    if facts is None or veil().hides(number) or number not in {
            one.id for one in (*facts.cases, *facts.caseload)}:
        raise Refused(404, say("There is no such case today."))
    call.house.workspace.note(desk, number, call.person.name, call.body(NoteSent).text)
    found = notes(call)
    assert isinstance(found, NotesSaid)
    return Reply(found, 201)


def _case(call: ApiCall) -> str:
    """The new case of the address."""
    plan, number = call.desk.plan, call.parts["case"]
    if plan is None or plan.rebalance is not None:
        raise Refused(404, say("There is no plan of the day's own cases to ask."))
    if number not in plan.problem.cases or veil().hides(number):
        raise Refused(404, say("There is no such case today."))
    return number


def _rows(found: JsonValue) -> Sequence[JsonValue]:
    return found if isinstance(found, list) else ()


_OFFICE = "/offices/{office}"
ROUTES = (
    ApiRoute("GET", f"{_OFFICE}/plan", Act.SEE, plan, {200: (PlanDocument, RebalanceDocument)}),
    ApiRoute("GET", f"{_OFFICE}/cases/{{case}}", Act.SEE, case, {200: Why, 202: WorkSaid}),
    ApiRoute("GET", f"{_OFFICE}/cases/{{case}}/notes", Act.SEE, notes, {200: NotesSaid}),
    ApiRoute("POST", f"{_OFFICE}/cases/{{case}}/notes", Act.PLAN, note, {201: NotesSaid}, NoteSent),
    ApiRoute("POST", f"{_OFFICE}/cases/{{case}}/prices", Act.PLAN, price, {202: WorkSaid},
             PriceAsked),
    ApiRoute("GET", f"{_OFFICE}/prices/{{number}}", Act.PLAN, priced, {200: PriceSaid}),
    ApiRoute("POST", f"{_OFFICE}/prices/{{number}}/give", Act.PLAN, give, {202: WorkSaid},
             LineGiven),
    ApiRoute("POST", f"{_OFFICE}/cases/{{case}}/answers", Act.PLAN, takes, {202: WorkSaid},
             TakesAskedOf),
    ApiRoute("GET", f"{_OFFICE}/answers/{{number}}", Act.SEE, answer, {200: WhatWouldItTake}),
)
