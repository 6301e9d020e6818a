"""A plan as views take it, and any printout as a notebook shows it."""

from assigner.api.plan import Plan
from assigner.view import Printout
from assigner.views.plan.facts import PlanFacts
from assigner.views.plan.media import plan_printout
from assigner.views.rebalance.facts import RebalanceFacts
from assigner.views.rebalance.media import rebalance_printout


def facts_of(plan: Plan) -> PlanFacts:
    """What views tell of a plan."""
    if plan.rebalance is None:
        return PlanFacts(plan.claims, plan.planned, plan.policy, counted=plan.counted)
    return RebalanceFacts(
        plan.claims, plan.planned, plan.policy, plan.rebalance, counted=plan.counted
    )


def plan_as_fragment(plan: Plan) -> str:
    """What the terminal shows of a plan, as HTML for a notebook."""
    facts = facts_of(plan)
    if isinstance(facts, RebalanceFacts):
        return in_notebook(rebalance_printout(facts))
    return in_notebook(plan_printout(facts))


def in_notebook(printout: Printout) -> str:
    """What the terminal shows, as HTML."""
    from assigner.render.html import fragment  # noqa: PLC0415  # Jinja takes its time

    return fragment(printout)
