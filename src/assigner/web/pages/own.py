"""`/own`: a caseworker's own page; what is private to colleagues is not on it."""

from assigner.api.export import asked_of
from assigner.api.page import own_page
from assigner.documents.plan import CaseworkerRow
from assigner.errors import Misused
from assigner.view.figures import weekday
from assigner.views.ahead_person import one_ahead
from assigner.views.last_cases import last_cases
from assigner.views.log import log_printout
from assigner.views.own_cases import own_cases_table, own_new_table, own_sum, own_weights
from assigner.views.people import norms_blocks, person_facts
from assigner.views.people_time import absences_table, in_her_row, reductions_table
from assigner.views.rebalance.handed import handed_page
from assigner.web.page import Answered, Elsewhere, PageOf, ShownPage, Visit
from assigner.web.recorded import recorded
from assigner.words import Words, counted, joined, say
from assigner.workspace.answered import AnswerAwaited, awaited, told_of, weeks_of
from assigner.workspace.carried import carried, leaving
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.moods import FELT, feel, moods, take_back
from assigner.workspace.objections import answered, object_to, objections, proposed_to
from assigner.workspace.roles import Act


def own(visit: Visit, wrong: str = "") -> Answered:
    """Her cases: those she has, those that are proposed to her, and why."""
    desk, me = visit.desk, visit.person.caseworker or ""
    if desk.day is None or desk.day.faults or desk.place is None:
        return ShownPage("own.html", say("Your cases"), {"me": me, "known": False})
    facts, policy = desk.day.require()
    if me not in {worker.id for worker in facts.caseworkers}:
        return ShownPage("own.html", say("Your cases"), {"me": me, "known": False})
    counted_as = carried(desk)
    weights = {} if counted_as is None else own_weights(facts, counted_as.problem, me)
    said = {one.case: one.text for one in objections(visit.house.workspace.store, desk)
            if one.caseworker == me}
    return ShownPage("own.html", say("Your cases"), {
        "me": me, "known": True, "when": weekday(desk.place.date), "wrong": wrong,
        "mine": proposed_to(desk, me), "said": said,
        "ask": asked_of(policy) if desk.signed else "",
        "answered": answered(visit.house.workspace.store, desk, me),
        "signed": desk.signed_plan, "proposed": desk.plan is not None,
        "held": own_cases_table(facts, policy.called, me, weights),
        "sum": own_sum(weights) if weights else "", **_told(visit, desk, me),
        **_mine(visit, desk, me),
        "typed": {"case": visit.said("case"), "text": visit.said("text")},
    }, 422 if wrong else 200)


def _mine(visit: Visit, desk: OfficeDesk, me: str) -> dict[str, object]:
    """Her load in its parts, her time, her weeks and her own history: nothing of a colleague."""
    found = carried(desk)
    row = None if found is None else found.row(me)
    if found is None or row is None:
        return {"parts": None}
    worker, today = found.problem.workers[me], found.problem.instance.date
    weeks = weeks_of(visit.asker, desk, me)
    record = recorded(desk, None, me, discreet=True)
    return {
        "parts": person_facts(found.problem, row, leaving(desk), why=True),
        "above_": norms_blocks(found.norms(me), row.utilisation_after),
        "time": (reductions_table(worker, today, found.reasons),
                 absences_table(worker, today, why=True),
                 *in_her_row(worker)),
        "moods": moods(visit.house.workspace.store, desk, me), "felt": FELT.items(),
        "ahead": () if weeks is None else one_ahead(weeks),
        "handed": desk.plan is not None and desk.plan.rebalance is not None,
        "last": last_cases(record, me, today, lambda case: ""), "record": log_printout(record),
    }


def objection(visit: Visit) -> Answered:
    """Her reason against a case, for whoever signs the day."""
    try:
        object_to(visit.asker, visit.said("case"), visit.person.caseworker or "",
                  visit.said("text"))
    except Misused as refused:
        return own(visit, str(refused))
    return Elsewhere("/own#object")


def mood(visit: Visit) -> Answered:
    """Her own word on how loaded she feels this month."""
    try:
        feel(visit.house.workspace.store, visit.desk, visit.person.caseworker or "",
             visit.said("felt"))
    except Misused as refused:
        return own(visit, str(refused))
    return Elsewhere("/own#mood")


def mood_back(visit: Visit) -> Answered:
    """She deletes it."""
    take_back(visit.house.workspace.store, visit.desk, visit.person.caseworker or "",
              visit.said("month"))
    return Elsewhere("/own#mood")


def _told(visit: Visit, desk: OfficeDesk, me: str) -> dict[str, object]:
    """What is told of her, once it is worked out; asked for here."""
    plan = desk.plan
    nothing: dict[str, object] = {"page": None, "waits": ""}
    if plan is None or me not in plan.problem.workers:
        return nothing
    if plan.rebalance is not None:
        page = handed_page(plan.claims, plan.rebalance, plan.policy, me)
        return {**nothing, "page": page, "sections": page.sections[:1], "line": page.line}
    new = own_new_table(plan.claims, plan.problem, me)
    row = next(one for one in plan.claims.caseworkers if one.id == me)
    line = _to_her(row, len(new.rows))
    seen = told_of(visit.asker, desk, me)
    if seen is None:
        return {**nothing, "line": line, "new": new,
                "waits": _awaited(awaited(visit.asker, desk, me))}
    page = own_page(plan, seen)
    return {**nothing, "page": page, "sections": page.sections[:2], "line": line}


def _to_her(mine: CaseworkerRow, new: int) -> Words:
    """Her load of the day, as it is said to herself."""
    if mine.utilisation_after is None:
        return say("You have no hours for cases today.")
    return joined([
        say("Your cases take {after:.0%} of your hours for cases, {before:.0%} before today",
            after=mine.utilisation_after, before=mine.utilisation_before),
        counted("{n} new case", "{n} new cases", new) if new
        else say("nothing new today")], " · ")


def _awaited(found: AnswerAwaited | None) -> Words:
    """How the longer answer stands; how long it takes nobody knows before."""
    if found is None or found.state in ("failed", "stopped"):
        return say("What else could have been, and whether the day is fair, could not be worked "
                   "out.")
    if found.ahead:
        return counted(
            "What else could have been, and whether the day is fair, is worked out after {n} "
            "other piece of work; how long that takes is not known.",
            "What else could have been, and whether the day is fair, is worked out after {n} "
            "other pieces of work; how long that takes is not known.", found.ahead)
    return say("What else could have been, and whether the day is fair, is being worked out now; "
               "on a large day that takes minutes.")


PAGES = (
    PageOf("/own", Act.OWN, own),
    PageOf("/own/objection", Act.OWN, objection, forms=True),
    PageOf("/own/mood", Act.OWN, mood, forms=True),
    PageOf("/own/mood/back", Act.OWN, mood_back, forms=True),
)
