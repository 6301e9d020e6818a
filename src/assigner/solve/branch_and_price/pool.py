"""A pool: every pattern that an allocation good enough can hold, listed."""

from dataclasses import dataclass

import numpy as np

from assigner.solve.branch_and_price.column_generation import Gains, PricingRound
from assigner.solve.branch_and_price.duals import DualBound, Duals
from assigner.solve.columns.column import Columns
from assigner.solve.columns.cost import TierCost


@dataclass(frozen=True)
class Pool:
    """Pricing by looking at every pattern of a pool."""

    patterns: Columns

    def least(self, duals: Duals, look: PricingRound) -> Gains:
        """Caseworker -> their best gain at these duals, above 0, and the pattern that has it."""
        del look
        best: dict[int, tuple[int, int]] = {}
        reduced = duals.reduced(self.patterns)
        below = np.flatnonzero((reduced < 0).astype(np.bool_))
        for at, worker, cost in zip(
            below.tolist(), self.patterns.worker[below].tolist(), reduced[below].tolist(),
            strict=True,
        ):
            if worker not in best or cost < best[worker][0]:
                best[worker] = (cost, at)
        chosen = sorted(best)
        listed = self.patterns.only(np.asarray([best[w][1] for w in chosen], np.int64)).listed()
        return {
            worker: (-best[worker][0], [pattern])
            for worker, pattern in zip(chosen, listed, strict=True)
        }

    def focus(self, tier: TierCost, most: int) -> bool:
        """A pool is looked at whole."""
        del tier, most
        return False

    def within(self, bound: DualBound, room: int, most: int) -> Columns:
        """Every pattern of allocations that cost at most `room` above the bound."""
        del most
        return self.patterns.only((bound.above(self.patterns) <= room).astype(np.bool_))
