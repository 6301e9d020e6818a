"""Where a tier begins on a part: duals to start from, the bound they prove, and patterns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assigner.solve.branch_and_price.column_generation import ColumnSource, bound_at
from assigner.solve.branch_and_price.duals import DualBound, Duals, KeptTier
from assigner.solve.branch_and_price.earlier_start import EarlierStart
from assigner.solve.branch_and_price.near_columns import NearColumns
from assigner.solve.branch_and_price.parameters import DualsParameters as Parameters
from assigner.solve.branch_and_price.pool import Pool
from assigner.solve.branch_and_price.warm_start import WarmStart
from assigner.solve.columns.column import Columns, ColumnSeats, gather
from assigner.solve.columns.cost import TierCost
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import SeatTable
from assigner.solve.pricing.oracle import PricingOracle


@dataclass(frozen=True)
class InitialDuals:
    """How far a search has come, and what earlier solves have learnt; see `Search`."""

    oracle: PricingOracle
    source: ColumnSource
    kept: Sequence[KeptTier]
    upper: list[int]
    plan: Columns
    warm_start: WarmStart | EarlierStart | None

    @property
    def table(self) -> SeatTable:
        """The seats of the part."""
        return self.oracle.table

    @property
    def rows(self) -> LinkingRows:
        """The master's rows."""
        return self.oracle.rows

    def _scale(self, tier: TierCost) -> int:
        """How finely duals are cut: a tier kept at large numbers needs them finer."""
        if tier.square or tier.steps is not None:
            return 1
        large = any(kept.charge.square for kept in self.kept)
        bits = max(0, Parameters.most_bits - tier.largest.bit_length())
        return max(Parameters.parts, 1 << bits) if large else Parameters.parts

    def cheapest(self, tier: TierCost) -> DualBound:
        """The bound of each case's cheapest seat: enough where a tier costs nothing."""
        scale = self._scale(tier)
        row = [0] * len(self.rows.right)
        left = {slack.row: at for at, slack in enumerate(self.rows.slacks) if slack.case >= 0}
        if isinstance(self.source, PricingOracle):
            highest = np.iinfo(np.int64).max
            single = np.where(self.oracle.alive, tier.single, highest)
            for case, at in self.rows.place.items():
                least = int(single[self.table.of_case(case, False)].min())
                if least == highest or self.upper[left[at]]:
                    least = min(least, tier.slack.get(left[at], 0))
                row[at] = scale * least
        duals = Duals(self.rows, tier, self.kept, scale, row, [0] * len(self.kept))
        return bound_at(duals, self.source, self.upper)[0]

    def bound(self, tier: TierCost, value: int) -> DualBound:
        """A bound to start from."""
        known = self._remembered(tier)
        if known is not None:
            found = bound_at(known, self.source, self.upper)[0]
            # Duals of a day that was quite another are no place to start from.
            if isinstance(self.warm_start, WarmStart) or 2 * found.value > value:
                return found
        bound = self.cheapest(tier)
        if bound.value >= value or self.rows.kinds is not None:
            return bound
        met = bound_at(self._met(tier), self.source, self.upper)[0]
        return max(bound, met, key=lambda item: item.total)

    def _remembered(self, tier: TierCost) -> Duals | None:
        if self.warm_start is None or not isinstance(self.source, PricingOracle):
            return None
        known = self.warm_start.duals(
            self.rows, tier, self.kept, self._scale(tier), lambda: self._met(tier)
        )
        near = self.near(tier)
        if known is None or near is None:
            return known
        met = self.warm_start.patterns(self.rows, known, self.oracle.alive)
        start = gather(self.table, self.rows, [*self.plan.listed(), *met])
        return near.sharpened(known, start, self.upper)

    def near(self, tier: TierCost) -> NearColumns | None:
        """The columns that draws of the day share, where they tell duals of a tier."""
        start = self.warm_start
        if not tier.square or not isinstance(start, EarlierStart):
            return None
        columns = start.nearest(self.rows)
        if columns is None or isinstance(self.source, Pool):
            return None
        alive = np.logical_and.reduceat(self.oracle.alive[columns.seat], columns.start[:-1])
        return NearColumns(columns, alive & columns.fitting & self.oracle.under(columns))

    def _met(self, tier: TierCost) -> Duals:
        """Duals at which each case is worth what its next best people would cost.

        Who has it in the plan then gains from having it, and nobody else does.
        """
        table, rows, scale = self.table, self.rows, self._scale(tier)
        row = [0] * len(rows.right)
        next_best = np.where(self.oracle.alive, tier.single, np.iinfo(np.int64).max)
        if tier.square:
            added = np.zeros(len(table.workers), np.int64)
            added[self.plan.worker] = self.plan.added
            next_best += np.where(
                self.oracle.alive, 2 * (table.steep * added)[table.worker] * table.weight, 0
            )
        for worker, seats in self.plan.listed():
            for seat in seats:
                case, assist = int(table.case[seat]), bool(table.assist[seat])
                others = table.of_case(case, assist)
                others = others[self.oracle.alive[others] & (table.worker[others] != worker)]
                worth = scale * int(next_best[others if len(others) else seat].min())
                row[rows.place[case]] += worth
                if assist:
                    first, last = int(rows.entry_start[seat]), int(rows.entry_start[seat + 1])
                    # A row that asks for a co-worker pays for one, and takes it from the case.
                    asks = rows.entry_row[first:last][rows.entry_count[first:last] < 0]
                    row[int(asks[0]) if len(asks) else rows.place[case]] -= max(0, worth)
        return Duals(rows, tier, self.kept, scale, row, [0] * len(self.kept))

    def seeds(self, tier: TierCost, bound: DualBound) -> Columns:
        """The plan, and the nearest of a pool, or for each case the seats that cost least alone."""
        found: list[ColumnSeats] = self.plan.listed()
        if isinstance(self.source, Pool):
            pool = self.source.patterns
            best = np.argsort(bound.above(pool), kind="stable")[:Parameters.near]
            return gather(self.table, self.rows, [*found, *pool.only(best).listed()])
        warm_start, alive, near = self.warm_start, self.oracle.alive, self.near(tier)
        known = [] if warm_start is None else warm_start.patterns(self.rows, bound.duals, alive)
        if near is not None:
            able = near.columns.only(near.able)
            best = np.argsort(bound.above(able), kind="stable")[:Parameters.near]
            known = able.only(np.sort(best)).listed()
        found += known
        for case in range(0 if known else len(self.table.cases)):
            for assist in (False, True):
                seats = self.table.of_case(case, assist)
                seats = seats[self.oracle.alive[seats]]
                order = np.lexsort((seats, tier.single[seats]))[:12]
                found += [(int(self.table.worker[seat]), (int(seat),)) for seat in seats[order]]
        seeds = gather(self.table, self.rows, found)
        # Mixing counts in a pattern, not in its seats: a seat under the cap may be above it.
        return seeds.only(self.oracle.under(seeds))
