"""The lowest highest utilisation where only loads cost: bisection on the bound, then a deal.

Whether everybody can stay at or below a height is asked of the linear programme, which answers
for certain where not even parts of cases fit. The first height it allows is nearly always
reached.
"""

from dataclasses import dataclass

import numpy as np

from assigner.solve.alike.even_loads import EvenLoads, capped
from assigner.solve.alike.generation import Bins, generate
from assigner.solve.alike.load_cost import LoadCost
from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.alike.regroup import longest_first
from assigner.solve.columns.seats import Ints
from assigner.solve.limits import Limits


@dataclass
class LowestTop:
    """The best deal so far. `heights` (type, load): utilisation in 1/scale, rising; all of it."""

    cost: LoadCost
    heights: Ints
    bins: Bins

    @property
    def top(self) -> int:
        """The highest utilisation of the deal, and of who holds nothing new."""
        return self._top_of(self.bins)

    def _top_of(self, bins: Bins) -> int:
        loads = np.minimum(bins.counts @ self.cost.weights, self.cost.largest)
        return int(self.heights[bins.kinds, loads].max())

    def _caps(self, height: int) -> Ints:
        """The largest load of each type up to a height. Shape (type,)."""
        found: Ints = (self.heights <= height).sum(axis=1) - 1
        return found

    def run(self, limits: Limits) -> int:
        """Lower the top as far as can be; the bound."""
        even = EvenLoads(self.cost, self.bins)
        even.begin(limits)
        self._take(even.bins)
        levels = np.unique(self.heights[self.heights <= self.top])
        numbers, total = self.cost.numbers, int(self.cost.weights @ self.cost.demand)
        low = int(np.searchsorted(levels, self.heights[:, 0].max()))
        high = len(levels) - 1
        while low < high:
            middle = (low + high) // 2
            fits = int(self._caps(int(levels[middle])) @ numbers) >= total
            low, high = (low, middle) if fits else (middle + 1, high)
        low = self._least_level(levels, low, int(np.searchsorted(levels, self.top)), limits)
        for height in levels[low : low + AlikeParameters.heights_tried].tolist():
            if limits.over() or self.top <= height or self._deal_under(height, limits):
                break
        return min(int(levels[low]), self.top)

    def _least_level(self, levels: Ints, low: int, high: int, limits: Limits) -> int:
        """The first height that the linear programme allows."""
        while low < high and not limits.over():
            middle = (low + high) // 2
            over, _, _ = capped(self.cost, self._caps(int(levels[middle])))
            value = int(over.of(self.bins.kinds, self.bins.counts).sum())
            bound, _ = generate(over.under(value), self.bins, 1, limits)
            low, high = (middle + 1, high) if bound.value > 0 else (low, middle)
        return low

    def _deal_under(self, height: int, limits: Limits) -> bool:
        """Look for a deal with nobody above a height."""
        _, both, dear = capped(self.cost, self._caps(height))
        found = EvenLoads(both, self.bins, enough=dear - 1)
        found.run(limits)
        self._take(found.bins)
        return self.top <= height

    def _take(self, bins: Bins) -> None:
        if self._top_of(bins) < self.top:
            self.bins = bins


def lowest_top(cost: LoadCost, heights: Ints, limits: Limits) -> tuple[LowestTop, int]:
    """The deal with the lowest top, and a bound of it."""
    found = LowestTop(cost, heights, longest_first(cost))
    return found, found.run(limits)
