"""One tier on one part: from a first bound to the least cost, as cheaply as it goes.

In turn, until bound and cost meet: everybody's cheapest seat; column generation; the
choice among the patterns met; the choice among all patterns that the bound leaves.
"""

from collections.abc import Iterable

import numpy as np

from assigner.solve.branch_and_price.best_columns import BestColumns
from assigner.solve.branch_and_price.candidates import CandidateColumns
from assigner.solve.branch_and_price.column_generation import (
    ColumnGeneration,
    ColumnSource,
    bound_at,
)
from assigner.solve.branch_and_price.column_partition import ColumnPartition
from assigner.solve.branch_and_price.cut_and_fix import CutAndFix, Tightened
from assigner.solve.branch_and_price.diving import near, nearest
from assigner.solve.branch_and_price.duals import DualBound
from assigner.solve.branch_and_price.earlier_start import EarlierStart
from assigner.solve.branch_and_price.from_below import FromBelow
from assigner.solve.branch_and_price.parameters import DualsParameters
from assigner.solve.branch_and_price.parameters import TierSolveParameters as Parameters
from assigner.solve.branch_and_price.pool import Pool
from assigner.solve.branch_and_price.state import PartState, never_below_zero
from assigner.solve.branch_and_price.tree import BranchAndBound
from assigner.solve.branch_and_price.warm_start import WarmStart
from assigner.solve.columns.column import Columns, ColumnSeats, gather
from assigner.solve.columns.cost import TierCost
from assigner.solve.columns.solution import MasterSolution
from assigner.solve.limits import Limits
from assigner.solve.pricing.oracle import PricingOracle


def least(search: PartState, tier: TierCost, limits: Limits) -> tuple[int, int]:
    """The least cost of a tier and its bound, the constant left out; the plan goes there."""
    search.begin(limits)
    value = MasterSolution(search.best).cost(tier)
    if not len(search.table.case) or (value == 0 and never_below_zero(tier)):
        return value, value
    opening = search.opening().bound(tier, value)
    everything = search.oracle.again()
    search.fix(opening, value)
    closing = TierSolve(search, tier, value, opening, limits)
    if closing.proved < value:
        closing.run()
    elif search.warm_start is not None:
        search.warm_start.learn(opening.duals, ())
    search.prove(closing.bound)
    if isinstance(search.warm_start, WarmStart):
        search.warm_start.ended(closing.bound, closing.value)
    if tier.square and isinstance(search.warm_start, EarlierStart):
        search.warm_start.shortlist(everything, closing.bound, closing.value)
    return closing.value, min(closing.proved, closing.value)


class TierSolve:
    """A tier between the cost of a plan met (`value`) and what is `proved`.

    `bound`: the best by duals alone.
    """

    def __init__(
        self, search: PartState, tier: TierCost, value: int, bound: DualBound, limits: Limits
    ) -> None:
        self.search, self.tier, self.limits = search, tier, limits
        self.value, self.bound, self.proved = value, bound, bound.value

    @property
    def _done(self) -> bool:
        return self.proved >= self.value or self.limits.over()

    def run(self) -> None:
        """Until both meet, or time is over."""
        source = self.search.source
        if isinstance(source, Pool):
            self._among(source.patterns)
            return
        self._list_early(source)
        if self._done:
            return
        pool = self._descend(self.search.source)
        if pool is not None:
            self._among(pool)

    def _descend(self, source: ColumnSource) -> Columns | None:
        """Duals and patterns by turns; every pattern that is good enough, when they are few."""
        search, limits = self.search, self.limits
        opening = search.opening()
        seeds = opening.seeds(self.tier, self.bound)
        descent = ColumnGeneration(
            source, search.upper, seeds, self.bound, opening.near(self.tier)
        )
        for turn, most in enumerate((Parameters.listed, Parameters.listed, Parameters.listed_last)):
            descent.run(self.value, limits, turn)
            self._prove(descent.bound)
            if search.warm_start is not None:
                search.warm_start.learn(self.bound.duals, list(descent.shares))
            if isinstance(search.warm_start, EarlierStart):
                search.warm_start.met(search.rows, list(descent.master.columns))
            self.move(pattern for pattern, share in descent.shares.items() if share > 0.5)
            if self._done:
                return None
            met = self._candidates(descent.patterns)
            above = self.bound.above(met.pool)
            at = nearest(met.pool, above, descent.shares, Parameters.near)
            self.move(near(met, self.bound, at, self.value, limits))
            if self._done:
                return None
            pool = source.within(self.bound, self.bound.room(self.value), most)
            if pool is not None:
                return pool
            some = met.pool.only(nearest(met.pool, above, descent.shares, Parameters.chosen))
            self._choose(some, Parameters.choice_effort)
            if self._done:
                return None
        return self._nearby(source)

    def _nearby(self, source: ColumnSource) -> Columns | None:
        """The same where the plan met, not the bound, is what leaves too many patterns.

        A better plan is then looked for among all that lie nearest to the bound.
        """
        for part in Parameters.nearby:
            room = self.bound.room(self.value)
            some = source.within(self.bound, room // part, Parameters.listed)
            if some is not None:
                self._nearer(some)
                at = nearest(some, self.bound.above(some), {}, Parameters.chosen)
                if not self._done:
                    self._choose(some.only(at), Parameters.choice_effort)
                break
        if self._done:
            return None
        return source.within(self.bound, self.bound.room(self.value), Parameters.listed_last)

    def _among(self, pool: Columns) -> None:
        """The same on a pool that holds whatever costs at most `value`."""
        search, limits = self.search, self.limits
        pool, before = self._nearer(pool), self.value + 1
        while self.value < before:
            before = self.value
            sharp = CutAndFix(self._candidates(pool), self.bound, before).run(limits)
            search.cut(sharp, whole=True)
            if isinstance(search.warm_start, EarlierStart) and search.warm_start.noting:
                self._note(search.warm_start, sharp)
            pool = sharp.pool
            self.proved = max(self.proved, sharp.bound)
            self.move(sharp.whole)
            if self._done:
                return
        if self.tier.square and len(pool) <= Parameters.branched and search.rows.kinds is None:
            branching = BranchAndBound(self._candidates(pool), self.bound, self.value, self.move)
            if branching.run(limits):
                self.proved = self.value
                return
        start = search.warm_start
        drawing = isinstance(start, EarlierStart) and start.strict and not start.noting
        if drawing and self.tier.square and search.rows.kinds is not None:
            self._sift(pool)
        else:
            self._choose(pool, None)

    def _sift(self, pool: Columns) -> None:
        """The exact choice, and what is left of a pool for others as good: few columns."""
        search, before = self.search, self.value + 1
        if len(pool) > Parameters.chosen:
            at = nearest(pool, self.bound.above(pool), {}, Parameters.chosen)
            self._choose(pool.only(at), Parameters.choice_effort)
        while self.value < before and not self.limits.over():
            before, mine = self.value, search.best.listed()
            room = self.bound.room(before)
            pool = pool.only((self.bound.above(pool) <= room).astype(np.bool_))
            whole = gather(search.table, search.rows, [*pool.listed(), *mine])
            choice = ColumnPartition(whole, search.upper)
            choice.keep(search.kept)
            choice.hold(search.cuts, search.must)
            best = BestColumns(whole, self.tier, self.bound, before, mine)
            best.seek(choice, self.limits)
            self.move(best.plan)
            if best.proven:
                self.proved = self.value
            if best.known:
                search.sift(best.left(), self.value)

    def _note(self, ended: EarlierStart, sharp: Tightened) -> None:
        """Note what is left of a pool, and its duals where they prove more over everything."""
        best, oracle = self.bound, self.search.oracle
        if sharp.uncut is not None:
            found = bound_at(sharp.uncut, oracle, self.search.upper)[0]
            best = max(best, found, key=lambda bound: bound.total)
        at = nearest(sharp.pool, best.above(sharp.pool), {}, DualsParameters.noted)
        ended.learn(best.duals, sharp.pool.only(at).listed())

    def _nearer(self, pool: Columns) -> Columns:
        """A better plan among the nearest of a large pool; the pool that leaves."""
        if len(pool) <= Parameters.crowded:
            return pool
        above, before = self.bound.above(pool), self.value
        some = self._candidates(pool.only(nearest(pool, above, {}, Parameters.crowded)))
        sharp = CutAndFix(some, self.bound, self.value).run(self.limits)
        self.search.cut(sharp, whole=False)
        self.move(sharp.whole)
        if len(pool) > Parameters.listed and self.value == before:
            # CP-SAT would take long over so many: a better plan leaves few of them.
            at = nearest(pool, above, {}, Parameters.listed_early)
            self._choose(pool.only(at), Parameters.choice_effort)
        return pool.only((above <= self.bound.room(self.value)).astype(np.bool_))

    def _list_early(self, source: ColumnSource) -> None:
        """Where a remembered bound leaves few patterns, list them: pricing is then nothing.

        Only where no later tier is given more room than the plan so far has.
        """
        warm_start = self.search.warm_start
        if (
            warm_start is not None
            and warm_start.strict
            and self.tier.square
            and isinstance(source, PricingOracle)
        ):
            # What earlier tiers ask of every pattern makes pricing dear: then more are listed.
            most = Parameters.listed if source.terms.tests else Parameters.listed_early
            listed = source.within(self.bound, self.bound.room(self.value), most)
            if listed is not None:
                self.search.pool(listed)
            elif isinstance(warm_start, WarmStart):
                self._rise(source, warm_start)

    def _rise(self, source: ColumnSource, warm_start: WarmStart) -> None:
        """Where the plan met leaves too many: the least from below."""
        gap = warm_start.gap(self.bound.duals)
        if gap is None:
            return
        cuts = warm_start.cuts(len(self.search.kept))
        below = FromBelow(self.search, self.bound, self.value, self.limits, self.move, cuts)
        below.run(source, max(self.bound.duals.scale, 2 * gap), Parameters.listed)
        self._prove(below.bound)
        self.proved = max(self.proved, below.proved)

    def _choose(self, patterns: Columns, effort: float | None) -> None:
        """The exact choice; with an `effort` among some patterns, which proves nothing."""
        search, tier, bound = self.search, self.tier, self.bound
        mine = search.best.listed()
        choice = ColumnPartition(
            gather(search.table, search.rows, [*patterns.listed(), *mine]), search.upper
        )
        choice.keep(search.kept)
        if effort is None:
            choice.hold(search.cuts, search.must)
        cost = choice.above(bound, self.value) if tier.square else choice.cost(tier)
        chosen = choice.least(cost, set(mine), self.limits, effort)
        if chosen is not None:
            self.move(chosen.patterns)
            if effort is None:
                found = chosen.bound + bound.total if tier.square else chosen.bound
                self.proved = max(self.proved, found)

    def _prove(self, bound: DualBound) -> None:
        self.bound, self.proved = bound, max(self.proved, bound.value)

    def _candidates(self, pool: Columns) -> CandidateColumns:
        return CandidateColumns(pool, self.search.upper, self.search.cuts, self.search.must)

    def move(self, patterns: Iterable[ColumnSeats]) -> int:
        """Go to a plan if it is allowed and better; the least cost met."""
        search = self.search
        plan = gather(search.table, search.rows, patterns)
        solution = MasterSolution(plan)
        if solution.allowed(search.upper) and search.keeps(solution):
            cost = solution.cost(self.tier)
            if cost < self.value:
                search.go_to(plan)
                self.value = cost
        return self.value
