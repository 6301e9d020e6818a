"""What is wrong with a plan, by the checker alone."""

from typing import TYPE_CHECKING

from assigner.plan import Claims, recount
from assigner.plan.refuted import refuted
from assigner.plan.rewritten import misstated
from assigner.scenarios.rebalance_plan import recount_rebalance
from assigner.words import Words, counted, joined, say

if TYPE_CHECKING:
    from assigner.api.plan import Plan


def judged_again(plan: "Plan") -> tuple[Words, ...]:
    """Every way in which a plan is not what it claims; empty when it holds."""
    found = recount(plan.claims, plan.problem, plan.policy, plan.counted)
    if found:
        return found
    if plan.rebalance is not None:
        return tuple(recount_rebalance(plan.claims, plan.rebalance))
    return tuple(misstated(plan.claims, plan.problem, plan.policy, plan.facts, plan.counted))


def placed_words(claims: Claims) -> Words:
    """How many new cases a plan places, and how many open ones change hands by it."""
    moved = {move.case for move in claims.moves}
    placed = counted("{n} case placed", "{n} cases placed",
                     sum(row.case not in moved for row in claims.assignments))
    if not claims.moves:
        return placed
    return joined([placed, counted("{n} case changes hands", "{n} cases change hands",
                                   len(claims.moves))], ", ")


def claimed_status(claims: Claims) -> Words:
    """What a plan that was judged, and not solved again, may be called."""
    if claims.status == "optimal":
        return say("values recounted; proof not checked")
    return say("values recounted; not proven optimal")


def put_to_the_test(plan: "Plan") -> tuple[Words, ...]:
    """What small changes show to be false of a day's plan that was judged already.

    The proof of a rebalance is one over so many moves: no change is tried there.
    """
    if plan.rebalance is not None:
        return ()
    return tuple(refuted(plan.claims, plan.problem, plan.policy))
