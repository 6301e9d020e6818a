"""A linear programme solved by GLOP, in the time there is."""

from datetime import timedelta

from ortools.math_opt.python import mathopt  # type: ignore[import-untyped]  # no stubs

from assigner.solve.local_search.deadline import Deadline

UNLIMITED = 3600.0
"""Seconds where there is no limit: GLOP ends by itself long before."""
SHORTEST = 0.01
"""Seconds at least: none at all would be read as no limit."""


def optimum(solver: mathopt.IncrementalSolver, deadline: Deadline) -> mathopt.SolveResult | None:
    """The programme with its solution and its duals; None where it has none in time."""
    left = deadline.left()
    seconds = timedelta(seconds=UNLIMITED if left is None else max(SHORTEST, left))
    result = solver.solve(params=mathopt.SolveParameters(time_limit=seconds))
    solved = result.has_primal_feasible_solution() and result.has_dual_feasible_solution()
    return result if solved else None
