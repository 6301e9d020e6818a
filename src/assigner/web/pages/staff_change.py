"""`/staff-change`: leaves, away, returns, joins: put together, worked out, taken as the plan."""

from collections.abc import Sequence

from assigner.api.shown import facts_of
from assigner.errors import InputError, Misused, PlanError
from assigner.views.rebalance.facts import RebalanceFacts
from assigner.views.rebalance.media import rebalance_printout
from assigner.web.page import Answered, Elsewhere, PageOf, ShownPage, Visit
from assigner.web.pages.work import begun
from assigner.words import Words, say
from assigner.workspace import asking
from assigner.workspace.asking import whole
from assigner.workspace.handing_over import plan_of, take_over
from assigner.workspace.roles import Act
from assigner.workspace.staff_changes import ASKED, KINDS, add, drafted, take_out
from assigner.workspace.versions import Overtaken

FIELDS = ("kind", "caseworker", "on", "since", "until", "hours", "team", "percent", "id", "case",
          "to")


def staff_change(visit: Visit, wrong: str = "") -> Answered:
    """The draft, and a form for one more change."""
    desk = visit.desk
    if desk.day is None or desk.day.faults:
        return ShownPage("refused.html", say("Staff changes"), {"said": str(say(
            "There is no day that can be used: look at today's page."))}, 404)
    facts, policy = desk.day.require()
    kind = visit.said("kind") if visit.said("kind") in KINDS else "leaves"
    return ShownPage("staff_change.html", say("Staff changes"), {
        "desk": desk, "wrong": wrong, "kinds": KINDS.items(), "jobs": visit.jobs,
        "kind": kind, "asked": ASKED[kind],
        "people": [("", ""), *((one.id, f"{one.id} {one.name}".strip())
                               for one in facts.caseworkers)],
        "teams": [("", ""), *((name, name) for name in policy.team_names)],
        "changes": drafted(visit.house.workspace.store, desk),
        "typed": {name: visit.said(name) for name in FIELDS},
        "version": visit.house.workspace.desks.shown(desk),
    }, 422 if wrong else 200)


def one_more(visit: Visit) -> Answered:
    """Put a change to the draft."""
    said = {name: visit.said(name) for name in FIELDS}
    try:
        add(visit.house.workspace.store, visit.desk, visit.person.name, said)
    except InputError as fault:
        return staff_change(visit, str(fault))
    return Elsewhere("/staff-change")


def without(visit: Visit) -> Answered:
    """Take a change out of the draft."""
    number = whole(visit.said("number"))
    if number is not None:
        take_out(visit.house.workspace.store, visit.desk, number)
    return Elsewhere("/staff-change")


def work_out(visit: Visit) -> Answered:
    """Ask for what the draft comes to."""
    try:
        return begun(asking.rebalance(visit.asker, visit.seen, None, visit.said("moves"),
                                      visit.said("curve")))
    except Misused as wrong:
        return staff_change(visit, str(wrong))


def handover(visit: Visit, changes: Sequence[Words] = ()) -> Answered:
    """Who takes over, before anybody decides it."""
    job = visit.asker.known(visit.part("number"), "rebalance")
    plan = None if job is None else plan_of(visit.desk, job)
    facts = None if plan is None else facts_of(plan)
    if job is None or not isinstance(facts, RebalanceFacts):
        return ShownPage("refused.html", say("Not found"), {"said": str(say(
            "This work is no longer known."))}, 404)
    return ShownPage("handover.html", say("Who takes over"), {
        "printout": rebalance_printout(facts), "job": job, "desk": visit.desk,
        "version": visit.house.workspace.desks.shown(visit.desk), "changes": changes,
    }, 409 if changes else 200)


def take(visit: Visit) -> Answered:
    """Make it the day's plan, to be looked at and signed as any other."""
    job = visit.asker.known(visit.part("number"), "rebalance")
    if job is None:
        raise PlanError(say("This work is no longer known."))
    try:
        take_over(visit.asker, visit.seen, job)
    except Overtaken as overtaken:
        return handover(visit, overtaken.changes)
    return Elsewhere(f"/plan?since={visit.seen}")


PAGES = (
    PageOf("/staff-change", Act.STAFF, staff_change),
    PageOf("/staff-change/add", Act.STAFF, one_more, forms=True),
    PageOf("/staff-change/out", Act.STAFF, without, forms=True),
    PageOf("/staff-change/work", Act.STAFF, work_out, forms=True),
    PageOf("/handover/{number}", Act.STAFF, handover),
    PageOf("/handover/{number}/take", Act.STAFF, take, forms=True),
)
