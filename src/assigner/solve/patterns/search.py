"""How far a part has come: the tiers kept, where its patterns come from, the best plan."""


import numpy as np

from assigner.solve.patterns.account import Account
from assigner.solve.patterns.charge import Charge
from assigner.solve.patterns.descent import Source
from assigner.solve.patterns.desks import Desks, all_seats
from assigner.solve.patterns.memory import Memory
from assigner.solve.patterns.opening import Opening
from assigner.solve.patterns.pattern import Patterns
from assigner.solve.patterns.pool import Pool
from assigner.solve.patterns.prices import Bound, Kept, Prices
from assigner.solve.patterns.rows import Fence, Row
from assigner.solve.patterns.sharpening import Sharp
from assigner.solve.patterns.table import Ints, Table
from assigner.solve.patterns.ties import Ties
from assigner.solve.patterns.view import largest_gain

MANY = 60_000


class Search:
    """How far a part has come: tiers kept, where patterns come from, the best plan.

    `upper`: the most each slack of the master may still be.
    """

    def __init__(self, table: Table, ties: Ties) -> None:
        self.table, self.ties = table, ties
        self.desks = all_seats(table, ties)
        self.source: Source = self.desks
        self.kept: list[Kept] = []
        self.upper = [slack.most for slack in ties.slacks]
        self.plan: Patterns | None = None
        self.bound: Bound | None = None
        self.sharp: Sharp | None = None
        self.rows: list[Row] = []
        self.must: frozenset[int] = frozenset()
        self.memory: Memory | None = None

    @property
    def best(self) -> Patterns:
        """The best plan so far. There is one: see `start`."""
        assert self.plan is not None
        return self.plan

    def start(self, plan: Patterns) -> bool:
        """Begin with a plan, if it is allowed."""
        account = Account(plan)
        if account.allowed(self.upper) and self.keeps(account):
            self.plan = plan
            return True
        return False

    def keep(self, tier: Charge, most: int) -> None:
        """Hold a tier at `most` (its constant left out) for the tiers after it."""
        bound = self.bound if self.bound and self.bound.prices.objective is tier else None
        self.narrow(tier, bound, most)
        self._fence(tier, most)
        self.kept.append(Kept(tier, most))
        if bound is not None and isinstance(self.source, Desks) and self._askable(bound, most):
            self.desks.ask(bound, bound.room(most))
        if never_below_zero(tier):
            for at, cost in tier.slack.items():
                if cost > 0:
                    self.upper[at] = min(self.upper[at], most // cost)
            self.desks.keep(tier, most)

    def _askable(self, bound: Bound, most: int) -> bool:
        """Whether patterns can be held to a bound in arrays: all its sums fit 64 bits."""
        most_paid = len(self.table.cases) * largest_gain(bound.prices)
        least = max(map(abs, bound.least.values()), default=0)
        fits = most_paid + least + abs(bound.room(most)) < 1 << 61
        return fits and not bound.prices.square

    def standing(self, tier: Charge) -> tuple[int, int]:
        """What the plan costs in a tier, and a bound found at once."""
        value = Account(self.best).cost(tier)
        return value, min(value, self.opening().cheapest(tier).value)

    def again(self) -> "Search":
        """Another search from the same point."""
        other = Search(self.table, self.ties)
        other.desks = self.desks.again()
        other.source = self.source if isinstance(self.source, Pool) else other.desks
        other.kept, other.upper, other.plan = list(self.kept), list(self.upper), self.plan
        other.rows, other.must = list(self.rows), self.must
        return other

    def lower(self, cap: Ints) -> None:
        """Nobody's load grows by more than `cap` from now on."""
        self.desks.lower(cap)
        if isinstance(self.source, Pool):
            self.pool(self.source.patterns.only(self.desks.under(self.source.patterns)))

    def narrow(self, tier: Charge, bound: Bound | None, most: int) -> None:
        """Leave out the patterns that no allocation as good as `most` can hold."""
        sharp = self._sharp_on(tier)
        if sharp is not None and most <= sharp.value:
            self.pool(sharp.pool)
        elif bound is None:
            return
        elif isinstance(self.source, Pool):
            self.pool(self.source.within(bound, bound.room(most), MANY))
        elif tier.square or tier.linear:
            patterns = self.desks.within(bound, bound.room(most), MANY)
            if patterns is not None:
                self.pool(patterns)

    def _sharp_on(self, tier: Charge) -> Sharp | None:
        known = self.sharp is not None and self.sharp.proof.prices.objective is tier
        return self.sharp if known else None

    def _fence(self, tier: Charge, most: int) -> None:
        """Tell the tiers to come what this one asks, on a pool that is whole."""
        sharp = self._sharp_on(tier)
        if sharp is None or not isinstance(self.source, Pool):
            return
        fence = Fence(sharp.proof, self.source.patterns, self.upper, most)
        low = fence.above(self.source.patterns) <= fence.room
        self.pool(self.source.patterns.only(low.astype(np.bool_)))
        self.rows.append(fence)
        self.must = fence.must

    def list_all(self) -> bool:
        """Make a pool of every pattern there is; False when there are too many."""
        if isinstance(self.source, Pool):
            return True
        nothing = Charge(self.table, self.ties)
        prices = Prices(
            self.ties, nothing, self.kept[:], 1, [0] * len(self.ties.right), [0] * len(self.kept)
        )
        patterns = self.desks.within(Bound(prices, {}, 0), 0, MANY)
        if patterns is not None:
            self.pool(patterns)
        return patterns is not None

    def pool(self, patterns: Patterns) -> None:
        """From now on these are all there are."""
        self.source = Pool(patterns)
        self.desks.only(patterns.seat)

    def keeps(self, account: Account) -> bool:
        """Whether an allocation keeps the tiers before."""
        return all(account.cost(tier.charge) <= tier.most for tier in self.kept)

    def opening(self) -> Opening:
        """Where the next tier begins."""
        return Opening(self.desks, self.source, self.kept[:], self.upper, self.best, self.memory)


def never_below_zero(tier: Charge) -> bool:
    """Whether nothing can make a tier cheaper than doing nothing."""
    return all(cost >= 0 for cost in tier.slack.values()) and bool((tier.single >= 0).all())
