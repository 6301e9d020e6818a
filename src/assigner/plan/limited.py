"""A plan says which cases of its day are restricted: whoever shows it without the day must know."""

from assigner.documents.plan import DayPlan, PlanDocument, RestrictedRow
from assigner.instance import Instance
from assigner.plan.other_days import KEPT_VERSION
from assigner.restrictions import restrictions
from assigner.veil import veil


def with_restrictions(plan: PlanDocument, day: Instance) -> PlanDocument:
    """The document with the restricted cases of its day; as it was where there are none."""
    rows = tuple(
        RestrictedRow(case=case, number=number, people=tuple(sorted(people)))
        for case, number, people in restrictions(day)
    )
    return plan.model_copy(update={"schema_version": KEPT_VERSION, "restricted": rows}) if (
        rows) else plan


def learn_plan(plan: DayPlan) -> None:
    """Let what is shown from now on know the plan's restricted cases, as it says them."""
    veil().learn((row.case, row.number, row.people) for row in plan.restricted)
    if plan.restricted:
        veil().plain.update(row.id for row in plan.caseworkers)
