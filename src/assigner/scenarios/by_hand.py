"""Cases pinned by hand: who said so, why, and what else is elsewhere because of each pin."""

from assigner.documents.plan import PinnedCase
from assigner.plan.pinned import Decided
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.solve import Limits, Outcome, Solved, solve_guarded


def by_hand(
    policy: Policy, outcome: Outcome, limits: Limits, by: str | None, reason: str | None
) -> Decided:
    """What the pins of a solved day moved, each found by a solve without that pin alone.

    Where either allocation is not proven, or the time is out, it is not known what moved.
    """
    problem = outcome.statement.problem
    if not isinstance(outcome, Solved) or not problem.pins:
        return Decided({})
    return Decided({
        case: PinnedCase(by=by, reason=reason, also_moved=_moved(policy, outcome, pin, limits))
        for pin in sorted(problem.pins)
        for case in pin[:1]
    })


def carried_in(decided: Decided, carried: Decided) -> Decided:
    """The same, with what overrides decided before said by those who decided it."""
    theirs = {
        case: said.model_copy(update={"also_moved": decided.pinned[case].also_moved})
        for case, said in carried.pinned.items() if case in decided.pinned
    }
    return Decided({**decided.pinned, **theirs}, carried.overrides)


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
