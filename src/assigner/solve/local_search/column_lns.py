"""An office with few blocks each: prices on blocks, dives, and groups that choose again.

Where a caseworker gets three or four cases, the poured bound is a thousandth too low and
exchanges end a thousandth too high. Prices by column generation close the first gap; plans
made from the columns they leave close most of the second.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from assigner.solve.local_search.acceptance import Acceptance
from assigner.solve.local_search.columns import BlockColumn, BlockColumns
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.diving import choose, dive
from assigner.solve.local_search.ejection_chains import ChainPrices, climb
from assigner.solve.local_search.fluid_bound import FluidGround
from assigner.solve.local_search.incumbent import Incumbent
from assigner.solve.local_search.restricted_master import PricedBlocks, price

WORK, WIDE = 8_000_000, 4_000_000
FEW = 8
# Each dive by how wide its lists are (this part of the gap at the start), how many columns
# somebody has in them at most, and from which share of the programme a column counts as sure.
# The first dives see the costs as they are; for the others they are shaken, so that each
# ends elsewhere.
DIVES = (
    (24, 2_000, 0.7), (50, 4_000, 0.7), (24, 2_000, 0.7), (100, 8_000, 0.7), (24, 1_000, 0.8),
    (50, 4_000, 0.6), (12, 2_000, 0.6), (100, 8_000, 0.8),
)
PLAIN, SHAKE, LANDED = 2, 0.2, 4
ENOUGH = 1_000
GROUP, ROUNDS, EACH = 30, 30, 1_000
# So many columns are chosen among all at once, with so much effort, in costs that exact.
LAST, PROOF, EXACT = 3_000, 4.0, 2**48


def suits(incumbent: Incumbent, ground: FluidGround) -> bool:
    """Whether there are few blocks each, and all of them are placed."""
    data = incumbent.data
    if ground.loose or data.wide is not data or len(data.blocks) > FEW * len(data.workers):
        return False
    able = bool((data.steep > 0).all())
    # Squares and prices must stay far inside 64 bits.
    highest = int(data.base.max(initial=0) + data.weight.sum())
    return able and int(data.steep.max(initial=0)) * highest**2 < 2**60 and (
        BlockColumns.wide(data, ground) <= WIDE
    )


class ColumnSearch:
    """One office with few blocks each, its prices, and the search by columns."""

    def __init__(
        self,
        incumbent: Incumbent,
        acceptance: Acceptance,
        ground: FluidGround,
        deadline: Deadline,
        note: Callable[[], None],
    ) -> None:
        """`note` is called after every change. `near`: the tables are small enough."""
        self.incumbent, self.acceptance, self.deadline, self.note = (
            incumbent,
            acceptance,
            deadline,
            note,
        )
        self.data = incumbent.data
        self.prices = ChainPrices(*ground.prices())
        self.columns = BlockColumns(self.data, ground, self._value())
        self.priced = PricedBlocks(np.zeros(0, dtype=np.int64), ground.least)
        self.near = self.columns.work <= WORK
        if not self.near:
            return
        cheapest = np.where(self.data.sets, ground.price, np.iinfo(np.int64).max).min(axis=1)
        prices = self.data.weight * cheapest[self.data.kind]
        self.priced = price(
            incumbent, self.columns, PricedBlocks(prices, ground.least), deadline.share(0.4)
        )
        self.draw = np.random.default_rng(3)
        self.last = LAST

    def _value(self) -> int:
        return self.incumbent.squares(range(len(self.data.workers)))

    def lower(self) -> None:
        """Dives first; then groups choose again until many in a row found nothing."""
        wide = self._value() - self.priced.least
        heavy = np.flatnonzero(self.data.weight > 0).tolist()
        landed = 0
        for turn, (part, each, sure) in enumerate(DIVES):
            if self._ended():
                return
            if landed == LANDED:
                break
            slack = max(1, wide // part)
            listed = self._listed(slack, each)
            if turn >= PLAIN:
                listed = [[self._shaken(column) for column in columns] for columns in listed]
            found = dive(listed, heavy, slack, ENOUGH, sure, self.deadline)
            landed += found is not None
            if self._adopt(found):
                self._prove()
        self._regroup_all()

    def _regroup_all(self) -> None:
        quiet = 0
        size = min(GROUP, len(self.data.workers))
        better = True
        while quiet < ROUNDS and not self._ended():
            gap = self._value() - self.priced.least
            if better:
                self._prove()
                listed = self._listed(gap, EACH)
            better, complete = self._regroup(listed, gap, size)
            quiet = 0 if better else quiet + 1
            size = min(len(self.data.workers), size + 1) if complete else max(8, size - 2)

    def _prove(self) -> None:
        """Choose among all columns that a better plan could have, once these are few enough.

        What is chosen then bounds every allocation: the columns obey fewer rules.
        """
        gap = self._value() - self.priced.least
        if not 0 < gap < EXACT:
            return
        listed = self.columns.every(self.priced.prices, gap, self.last)
        if listed is None:
            return
        self.last = sum(len(columns) for columns in listed) // 2
        now = [self._now(worker) for worker in range(len(self.data.workers))]
        heavy = np.flatnonzero(self.data.weight > 0).tolist()
        found, complete = choose(listed, heavy, gap, now, PROOF, self.deadline, EXACT)
        self._adopt(found)
        if complete and found is not None:
            reached = sum(column.cost for column in found)
            self.priced = replace(self.priced, least=max(self.priced.least, reached))

    def _listed(self, slack: int, each: int) -> list[list[BlockColumn]]:
        """The columns at most `slack` above the best, `each` at most, under every ceiling."""
        listed = self.columns.within(self.priced.prices, slack, each)
        return [[column for column in columns if self._fits(column)] for columns in listed]

    def _shaken(self, column: BlockColumn) -> BlockColumn:
        by = float(self.draw.uniform(1 - SHAKE, 1 + SHAKE))
        return column._replace(above=int(column.above * by))

    def _fits(self, column: BlockColumn) -> bool:
        data = self.data
        if not len(data.room):
            return True
        held = data.count[:, list(column.blocks)].sum(axis=1)
        room = np.maximum(data.room[:, column.worker], self.incumbent.used[:, column.worker])
        room[: data.hard] = data.room[: data.hard, column.worker]
        return bool((held <= room).all())

    def _ended(self) -> bool:
        return self.deadline.over() or self._value() <= self.priced.least

    def _adopt(self, columns: Sequence[BlockColumn] | None) -> bool:
        """Take over what was chosen, bettered by chains, if the aim agrees."""
        where = self.incumbent.where.copy()
        for column in columns or ():
            where[list(column.blocks)] = column.worker
        if (where == self.incumbent.where).all():
            return False
        other = Incumbent(self.data, where)
        climb(other, self.acceptance.on(other), self.prices, self.deadline, self.priced.least)
        better = self.acceptance.attempt(self.incumbent, self.incumbent.towards(other))
        if better:
            self.note()
        return better

    def _now(self, worker: int) -> BlockColumn:
        held = tuple(sorted(p for p in self.incumbent.holds[worker] if self.data.weight[p] > 0))
        cost = self.incumbent.squares([worker])
        above = cost - int(self.priced.prices[list(held)].sum()) - self.columns.least(
            self.priced.prices, worker
        )
        return BlockColumn(worker, held, cost, above)

    def _regroup(self, listed: list[list[BlockColumn]], slack: int, size: int) -> tuple[bool, bool]:
        """A group around a dear column chooses again; whether better, and complete."""
        now = [self._now(worker) for worker in range(len(self.data.workers))]
        above = np.array([max(0, column.above) for column in now], dtype=float) + 1.0
        above += above.mean() / 3
        group = self._group(int(self.draw.choice(len(now), p=above / above.sum())), size)
        blocks = {block for worker in group for block in now[worker].blocks}
        worth = sum(now[worker].above for worker in group)
        offered = [
            [now[worker], *(
                column for column in listed[worker]
                if column.above <= worth and column.blocks != now[worker].blocks
                and blocks.issuperset(column.blocks)
            )]
            for worker in group
        ]
        mine = [now[worker] for worker in group]
        found, complete = choose(offered, blocks, slack, mine, 0.5, self.deadline)
        return self._adopt(found), complete

    def _group(self, seed: int, size: int) -> list[int]:
        sets = self.data.sets[self.data.kind]
        inside = np.zeros(len(self.data.workers), dtype=bool)
        inside[seed] = True
        while inside.sum() < size:
            near = sets[sets[:, inside].any(axis=1)].any(axis=0) & ~inside
            if not near.any():
                break
            inside[int(self.draw.choice(np.flatnonzero(near)))] = True
        return [int(worker) for worker in np.flatnonzero(inside)]
