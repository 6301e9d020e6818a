"""The engine: a problem and the model's rules and tiers in, a proven allocation out.

`solve` is the one way in. Everything that knows OR-Tools is in this folder.
"""

from collections.abc import Sequence

from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve.balance_noise import noisy_at, tolerance_of
from assigner.solve.guard import solve_guarded
from assigner.solve.limits import Limits
from assigner.solve.outcome import Contradiction, Outcome, OutOfMemory, OutOfTime, Reached, Solved
from assigner.solve.standing import SolveStanding
from assigner.statement import state

__all__ = [
    "Contradiction", "Limits", "OutOfMemory", "OutOfTime", "Outcome", "Reached", "SolveStanding",
    "Solved", "settled", "solve", "solve_guarded",
]


def solve(
    problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], limits: Limits | None = None
) -> Outcome:
    """Allocate the day: every tier in order, each with value, bound and proof.

    The same problem, rules, tiers and seed give the same allocation, unless a limit in
    seconds cuts the search short.
    """
    from assigner.solve.dispatch import allocate  # noqa: PLC0415  # OR-Tools takes half a second

    return allocate(state(problem, rules), tiers, limits or Limits())


def settled(
    problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], limits: Limits | None = None
) -> tuple[Tier, ...]:
    """The tiers, a tolerance "from weights" being what the weights of this day leave open.

    It is solved for, under half of the time that is left; tiers without one are as they were.
    """
    at = noisy_at(tiers)
    if at is None:
        return tuple(tiers)
    from assigner.solve.noise import noise_of  # noqa: PLC0415  # likewise

    noise = noise_of(problem, rules, tiers, limits or Limits())
    points = tolerance_of(noise.given_up(problem, tiers[at]))
    return tuple(tier.giving_up(points) if tier.noisy else tier for tier in tiers)
