"""An office with few blocks each: duals of blocks, dives, and groups that choose again.

Where a caseworker gets three or four cases, the fluid bound is a thousandth too low and
swaps end a thousandth too high. Duals by column generation close the first gap; plans
made from the columns they leave close most of the second.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from assigner.solve.local_search.acceptance import Acceptance
from assigner.solve.local_search.block_duals import BlockDuals, improve_duals
from assigner.solve.local_search.columns import BlockColumn, BlockColumns
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.diving import choose, dive
from assigner.solve.local_search.ejection_chains import ChainDuals, improve
from assigner.solve.local_search.fluid_bound import FluidBound
from assigner.solve.local_search.incumbent import Incumbent
from assigner.solve.local_search.parameters import (
    ColumnLnsParameters,
    ColumnParameters,
    DiveParameters,
    DualParameters,
)

LARGEST = 2**60
"""Squares stay below, so that these and duals add up far inside 64 bits."""


def applicable(incumbent: Incumbent, fluid: FluidBound) -> bool:
    """Whether there are few blocks each, and all of them are placed."""
    data = incumbent.data
    many = len(data.blocks) > ColumnParameters.blocks_each * len(data.workers)
    if fluid.loose or data.wide is not data or many:
        return False
    able = bool((data.steep > 0).all())
    highest = int(data.base.max(initial=0) + data.weight.sum())
    return able and int(data.steep.max(initial=0)) * highest**2 < LARGEST and (
        BlockColumns.wide(data, fluid) <= ColumnParameters.loads
    )


class ColumnSearch:
    """One office with few blocks each, its duals, and the search by columns."""

    def __init__(
        self, incumbent: Incumbent, acceptance: Acceptance, fluid: FluidBound, deadline: Deadline,
        note: Callable[[], None],
    ) -> None:
        """`note` is called after every change. `small`: the tables are small enough."""
        self.incumbent, self.acceptance = incumbent, acceptance
        self.deadline, self.note = deadline, note
        self.data = incumbent.data
        self.chain_duals = ChainDuals(*fluid.duals())
        self.columns = BlockColumns(self.data, fluid, self._value())
        self.block_duals = BlockDuals(np.zeros(0, dtype=np.int64), fluid.least)
        self.small = self.columns.work <= ColumnParameters.entries
        if not self.small:
            return
        cheapest = np.where(self.data.sets, fluid.dual, np.iinfo(np.int64).max).min(axis=1)
        # A block is worth its minutes at its cheapest candidate: what the fluid bound says, so
        # the duals begin where that one ended.
        start = BlockDuals(self.data.weight * cheapest[self.data.kind], fluid.least)
        self.block_duals = improve_duals(
            incumbent, self.columns, start, deadline.share(DualParameters.share)
        )
        self.rng = np.random.default_rng(3)
        self.proof_columns = ColumnLnsParameters.proof_columns

    def _value(self) -> int:
        return self.incumbent.squares(range(len(self.data.workers)))

    def lower(self) -> None:
        """Dives first; then groups choose again until many in a row found nothing."""
        wide = self._value() - self.block_duals.least
        heavy = np.flatnonzero(self.data.weight > 0).tolist()
        landed = 0
        for turn, (part, each, sure) in enumerate(DiveParameters.dives):
            if self._ended():
                return
            if landed == DiveParameters.landed:
                break
            slack = max(1, wide // part)
            listed = self._listed(slack, each)
            if turn >= DiveParameters.unshaken:
                listed = [[self._shaken(column) for column in columns] for columns in listed]
            found = dive(listed, heavy, slack, sure, self.deadline)
            landed += found is not None
            if self._adopt(found):
                self._prove()
        self._lns()

    def _lns(self) -> None:
        quiet = 0
        size = min(ColumnLnsParameters.people, len(self.data.workers))
        better = True
        while quiet < ColumnLnsParameters.quiet_rounds and not self._ended():
            gap = self._value() - self.block_duals.least
            if better:
                self._prove()
                listed = self._listed(gap, ColumnLnsParameters.columns)
            better, complete = self._destroy_and_repair(listed, gap, size)
            quiet = 0 if better else quiet + 1
            # As large as CP-SAT can still solve to its end.
            larger, smaller = min(len(self.data.workers), size + 1), size - 2
            size = larger if complete else max(ColumnLnsParameters.fewest_people, smaller)

    def _prove(self) -> None:
        """Choose among all columns that a better plan could have, once these are few enough.

        What is chosen then bounds every allocation: the columns obey fewer rules.
        """
        gap = self._value() - self.block_duals.least
        if not 0 < gap < ColumnLnsParameters.exact:
            return
        listed = self.columns.every(self.block_duals.duals, gap, self.proof_columns)
        if listed is None:
            return
        self.proof_columns = sum(len(columns) for columns in listed) // 2
        now = [self._now(worker) for worker in range(len(self.data.workers))]
        heavy = np.flatnonzero(self.data.weight > 0).tolist()
        found, complete = choose(
            listed, heavy, gap, now, ColumnLnsParameters.proof_effort, self.deadline,
            ColumnLnsParameters.exact,
        )
        self._adopt(found)
        if complete and found is not None:
            reached = sum(column.cost for column in found)
            least = max(self.block_duals.least, reached)
            self.block_duals = replace(self.block_duals, least=least)

    def _listed(self, slack: int, each: int) -> list[list[BlockColumn]]:
        """The columns at most `slack` above the best, `each` at most."""
        return self.columns.within(self.block_duals.duals, slack, each)

    def _shaken(self, column: BlockColumn) -> BlockColumn:
        by = float(self.rng.uniform(1 - DiveParameters.shake, 1 + DiveParameters.shake))
        return column._replace(reduced=int(column.reduced * by))

    def _ended(self) -> bool:
        return self.deadline.over() or self._value() <= self.block_duals.least

    def _adopt(self, columns: Sequence[BlockColumn] | None) -> bool:
        """Take over what was chosen, bettered by chains, if that is accepted."""
        where = self.incumbent.where.copy()
        for column in columns or ():
            where[list(column.blocks)] = column.worker
        if (where == self.incumbent.where).all():
            return False
        other = Incumbent(self.data, where)
        least, acceptance = self.block_duals.least, self.acceptance.on(other)
        improve(other, acceptance, self.chain_duals, self.deadline, least)
        better = self.acceptance.attempt(self.incumbent, self.incumbent.towards(other))
        if better:
            self.note()
        return better

    def _now(self, worker: int) -> BlockColumn:
        held = tuple(sorted(p for p in self.incumbent.holds[worker] if self.data.weight[p] > 0))
        cost = self.incumbent.squares([worker])
        reduced = cost - int(self.block_duals.duals[list(held)].sum()) - self.columns.least(
            self.block_duals.duals, worker
        )
        return BlockColumn(worker, held, cost, reduced)

    def _destroy_and_repair(
        self, listed: list[list[BlockColumn]], slack: int, size: int
    ) -> tuple[bool, bool]:
        """A group around a dear column chooses again; whether better, and complete."""
        now = [self._now(worker) for worker in range(len(self.data.workers))]
        dear = np.array([max(0, column.reduced) for column in now], dtype=float) + 1.0
        dear += dear.mean() / 3  # nobody is never chosen: what is dear may be right
        group = self._group(int(self.rng.choice(len(now), p=dear / dear.sum())), size)
        blocks = {block for worker in group for block in now[worker].blocks}
        worth = sum(now[worker].reduced for worker in group)
        offered = [
            [now[worker], *(
                column for column in listed[worker]
                if column.reduced <= worth and column.blocks != now[worker].blocks
                and blocks.issuperset(column.blocks)
            )]
            for worker in group
        ]
        mine, effort = [now[worker] for worker in group], ColumnLnsParameters.effort
        found, complete = choose(offered, blocks, slack, mine, effort, self.deadline)
        return self._adopt(found), complete

    def _group(self, seed: int, size: int) -> list[int]:
        sets = self.data.sets[self.data.kind]
        inside = np.zeros(len(self.data.workers), dtype=bool)
        inside[seed] = True
        while inside.sum() < size:
            near = sets[sets[:, inside].any(axis=1)].any(axis=0) & ~inside
            if not near.any():
                break
            inside[int(self.rng.choice(np.flatnonzero(near)))] = True
        return [int(worker) for worker in np.flatnonzero(inside)]
