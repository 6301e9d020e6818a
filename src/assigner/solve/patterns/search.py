"""One tier on one part: from a first bound to the least cost, as cheaply as it goes.

In turn, until bound and cost meet: everybody's cheapest seat; column generation; the
choice among the patterns met; the choice among all patterns that the bound leaves.
"""

from collections.abc import Iterable

import numpy as np

from assigner.solve.limits import Limits
from assigner.solve.patterns.account import Account
from assigner.solve.patterns.charge import Charge
from assigner.solve.patterns.choice import Choice
from assigner.solve.patterns.descent import Descent, Source
from assigner.solve.patterns.desks import Desks, all_seats
from assigner.solve.patterns.dive import NEAREST, near, nearest
from assigner.solve.patterns.ground import Ground
from assigner.solve.patterns.memory import Memory
from assigner.solve.patterns.opening import Opening
from assigner.solve.patterns.pattern import Pattern, Patterns, gather
from assigner.solve.patterns.pool import Pool
from assigner.solve.patterns.prices import Bound, Kept, Prices
from assigner.solve.patterns.rows import Fence, Row
from assigner.solve.patterns.sharpening import Sharp, Sharpening
from assigner.solve.patterns.table import Ints, Table
from assigner.solve.patterns.ties import Ties
from assigner.solve.patterns.view import largest_gain

FEW, SOME, MANY = 6_000, 1_500, 60_000
EFFORT, LISTED = 2.0, 12_000


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
        if account.allowed(self.upper) and self._keeps(account):
            self.plan = plan
            return True
        return False

    def least(self, tier: Charge, limits: Limits) -> tuple[int, int]:
        """The least cost of a tier and its bound, the constant left out; the plan goes there."""
        self.bound = self.sharp = None
        self.desks.clock = limits
        value = Account(self.best).cost(tier)
        if not len(self.table.case) or (value == 0 and _never_below_zero(tier)):
            return value, value
        bound = self._opening().bound(tier, value)
        if bound.value < value:
            value, bound, proved = self._close(tier, bound, value, limits)
        else:
            proved = bound.value
        self.bound = bound
        return value, min(proved, value)

    def keep(self, tier: Charge, most: int) -> None:
        """Hold a tier at `most` (its constant left out) for the tiers after it."""
        bound = self.bound if self.bound and self.bound.prices.objective is tier else None
        self.narrow(tier, bound, most)
        self._fence(tier, most)
        self.kept.append(Kept(tier, most))
        if bound is not None and isinstance(self.source, Desks) and self._askable(bound, most):
            self.desks.ask(bound, bound.room(most))
        if _never_below_zero(tier):
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
        return value, min(value, self._opening().cheapest(tier).value)

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
            self._pool(self.source.patterns.only(self.desks.under(self.source.patterns)))

    def narrow(self, tier: Charge, bound: Bound | None, most: int) -> None:
        """Leave out the patterns that no allocation as good as `most` can hold."""
        sharp = self._sharp_on(tier)
        if sharp is not None and most <= sharp.value:
            self._pool(sharp.pool)
        elif bound is None:
            return
        elif isinstance(self.source, Pool):
            self._pool(self.source.within(bound, bound.room(most), MANY))
        elif tier.square or tier.linear:
            patterns = self.desks.within(bound, bound.room(most), MANY)
            if patterns is not None:
                self._pool(patterns)

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
        self._pool(self.source.patterns.only(low.astype(np.bool_)))
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
            self._pool(patterns)
        return patterns is not None

    def _pool(self, patterns: Patterns) -> None:
        """From now on these are all there are."""
        self.source = Pool(patterns)
        self.desks.only(patterns.seat)

    def _close(
        self, tier: Charge, bound: Bound, value: int, limits: Limits
    ) -> tuple[int, Bound, int]:
        """From a bound and a plan above it to the least cost, among what is between.

        The cost reached, the best bound by prices, and what is proved in the end.
        """
        if isinstance(self.source, Pool):
            return self._among(tier, bound, value, self.source.patterns, limits)
        self._list_early(tier, bound, value)
        descent = Descent(self.source, self.upper, self._opening().seeds(tier, bound), bound)
        pool: Patterns | None = None
        for turn, most in enumerate((FEW, FEW, MANY)):
            descent.run(value, limits, turn)
            bound = descent.bound
            if self.memory is not None:
                self.memory.learn(bound.prices, list(descent.shares))
            whole = [pattern for pattern, share in descent.shares.items() if share > 0.5]
            value = self._move(whole, tier, value)
            if bound.value >= value or limits.over():
                return value, bound, bound.value
            met = Ground(descent.patterns, self.upper, self.rows, self.must)
            above = bound.above(met.pool)
            at = nearest(met.pool, above, descent.shares, NEAREST)
            value = self._move(near(met, bound.prices, at, value, limits), tier, value)
            if bound.value >= value:
                return value, bound, bound.value
            pool = self.source.within(bound, bound.room(value), most)
            if pool is not None:
                break
            some = met.pool.only(nearest(met.pool, above, descent.shares, SOME))
            value, _ = self._choose(tier, bound, value, some, limits, EFFORT)
            if bound.value >= value or limits.over():
                return value, bound, bound.value
        if pool is None:
            return value, bound, bound.value
        return self._among(tier, bound, value, pool, limits)

    def _among(
        self, tier: Charge, bound: Bound, value: int, pool: Patterns, limits: Limits
    ) -> tuple[int, Bound, int]:
        """The same on a pool that holds whatever costs at most `value`."""
        proved, before = bound.value, value + 1
        while value < before:
            before = value
            ground = Ground(pool, self.upper, self.rows, self.must)
            sharp = Sharpening(ground, bound.prices, value).run(limits)
            self.sharp, pool = sharp, sharp.pool
            self.rows += sharp.triples
            proved = max(proved, sharp.bound)
            value = self._move(sharp.whole, tier, value)
            if proved >= value or limits.over():
                return value, bound, proved
        value, least = self._choose(tier, bound, value, pool, limits, None)
        return value, bound, max(proved, least)

    def _list_early(self, tier: Charge, bound: Bound, value: int) -> None:
        """Where a remembered bound leaves few patterns, list them: pricing is then nothing.

        Only where no later tier is given more room than the plan so far has.
        """
        memory, source = self.memory, self.source
        if memory is not None and memory.strict and isinstance(source, Desks) and tier.square:
            # What earlier tiers ask of every pattern makes pricing dear: then more are listed.
            most = LISTED if source.terms.tests else FEW
            listed = source.within(bound, bound.room(value), most)
            if listed is not None:
                self._pool(listed)

    def _choose(
        self,
        tier: Charge,
        bound: Bound,
        value: int,
        patterns: Patterns,
        limits: Limits,
        effort: float | None,
    ) -> tuple[int, int]:
        mine = self.best.listed()
        choice = Choice(
            gather(self.table, self.ties, [*patterns.listed(), *mine]), self.upper
        )
        choice.keep(self.kept)
        if effort is None:
            choice.hold(self.rows, self.must)
        cost = choice.above(bound, value) if tier.square else choice.cost(tier)
        chosen = choice.least(cost, set(mine), limits, effort)
        if chosen is None:
            return value, bound.value
        least = chosen.bound + bound.total if tier.square else chosen.bound
        return self._move(chosen.patterns, tier, value), least

    def _move(self, patterns: Iterable[Pattern], tier: Charge, value: int) -> int:
        """Go to a plan if it is allowed and better; what is reached."""
        plan = gather(self.table, self.ties, patterns)
        account = Account(plan)
        if not account.allowed(self.upper) or not self._keeps(account):
            return value
        cost = account.cost(tier)
        if cost < value:
            self.plan = plan
        return min(cost, value)

    def _keeps(self, account: Account) -> bool:
        return all(account.cost(tier.charge) <= tier.most for tier in self.kept)

    def _opening(self) -> Opening:
        return Opening(self.desks, self.source, self.kept[:], self.upper, self.best, self.memory)


def _never_below_zero(tier: Charge) -> bool:
    return all(cost >= 0 for cost in tier.slack.values()) and bool((tier.single >= 0).all())
