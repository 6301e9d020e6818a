"""`/plan`: the proposal, one line a case; what changed since it was last looked at is marked."""

from collections.abc import Sequence
from dataclasses import replace

from assigner.api.shown import facts_of
from assigner.documents.log import AgainstRow, PriceRow
from assigner.ledger import Record
from assigner.veil import veil
from assigner.view import Text
from assigner.view.figures import weekday
from assigner.views.log import price_words
from assigner.views.plan.facts import day_line
from assigner.views.plan.lines import plan_lines
from assigner.views.plan.loads import load_section
from assigner.views.rebalance.facts import RebalanceFacts
from assigner.views.rebalance.media import rebalance_printout
from assigner.web.page import Answered, PageOf, ShownPage, Visit
from assigner.web.pages.case import against
from assigner.words import say
from assigner.workspace.answered import every_case
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.objections import standing
from assigner.workspace.roles import Act
from assigner.workspace.taking_back import by_hand


def plan(visit: Visit) -> Answered:
    """The plan that lies on the desk."""
    desk, workspace = visit.desk, visit.house.workspace
    version = workspace.desks.shown(desk)
    heard = standing(workspace.store, desk)
    values: dict[str, object] = {
        "desk": desk, "version": version, "lines": (), "proposed": False, "objected": len(heard),
        "objections": heard if visit.person.may(Act.SIGN) else (), "jobs": visit.jobs,
        "may_sign": visit.person.may(Act.SIGN), "may_plan": visit.person.may(Act.PLAN),
        "masked": {veil().label(case) for case in veil().hidden},
        "when": None if desk.place is None else weekday(desk.place.date),
    }
    if desk.plan is not None:
        facts = facts_of(desk.plan)
        lines = plan_lines(facts, every_case(visit.asker, desk))
        looked = visit.session.looked
        since = visit.asked("since") or (looked if workspace.desks.known_of(desk, looked) else "")
        values.update(
            handed=rebalance_printout(facts).groups if isinstance(facts, RebalanceFacts) else (),
            line=day_line(facts), over=facts.claims.summary.above_norm, lines=lines,
            proposed=bool(lines) or not facts.problem.cases,
            loads=load_section(facts), changed=workspace.desks.moved(desk, since),
            changes=workspace.desks.changed(desk, since) if since else (),
            costs={case: said for record in by_hand(desk) for said in [_costs(desk, record)]
                   for pairs in record.said["decisions"].values() for case, _ in pairs},
        )
    return ShownPage("plan.html", say("The proposal"), values,
                     session=replace(visit.session, looked=version))


def _costs(desk: OfficeDesk, record: Record) -> Sequence[Text]:
    """What a decision by hand cost when it was made, and which rules it goes against."""
    price = say("price when it was decided: {price}",
                price=price_words(PriceRow.model_validate(record.said["price"])))
    rules = against(desk, [AgainstRow.model_validate(row) for row in record.said["against"]])
    return [price, *(one.text for one in rules)]


PAGES = (PageOf("/plan", Act.SEE, plan),)
