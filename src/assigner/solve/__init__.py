"""The engine: a problem and the model's rules and tiers in, a proven allocation out.

`solve` is the one way in. Everything that knows OR-Tools is in this folder.
"""

from collections.abc import Sequence

from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve.guard import solve_guarded
from assigner.solve.limits import Limits
from assigner.solve.outcome import Contradiction, Outcome, OutOfMemory, OutOfTime, Reached, Solved
from assigner.solve.standing import SolveStanding
from assigner.statement import state

__all__ = [
    "Contradiction", "Limits", "OutOfMemory", "OutOfTime", "Outcome", "Reached", "SolveStanding",
    "Solved", "solve", "solve_guarded",
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
