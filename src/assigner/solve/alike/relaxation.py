"""How often each pattern is used, in fractions: the linear programme of cutting stock.

Gilmore & Gomory 1961. Its prices prove a bound; that is worked out again in whole numbers, so
that no rounding of a solver can prove too much.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from ortools.linear_solver import pywraplp

from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.alike.patterns import CountPatterns
from assigner.solve.columns.seats import Ints


class KeptCost(NamedTuple):
    """A tier before: sum(cost x use) <= most, over patterns. Shape (pattern,)."""

    cost: Ints
    most: int


class SumsTooLarge(Exception):
    """Costs whose sums would leave 64 bits."""


@dataclass(frozen=True)
class CostBound:
    """A bound of a cost by prices, in whole numbers.

    For every use of patterns that fills the items: sum(cost x use) = `base` + sum(`own` x
    use), and no less than `bound` + sum(`reduced` x use), where `reduced` is at least 0.
    Shapes (pattern,).
    """

    base: int
    own: Ints
    bound: int
    reduced: Ints


class PatternRelaxation:
    """Some patterns, each to be used in part; patterns can be added, the rows stay."""

    def __init__(
        self, demand: Sequence[int], numbers: Sequence[int], kept: Sequence[int], unit: float
    ) -> None:
        self.unit = unit
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        # Without it GLOP keeps its basis from one solve to the next.
        self.solver.SetSolverSpecificParametersAsString("use_preprocessing: false")
        self.goal = self.solver.Objective()
        self.goal.SetMinimization()
        endless = self.solver.infinity()
        self.items = [self.solver.Constraint(many, many) for many in demand]
        self.people = [self.solver.Constraint(many, many) for many in numbers]
        self.kept = [self.solver.Constraint(-endless, 1.0 if most else 0.0) for most in kept]
        self.units = [float(abs(most) or 1) for most in kept]
        self.uses: list[pywraplp.Variable] = []

    def add(self, kinds: Ints, counts: Ints, costs: Ints, kept: Sequence[Ints]) -> None:
        """More patterns. Shapes (pattern,), (pattern, item), (pattern,), (pattern,) each."""
        endless = self.solver.infinity()
        for at, (kind, cost) in enumerate(zip(kinds.tolist(), costs.tolist(), strict=True)):
            use = self.solver.NumVar(0, endless, "")
            self.goal.SetCoefficient(use, cost / self.unit)
            self.people[kind].SetCoefficient(use, 1)
            for item in np.flatnonzero(counts[at]).tolist():
                self.items[item].SetCoefficient(use, int(counts[at, item]))
            for row, each, unit in zip(self.kept, kept, self.units, strict=True):
                if each[at]:
                    row.SetCoefficient(use, int(each[at]) / unit)
            self.uses.append(use)

    def solve(self) -> bool:
        """Whether an optimum was found."""
        return bool(self.solver.Solve() == pywraplp.Solver.OPTIMAL)

    @property
    def value(self) -> float:
        """What the optimum costs, in units of the cost."""
        return float(self.goal.Value() * self.unit)

    @property
    def shares(self) -> list[float]:
        """How often each pattern is used."""
        return [use.solution_value() for use in self.uses]

    def prices(self) -> tuple[Ints, list[int]]:
        """Whole prices of the items, in units of the cost, and of the tiers kept, at most 0."""
        items = np.asarray([round(row.dual_value() * self.unit) for row in self.items], np.int64)
        kept = [
            min(0, round(row.dual_value() * self.unit / unit))
            for row, unit in zip(self.kept, self.units, strict=True)
        ]
        return items, kept


def priced(
    patterns: CountPatterns, cost: Ints, kept: Sequence[KeptCost], uses: Ints
) -> CostBound:
    """The bound of a cost over all of some patterns, from some `uses` on. Raises SumsTooLarge.

    Column generation: the programme begins with the patterns in use, and is given those that
    its prices make cheapest until none is cheaper than it knows.
    """
    types = patterns.types
    unit = float(np.abs(cost).max(initial=1)) or 1.0
    if unit * (1 + sum(types.demand)) > 4 * AlikeParameters.largest:
        raise SumsTooLarge
    relaxation = PatternRelaxation(
        types.demand, types.numbers, [tier.most for tier in kept], unit
    )
    best = at_prices(patterns, cost, kept, np.zeros(len(types.demand), np.int64), [0] * len(kept))
    fresh = np.union1d(np.flatnonzero(uses), _cheapest(patterns, best.reduced))
    inside = np.zeros(len(patterns), np.bool_)
    for _ in range(AlikeParameters.rounds):
        inside[fresh] = True
        relaxation.add(
            patterns.kind[fresh], patterns.counts[fresh], cost[fresh],
            [tier.cost[fresh] for tier in kept],
        )
        if not relaxation.solve():
            break
        found = at_prices(patterns, cost, kept, *relaxation.prices())
        best = max(best, found, key=lambda each: each.bound)
        fresh = _cheapest(patterns, found.reduced)
        fresh = fresh[~inside[fresh]]
        if not len(fresh):
            break
    return best


def at_prices(
    patterns: CountPatterns, cost: Ints, kept: Sequence[KeptCost], items: Ints,
    worth: Sequence[int],
) -> CostBound:
    """The bound that prices of the items, and of the tiers kept, prove."""
    types = patterns.types
    own = cost - patterns.counts @ items
    reduced = own
    for price, tier in zip(worth, kept, strict=True):
        reduced = reduced - price * tier.cost
    least = _least(patterns, reduced)
    total = sum(price * many for price, many in zip(items.tolist(), types.demand, strict=True))
    total += sum(low * many for low, many in zip(least.tolist(), types.numbers, strict=True))
    bound = total + sum(price * tier.most for price, tier in zip(worth, kept, strict=True))
    return CostBound(total, own - least[patterns.kind], bound, reduced - least[patterns.kind])


def _cheapest(patterns: CountPatterns, reduced: Ints) -> Ints:
    """The patterns of each type of caseworkers that prices make cheapest."""
    chosen = []
    for kind in range(len(patterns.types.numbers)):
        mine = np.flatnonzero(patterns.kind == kind)
        few = min(AlikeParameters.patterns_a_round, len(mine))
        chosen.append(mine[np.argpartition(reduced[mine], few - 1)[:few]])
    return np.concatenate(chosen)


def _least(patterns: CountPatterns, cost: Ints) -> Ints:
    """The least of a cost for each type of caseworkers. Shape (type,)."""
    found = np.full(len(patterns.types.numbers), np.iinfo(np.int64).max)
    np.minimum.at(found, patterns.kind, cost)
    return found
