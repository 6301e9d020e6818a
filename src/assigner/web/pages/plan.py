"""`/plan`: the proposal, one line a case; what changed since it was last looked at is marked."""

from assigner.api.shown import facts_of
from assigner.documents.explain import WhyTable
from assigner.view.figures import weekday
from assigner.views.plan.facts import day_line
from assigner.views.plan.lines import plan_lines
from assigner.views.plan.loads import load_section
from assigner.web.page import Answered, PageOf, ShownPage, Visit
from assigner.words import say
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.roles import Act


def plan(visit: Visit) -> Answered:
    """The plan that lies on the desk."""
    desk, workspace = visit.desk, visit.house.workspace
    values: dict[str, object] = {
        "desk": desk, "version": workspace.desks.shown(desk), "lines": (),
        "jobs": workspace.queue.of(visit.office),
        "may_sign": visit.person.may(Act.SIGN), "may_plan": visit.person.may(Act.PLAN),
        "when": None if desk.place is None else weekday(desk.place.date),
    }
    if desk.plan is not None:
        facts = facts_of(desk.plan)
        since = visit.said("since")
        values.update(
            line=day_line(desk.plan.claims), lines=plan_lines(facts, answers(visit, desk)),
            loads=load_section(facts), changed=workspace.desks.moved(desk, since),
            changes=workspace.desks.changed(desk, since) if since else (),
        )
    return ShownPage("plan.html", say("The proposal"), values)


def answers(visit: Visit, desk: OfficeDesk) -> WhyTable | None:
    """Every case against everybody, once that is worked out for this plan."""
    job = visit.house.workspace.queue.last(visit.office, "why", {"plan": desk.plan_sha256})
    if job is not None and job.language != visit.language:
        job = next((one for one in visit.house.workspace.queue.of(visit.office, only_open=False)
                    if one.kind == "why" and one.language == visit.language
                    and one.asked.get("plan") == desk.plan_sha256), None)
    if job is None or job.result is None:
        return None
    return WhyTable.model_validate(job.result["table"])


PAGES = (PageOf("/plan", Act.SEE, plan),)
