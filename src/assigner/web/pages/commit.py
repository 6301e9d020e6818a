"""`/commit`: the day as a form to sign; then what goes out, and tomorrow."""

from collections.abc import Sequence
from dataclasses import replace

from assigner.api.shown import facts_of
from assigner.errors import AssignerError, PlanError
from assigner.plan.staff_changes import in_words, without_reason
from assigner.policy.deciders import COMMIT
from assigner.view.figures import weekday
from assigner.views.plan.facts import PlanFacts, day_line
from assigner.views.plan.lines import plan_lines
from assigner.views.rebalance.facts import RebalanceFacts, moved_line
from assigner.views.tiers import tier_name
from assigner.views.today import unattended, without_cover
from assigner.web.page import Answered, Elsewhere, PageOf, Sent, ShownPage, Visit
from assigner.web.pages.today import person_page
from assigner.words import Words, say, term
from assigner.workspace.asking import whole
from assigner.workspace.checklists import under_way
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.goes_out import offered, out_file
from assigner.workspace.left_behind import left_behind
from assigner.workspace.objections import mark, standing
from assigner.workspace.roles import Act
from assigner.workspace.signing import Signature, sign
from assigner.workspace.taking_back import by_hand
from assigner.workspace.versions import Overtaken


def commit(visit: Visit) -> Answered:
    """Sign what lies there under one's name; once it is signed, what goes out."""
    desk = visit.desk
    if not visit.posted:
        return _page(visit, desk)
    try:
        sign(visit.asker, visit.seen, Signature(
            visit.said("role"), visit.said("note"), whole(visit.said("replaces")),
            visit.said("heard")))
    except Overtaken as overtaken:
        return _page(visit, visit.desk, changes=overtaken.changes, status=409)
    except AssignerError as wrong:
        changes = visit.house.workspace.desks.changed(visit.desk, visit.seen)
        return _page(visit, visit.desk, changes=changes, wrong=str(wrong),
                     status=409 if changes else 422)
    return Elsewhere("/commit")


def out(visit: Visit) -> Answered:
    """A file of a signed day to take home."""
    desk = visit.desk
    if desk.plan is None or not desk.signed_plan:
        raise PlanError(say("Nothing goes out of a day that nobody signed."))
    found = out_file(desk.plan, visit.part("name"))
    if found is None:
        raise PlanError(say("There is nothing of the kind to send out today."))
    return Sent(found.name, found.content, found.kind)


def tomorrow(visit: Visit) -> Answered:
    """Write the next day, with today's plan carried out."""
    made = visit.house.workspace.tomorrow(visit.office, visit.seen)
    next_day, facts = made.tomorrow, made.tomorrow.instance
    rest = replace(made, tomorrow=replace(next_day, unattended=())).words[1:]
    return ShownPage("tomorrow.html", say("Tomorrow"), {
        "told": rest, "when": weekday(facts.date), "doubtful": made.doubtful,
        "office": visit.office.name, "open": len(facts.caseload), "waiting": len(next_day.waiting),
        "alone": unattended(facts, next_day.unattended, person_page),
    })


def _page(
    visit: Visit, desk: OfficeDesk, *, changes: object = (), wrong: str = "", status: int = 200
) -> Answered:
    heard = standing(visit.house.workspace.store, desk)
    values: dict[str, object] = {
        "desk": desk, "version": visit.house.workspace.desks.shown(desk), "changes": changes,
        "wrong": wrong, "typed": {name: visit.said(name) for name in ("note", "role")},
        "when": None if desk.place is None else weekday(desk.place.date),
        "objections": heard, "heard": mark(heard),
        "line": None, "alone": (), "decided": (), "roles": (), "offered": (), "later": False,
        "lines": (),
        "under_way": under_way(desk.records).left,
    }
    if desk.plan is not None and desk.place is not None:
        claims, facts = desk.plan.claims, facts_of(desk.plan)
        deciders = desk.plan.policy.who_decides(desk.plan.facts)
        values.update(
            line=day_line(facts), lines=plan_lines(facts), handed=_handed(facts),
            stays=claims.stays, left=claims.unassigned, owner=term,
            alone=unattended(
                desk.plan.facts, without_cover(desk.plan.facts, claims), person_page),
            lost=() if desk.signed_plan else left_behind(desk),
            open_tiers=[tier_name(tier.name) for tier in claims.tiers if not tier.proven],
            decided=[record for record in by_hand(desk) if all(
                case in facts.problem.cases for pairs in record.said["decisions"].values()
                for case, _ in pairs)],
            roles=deciders.roles.get(COMMIT, ()),
            offered=offered(desk.plan) if desk.signed_plan else (),
        )
    return ShownPage("commit.html", say("Sign the day"), values, status)


def _handed(facts: PlanFacts) -> Sequence[Words]:
    """What staff changes the day carries out, and how many cases change hands by them."""
    if not isinstance(facts, RebalanceFacts):
        return ()
    return *(in_words(row) for row in without_reason(facts.claims.changes)), moved_line(facts)


PAGES = (
    PageOf("/commit", Act.SIGN, commit, forms=True, shown=True),
    PageOf("/out/{name}", Act.SIGN, out),
    PageOf("/tomorrow", Act.SIGN, tomorrow, forms=True),
)
