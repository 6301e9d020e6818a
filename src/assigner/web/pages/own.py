"""`/own`: a caseworker's own page; what is private to colleagues is not on it."""

from assigner.api.page import own_page
from assigner.errors import Misused
from assigner.view.figures import weekday
from assigner.views.own_cases import own_cases_table
from assigner.web.page import Answered, Elsewhere, PageOf, ShownPage, Visit
from assigner.words import say
from assigner.workspace.answered import told_of
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.objections import can_object, object_to, objections
from assigner.workspace.roles import Act


def own(visit: Visit, wrong: str = "") -> Answered:
    """Her cases: those she has, those that are proposed to her, and why."""
    desk, me = visit.desk, visit.person.caseworker or ""
    if desk.day is None or desk.day.faults or desk.place is None:
        return ShownPage("own.html", say("Your cases"), {"me": me, "known": False})
    facts, policy = desk.day.require()
    if me not in {worker.id for worker in facts.caseworkers}:
        return ShownPage("own.html", say("Your cases"), {"me": me, "known": False})
    mine = [] if desk.plan is None else [
        row.case for row in desk.plan.claims.assignments
        if me in (row.caseworker, row.co_caseworker)]
    said = {one.case: one.text for one in objections(visit.house.workspace.store, desk)
            if one.caseworker == me}
    return ShownPage("own.html", say("Your cases"), {
        "me": me, "known": True, "when": weekday(desk.place.date), "wrong": wrong,
        "mine": [case for case in mine if can_object(desk, case, me)], "said": said,
        "signed": desk.signed is not None, "proposed": desk.plan is not None,
        "held": own_cases_table(facts, policy.called, me), "page": _page(visit, desk, me),
        "typed": {"case": visit.said("case"), "text": visit.said("text")},
    }, 422 if wrong else 200)


def objection(visit: Visit) -> Answered:
    """Her reason against a case, for whoever signs the day."""
    try:
        object_to(visit.house.workspace.store, visit.desk, visit.said("case"),
                  visit.person.caseworker or "", visit.said("text"))
    except Misused as refused:
        return own(visit, str(refused))
    return Elsewhere("/own")


def _page(visit: Visit, desk: OfficeDesk, me: str) -> object:
    """What is told of her, once it is worked out; asked for here."""
    seen = told_of(visit.asker, desk, me)
    return None if seen is None or desk.plan is None else own_page(desk.plan, seen)


PAGES = (
    PageOf("/own", Act.OWN, own),
    PageOf("/own/objection", Act.OWN, objection, forms=True),
)
