"""Which patterns are used how often: exact, tier by tier, by duals first and CP-SAT for the rest.

Patterns that the duals put too far above the bound are in no allocation as good, and are left
out; what is left is mostly a handful.
"""

from collections.abc import Sequence

import numpy as np

from assigner.solve.alike.choice import Asked, PatternChoice
from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.alike.patterns import CountPatterns
from assigner.solve.alike.relaxation import CostBound, KeptCost, SumsTooLarge, priced
from assigner.solve.columns.seats import Flags, Ints
from assigner.solve.limits import Limits


class PatternStock:
    """The patterns still open, the tiers kept, and the best uses so far."""

    def __init__(self, patterns: CountPatterns) -> None:
        self.patterns = patterns
        self.kept: list[KeptCost] = []
        # (pattern,), caseworkers who hold it
        self.uses: Ints = np.zeros(len(patterns), np.int64)

    def start(self, uses: Ints | None, limits: Limits) -> bool:
        """Begin with uses that fill all items; False where none are known and none are found."""
        if uses is None and len(self.patterns) <= AlikeParameters.patterns_chosen:
            uses = self.ask(limits).uses
        if uses is not None:
            self.uses = uses
        return uses is not None

    def least(self, cost: Ints, limits: Limits) -> tuple[int, int]:
        """The least of a cost and its bound; the uses go there. Raises SumsTooLarge."""
        fine = max(1, AlikeParameters.fine // max(1, int(np.abs(cost).max(initial=0))))
        step = max(1, fine * int(np.gcd.reduce(cost)))
        value, bound = self._least(fine * cost, step, limits)
        return value // fine, -(-bound // fine)

    def _least(self, cost: Ints, step: int, limits: Limits) -> tuple[int, int]:
        """The same for a cost in which all values are multiples of `step`."""
        relaxed = priced(self.patterns, cost, self.kept, self.uses)
        value, bound = int(cost @ self.uses), -(-relaxed.bound // step) * step
        # Among the nearest first: the better the uses, the fewer patterns are left to look at.
        for few in (AlikeParameters.patterns_near, AlikeParameters.patterns_chosen):
            while bound < value and not limits.over():
                upper = self._upper(relaxed, value - bound)
                whole = self._nearest(upper, relaxed, few)
                found = self._choose(relaxed, upper, value, limits)
                if found.uses is None:
                    break
                if whole:
                    bound = max(bound, min(value, found.least))
                better = int(cost @ found.uses)
                if better >= value:
                    break
                self.uses, value = found.uses, better
                if found.decided and not whole:
                    break
        return value, min(bound, value)

    def _nearest(self, upper: Ints, relaxed: CostBound, few: int) -> bool:
        """Close all patterns but the nearest to the bound; whether none had to be closed."""
        if int((upper > 0).sum()) <= few:
            return True
        order = np.argsort(relaxed.reduced, kind="stable")
        far = order[few:]
        upper[far[self.uses[far] == 0]] = 0
        return False

    def _choose(self, relaxed: CostBound, upper: Ints, value: int, limits: Limits) -> Asked:
        """The least of the cost, told by how far it lies above the bound.

        In units that leave room for all in 64 bits; rounded down, so that a bound holds.
        """
        gap = value - relaxed.bound
        unit = max(1, gap * int((upper > 0).sum()) // AlikeParameters.largest)
        found = self.ask(limits, relaxed.own // unit, upper)
        return Asked(found.uses, found.decided, relaxed.base + unit * found.least)

    def keep(self, cost: Ints, most: int) -> None:
        """Hold a cost at `most` from now on. Raises SumsTooLarge."""
        relaxed = priced(self.patterns, cost, self.kept, self.uses)
        upper = self._upper(relaxed, most - relaxed.bound)
        if float(np.abs(relaxed.own.astype(np.float64) * upper).sum()) > AlikeParameters.largest:
            raise SumsTooLarge
        self.kept.append(KeptCost(relaxed.own, most - relaxed.base))
        self.only((upper > 0).astype(np.bool_))

    def only(self, keep: Flags) -> None:
        """Leave these patterns alone; the best uses have no other."""
        self.patterns, self.uses = self.patterns.only(keep), self.uses[keep]
        self.kept = [
            tier for tier in (_over_some(tier, keep) for tier in self.kept) if tier.cost.any()
        ]

    def in_use(self) -> "PatternStock":
        """The same with the patterns of the best uses alone."""
        stock = PatternStock(self.patterns)
        stock.kept, stock.uses = list(self.kept), self.uses
        stock.only(self.uses > 0)
        return stock

    def ask(
        self, limits: Limits, cost: Ints | None = None, upper: Ints | None = None,
        few: Sequence[KeptCost] = (),
    ) -> Asked:
        """Any uses of patterns, at most `upper` of each, or the least of a cost."""
        types = self.patterns.types
        numbers = np.asarray(types.numbers, np.int64)[self.patterns.kind]
        most = numbers if upper is None else np.minimum(numbers, upper)
        choice = PatternChoice(
            self.patterns.kind, self.patterns.counts, most, types.numbers, types.demand,
            (*self.kept, *few),
        )
        return choice.ask(self.uses, limits, cost)

    def _upper(self, relaxed: CostBound, gap: int) -> Ints:
        """How often each pattern can be used at most, that far above the bound."""
        numbers = np.asarray(self.patterns.types.numbers, np.int64)[self.patterns.kind]
        reduced = relaxed.reduced
        found: Ints = np.where(reduced > 0, gap // np.maximum(1, reduced), numbers)
        return np.minimum(found, numbers)


def _over_some(tier: KeptCost, keep: Flags) -> KeptCost:
    """A tier kept, over some of the patterns."""
    return KeptCost(tier.cost[keep], tier.most)

