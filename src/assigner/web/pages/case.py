"""`/case/…`: a case, who could have it in true order, and another choice: the price first."""

from collections.abc import Sequence
from dataclasses import replace

from assigner.api.shown import facts_of
from assigner.documents.explain import Why
from assigner.documents.explain_document import ExplainDocument
from assigner.documents.log import AgainstRow, PriceRow
from assigner.errors import LedgerError, Misused, PlanError
from assigner.veil import veil, without_kin
from assigner.view import Block, Said
from assigner.view.table import NONE
from assigner.views.about_case import around_case, open_case_facts
from assigner.views.explain.case import ruled_out_table
from assigner.views.explain.media import explain_printout
from assigner.views.override import others_move, override_printout
from assigner.views.plan.card import case_facts
from assigner.views.plan.lines import plan_lines
from assigner.views.side_by_side import MOST, side_by_side
from assigner.web.addresses import of_address
from assigner.web.page import Answered, Elsewhere, PageOf, ShownPage, Visit
from assigner.web.pages.today import case_page
from assigner.web.pages.work import begun
from assigner.words import Words, say
from assigner.workspace import asking
from assigner.workspace.answered import every_case
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.objections import standing
from assigner.workspace.other_language import in_her_language
from assigner.workspace.queue import Job
from assigner.workspace.reasons import reasons
from assigner.workspace.roles import Act
from assigner.workspace.taking_back import BackTaken, by_hand, take_back
from assigner.workspace.versions import Overtaken


def case(visit: Visit, wrong: str = "", changes: Sequence[Words] = ()) -> Answered:
    """Everything about one case; `wrong`, `changes`: why what was typed was not taken."""
    desk, workspace, number = visit.desk, visit.house.workspace, visit.part("case")
    if desk.day is None or desk.day.faults:
        return ShownPage("refused.html", say("Not found"), {"said": str(say(
            "There is no day that can be used: look at today's page."))}, 404)
    facts, policy = desk.day.require()
    new = {one.id: one for one in facts.cases}
    held = {one.id: one for one in facts.caseload}
    if veil().hides(number) and of_address(str(visit.request.path_params["case"])) != number:
        return ShownPage("refused.html", say("Not shown"), {"said": str(say(
            "This case is restricted: only who is named in it sees it."))}, 404)
    if (number not in new and number not in held) or veil().hides(number):
        return ShownPage("refused.html", say("Not found"), {"said": str(say(
            "There is no such case today."))}, 404)
    problem = policy.pose(facts) if desk.plan is None else desk.plan.problem
    takes = {} if desk.plan is None else {
        row.case: row.caseworker for row in desk.plan.claims.assignments}
    about: list[Block] = [case_facts(problem, number)] if number in new else [
        open_case_facts(policy.called, held[number])]
    about += around_case(facts, new.get(number) or held[number], takes, case_page, policy.called)
    values: dict[str, object] = {
        "case": number, "desk": desk, "about": about, "line": None, "answer": None,
        "objections": [one for one in standing(workspace.store, desk) if one.case == number
                       and visit.person.may(Act.SIGN)],
        "version": workspace.desks.shown(desk), "wrong": wrong, "changes": changes,
        "typed": visit.said("note"),
        "notes": workspace.notes(visit.office, number),
        "others": workspace.looking(visit.office, number, visit.person.name),
        "may_give": visit.person.may(Act.PLAN) and number in new and not desk.signed_plan
        and (desk.plan is None or desk.plan.rebalance is None),
        "may_note": visit.person.may(Act.PLAN),
        "people": [(one.id, f"{one.id} {one.name}".strip()) for one in facts.caseworkers],
        "names": {one.id: one.name for one in facts.caseworkers}, "ruled_out": None, "beside": (),
        "most": MOST, "named": visit.said_all("beside"),
        "by_hand": () if desk.signed_plan else by_hand(desk, number),
        "back": {name: visit.said(name) for name in ("why", "role")},
        "awaited": desk.plan is not None and desk.plan.rebalance is None,
    }
    if desk.plan is not None and number in desk.plan.problem.cases:
        table = every_case(visit.asker, desk)
        shown = facts_of(desk.plan)
        values["line"] = next(one for one in plan_lines(shown, table) if one.case == number)
        values["answer"] = found = without_kin(_answer(number, table.cases if table else ()))
        values["beside"] = () if found is None else side_by_side(
            shown, found, visit.said_all("beside"))
        values["ruled_out"] = ruled_out_table(found) if found and found.ruled_out else None
    return ShownPage("case.html", say("A case"), values, 409 if changes else 422 if wrong else 200)


def ask(visit: Visit) -> Answered:
    """What giving the case to somebody costs, or what it would take; worked out in the queue."""
    pair, what = (visit.part("case"), visit.said("to")), visit.said("what")
    if veil().hides(pair[0]):
        return case(visit)
    if what == "take":
        return begun(asking.what_it_takes(visit.asker, visit.seen, pair))
    return begun(asking.price(visit.asker, visit.seen, pair, what, visit.said("role")))


def note(visit: Visit) -> Answered:
    """Keep a remark on the case's page."""
    number, desk = visit.part("case"), visit.desk
    if veil().hides(number):
        return case(visit)
    try:
        visit.house.workspace.note(desk, number, visit.person.name, visit.said("note"))
    except Misused as wrong:
        return case(visit, str(wrong))
    return Elsewhere(f"{case_page(number)}#notes")


def back(visit: Visit) -> Answered:
    """Take a decision about the case back; the day is proposed without it."""
    number = asking.whole(visit.said("number"))
    try:
        return begun(take_back(visit.asker, visit.seen, number or 0,
                               BackTaken(visit.said("why"), visit.said("role"),
                                         visit.said("without") == "yes")))
    except Overtaken as overtaken:
        return case(visit, changes=overtaken.changes)
    except (Misused, LedgerError, PlanError) as wrong:
        return case(visit, str(wrong))


def answer(visit: Visit) -> Answered:
    """What it would take, as it was answered."""
    job = visit.asker.known(visit.part("number"), "explain")
    if job is None or job.result is None:
        return _gone()
    job = in_her_language(visit.asker, job)
    found = ExplainDocument.model_validate((job.result or {})["answer"]).root
    return ShownPage("answer.html", say("What it would take"), {
        "printout": explain_printout(found), "case": job.asked["case"], "job": job})


def price(visit: Visit, wrong: str = "", changes: Sequence[object] = ()) -> Answered:
    """What a decision costs, before anything is decided; then the reason is asked for."""
    job = visit.asker.known(visit.part("number"), "price")
    if job is None or job.result is None:
        return _gone()
    job = in_her_language(visit.asker, job)
    said = job.result or {}
    rows = [AgainstRow.model_validate(row) for row in _rows(said["against"])]
    desk = visit.desk
    cost = PriceRow.model_validate(said["price"])
    printed = override_printout(cost, (), _decision(job, cost))
    values = {
        "printout": replace(printed, below=[*against(desk, rows), *printed.below]),
        "costs": said.get("costs", ()), "moves": others_move(cost, str(job.asked["case"])),
        "job": job, "refused": None if asking.lacks_role(desk, job) else said["refused"],
        "roles": said["roles"], "against": rows,
        "reasons": reasons(desk.called).items(), "wrong": wrong, "changes": changes, "desk": desk,
        "typed": {name: visit.said(name) for name in ("code", "note", "role")},
        "version": visit.house.workspace.desks.shown(desk),
        "old": said["plan"] != desk.plan_sha256,
    }
    return ShownPage("price.html", say("The price"), values,
                     409 if changes else 422 if wrong else 200)


def _decision(job: Job, cost: PriceRow) -> Words:
    """What is asked about, in the reader's language: only numbers are kept with the answer."""
    case, to = str(job.asked["case"]), str(job.asked["to"])
    own = next((move for move in cost.moves if (move.case, move.seat) == (case, "takes")), None)
    if job.asked["what"] == "forbid":
        # Who asked for anybody else wants to know first who that would be.
        if own is None:
            return say("{case} not to {person}", case=case, person=to)
        return say("{case} to {to}, not to {person}", case=case, person=to,
                   to=own.to or say("nobody"))
    return say("{case} to {to} instead of {now}", case=case, to=to,
               now=to if own is None else own.from_ or NONE)


def against(desk: OfficeDesk, rows: Sequence[AgainstRow]) -> Sequence[Said]:
    """Which rules it goes against, each in its own words."""
    policy = None if desk.plan is None else desk.plan.policy
    asked = {} if policy is None else {
        rule.name(): rule.words_for(policy.called) for rule in policy.rules}
    return [Said(say("Lifted for this case: {rule}", rule=asked.get(row.rule, row.rule))
                 if row.lifted else say("Gone against, {more} more above it: {rule}",
                                        more=row.more, rule=asked.get(row.rule, row.rule)))
            for row in rows]


def give(visit: Visit) -> Answered:
    """Decide it: the rest is solved around it, recorded with its reason and price."""
    job = visit.asker.known(visit.part("number"), "price")
    if job is None:
        return _gone()
    try:
        return begun(asking.give(visit.asker, visit.seen, job,
                                 (visit.said("code"), visit.said("note")), visit.said("role")))
    except Overtaken as overtaken:
        return price(visit, changes=overtaken.changes)
    except (Misused, PlanError) as wrong:
        return price(visit, str(wrong))


def _gone() -> Answered:
    return ShownPage("refused.html", say("Not found"), {"said": str(say(
        "This work is no longer known."))}, 404)


def _answer(number: str, cases: Sequence[Why]) -> Why | None:
    return next((one for one in cases if one.question.case == number), None)


def _rows(found: object) -> Sequence[object]:
    return found if isinstance(found, list) else ()


PAGES = (
    PageOf("/case/{case}", Act.SEE, case),
    PageOf("/case/{case}/ask", Act.PLAN, ask, forms=True),
    PageOf("/case/{case}/note", Act.PLAN, note, forms=True),
    PageOf("/case/{case}/back", Act.PLAN, back, forms=True),
    PageOf("/answer/{number}", Act.SEE, answer),
    PageOf("/price/{number}", Act.PLAN, price),
    PageOf("/price/{number}/give", Act.PLAN, give, forms=True),
)
