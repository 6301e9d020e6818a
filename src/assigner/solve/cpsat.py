"""CP-SAT, loaded without pandas.

OR-Tools imports pandas for tables of variables, which nobody here asks for; that was half of
the processor time of a small morning. While CP-SAT loads, an empty pandas stands in; whoever
imports pandas afterwards gets the real one.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def _without_pandas() -> Iterator[None]:
    if "pandas" in sys.modules:
        yield
        return
    stand_in = ModuleType("pandas")
    for name in ("Index", "Series"):
        setattr(stand_in, name, type(name, (), {}))
    sys.modules["pandas"] = stand_in
    try:
        yield
    finally:
        del sys.modules["pandas"]


with _without_pandas():
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
