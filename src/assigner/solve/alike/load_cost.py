"""What loads cost where only loads do: one table for all types of caseworkers, in whole units.

Cases that anybody may take differ in weight alone. Weights are told in their greatest common
divisor, and a convex cost by how far it lies above its least tangent: so a perfectly even
allocation costs 0, nothing costs less, and numbers stay small.
"""

from dataclasses import dataclass

import numpy as np

from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.columns.seats import Ints

BEYOND = 1 << 58
"""The cost of a load that nobody may have, or that nobody has in anything as good."""


@dataclass(frozen=True)
class LoadCost:
    """Cases by weight, people by type, and `cost[type, load]`, at least 0.

    `weights`, `demand` (weight,): units of load and number of cases; `numbers` (type,).
    """

    weights: Ints
    demand: Ints
    numbers: Ints
    cost: Ints

    @property
    def largest(self) -> int:
        """The largest load in the table."""
        return int(self.cost.shape[1]) - 1

    @property
    def fine(self) -> int:
        """What duals are told in, 1/fine of a cost, so that sums stay inside 64 bits."""
        most = int(self.cost[self.cost < BEYOND].max(initial=0)) + 1
        room = AlikeParameters.largest // 8 // (most * int(self.numbers.sum()))
        return max(1, min(AlikeParameters.fine, room))

    def of(self, kinds: Ints, counts: Ints) -> Ints:
        """What each caseworker's cases cost. Shapes (caseworker,), (caseworker, weight)."""
        return self.of_loads(kinds, counts @ self.weights)

    def of_loads(self, kinds: Ints | int, loads: Ints) -> Ints:
        """What loads cost; BEYOND outside the table. Shape (caseworker,)."""
        found: Ints = self.cost[kinds, np.minimum(loads, self.largest)]
        return np.where(loads <= self.largest, found, BEYOND)

    def under(self, most: int) -> "LoadCost":
        """The same without the loads that cost more than `most` by themselves."""
        last = int(np.flatnonzero((self.cost <= most).any(axis=0))[-1])
        cost = np.where(self.cost <= most, self.cost, BEYOND)
        return LoadCost(self.weights, self.demand, self.numbers, cost[:, : last + 1])


def above_tangent(convex: Ints, numbers: Ints, total: int) -> tuple[Ints, int, int]:
    """A convex cost told by how far it lies above its least: (table, base, unit).

    For loads that add up to `total`, the sum of the cost is base + unit x the sum of the table.
    `convex` (type, load) in rising steps.
    """
    steps = np.diff(convex, axis=1)
    low, high = int(steps.min()), int(steps.max())
    while low < high:
        middle = (low + high) // 2
        reached = int((numbers * (steps <= middle).sum(axis=1)).sum())
        low, high = (low, middle) if reached >= total else (middle + 1, high)
    loads = np.arange(convex.shape[1])
    told = convex - low * loads
    least = told.min(axis=1)
    told = told - least[:, None]
    base = low * total + int((numbers * least).sum())
    unit = max(1, int(np.gcd.reduce(told, axis=None)))
    return told // unit, base, unit
