"""Cases pinned by hand: who said so, why, and what else is elsewhere because of each pin."""

from assigner.documents.pinned import PinnedCase
from assigner.plan.pinned import Decided
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.solve import Limits, Outcome, Solved, solve_guarded


def by_hand(
    policy: Policy, outcome: Outcome, limits: Limits, mine: PinnedCase, carried: Decided
) -> Decided:
    """What the pins of a solved day moved, each found by a solve without that pin alone.

    Where either allocation is not proven, or the time is out, it is not known what moved. A pin is
    said by those who decided it, where that is `carried` in, else as `mine`. A line that was signed
    moved nothing: the rest is placed around it.
    """
    pinned: dict[str, PinnedCase] = {}
    if isinstance(outcome, Solved):
        for pin in sorted(outcome.statement.problem.pins):
            said = carried.pinned.get(pin[0], mine)
            pinned[pin[0]] = said if said.signed else said.model_copy(update={
                "also_moved": _moved(policy, outcome, pin, limits)})
    return Decided(pinned, carried.overrides)


def _moved(
    policy: Policy, outcome: Solved, pin: tuple[str, str], limits: Limits
) -> tuple[str, ...] | None:
    if not outcome.proven or limits.over():
        return None
    free = _without(policy, outcome.statement.problem, pin)
    other = solve_guarded(free, policy.rules, policy.tiers,
                          Limits(seconds=limits.left(), ties=False,
                                 cancelled=limits.cancelled, memory=limits.memory))
    if not isinstance(other, Solved) or not other.proven:
        return None
    now, then = outcome.allocation.seats, other.allocation.seats
    if then.get(pin[0]) == now.get(pin[0]):
        return ()
    return tuple(sorted(
        case for case in free.cases if case != pin[0] and now.get(case) != then.get(case)
    ))


def _without(policy: Policy, problem: Problem, pin: tuple[str, str]) -> Problem:
    return policy.pose(
        problem.instance, pins=problem.pins - {pin}, forbids=problem.forbids, seed=problem.seed,
        beyond=problem.beyond, kept=problem.kept,
    )
