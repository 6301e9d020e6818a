"""CP-SAT as the whole program uses it: one way to make a solver."""

from ortools.sat.python import cp_model

SEED = 0
"""Every solve of one model is the same: search draws nothing of its own."""


SHORTEST = 0.01
"""Seconds at least: none at all would be read as no limit."""


def solver(
    threads: int = 1, *, effort: float | None = None, seconds: float | None = None
) -> cp_model.CpSolver:
    """A CP-SAT solver as the whole program uses it; levels are set by who asks.

    `effort` in deterministic time, CP-SAT's own count of its work: unlike `seconds` it makes a
    run repeat itself. None: no limit.

    Inclusion between constraints is never looked for in presolve: with it, 9.15 certifies a
    wrong optimum on an all-linear model (google/or-tools #5293, open; 34 % above a feasible
    one), without it the same model is solved right. No case of ours is known.
    """
    made = cp_model.CpSolver()
    made.parameters.num_workers = threads
    made.parameters.random_seed = SEED
    made.parameters.presolve_inclusion_work_limit = 0
    if effort is not None:
        made.parameters.max_deterministic_time = effort
    if seconds is not None:
        made.parameters.max_time_in_seconds = max(SHORTEST, seconds)
    return made


__all__ = ["cp_model", "solver"]
