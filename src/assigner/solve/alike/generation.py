"""Column generation where only loads cost: duals of weights, and the loads that beat them."""

from dataclasses import dataclass

import numpy as np

from assigner.solve.alike.knapsack import LoadTables, tables
from assigner.solve.alike.load_cost import BEYOND, LoadCost
from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.alike.relaxation import PatternMaster
from assigner.solve.columns.seats import Ints
from assigner.solve.limits import Limits


@dataclass(frozen=True)
class Bins:
    """What caseworkers hold: types and counts by weight. Shapes (bin,), (bin, weight)."""

    kinds: Ints
    counts: Ints

    def __len__(self) -> int:
        return len(self.kinds)

    def rows(self) -> list[tuple[int, ...]]:
        """Each as its type and its counts."""
        return list(map(tuple, np.column_stack([self.kinds, self.counts]).tolist()))

    def only(self, at: Ints) -> "Bins":
        """Some of them."""
        return Bins(self.kinds[at], self.counts[at])

    def without(self, other: "Bins") -> "Bins":
        """Those that are not among others, each once."""
        known = set(other.rows())
        new: dict[tuple[int, ...], int] = {}
        for at, row in enumerate(self.rows()):
            if row not in known:
                new.setdefault(row, at)
        return self.only(np.asarray(list(new.values()), np.int64))

    def with_bins(self, other: "Bins") -> "Bins":
        """Both, these first."""
        return Bins(
            np.concatenate([self.kinds, other.kinds]), np.concatenate([self.counts, other.counts])
        )


@dataclass(frozen=True)
class LoadBound:
    """Duals of weights, and what they prove, in 1/fine of the cost.

    Nothing costs less than `total`; `least` (type,) is the least of cost - duals of any set.
    """

    reach: LoadTables
    least: Ints
    total: int
    fine: int

    @property
    def value(self) -> int:
        """The bound in units of the cost, rounded up."""
        return -(-self.total // self.fine)

    def within(self, cost: LoadCost, most: int, many: int, cases: int | None = None) -> Bins | None:
        """Every pattern in anything that costs at most `most`; None if more than `many`.

        `cases`: only those of at most so many.
        """
        room = most * self.fine - self.total
        kinds, loads = np.nonzero(cost.cost < BEYOND)
        low = cost.cost[kinds, loads] * self.fine - self.least[kinds] - room
        found = self.reach.within(loads, low, many, cases)
        return None if found is None else Bins(kinds[found[0]], found[1])


def bound_at(cost: LoadCost, worth: Ints) -> LoadBound:
    """What duals of the weights prove."""
    reach = tables(cost.weights, cost.demand, worth, cost.largest)
    least = _above(cost, reach).min(axis=1)
    total = int((worth * cost.demand).sum() + (least * cost.numbers).sum())
    return LoadBound(reach, least, total, cost.fine)


def _above(cost: LoadCost, reach: LoadTables) -> Ints:
    """How far each load lies above what its dearest set is worth. Shape (type, load)."""
    usable = cost.cost < BEYOND
    told: Ints = np.where(usable, cost.cost, 0) * cost.fine - reach.best[-1]
    return np.where(usable, told, BEYOND)


def generate(cost: LoadCost, start: Bins, goal: int, limits: Limits) -> tuple[LoadBound, Bins]:
    """The best bound found, and the patterns met, from some bins that hold everything on.

    Ends when the bound meets `goal` or can rise no more, or no pattern beats the duals.
    """
    weights = len(cost.weights)
    best = bound_at(cost, np.zeros(weights, np.int64))
    unit = float(cost.fine * max(1, int(np.median(cost.of(start.kinds, start.counts)))))
    master = PatternMaster(cost.demand.tolist(), cost.numbers.tolist(), (), unit)
    met = Bins(np.zeros(0, np.int64), np.zeros((0, weights), np.int64))
    fresh = start
    for _ in range(AlikeParameters.load_rounds):
        fresh = fresh.without(met)
        if not len(fresh) or limits.over():
            break
        met = met.with_bins(fresh)
        costs = cost.of(fresh.kinds, fresh.counts) * cost.fine
        master.add(fresh.kinds, fresh.counts, costs, ())
        if not master.lp.solve():
            break
        value = master.lp.value / cost.fine
        found = bound_at(cost, master.duals()[0])
        best = max(best, found, key=lambda each: each.total)
        if best.value >= goal or value < best.value - 1 + AlikeParameters.nothing:
            break
        fresh = _beating(cost, found)
    return best, met


def _beating(cost: LoadCost, bound: LoadBound) -> Bins:
    """For each type the sets at the loads that lie furthest below the duals."""
    kinds, counts = [], []
    above = _above(cost, bound.reach)
    for kind in range(len(cost.numbers)):
        for load in np.argsort(above[kind], kind="stable")[: AlikeParameters.loads_a_round]:
            if above[kind, load] < BEYOND:
                kinds.append(kind)
                counts.append(bound.reach.dearest(int(load)))
    return Bins(np.asarray(kinds, np.int64), np.asarray(counts, np.int64))
