"""Who carries what, and a caseworker's own cases."""

from assigner.documents.ahead import AheadCaseworker
from assigner.instance import Instance
from assigner.ledger.log_document import log_document
from assigner.web.api.acts.work import begun
from assigner.web.api.bodies import FeltSent, Nothing, ObjectionSent
from assigner.web.api.call import Answer, ApiCall, ApiRoute
from assigner.web.api.problem import Refused
from assigner.web.api.said import (
    HeldCase,
    MoodSaid,
    ObjectionSaid,
    OwnSaid,
    PeopleSaid,
    PersonSaid,
    WorkSaid,
)
from assigner.words import say
from assigner.workspace.answered import told_of, weeks_of
from assigner.workspace.carried import carried
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.moods import feel, moods, take_back
from assigner.workspace.objections import object_to, objections, proposed_to
from assigner.workspace.roles import Act


def people(call: ApiCall) -> Answer:
    """Everybody's load: by the plan, or this morning where there is none."""
    desk = call.desk
    found = carried(desk)
    if found is None or desk.place is None:
        raise Refused(404, say("There is no day that can be used: look at today's page."))
    return PeopleSaid(
        version=call.house.workspace.desks.shown(desk), date=desk.place.date.isoformat(),
        proposed=desk.plan is not None, people=tuple(found.rows))


def person(call: ApiCall) -> Answer:
    """One person's load, and the records about her."""
    desk, who = call.desk, call.parts["caseworker"]
    found = carried(desk)
    row = None if found is None else found.row(who)
    if found is None or row is None:
        raise Refused(404, say("There is nobody of that name today."))
    return PersonSaid(name=found.problem.workers[who].name, load=row,
                      log=log_document(desk.records, None, who),
                      moods=_moods(call, desk, who) if call.person.may(Act.MOOD) else None,
                      held=held(found.problem.instance, who))


def own(call: ApiCall) -> Answer:
    """A caseworker's cases, those proposed to her, and what she may be told of the plan."""
    desk, me = call.desk, call.person.caseworker or ""
    facts = None if desk.day is None or desk.day.faults else desk.day.require()[0]
    if facts is None or desk.place is None or me not in {one.id for one in facts.caseworkers}:
        raise Refused(404, say("There is nobody of that name today."))
    seen = told_of(call.asker, desk, me)
    return OwnSaid(
        caseworker=me, date=desk.place.date.isoformat(), signed=desk.signed is not None,
        open=held(facts, me),
        proposed=tuple(proposed_to(desk, me)),
        objections=tuple(
            ObjectionSaid(case=one.case, caseworker=me, at=one.at, text=one.text)
            for one in objections(call.house.workspace.store, desk) if one.caseworker == me),
        log=log_document(desk.records, None, me, discreet=True), moods=_moods(call, desk, me),
        table=None if seen is None else seen.table, about=None if seen is None else seen.about,
        fairness=None if seen is None else seen.fairness, weeks=weeks_of(call.asker, desk, me),
    )


def objection(call: ApiCall) -> Answer:
    """Her reason against a case proposed to her, for whoever signs the day."""
    said = call.body(ObjectionSent)
    object_to(call.asker, said.case, call.person.caseworker or "", said.text)
    return own(call)


def felt(call: ApiCall) -> Answer:
    """Her own word on how loaded she feels this month, for her and her manager."""
    feel(call.house.workspace.store, call.desk, call.person.caseworker or "",
         str(call.body(FeltSent).felt))
    return own(call)


def felt_back(call: ApiCall) -> Answer:
    """She deletes her word for a month."""
    take_back(call.house.workspace.store, call.desk, call.person.caseworker or "", call.month)
    return own(call)


def weeks(call: ApiCall) -> Answer:
    """What somebody will have to do in the weeks ahead, with a range: `ahead`."""
    desk, who = call.desk, call.parts["caseworker"]
    facts, policy = (None, None) if desk.day is None or desk.day.faults else desk.day.require()
    if facts is None or policy is None or who not in facts.people:
        raise Refused(404, say("There is nobody of that name today."))
    found = weeks_of(call.asker, desk, who)
    if found is not None:
        return found
    asked = call.house.workspace.queue.last(call.office, "ahead", {
        "day": facts.sha256, "model": policy.sha256}, call.language)
    if asked is None:
        raise Refused(404, say("This work is no longer known."))
    return begun(asked)


def held(facts: Instance, who: str) -> tuple[HeldCase, ...]:
    """Somebody's open cases, the next deadline first."""
    mine = [one for one in facts.caseload if who in (one.caseworker, one.co_caseworker)]
    return tuple(HeldCase(
        case=one.id, phase=one.phase, complexity=one.complexity,
        due=None if one.due is None else one.due.isoformat(), caseworker=one.caseworker,
        co_caseworker=one.co_caseworker or None,
        cover_until=None if one.cover_until is None else one.cover_until.isoformat())
        for one in sorted(mine, key=lambda one: (str(one.due or "9999"), one.id)))


def _moods(call: ApiCall, desk: OfficeDesk, worker: str) -> tuple[MoodSaid, ...]:
    return tuple(MoodSaid(month=one.key, on=one.on.isoformat(), felt=one.felt, load=one.load)
                 for one in moods(call.house.workspace.store, desk, worker))


ROUTES = (
    ApiRoute("GET", "/offices/{office}/people", Act.SEE, people, {200: PeopleSaid}),
    ApiRoute("GET", "/offices/{office}/people/{caseworker}", Act.SEE, person, {200: PersonSaid}),
    ApiRoute("GET", "/offices/{office}/people/{caseworker}/weeks", Act.SEE, weeks,
             {200: AheadCaseworker, 202: WorkSaid}),
    ApiRoute("GET", "/offices/{office}/own", Act.OWN, own, {200: OwnSaid}),
    ApiRoute("POST", "/offices/{office}/own/objections", Act.OWN, objection, {200: OwnSaid},
             ObjectionSent),
    ApiRoute("POST", "/offices/{office}/own/moods", Act.OWN, felt, {200: OwnSaid}, FeltSent),
    ApiRoute("POST", "/offices/{office}/own/moods/{month}/back", Act.OWN, felt_back,
             {200: OwnSaid}, Nothing),
)
