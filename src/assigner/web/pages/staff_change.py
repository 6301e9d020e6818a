"""`/staff-change`: leaves, away, returns, joins: put together, worked out, taken as the plan."""

from collections.abc import Mapping, Sequence

from assigner.api.changes import written
from assigner.api.plan import Plan
from assigner.api.shown import facts_of
from assigner.errors import InputError, Misused, PlanError
from assigner.instance import Instance
from assigner.plan.staff_changes import in_words
from assigner.views.rebalance.facts import RebalanceFacts
from assigner.views.rebalance.media import rebalance_printout
from assigner.web.page import Answered, Elsewhere, PageOf, ShownPage, Visit
from assigner.web.pages.work import begun
from assigner.words import Words, say
from assigner.workspace.asking import whole
from assigner.workspace.checklists import under_way
from assigner.workspace.handing_over import (
    carried_out,
    leave_out,
    plan_of,
    put_in,
    take_over,
    take_up,
    work_out,
)
from assigner.workspace.roles import Act
from assigner.workspace.staff_changes import ASKED, KINDS, DraftedChange, as_change, drafted, mark
from assigner.workspace.versions import Overtaken

FIELDS = ("kind", "caseworker", "on", "since", "until", "hours", "team", "percent", "id", "case",
          "to", "reason", "moves", "curve", "among1", "among2", "among3", "among4", "one")
HOW = ("moves", "curve", "among1", "among2", "among3", "among4", "one")
"""What is said of all changes together."""


def staff_change(visit: Visit, wrong: str = "", overtaken: Sequence[Words] = ()) -> Answered:
    """The draft, and a form for one more change."""
    desk = visit.desk
    if desk.day is None or desk.day.faults:
        return ShownPage("refused.html", say("Staff changes"), {"said": str(say(
            "There is no day that can be used: look at today's page."))}, 404)
    facts, policy = desk.day.require()
    changes = drafted(visit.house.workspace.store, desk)
    kind = visit.asked("kind") if visit.asked("kind") in KINDS else "leaves"
    return ShownPage("staff_change.html", say("Staff changes"), {
        "desk": desk, "wrong": wrong, "kinds": KINDS.items(), "jobs": visit.jobs,
        "kind": kind, "asked": ASKED[kind],
        "by_choice": 0 if policy.moves is None else policy.moves.at_most.whole,
        "people": _people(facts),
        "reasons": [("", ""), *((key, one.label) for key, one in (
            {} if policy.handover is None else policy.handover.reasons).items())],
        "teams": [("", ""), *((name, name) for name in policy.team_names)],
        "handed": under_way(desk.records), "overtaken": overtaken,
        "changes": changes, "draft": mark(changes),
        "carried": [in_words(row) for row in carried_out(desk)],
        "typed": {name: visit.said(name) for name in FIELDS},
        "version": visit.house.workspace.desks.shown(desk),
    }, 409 if overtaken else 422 if wrong else 200)


def one_more(visit: Visit) -> Answered:
    """Put a change to the draft."""
    said = {name: visit.said(name) for name in FIELDS if name not in HOW}
    try:
        put_in(visit.asker, _seen(visit), said)
    except Overtaken as late:
        return staff_change(visit, overtaken=late.changes)
    except InputError as fault:
        return staff_change(visit, _as_typed(visit, str(fault), said))
    return Elsewhere("/staff-change")


def _as_typed(visit: Visit, fault: str, said: Mapping[str, str]) -> str:
    """A fault with each change as the page says it, where a library's user reads her own call."""
    typed = DraftedChange(0, visit.person.name, said)
    for one in (*drafted(visit.house.workspace.store, visit.desk), typed):
        try:
            fault = fault.replace(written(as_change(one.said)).place, str(one.words))
        except InputError:  # the fault is then about what was typed, and names no change
            continue
    return fault


def without(visit: Visit) -> Answered:
    """Take a change out of the draft."""
    number = whole(visit.said("number"))
    try:
        if number is not None:
            leave_out(visit.asker, _seen(visit), number)
    except Overtaken as late:
        return staff_change(visit, overtaken=late.changes)
    return Elsewhere("/staff-change")


def again(visit: Visit) -> Answered:
    """Take the changes of the proposal up again."""
    try:
        take_up(visit.asker, _seen(visit))
    except Overtaken as late:
        return staff_change(visit, overtaken=late.changes)
    except (InputError, PlanError) as wrong:
        return staff_change(visit, str(wrong))
    return Elsewhere("/staff-change")


def worked_out(visit: Visit) -> Answered:
    """Ask for what the draft comes to."""
    try:
        return begun(work_out(visit.asker, _seen(visit), visit.said("moves"), visit.said("curve")))
    except Overtaken as late:
        return staff_change(visit, overtaken=late.changes)
    except Misused as wrong:
        return staff_change(visit, str(wrong))


def _people(facts: Instance) -> Sequence[tuple[str, str]]:
    return [("", ""), *((one.id, f"{one.id} {one.name}".strip()) for one in facts.caseworkers)]


def _handed(plan: Plan) -> Sequence[tuple[str, str]]:
    """The open cases that somebody else has afterwards, to choose one from."""
    before = {} if plan.rebalance is None else {
        case.id: case.caseworker for case in plan.rebalance.restaffed.before.caseload}
    return [(row.case, str(say("{case} · {giver} → {to}", case=row.case, giver=before[row.case],
                               to=row.caseworker or "–")))
            for row in plan.claims.assignments if row.case in before]


def _seen(visit: Visit) -> tuple[str, str]:
    return visit.seen, visit.said("draft")


def handover(visit: Visit, changes: Sequence[Words] = ()) -> Answered:
    """Who takes over, before anybody decides it."""
    job = visit.asker.known(visit.part("number"), "rebalance")
    plan = None if job is None else plan_of(visit.desk, job)
    facts = None if plan is None else facts_of(plan)
    if job is None or plan is None or not isinstance(facts, RebalanceFacts):
        return ShownPage("refused.html", say("Not found"), {"said": str(say(
            "This work is no longer known."))}, 404)
    return ShownPage("handover.html", say("Who takes over"), {
        "printout": rebalance_printout(facts), "job": job, "desk": visit.desk,
        "version": visit.house.workspace.desks.shown(visit.desk), "changes": changes,
        "cases": _handed(plan), "people": _people(plan.problem.instance),
        "draft": mark(drafted(visit.house.workspace.store, visit.desk)),
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
    PageOf("/staff-change/again", Act.STAFF, again, forms=True),
    PageOf("/staff-change/work", Act.STAFF, worked_out, forms=True),
    PageOf("/handover/{number}", Act.STAFF, handover),
    PageOf("/handover/{number}/take", Act.STAFF, take, forms=True),
)
