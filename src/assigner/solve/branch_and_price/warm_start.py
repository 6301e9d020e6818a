"""What one solve of a part learns for the next: prices and patterns, tier by tier.

The solves differ in the seats they leave open and in what earlier tiers came to. Any prices
bound a tier (see `prices`), and a pattern of open seats stays a pattern, so both are taken
over as a place to start from; nothing is believed that is not shown again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from assigner.objective import Costs
from assigner.solve.branch_and_price.duals import Duals, KeptTier
from assigner.solve.branch_and_price.parameters import DualsParameters as Parameters
from assigner.solve.columns.column import Columns, ColumnSeats, gather
from assigner.solve.columns.cost import TierCost, charge
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import Flags


@dataclass
class WarmStart:
    """Prices and patterns by the number of tiers kept. `forced`: a seat that must be taken.

    `strict`: every tier is kept at its least, without tolerance.
    """

    strict: bool = False
    forced: int | None = None
    _prices: dict[tuple[int, int], Duals] = field(default_factory=dict)
    _patterns: dict[int, dict[ColumnSeats, None]] = field(default_factory=dict)
    _charges: dict[int, tuple[Costs, TierCost]] = field(default_factory=dict)

    def about(self, seat: int) -> "WarmStart":
        """The same memory, for a solve in which a seat must be taken."""
        return WarmStart(self.strict, seat, self._prices, self._patterns, self._charges)

    def charge(self, ties: LinkingRows, costs: Costs) -> TierCost:
        """A tier's charges, stated once for the same costs."""
        known = self._charges.get(id(costs))
        if known is None:
            known = self._charges[id(costs)] = costs, charge(ties.table, ties, costs)
        return known[1]

    def learn(self, prices: Duals, patterns: Sequence[ColumnSeats]) -> None:
        """Keep what a solve ended with."""
        stage = len(prices.tiers)
        self._prices[stage, self._case(prices.ties)] = prices
        self._patterns.setdefault(stage, {}).update(dict.fromkeys(patterns))

    def prices(
        self, ties: LinkingRows, tier: TierCost, kept: Sequence[KeptTier], scale: int
    ) -> Duals | None:
        """The prices of the same tier, those of the forced case so high that it is taken."""
        case, stage = self._case(ties), len(kept)
        known = self._prices.get((stage, case)) or self._prices.get((stage, -1))
        if known is None or known.scale != scale:
            return None
        prices = Duals(ties, tier, kept, scale, list(known.row), list(known.kept))
        if self.forced is not None:
            prices.row[ties.place[case]] = 0
            prices.row[ties.place[case]] = self._raise(prices)
        return prices

    def patterns(self, ties: LinkingRows, prices: Duals, alive: Flags) -> list[ColumnSeats]:
        """The patterns of open seats, those that cost least at the prices."""
        stage = len(prices.tiers)
        known = [
            pattern for pattern in self._patterns.get(stage, ())
            if all(alive[seat] for seat in pattern[1])
        ]
        if len(known) <= Parameters.remembered:
            return known
        cost = prices.reduced(gather(ties.table, ties, known))
        best = np.argsort(cost, kind="stable")[: Parameters.remembered]
        return [known[at] for at in best.tolist()]

    def _case(self, ties: LinkingRows) -> int:
        """The case the forced seat is of; -1 where none is forced."""
        return -1 if self.forced is None else int(ties.table.case[self.forced])

    def _raise(self, prices: Duals) -> int:
        """By how much the forced seat alone costs more than anything else its holder may do."""
        assert self.forced is not None
        ties = prices.ties
        table, worker = ties.table, int(ties.table.worker[self.forced])
        first, last = int(table.start[worker]), int(table.start[worker + 1])
        most = 0
        for seat in range(first, last):
            start, stop = int(ties.entry_start[seat]), int(ties.entry_start[seat + 1])
            entries = zip(ties.entry_row[start:stop], ties.entry_count[start:stop], strict=True)
            worth = sum(prices.row[row] * int(count) for row, count in entries)
            worth -= sum(weight * int(charge.single[seat]) for charge, weight in prices.weights)
            most += max(0, worth)
        alone: Columns = gather(table, ties, [(worker, (self.forced,))])
        return max(0, int(prices.reduced(alone)[0]) + most)
