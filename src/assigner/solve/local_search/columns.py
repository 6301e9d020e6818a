"""Columns: the sets of blocks one caseworker could hold, priced and listed exactly.

Where people get only a few new cases each, a fluid is too generous: whole cases do not
split. A dual of each block (not of each minute) bounds better: every caseworker takes the
column that is best at the duals, found by a knapsack over the loads they may end with
(Barnhart, Johnson, Nemhauser, Savelsbergh & Vance 1998). All in whole numbers.

Only loads that some allocation as good as the incumbent can have are looked at: what a
load costs above the best at the fluid duals must fit between value and bound.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from assigner.solve.local_search.data import OfficeData
from assigner.solve.local_search.fluid_bound import FluidBound
from assigner.solve.local_search.pairing import Flags, Ints

NEVER = np.int64(2**61)
"""The cost of a load that cannot be: far above any, and twice it still fits 64 bits."""


class BlockColumn(NamedTuple):
    """A set of blocks for one caseworker; `cost` is k x load^2.

    `reduced`: its reduced cost at some duals; in lists, above the least of the caseworker.
    """

    worker: int
    blocks: tuple[int, ...]
    cost: int
    reduced: int


@dataclass(frozen=True)
class BlockTable:
    """One caseworker's blocks, and what each load costs that these could make."""

    worker: int
    blocks: Ints  # (row,), a block each
    steps: Ints  # (row,), its weight in the caseworker's steps
    squares: Ints  # (load,), k x load^2 of so many steps above the load before; NEVER where cut


class BlockColumns:
    """The tables of everybody, and what they give at a dual of each block."""

    def __init__(self, data: OfficeData, fluid: FluidBound, value: int) -> None:
        """`value`: of the incumbent; nothing dearer is of interest."""
        self.data = data
        self.tables = [self._table(fluid, worker, value) for worker in range(len(data.workers))]

    @staticmethod
    def wide(data: OfficeData, fluid: FluidBound) -> int:
        """How many loads all tables look at, about, before they are cut."""
        mine = data.sets[data.kind]
        return int(((mine * data.weight[:, None]).sum(axis=0) // fluid.step).sum())

    @property
    def work(self) -> int:
        """How many entries all tables have."""
        return sum(len(table.blocks) * len(table.squares) for table in self.tables)

    def _table(self, fluid: FluidBound, worker: int, value: int) -> BlockTable:
        data = self.data
        step, before = int(fluid.step[worker]), int(data.base[worker])
        k, dual = int(data.steep[worker]), int(fluid.dual[worker])
        blocks = np.flatnonzero(data.sets[data.kind, worker] & (data.weight > 0))
        many = int(data.weight[blocks].sum()) // step + 1
        loads = before + step * np.arange(many, dtype=np.int64)
        squares = k * loads * loads
        relative = squares - dual * (loads - before)
        far = relative - relative.min() > value - fluid.least
        near = np.flatnonzero(~far)
        squares[far] = NEVER
        return BlockTable(worker, blocks, data.weight[blocks] // step, squares[: int(near[-1]) + 1])

    def best(self, duals: Ints, many: int) -> tuple[int, list[BlockColumn]]:
        """The Lagrangian bound at these duals, and for each caseworker some of the best columns."""
        total = int(duals.sum())
        found: list[BlockColumn] = []
        for table in self.tables:
            # A knapsack over loads: what the duals give at most for each load that can be made.
            value = np.full(len(table.squares), -NEVER, dtype=np.int64)
            value[0] = 0
            taken = np.zeros((len(table.blocks), len(value)), dtype=bool)
            for row, (block, step) in enumerate(
                zip(table.blocks.tolist(), table.steps.tolist(), strict=True)
            ):
                if step < len(value):
                    # The right side is made before anything is written: each block counts once.
                    with_it = value[: len(value) - step] + duals[block]
                    better = with_it > value[step:]
                    taken[row, step:] = better
                    value[step:] = np.where(better, with_it, value[step:])
            cost = np.where(table.squares == NEVER, NEVER, table.squares - value)
            total += int(cost.min())
            chosen = np.argpartition(cost, min(many, len(cost) - 1))[:many]
            for load in chosen[np.argsort(cost[chosen], kind="stable")].tolist():
                if cost[load] < NEVER // 2:
                    found.append(self._traced(table, taken, load, int(cost[load])))
        return total, found

    def _traced(self, table: BlockTable, taken: Flags, load: int, cost: int) -> BlockColumn:
        held = []
        left = load
        for row in range(len(table.blocks) - 1, -1, -1):
            if taken[row, left]:
                held.append(int(table.blocks[row]))
                left -= int(table.steps[row])
        return BlockColumn(table.worker, tuple(sorted(held)), int(table.squares[load]), cost)

    def least(self, duals: Ints, worker: int) -> int:
        """What the best column of one caseworker costs at these duals."""
        return int(_completions(self.tables[worker], duals)[0][0])

    def within(self, duals: Ints, slack: int, each: int) -> list[list[BlockColumn]]:
        """For each caseworker, every column at most `slack` above the best.

        Who has more than `each` of them is listed with less slack.
        """
        found = []
        for table in self.tables:
            completed = _completions(table, duals)
            mine, columns = slack, None
            while columns is None:
                columns = _listed(table, duals, completed, mine, each)
                mine //= 2
            found.append(columns)
        return found

    def every(self, duals: Ints, slack: int, limit: int) -> list[list[BlockColumn]] | None:
        """Every column at most `slack` above the best of its caseworker; None if too many."""
        found = []
        for table in self.tables:
            columns = _listed(table, duals, _completions(table, duals), slack, limit)
            if columns is None:
                return None
            limit -= len(columns)
            found.append(columns)
        return found


def _completions(table: BlockTable, duals: Ints) -> list[Ints]:
    """For each row and load, the least that the rows from there on can make of it.

    A dynamic programme from the last row back: the completion bounds of the labels.
    """
    completed = [table.squares]
    for block, step in zip(table.blocks[::-1].tolist(), table.steps[::-1].tolist(), strict=True):
        after = completed[-1]
        before = after.copy()
        if step < len(after):
            with_it = np.where(after[step:] == NEVER, NEVER, after[step:] - duals[block])
            before[: len(after) - step] = np.minimum(after[: len(after) - step], with_it)
        completed.append(before)
    completed.reverse()
    return completed


def _listed(
    table: BlockTable, duals: Ints, completed: list[Ints], slack: int, limit: int
) -> list[BlockColumn] | None:
    """The columns at most `slack` above the best; None if more than `limit`.

    All labels at once, row by row, each cut by its completion bound: what the rows still to come
    can make of it at best. Of more than `limit` equally good ones, some.
    """
    least = int(completed[0][0])
    most = least + slack
    load = np.zeros(1, dtype=np.int64)
    gained = np.zeros(1, dtype=np.int64)
    held = np.zeros((1, len(table.blocks)), dtype=bool)
    for row, (block, step) in enumerate(
        zip(table.blocks.tolist(), table.steps.tolist(), strict=True)
    ):
        after = completed[row + 1]
        without = after[load] - gained <= most
        heavier = load + step
        inside = heavier < len(after)
        with_it = np.zeros(len(load), dtype=bool)
        with_it[inside] = after[heavier[inside]] - gained[inside] - duals[block] <= most
        taken = held[with_it].copy()
        taken[:, row] = True
        load, gained, held = (
            np.concatenate([load[without], heavier[with_it]]),
            np.concatenate([gained[without], gained[with_it] + duals[block]]),
            np.concatenate([held[without], taken]),
        )
        # Each row has a completion within the slack, so there are at least as many columns.
        if len(load) > limit:
            if slack:
                return None
            load, gained, held = load[:limit], gained[:limit], held[:limit]
    cost = table.squares[load]
    return [
        BlockColumn(table.worker, tuple(table.blocks[row].tolist()), c, c - g - least)
        for row, c, g in zip(held, cost.tolist(), gained.tolist(), strict=True)
    ]
