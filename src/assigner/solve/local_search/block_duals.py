"""Duals of blocks by column generation, and the bound they prove.

The linear programme over columns (each block in one, each caseworker one) is solved by GLOP
over a growing list of columns; the duals it suggests are smoothed towards the best known
(Wentges 1997) and rounded to whole numbers. The bound is counted exactly from the rounded
duals, whatever the floating-point programme thought.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from assigner.solve.columns.restricted_master import RestrictedMaster
from assigner.solve.local_search.columns import BlockColumn, BlockColumns
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.incumbent import Incumbent
from assigner.solve.local_search.pairing import Ints
from assigner.solve.local_search.parameters import DualParameters


@dataclass(frozen=True)
class BlockDuals:
    """A dual of each block, and the lower bound of sum(k x load^2) that they prove."""

    duals: Ints  # (block,), k x minutes^2
    least: int


class BlockMaster:
    """The restricted master: each block in one column, each caseworker with one.

    `missing`: what a row without a column costs, where there may be such; else every row
    must have one. Costs and duals in units of `unit`.
    """

    def __init__(
        self, blocks: Iterable[int], workers: Iterable[int], *, missing: float | None = None,
        unit: float = 1.0,
    ) -> None:
        self.lp = RestrictedMaster(unit, presolve=True)
        self.once = {block: self.lp.row(1, 1) for block in blocks}
        self.each = {worker: self.lp.row(1, 1) for worker in workers}
        if missing is not None:
            for row in (*self.once.values(), *self.each.values()):
                self.lp.column(missing, counts=[(row, 1)])

    def admit(self, column: BlockColumn, cost: float) -> int:
        """The number of a column from now on."""
        rows = (self.each[column.worker], *(self.once[block] for block in column.blocks))
        return self.lp.column(cost, counts=[(row, 1) for row in rows])


def improve_duals(
    incumbent: Incumbent, columns: BlockColumns, start: BlockDuals, deadline: Deadline
) -> BlockDuals:
    """Better duals than `start`, until rounds stop paying."""
    data = incumbent.data
    value = incumbent.squares(range(len(data.workers)))
    # In units of an average caseworker's cost, so that GLOP's tolerances mean something.
    unit = max(1, value // len(data.workers))
    master = BlockMaster(range(len(data.blocks)), range(len(data.workers)), unit=unit)
    known: set[tuple[int, tuple[int, ...]]] = set()

    def admit(column: BlockColumn) -> None:
        if (column.worker, column.blocks) not in known:
            known.add((column.worker, column.blocks))
            master.admit(column, column.cost)

    for worker, held in enumerate(incumbent.holds):
        heavy = tuple(sorted(block for block in held if data.weight[block] > 0))
        admit(BlockColumn(worker, heavy, incumbent.squares([worker]), 0))
    # What weighs nothing changes no load: pricing leaves it out, so no column need cover it.
    for block in np.flatnonzero(data.weight == 0):
        master.lp.hold(master.once[int(block)], 0)
    best, trial = start, start.duals
    for _ in range(DualParameters.rounds):
        least, offered = columns.best(trial, DualParameters.columns)
        if least > best.least:
            best = BlockDuals(trial, least)
        for column in offered:
            admit(column)
        if not master.lp.solve(deadline.left()) or deadline.over():
            break
        gap = master.lp.value - best.least
        if gap <= DualParameters.close * max(1, value - best.least):
            break
        suggested = np.asarray(master.lp.duals())[list(master.once.values())]
        # Half way to the best known: duals of a young programme swing from end to end.
        trial = (best.duals + np.round(suggested).astype(np.int64)) // 2
    return best
