"""Prices for blocks by column generation, and the bound they prove.

The linear programme over columns (each block in one, each caseworker one) is solved by GLOP
over a growing list of columns; what it suggests as prices is smoothed towards the best known
(Wentges 1997) and rounded to whole numbers. The bound is counted exactly from the rounded
prices, whatever the floating-point programme thought.
"""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from ortools.math_opt.python import mathopt  # type: ignore[import-untyped]  # no stubs

from assigner.solve.local_search.columns import BlockColumn, BlockColumns
from assigner.solve.local_search.data import OfficeData
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.incumbent import Incumbent
from assigner.solve.local_search.pairing import Ints

ROUNDS = 120
EACH = 3
CLOSE = 1e-3  # of the gap between value and bound: closer is not worth a round


@dataclass(frozen=True)
class PricedBlocks:
    """A price for each block, and what it proves of sum(k x load^2)."""

    prices: Ints
    least: int


class BlockMaster:
    """The linear programme over the columns known so far."""

    def __init__(self, data: OfficeData, unit: int) -> None:
        self.unit = unit
        self.model = mathopt.Model()
        self.once = [self.model.add_linear_constraint(lb=1, ub=1) for _ in data.blocks]
        self.each = [self.model.add_linear_constraint(lb=1, ub=1) for _ in data.workers]
        self.known: set[tuple[int, tuple[int, ...]]] = set()
        self.solver = mathopt.IncrementalSolver(self.model, mathopt.SolverType.GLOP)

    def add(self, column: BlockColumn) -> None:
        """Offer a column; one already known changes nothing."""
        if (column.worker, column.blocks) in self.known:
            return
        self.known.add((column.worker, column.blocks))
        use = self.model.add_variable(lb=0.0)
        self.model.objective.set_linear_coefficient(use, column.cost / self.unit)
        self.each[column.worker].set_coefficient(use, 1.0)
        for block in column.blocks:
            self.once[block].set_coefficient(use, 1.0)

    def solve(self, deadline: Deadline) -> tuple[float, Ints] | None:
        """The programme's value, and its prices in whole numbers; None out of time."""
        left = deadline.left()
        seconds = timedelta(seconds=3600.0 if left is None else max(0.01, left))
        result = self.solver.solve(params=mathopt.SolveParameters(time_limit=seconds))
        if not result.has_primal_feasible_solution() or not result.has_dual_feasible_solution():
            return None
        duals = np.array(result.dual_values(self.once)) * self.unit
        return result.objective_value() * self.unit, np.round(duals).astype(np.int64)


def price(
    incumbent: Incumbent, columns: BlockColumns, start: PricedBlocks, deadline: Deadline
) -> PricedBlocks:
    """Better prices than `start`, until rounds stop paying."""
    data = incumbent.data
    value = incumbent.squares(range(len(data.workers)))
    master = BlockMaster(data, max(1, value // len(data.workers)))
    for worker, held in enumerate(incumbent.holds):
        cost = incumbent.squares([worker])
        heavy = tuple(sorted(block for block in held if data.weight[block] > 0))
        master.add(BlockColumn(worker, heavy, cost, 0))
    for block in np.flatnonzero(data.weight == 0):
        master.once[int(block)].lower_bound = 0.0
    best = start
    trial = start.prices
    for _ in range(ROUNDS):
        least, offered = columns.best(trial, EACH)
        if least > best.least:
            best = PricedBlocks(trial, least)
        for column in offered:
            master.add(column)
        solved = master.solve(deadline)
        if solved is None or deadline.over():
            break
        reached, suggested = solved
        if reached - best.least <= CLOSE * max(1, value - best.least):
            break
        trial = (best.prices + suggested) // 2
    return best
