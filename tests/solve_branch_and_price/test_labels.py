"""Pricing by labels against every set of seats there is."""

import random
from itertools import chain, combinations

import numpy as np
import pytest

from assigner.objective import Costs
from assigner.solve.branch_and_price.duals import DualBound, Duals, KeptTier
from assigner.solve.columns.column import Columns, ColumnSeats, gather
from assigner.solve.columns.cost import TierCost, charge
from assigner.solve.columns.linking_rows import LinkingRows, link
from assigner.solve.columns.seats import SeatTable, tabulate
from assigner.solve.minimum import NoAllocation
from assigner.solve.parts import whole
from assigner.solve.pricing.assembly import assemble
from assigner.solve.pricing.gains import view
from assigner.solve.pricing.labelling import all_of, best_of
from assigner.solve.pricing.oracle import PricingOracle, all_seats
from assigner.statement import state
from tests.draws import looped
from tests.solve_branch_and_price.days import small

SEATS = 9


class Day:
    """A small day at random duals, perhaps with a cap and an earlier tier that asks."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        problem, rules = small(seed)
        statement = state(problem, rules)
        self.table: SeatTable = tabulate(statement, whole(statement))
        self.rows: LinkingRows = link(self.table)
        self.oracle: PricingOracle = all_seats(self.table, self.rows)
        self.balance = charge(self.table, self.rows, Costs(balance="sumsq"))
        self.soft = charge(self.table, self.rows, Costs(soft="over_norm"))
        self.duals = self._duals(self.balance, [KeptTier(self.soft, 5)], 1)
        if self.draw.random() < 0.4:
            people = len(self.table.workers)
            self.oracle.lower(np.asarray([self.draw.randint(0, 900) for _ in range(people)]))
        if self.draw.random() < 0.6:
            asked = self._duals(self.soft, [], 3)
            self.oracle.ask(DualBound(asked, {}, 0), self.draw.randint(0, 12))

    def _duals(self, tier: TierCost, kept: list[KeptTier], scale: int) -> Duals:
        typical = int(np.median([1, *self.balance.single])) if tier is self.balance else 2
        row = [
            self.draw.randint(0, 3 * typical) if equal else -self.draw.randint(0, typical)
            for equal in self.rows.equal
        ]
        most = [self.draw.randint(0, typical) for _ in kept]
        return Duals(self.rows, tier, kept, scale, row, most)

    def times(self, finer: int) -> Duals:
        """The same duals, in units so much finer."""
        duals = self.duals
        return Duals(
            self.rows, duals.objective, duals.tiers, duals.scale * finer,
            [price * finer for price in duals.row], [price * finer for price in duals.kept],
        )

    def all(self) -> Columns:
        """Every pattern that is allowed, listed without a search."""
        table, found = self.table, list[ColumnSeats]()
        for worker in range(len(table.workers)):
            seats = range(int(table.start[worker]), int(table.start[worker + 1]))
            alive = [seat for seat in seats if self.oracle.alive[seat]]
            sets = chain.from_iterable(
                combinations(alive, size) for size in range(1, len(alive) + 1)
            )
            found += [(worker, seats) for seats in sets if self._kept(worker, seats)]
        patterns = gather(table, self.rows, found)
        fit = self.oracle.under(patterns)
        for bound, room in self.oracle.terms.tests:
            fit &= (bound.duals.reduced(patterns) <= room).astype(np.bool_)
        return patterns.only(fit)

    def _kept(self, worker: int, seats: tuple[int, ...]) -> bool:
        table = self.table
        lead = [int(table.case[seat]) for seat in seats if not table.assist[seat]]
        return all(
            item.tier or sum(item.counts[lead]) <= item.room[worker] for item in table.ceilings
        ) and all(
            limit.tier or sum(limit.counts.get(seat, 0) for seat in seats) <= limit.room
            for limit in table.limits.get(worker, ())
        )


TOO_LARGE = {
    3, 4, 5, 6, 7, 19, 31, 32, 34, 40, 43, 45, 46, 48, 49, 51, 55, 57, 61, 62, 66, 74, 78, 81,
}
DAYS = [seed for seed in range(1, 85) if seed not in TOO_LARGE]
"""Seeds whose days are small enough to list every set: to ask each costs every run a second."""


@pytest.mark.landing
def test_the_days_are_those_that_are_small_enough() -> None:
    assert [seed for seed in range(1, 85) if small_enough(seed)] == DAYS


def small_enough(seed: int) -> bool:
    try:
        day = Day(seed)
    except NoAllocation:
        return False
    sizes = np.diff(day.table.start)
    return bool(len(sizes) and 0 < sizes.max() <= SEATS and len(day.all()))


@pytest.mark.parametrize("seed", looped(1, DAYS))
def test_labels_find_the_best_and_all(seed: int) -> None:
    day = Day(seed)
    patterns = day.all()
    gains = (-day.duals.reduced(patterns)).tolist()
    top: dict[int, int] = {}
    for (worker, _), gain in zip(patterns.listed(), gains, strict=True):
        top[worker] = max(gain, top.get(worker, 0))
    seen = view(day.table, day.rows, day.oracle.alive)
    batch = assemble(day.oracle.terms, day.duals, seen, np.ones(len(seen.seat), np.bool_))
    assert batch is not None
    told = best_of(batch, 0, 2_000)
    listed = dict(zip(patterns.listed(), gains, strict=True))
    for worker in range(len(day.table.workers)):
        gain, some = told.get(worker, (0, []))
        assert gain == top.get(worker, 0)
        assert all(listed[pattern] <= gain for pattern in some)
    least = sorted(gains)[len(gains) // 2]
    wanted = sorted(pattern for pattern, gain in listed.items() if gain >= least)
    assert sorted(all_of(batch, np.full(len(batch.worker), least), 10**5)) == wanted


@pytest.mark.parametrize("seed", looped(1, DAYS[:20]))
def test_where_numbers_outgrow_arrays_gains_are_told_no_smaller(seed: int) -> None:
    day = Day(seed)
    day.duals = day.times(1 << 20)
    patterns = day.all()
    gains = (-day.duals.reduced(patterns)).tolist()
    seen = view(day.table, day.rows, day.oracle.alive)
    batch = assemble(day.oracle.terms, day.duals, seen, np.ones(len(seen.seat), np.bool_))
    assert batch is not None
    assert batch.shift > 0
    told = best_of(batch, 0, 2_000)
    most = len(day.table.case) << batch.shift
    for worker in range(len(day.table.workers)):
        mine = [gain for who, gain in zip(patterns.worker, gains, strict=True) if who == worker]
        best = max([0, *mine])
        assert best <= told.get(worker, (0, []))[0] <= best + most
    least = sorted(gains)[len(gains) // 2]
    wanted = {p for p, gain in zip(patterns.listed(), gains, strict=True) if gain >= least}
    found = all_of(batch, np.full(len(batch.worker), least), 10**5)
    assert wanted <= set(found) <= set(patterns.listed())


@pytest.mark.parametrize("seed", looped(1, DAYS[:8]))
@pytest.mark.parametrize("shift", looped(1, [0, 40, 90]))
def test_prices_in_arrays_and_in_whole_numbers_agree(seed: int, shift: int) -> None:
    day = Day(seed)
    duals, large = day.duals, day.times(1 << shift)
    patterns = day.all()
    assert large.reduced(patterns).tolist() == [
        cost << shift for cost in duals.reduced(patterns).tolist()
    ]
    assert not len(large.reduced(gather(day.table, day.rows, [])))
