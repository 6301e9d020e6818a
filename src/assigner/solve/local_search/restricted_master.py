"""Duals of blocks by column generation, and the bound they prove.

The linear programme over columns (each block in one, each caseworker one) is solved by GLOP
over a growing list of columns; the duals it suggests are smoothed towards the best known
(Wentges 1997) and rounded to whole numbers. The bound is counted exactly from the rounded
duals, whatever the floating-point programme thought.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from ortools.math_opt.python import mathopt  # type: ignore[import-untyped]  # no stubs

from assigner.solve.local_search.columns import BlockColumn, BlockColumns
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.incumbent import Incumbent
from assigner.solve.local_search.linear import optimum
from assigner.solve.local_search.pairing import Ints
from assigner.solve.local_search.parameters import DualParameters


@dataclass(frozen=True)
class BlockDuals:
    """A dual of each block, and the lower bound of sum(k x load^2) that they prove."""

    duals: Ints  # (block,), k x minutes^2
    least: int


class BlockMaster:
    """The linear programme over the columns admitted so far.

    `missing`: what a row without a column costs, where there may be such; else every row
    must have one.
    """

    def __init__(
        self, blocks: Iterable[int], workers: Iterable[int], missing: float | None = None
    ) -> None:
        self.model = mathopt.Model()
        self.once = {p: self.model.add_linear_constraint(lb=1, ub=1) for p in blocks}
        self.each = {w: self.model.add_linear_constraint(lb=1, ub=1) for w in workers}
        if missing is not None:
            for row in (*self.once.values(), *self.each.values()):
                artificial = self.model.add_variable(lb=0.0)
                self.model.objective.set_linear_coefficient(artificial, missing)
                row.set_coefficient(artificial, 1.0)
        self.solver = mathopt.IncrementalSolver(self.model, mathopt.SolverType.GLOP)

    def admit(self, column: BlockColumn, cost: float) -> mathopt.Variable:
        """The variable that says how much of a column is taken."""
        use = self.model.add_variable(lb=0.0)
        self.model.objective.set_linear_coefficient(use, cost)
        self.each[column.worker].set_coefficient(use, 1.0)
        for block in column.blocks:
            self.once[block].set_coefficient(use, 1.0)
        return use


def improve_duals(
    incumbent: Incumbent, columns: BlockColumns, start: BlockDuals, deadline: Deadline
) -> BlockDuals:
    """Better duals than `start`, until rounds stop paying."""
    data = incumbent.data
    value = incumbent.squares(range(len(data.workers)))
    # In units of an average caseworker's cost, so that GLOP's tolerances mean something.
    unit = max(1, value // len(data.workers))
    master = BlockMaster(range(len(data.blocks)), range(len(data.workers)))
    known: set[tuple[int, tuple[int, ...]]] = set()

    def admit(column: BlockColumn) -> None:
        if (column.worker, column.blocks) not in known:
            known.add((column.worker, column.blocks))
            master.admit(column, column.cost / unit)

    for worker, held in enumerate(incumbent.holds):
        heavy = tuple(sorted(block for block in held if data.weight[block] > 0))
        admit(BlockColumn(worker, heavy, incumbent.squares([worker]), 0))
    # What weighs nothing changes no load: pricing leaves it out, so no column need cover it.
    for block in np.flatnonzero(data.weight == 0):
        master.once[int(block)].lower_bound = 0.0
    best, trial = start, start.duals
    for _ in range(DualParameters.rounds):
        least, offered = columns.best(trial, DualParameters.columns)
        if least > best.least:
            best = BlockDuals(trial, least)
        for column in offered:
            admit(column)
        solved = optimum(master.solver, deadline)
        if solved is None or deadline.over():
            break
        gap = solved.objective_value() * unit - best.least
        if gap <= DualParameters.close * max(1, value - best.least):
            break
        suggested = np.array(solved.dual_values(list(master.once.values()))) * unit
        # Half way to the best known: duals of a young programme swing from end to end.
        trial = (best.duals + np.round(suggested).astype(np.int64)) // 2
    return best
