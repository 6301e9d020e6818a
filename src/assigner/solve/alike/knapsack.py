"""What a caseworker could hold of cases that differ in weight alone: bounded knapsacks by load.

For each number of minutes the dearest set of cases that weighs exactly that (dynamic programming
over the weights); from the tables every set within a room of the dearest is listed, with no
step that leads nowhere.
"""

from dataclasses import dataclass

import numpy as np

from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.columns.seats import Ints

NEVER = -(1 << 60)
"""The worth of a load that no set of cases makes; below any sum of duals."""


@dataclass(frozen=True)
class LoadTables:
    """`best[i, load]`: what sets of the first i weights that make a load are worth at most.

    `weights`, `demand`: units of load and number of the cases of each weight. Shapes
    (weight,); `worth` (weight,): the price of each; `best` (weight + 1, load).
    """

    weights: Ints
    demand: Ints
    worth: Ints
    best: Ints

    def dearest(self, load: int) -> Ints:
        """The set that is worth most of those that make a load. Shape (weight,)."""
        counts = np.zeros(len(self.weights), np.int64)
        for at in range(len(self.weights) - 1, -1, -1):
            weight, price = int(self.weights[at]), int(self.worth[at])
            count = 0
            while self.best[at, load - count * weight] + count * price < self.best[at + 1, load]:
                count += 1
            counts[at] = count
            load -= count * weight
        return counts

    def within(
        self, loads: Ints, least: Ints, most: int, cases: int | None = None
    ) -> tuple[Ints, Ints] | None:
        """Every set that makes one of the loads and is worth at least so much there.

        Gives the place in `loads` and the counts, shapes (set,) and (set, weight); None where
        there are more than `most`. `cases`: only sets of at most so many.
        """
        place, left, need = np.arange(len(loads)), loads.copy(), least.copy()
        keep = self.best[-1, left] >= need
        place, left, need = place[keep], left[keep], need[keep]
        counts = np.zeros((len(place), len(self.weights)), np.int16)
        room = np.full(len(place), sum(self.demand.tolist()) if cases is None else cases)
        for at in range(len(self.weights) - 1, -1, -1):
            weight, price = int(self.weights[at]), int(self.worth[at])
            found = []
            for count in range(int(self.demand[at]) + 1):
                before, short, others = left - count * weight, need - count * price, room - count
                fits = (before >= 0) & (others >= 0)
                fits &= self.best[at, np.maximum(before, 0)] >= short
                if cases is not None and at:
                    # So few cases, none heavier than the next weight, have to make the rest.
                    fits &= before <= others * int(self.weights[at - 1])
                some = np.flatnonzero(fits)
                taken = counts[some]
                taken[:, at] = count
                found.append((place[some], before[some], short[some], others[some], taken))
            place, left, need, room, counts = map(np.concatenate, zip(*found, strict=True))
            if len(place) > (most if cases is None else AlikeParameters.sets_begun):
                return None
        return (place, counts.astype(np.int64)) if len(place) <= most else None


def tables(weights: Ints, demand: Ints, worth: Ints, largest: int) -> LoadTables:
    """The tables for loads up to `largest`."""
    best = np.full((len(weights) + 1, largest + 1), NEVER)
    best[0, 0] = 0
    for at in range(len(weights)):
        weight, price, before = int(weights[at]), int(worth[at]), best[at]
        after = before.copy()
        for count in range(1, int(demand[at]) + 1):
            if count * weight > largest:
                break
            there = after[count * weight :]
            np.maximum(there, before[: largest + 1 - count * weight] + count * price, out=there)
        after[after < NEVER // 2] = NEVER
        best[at + 1] = after
    return LoadTables(weights, demand, worth, best)
