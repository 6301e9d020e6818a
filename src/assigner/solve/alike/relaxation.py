"""How often each pattern is used, in fractions: the linear programme of cutting stock.

Gilmore & Gomory 1961. Its duals prove a bound; that is worked out again in whole numbers, so
that no rounding of a solver can prove too much.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

import numpy as np

from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.alike.patterns import CountPatterns
from assigner.solve.columns.restricted_master import RestrictedMaster
from assigner.solve.columns.seats import Ints


class KeptCost(NamedTuple):
    """A tier before: sum(cost x use) <= most, over patterns. Shape (pattern,)."""

    cost: Ints
    most: int


class SumsTooLarge(Exception):
    """Costs whose sums would leave 64 bits."""


@dataclass(frozen=True)
class CostBound:
    """A bound of a cost by duals, in whole numbers.

    For every use of patterns that fills the items: sum(cost x use) = `base` + sum(`own` x
    use), and no less than `bound` + sum(`reduced` x use), where `reduced` is at least 0.
    Shapes (pattern,).
    """

    base: int
    own: Ints
    bound: int
    reduced: Ints


class PatternMaster:
    """Patterns, each to be used in part; `kept`: the most of each tier before."""

    def __init__(
        self, demand: Sequence[int], numbers: Sequence[int], kept: Sequence[int], unit: float
    ) -> None:
        self.lp = lp = RestrictedMaster(unit)
        self.items = [lp.row(many, many) for many in demand]
        self.people = [lp.row(many, many) for many in numbers]
        self.kept = [lp.row(-inf, most, float(abs(most) or 1)) for most in kept]

    def add(self, kinds: Ints, counts: Ints, costs: Ints, kept: Sequence[Ints]) -> None:
        """More patterns. Shapes (pattern,), (pattern, item), (pattern,), (pattern,) each."""
        for at, (kind, cost) in enumerate(zip(kinds.tolist(), costs.tolist(), strict=True)):
            self.lp.column(cost, counts=[
                (self.people[kind], 1),
                *((self.items[item], int(counts[at, item])) for item in np.flatnonzero(counts[at])),
                *((row, int(each[at])) for row, each in zip(self.kept, kept, strict=True)),
            ])

    def duals(self) -> tuple[Ints, list[int]]:
        """Whole duals of the items, in units of the cost, and of the tiers kept, at most 0."""
        told = self.lp.duals()
        items = np.asarray([round(told[row]) for row in self.items], np.int64)
        return items, [min(0, round(told[row])) for row in self.kept]


def priced(patterns: CountPatterns, cost: Ints, kept: Sequence[KeptCost], uses: Ints) -> CostBound:
    """The bound of a cost over all of some patterns, from some `uses` on. Raises SumsTooLarge.

    Column generation: the programme begins with the patterns in use, and is given those that
    its duals make cheapest until none is cheaper than it knows.
    """
    types = patterns.types
    unit = float(np.abs(cost).max(initial=1)) or 1.0
    if unit * (1 + sum(types.demand)) > 4 * AlikeParameters.largest:
        raise SumsTooLarge
    master = PatternMaster(types.demand, types.numbers, [tier.most for tier in kept], unit)
    best = at_duals(patterns, cost, kept, np.zeros(len(types.demand), np.int64), [0] * len(kept))
    fresh = np.union1d(np.flatnonzero(uses), _cheapest(patterns, best.reduced))
    inside = np.zeros(len(patterns), np.bool_)
    for _ in range(AlikeParameters.rounds):
        inside[fresh] = True
        master.add(
            patterns.kind[fresh], patterns.counts[fresh], cost[fresh],
            [tier.cost[fresh] for tier in kept],
        )
        if not master.lp.solve():
            break
        found = at_duals(patterns, cost, kept, *master.duals())
        best = max(best, found, key=lambda each: each.bound)
        fresh = _cheapest(patterns, found.reduced)
        fresh = fresh[~inside[fresh]]
        if not len(fresh):
            break
    return best


def at_duals(
    patterns: CountPatterns, cost: Ints, kept: Sequence[KeptCost], items: Ints,
    worth: Sequence[int],
) -> CostBound:
    """The bound that duals of the items, and of the tiers kept, prove."""
    types = patterns.types
    own = cost - patterns.counts @ items
    reduced = own
    for dual, tier in zip(worth, kept, strict=True):
        reduced = reduced - dual * tier.cost
    least = _least(patterns, reduced)
    total = sum(dual * many for dual, many in zip(items.tolist(), types.demand, strict=True))
    total += sum(low * many for low, many in zip(least.tolist(), types.numbers, strict=True))
    bound = total + sum(dual * tier.most for dual, tier in zip(worth, kept, strict=True))
    return CostBound(total, own - least[patterns.kind], bound, reduced - least[patterns.kind])


def _cheapest(patterns: CountPatterns, reduced: Ints) -> Ints:
    """The patterns of each type of caseworkers that duals make cheapest."""
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
