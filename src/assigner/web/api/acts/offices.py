"""Coming in, the offices, and the day on an office's desk."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import Field

from assigner.api import ledgers
from assigner.api.answer import nobody
from assigner.api.checked import check_document
from assigner.documents.check import CheckDocument
from assigner.documents.part import DocumentPart, Id, Said, Truth
from assigner.policy.deciders import COMMIT
from assigner.web.api.bodies import NameSent
from assigner.web.api.call import Answer, ApiCall, ApiRoute, Reply
from assigner.web.api.passing import offices_of
from assigner.web.api.problem import Refused
from assigner.web.api.said import (
    DaySaid,
    OfficeSaid,
    OfficesSaid,
    PlanOnDesk,
    SessionSaid,
    SignedSaid,
    Version,
    WaitingCase,
)
from assigner.web.doors import HOURS, new_session
from assigner.words import say
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.handing_over import waiting
from assigner.workspace.left_behind import left_behind
from assigner.workspace.objections import standing
from assigner.workspace.roles import Act
from assigner.workspace.taking_in import passed_over


class SinceAsked(DocumentPart):
    """Since which version."""

    since: Annotated[str, Field(pattern=r"^[0-9a-f]{24}$")] | None = Field(
        default=None, description="A version that was seen; null: nothing is compared.")


class ChangesSaid(DocumentPart):
    """What is another since a version."""

    version: Version
    known: Truth = Field(description="Whether it is known what was there at that version.")
    changes: tuple[Said, ...]
    moved: tuple[Id, ...] = Field(description="Cases that somebody else takes than then.")


def session(call: ApiCall) -> Answer:
    """Spend the printed token for one that lasts a working day, in somebody's name."""
    doors = call.house.doors
    if doors.sign_in is not None:
        raise Refused(403, say("The sign-in in front says who you are."))
    name = ledgers.written(call.body(NameSent).name, str(say("Your name")))
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=HOURS)
    return Reply(SessionSaid(
        token=doors.bearer(new_session(name)), name=name,
        until=until.isoformat().replace("+00:00", "Z"),
    ), 201)


def offices(call: ApiCall) -> Answer:
    """The offices one may look at."""
    return OfficesSaid(offices=tuple(
        OfficeSaid(key=one.key, name=one.name) for one in offices_of(call.house, call.person)))


def day(call: ApiCall) -> Answer:
    """What lies on the desk: faults, cases to place, the plan, the signature, and its version."""
    return day_said(call)


def day_said(call: ApiCall) -> DaySaid:
    """The day as it is now."""
    desk, office = call.desk, call.office
    facts = None if desk.day is None or desk.day.faults else desk.day.require()[0]
    policy = None if desk.day is None else desk.day.policy
    staff = call.person.may(Act.STAFF)
    _, _, drafted, handovers = waiting(call.asker, staff=staff)
    cases = () if facts is None else sorted(
        facts.cases, key=lambda case: (str(case.due or "9999"), case.id))
    return DaySaid(
        office=OfficeSaid(key=office.key, name=office.name),
        version=call.house.workspace.desks.shown(desk),
        date=None if desk.place is None else desk.place.date.isoformat(),
        passed_over=tuple(one.isoformat() for one in passed_over(desk)),
        model=None if policy is None else policy.name,
        check=None if desk.day is None else CheckDocument.model_validate(check_document(desk.day)),
        wrong=str(desk.wrong) or None,
        waiting=tuple(WaitingCase(
            case=one.id, due=None if one.due is None else one.due.isoformat(), phase=one.phase,
            complexity=one.complexity, children=one.children, family=one.family) for one in cases),
        nobody=() if desk.asked is None else tuple(nobody(desk.asked)),
        left_behind=tuple(map(str, left_behind(desk))),
        plan=_plan(desk), signed=_signed(desk),
        objections=len(standing(call.house.workspace.store, desk)),
        drafted=drafted if staff else None, handovers=tuple(handovers) if staff else None,
    )


def changes(call: ApiCall) -> Answer:
    """What changed since a version that was seen, and which cases somebody else takes."""
    desk, desks, since = call.desk, call.house.workspace.desks, call.asked(SinceAsked).since
    now = desks.shown(desk)
    return ChangesSaid(
        version=now, known=since is not None and desks.known_of(desk, since),
        changes=() if since is None else tuple(map(str, desks.changed(desk, since))),
        moved=() if since is None else tuple(sorted(desks.moved(desk, since))))


def _plan(desk: OfficeDesk) -> PlanOnDesk | None:
    if desk.plan is None:
        return None
    claims = desk.plan.claims
    return PlanOnDesk(
        kind="plan" if desk.plan.rebalance is None else "rebalance", sha256=desk.plan_sha256,
        status=desk.plan.status, placed=len(claims.assignments),
        unassigned=len(claims.unassigned),
        signers=tuple(desk.plan.policy.who_decides(desk.plan.facts).roles.get(COMMIT, ())))


def _signed(desk: OfficeDesk) -> SignedSaid | None:
    record = desk.signed
    return None if record is None else SignedSaid(
        number=record.number, by=record.by, at=record.at,
        plan_sha256=record.said["plan_sha256"], this_plan=desk.signed_plan)


ROUTES = (
    ApiRoute("POST", "/session", None, session, {201: SessionSaid}, NameSent, door=True),
    ApiRoute("GET", "/offices", None, offices, {200: OfficesSaid}),
    ApiRoute("GET", "/offices/{office}/day", Act.SEE, day, {200: DaySaid}),
    ApiRoute("GET", "/offices/{office}/changes", Act.SEE, changes, {200: ChangesSaid},
             query=SinceAsked),
)
