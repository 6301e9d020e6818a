"""What one solve of a part learns for the next: prices and patterns, tier by tier.

The solves differ in the seats they leave open and in what earlier tiers came to. Any prices
bound a tier (see `prices`), and a pattern of open seats stays a pattern, so both are taken
over as a place to start from; nothing is believed that is not shown again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from assigner.objective import Costs
from assigner.solve.patterns.charge import Charge, charge
from assigner.solve.patterns.pattern import Pattern, Patterns, gather
from assigner.solve.patterns.prices import Kept, Prices
from assigner.solve.patterns.table import Flags
from assigner.solve.patterns.ties import Ties

SEEDS = 300


@dataclass
class Memory:
    """Prices and patterns by the number of tiers kept. `forced`: a seat that must be taken.

    `strict`: every tier is kept at its least, without tolerance.
    """

    strict: bool = False
    forced: int | None = None
    _prices: dict[tuple[int, int], Prices] = field(default_factory=dict)
    _patterns: dict[int, dict[Pattern, None]] = field(default_factory=dict)
    _charges: dict[int, tuple[Costs, Charge]] = field(default_factory=dict)

    def about(self, seat: int) -> "Memory":
        """The same memory, for a solve in which a seat must be taken."""
        return Memory(self.strict, seat, self._prices, self._patterns, self._charges)

    def charge(self, ties: Ties, costs: Costs) -> Charge:
        """A tier's charges, stated once for the same costs."""
        known = self._charges.get(id(costs))
        if known is None:
            known = self._charges[id(costs)] = costs, charge(ties.table, ties, costs)
        return known[1]

    def learn(self, prices: Prices, patterns: Sequence[Pattern]) -> None:
        """Keep what a solve ended with."""
        stage = len(prices.tiers)
        self._prices[stage, self._case(prices.ties)] = prices
        self._patterns.setdefault(stage, {}).update(dict.fromkeys(patterns))

    def prices(self, ties: Ties, tier: Charge, kept: Sequence[Kept], scale: int) -> Prices | None:
        """The prices of the same tier, those of the forced case so high that it is taken."""
        case, stage = self._case(ties), len(kept)
        known = self._prices.get((stage, case)) or self._prices.get((stage, -1))
        if known is None or known.scale != scale:
            return None
        prices = Prices(ties, tier, kept, scale, list(known.row), list(known.kept))
        if self.forced is not None:
            prices.row[ties.place[case]] = 0
            prices.row[ties.place[case]] = self._raise(prices)
        return prices

    def patterns(self, ties: Ties, prices: Prices, alive: Flags) -> list[Pattern]:
        """The patterns of open seats, those that cost least at the prices."""
        stage = len(prices.tiers)
        known = [
            pattern for pattern in self._patterns.get(stage, ())
            if all(alive[seat] for seat in pattern[1])
        ]
        if len(known) <= SEEDS:
            return known
        cost = prices.reduced(gather(ties.table, ties, known))
        return [known[at] for at in np.argsort(cost, kind="stable")[:SEEDS].tolist()]

    def _case(self, ties: Ties) -> int:
        """The case the forced seat is of; -1 where none is forced."""
        return -1 if self.forced is None else int(ties.table.case[self.forced])

    def _raise(self, prices: Prices) -> int:
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
        alone: Patterns = gather(table, ties, [(worker, (self.forced,))])
        return max(0, int(prices.reduced(alone)[0]) + most)
