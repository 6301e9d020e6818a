"""`/`: what the morning holds, and one button."""

from assigner.api.answer import nobody
from assigner.view.figures import day, weekday
from assigner.views.diagnose import nobody_table
from assigner.views.today import (
    long_red,
    soon,
    to_decide,
    unattended,
    waiting_table,
    without_cover,
)
from assigner.web.addresses import in_address
from assigner.web.page import Answered, Elsewhere, PageOf, ShownPage, Visit
from assigner.web.pages.work import begun
from assigner.words import say
from assigner.workspace import asking
from assigner.workspace.handing_over import waiting
from assigner.workspace.left_behind import left_behind
from assigner.workspace.roles import Act
from assigner.workspace.taking_in import passed_over


def today(visit: Visit) -> Answered:
    """The office's day as it is now."""
    if not visit.person.may(Act.SEE):
        return Elsewhere("/own")
    desk = visit.desk
    offices = visit.house.workspace.served.offices
    if desk.place is None or desk.day is None:
        return ShownPage("empty.html", say("Today"), {"desk": desk, "offices": offices})
    values: dict[str, object] = {
        "desk": desk, "offices": offices, "when": weekday(desk.place.date),
        "version": visit.house.workspace.desks.shown(desk),
        "jobs": visit.jobs, "shown": (), "passed_over": [day(one) for one in passed_over(desk)],
    }
    if not desk.day.faults:
        facts, policy = desk.day.require()
        values["facts"] = facts
        values["waiting"] = waiting_table(facts, policy.called, case_page)
        values["nobody"] = [] if desk.asked is None else [
            nobody_table(row) for row in nobody(desk.asked)]
        values["waits"] = to_decide(*waiting(visit.asker, staff=visit.person.may(Act.STAFF)),
                                    case_page)
        values["left"] = left_behind(desk)
        claims = None if desk.plan is None else desk.plan.claims
        values["alone"] = [] if desk.signed else unattended(
            facts, without_cover(facts, claims), person_page)
        values["red"] = long_red(facts, desk.loads)
        values["shown"] = soon(facts, case_page, person_page)
    return ShownPage("today.html", say("Today"), values)


def propose(visit: Visit) -> Answered:
    """Ask for a proposal; it is worked out in the queue."""
    return begun(asking.propose(visit.asker, visit.seen,
                                without_changes=visit.said("without") == "yes"))


def case_page(case: str) -> str:
    """Where the page of a case is."""
    return f"/case/{in_address(case)}"


def person_page(worker: str) -> str:
    """Where the page of somebody is."""
    return f"/people/{in_address(worker)}"


PAGES = (
    PageOf("/", None, today),
    PageOf("/propose", Act.PLAN, propose, forms=True),
)
