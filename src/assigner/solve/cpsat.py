"""CP-SAT as the whole program calls it: one way to ask, one to read the answer."""

import math
from dataclasses import dataclass

from assigner.extras import solver

with solver():
    from ortools.sat.python import cp_model

Expression = cp_model.LinearExprT
SEED = 0
"""Every solve of one model is the same: search draws nothing of its own."""
SHORTEST = 0.01
"""Seconds at least: none at all would be read as no limit."""


class CpQuestion(cp_model.CpModel):
    """A model of CP-SAT without the method names of before PEP 8, which nobody here calls.

    9.15 makes them anew for each model: 0.1 ms each, and circles of references that keep
    the model until somebody looks for garbage.
    """

    def _add_pre_pep8_methods(self) -> None:
        pass


@dataclass(frozen=True)
class CpAnswer:
    """How CP-SAT ended, and what it found."""

    solver: cp_model.CpSolver
    status: cp_model.CpSolverStatus

    @property
    def found(self) -> bool:
        """Whether there are values to read."""
        return self.status in (cp_model.OPTIMAL, cp_model.FEASIBLE)

    @property
    def proven(self) -> bool:
        """Nothing is better than what was found."""
        return bool(self.status == cp_model.OPTIMAL)

    @property
    def impossible(self) -> bool:
        """There is nothing to be found."""
        return bool(self.status == cp_model.INFEASIBLE)

    def value(self, expression: Expression) -> int:
        """What an expression comes to."""
        return self.solver.value(expression)

    def holds(self, literal: cp_model.LiteralT) -> bool:
        """Whether a boolean is true."""
        return self.solver.boolean_value(literal)

    def bound(self, value: int) -> int:
        """What the objective is at least, its value being found: below it unless proven."""
        return value if self.proven else min(value - 1, math.floor(self.lowest))

    @property
    def lowest(self) -> float:
        """What the objective is at least, as CP-SAT tells it."""
        return float(self.solver.best_objective_bound)


def ask(
    model: cp_model.CpModel, threads: int = 1, *, effort: float | None = None,
    seconds: float | None = None, **levels: float,
) -> CpAnswer:
    """Solve a model; `levels`: parameters of CP-SAT's own that the question wants otherwise.

    `effort` in deterministic time, CP-SAT's own count of its work: unlike `seconds` it makes a
    run repeat itself. None: no limit.

    Inclusion between constraints is never looked for in presolve: with it, 9.15 certifies a
    wrong optimum on an all-linear model (google/or-tools #5293, open; 34 % above a feasible
    one), without it the same model is solved right. No case of ours is known. Ctrl-C is the
    program's to answer: CP-SAT would end this solve at it, and the next would begin.
    """
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = threads
    solver.parameters.random_seed = SEED
    solver.parameters.presolve_inclusion_work_limit = 0
    solver.parameters.catch_sigint_signal = False
    if effort is not None:
        solver.parameters.max_deterministic_time = effort
    if seconds is not None:
        solver.parameters.max_time_in_seconds = max(SHORTEST, seconds)
    for name, level in levels.items():
        setattr(solver.parameters, name, level)
    return CpAnswer(solver, solver.solve(model))


__all__ = ["CpAnswer", "CpQuestion", "Expression", "ask", "cp_model"]
