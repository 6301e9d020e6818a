"""Sign the day; what goes out of it; tomorrow."""

from collections.abc import Sequence

from assigner.documents.log import LogDocument
from assigner.ledger.log_document import log_document
from assigner.web.api.acts.offices import day_said
from assigner.web.api.bodies import DaySigned, Seen
from assigner.web.api.call import Answer, ApiCall, ApiRoute, Reply
from assigner.web.api.problem import Refused
from assigner.web.api.said import DaySaid, ObjectionSaid, ObjectionsSaid, OutListed, OutSaid
from assigner.words import Words, say
from assigner.workspace.goes_out import offered, out_file
from assigner.workspace.objections import mark, standing
from assigner.workspace.roles import Act
from assigner.workspace.signing import Signature, sign


def objections(call: ApiCall) -> Answer:
    """What caseworkers have against the plan: to be read before it is signed."""
    heard = standing(call.house.workspace.store, call.desk)
    return ObjectionsSaid(heard=mark(heard), objections=tuple(
        ObjectionSaid(case=one.case, caseworker=one.caseworker, at=one.at, text=one.text)
        for one in heard))


def commit(call: ApiCall) -> Answer:
    """Decide that the plan holds; answered with its record, as `log` has it."""
    said = call.body(DaySigned)
    made = sign(call.asker, said.version,
                Signature(said.role, said.note, said.replaces, said.heard))
    return Reply(log_document([made.record], None, None), 201)


def out(call: ApiCall) -> Answer:
    """What goes out of a signed day, by name."""
    desk = call.desk
    return _listed(() if desk.plan is None or not desk.signed_plan else offered(desk.plan))


def file(call: ApiCall) -> Answer:
    """A file that goes out of a signed day."""
    desk = call.desk
    if desk.plan is None or not desk.signed_plan:
        raise Refused(404, say("Nothing goes out of a day that nobody signed."))
    found = out_file(desk.plan, call.parts["name"])
    if found is None:
        raise Refused(404, say("There is nothing of the kind to send out today."))
    return found


def earlier_out(call: ApiCall) -> Answer:
    """What goes out of an earlier signed day, by name."""
    plan = call.house.workspace.signed_plan(call.office, call.parts["date"])
    if plan is None:
        raise Refused(404, _NOT_RECORDED)
    return _listed(offered(plan))


def earlier_file(call: ApiCall) -> Answer:
    """A file that goes out of an earlier signed day."""
    plan = call.house.workspace.signed_plan(call.office, call.parts["date"])
    found = None if plan is None else out_file(plan, call.parts["name"])
    if found is None:
        raise Refused(404, _NOT_RECORDED)
    return found


def tomorrow(call: ApiCall) -> Answer:
    """Write the next day, with today's plan carried out: `next`."""
    call.house.workspace.tomorrow(call.office, call.body(Seen).version)
    return Reply(day_said(call), 201)


def _listed(found: Sequence[tuple[str, Words]]) -> OutListed:
    return OutListed(files=tuple(OutSaid(name=name, words=str(words)) for name, words in found))


_NOT_RECORDED = say("Nothing of the kind is in the record, or its plan is no longer in its folder.")
ROUTES = (
    ApiRoute("GET", "/offices/{office}/objections", Act.SIGN, objections, {200: ObjectionsSaid}),
    ApiRoute("POST", "/offices/{office}/commits", Act.SIGN, commit, {201: LogDocument}, DaySigned),
    ApiRoute("GET", "/offices/{office}/out", Act.SIGN, out, {200: OutListed}),
    ApiRoute("GET", "/offices/{office}/out/{name}", Act.SIGN, file, {200: None}),
    ApiRoute("GET", "/offices/{office}/history/{date}/out", Act.SIGN, earlier_out,
             {200: OutListed}),
    ApiRoute("GET", "/offices/{office}/history/{date}/out/{name}", Act.SIGN, earlier_file,
             {200: None}),
    ApiRoute("POST", "/offices/{office}/tomorrow", Act.SIGN, tomorrow, {201: DaySaid}, Seen),
)
