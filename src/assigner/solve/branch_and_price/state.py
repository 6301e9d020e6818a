"""How far a part has come: the tiers kept, where its patterns come from, the best plan."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assigner.solve.branch_and_price.column_generation import ColumnSource
from assigner.solve.branch_and_price.cut_and_fix import Tightened
from assigner.solve.branch_and_price.cuts import Cut, ObjectiveCut
from assigner.solve.branch_and_price.duals import DualBound, Duals, KeptTier
from assigner.solve.branch_and_price.earlier_start import EarlierStart
from assigner.solve.branch_and_price.initial_duals import InitialDuals
from assigner.solve.branch_and_price.parameters import TierSolveParameters
from assigner.solve.branch_and_price.pool import Pool
from assigner.solve.branch_and_price.warm_start import WarmStart
from assigner.solve.columns.column import Columns
from assigner.solve.columns.cost import TierCost
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import Ints, SeatTable
from assigner.solve.columns.solution import MasterSolution
from assigner.solve.limits import Limits
from assigner.solve.pricing.gains import largest_gain
from assigner.solve.pricing.oracle import PricingOracle, all_seats


class PartState:
    """How far a part has come: tiers kept, where patterns come from, the best plan.

    `upper`: the most each slack of the master may still be.
    """

    def __init__(
        self, table: SeatTable, rows: LinkingRows,
        warm_start: WarmStart | EarlierStart | None = None,
    ) -> None:
        self.table, self.rows, self.warm_start = table, rows, warm_start
        self.oracle = all_seats(table, rows)
        self.source: ColumnSource = self.oracle
        self.kept: list[KeptTier] = []
        self.upper = [slack.most for slack in rows.slacks]
        self.plan: Columns | None = None
        self.bound: DualBound | None = None
        self.sharp: Tightened | None = None
        self.cuts: list[Cut] = []
        self.must: frozenset[int] = frozenset()

    @property
    def best(self) -> Columns:
        """The best plan so far. There is one: see `start`."""
        assert self.plan is not None
        return self.plan

    def start(self, plan: Columns) -> bool:
        """Begin with a plan, if it is allowed: everybody's own limits are no row of the master."""
        solution = MasterSolution(plan)
        if plan.fitting.all() and solution.allowed(self.upper) and self.keeps(solution):
            self.plan = plan
            return True
        return False

    def force(self, case: int, seat: int) -> None:
        """Leave a case no first seat but this one, which must be taken."""
        takes = self.table.of_case(case, False)
        self.oracle.alive[takes[takes != seat]] = False
        for at, slack in enumerate(self.rows.slacks):
            if slack.case == case:
                self.upper[at] = 0
        if isinstance(self.warm_start, WarmStart):
            self.warm_start = self.warm_start.about(case, seat)

    def leave_out(self, cases: Sequence[int]) -> None:
        """Cases nobody assists with are not of the day; the rows have to be without them, too."""
        for case in cases:
            self.oracle.alive[self.table.of_case(case, False)] = False
        for at, slack in enumerate(self.rows.slacks):
            if slack.case in cases:
                self.upper[at] = 0
        if isinstance(self.warm_start, WarmStart):
            self.warm_start = self.warm_start.about(cases[0], None)

    def go_to(self, plan: Columns | None) -> None:
        """Another plan is the best now: one met, or the best of another search."""
        self.plan = plan

    def begin(self, limits: Limits) -> None:
        """Another tier: nothing is known of it yet."""
        self.bound = self.sharp = None
        self.oracle.until(limits)

    def fix(self, bound: DualBound, value: int) -> None:
        """Leave out the seats that no allocation at most as dear as `value` can have.

        Only where an earlier solve says where to start, and no later tier is given more room.
        """
        known = self.warm_start is not None and self.warm_start.strict
        if known and isinstance(self.source, PricingOracle):
            self.oracle.fix(bound, bound.room(value))

    def prove(self, bound: DualBound) -> None:
        """The best bound of the tier by duals alone."""
        self.bound = bound

    def cut(self, sharp: Tightened, *, whole: bool) -> None:
        """The cuts met go on with the tiers; `whole`: all patterns as good were looked at."""
        self.cuts += sharp.triples
        if isinstance(self.warm_start, WarmStart):
            self.warm_start.cut(sharp.proof)
        if whole:
            self.sharp = sharp

    def sift(self, left: Columns, value: int) -> None:
        """No others are in an allocation that costs at most `value`."""
        if self.sharp is not None:
            self.sharp = replace(self.sharp, pool=left, value=value)

    def keep(self, tier: TierCost, most: int) -> None:
        """Hold a tier at `most` (its constant left out) for the tiers after it."""
        bound = self.bound if self.bound and self.bound.duals.objective is tier else None
        self.narrow(tier, bound, most)
        self._cut_objective(tier, most)
        self.kept.append(KeptTier(tier, most))
        if (
            bound is not None
            and isinstance(self.source, PricingOracle)
            and self._askable(bound, most)
        ):
            self.oracle.ask(bound, bound.room(most))
        if never_below_zero(tier):
            for at, cost in tier.slack.items():
                if cost > 0:
                    self.upper[at] = min(self.upper[at], most // cost)
            self.oracle.keep(tier, most)

    def _askable(self, bound: DualBound, most: int) -> bool:
        """Whether patterns can be held to a bound in arrays: all its sums fit 64 bits."""
        most_paid = len(self.table.cases) * largest_gain(bound.duals)
        least = max(map(abs, bound.least.values()), default=0)
        fits = most_paid + least + abs(bound.room(most)) < 1 << 61
        return fits and not bound.duals.square

    def standing(self, tier: TierCost) -> tuple[int, int]:
        """What the plan costs in a tier, and a bound found at once."""
        value = MasterSolution(self.best).cost(tier)
        return value, min(value, self.opening().cheapest(tier).value)

    def again(self) -> "PartState":
        """Another search from the same point."""
        other = PartState(self.table, self.rows)
        other.oracle = self.oracle.again()
        other.source = self.source if isinstance(self.source, Pool) else other.oracle
        other.kept, other.upper, other.plan = list(self.kept), list(self.upper), self.plan
        other.cuts, other.must = list(self.cuts), self.must
        return other

    def lower(self, cap: Ints) -> None:
        """Nobody's load grows by more than `cap` from now on."""
        self.oracle.lower(cap)
        if isinstance(self.source, Pool):
            self.pool(self.source.patterns.only(self.oracle.under(self.source.patterns)))

    def narrow(self, tier: TierCost, bound: DualBound | None, most: int) -> None:
        """Leave out the patterns that no allocation as good as `most` can hold."""
        sharp = self._sharp_on(tier)
        if sharp is not None and most <= sharp.value:
            self.pool(sharp.pool)
        elif bound is None:
            return
        elif isinstance(self.source, Pool):
            self.pool(self.source.within(bound, bound.room(most), TierSolveParameters.listed_last))
        elif tier.square or tier.linear:
            patterns = self.oracle.within(bound, bound.room(most), TierSolveParameters.listed_last)
            if patterns is not None:
                self.pool(patterns)

    def _sharp_on(self, tier: TierCost) -> Tightened | None:
        known = self.sharp is not None and self.sharp.proof.duals.objective is tier
        return self.sharp if known else None

    def _cut_objective(self, tier: TierCost, most: int) -> None:
        """Tell the tiers to come what this one asks, on a pool that is whole."""
        sharp = self._sharp_on(tier)
        if sharp is None or not isinstance(self.source, Pool):
            return
        held = ObjectiveCut(sharp.proof, self.source.patterns, self.upper, most)
        low = held.above(self.source.patterns) <= held.room
        self.pool(self.source.patterns.only(low.astype(np.bool_)))
        self.cuts.append(held)
        self.must = held.must

    def list_all(self) -> bool:
        """Make a pool of every pattern there is; False when there are too many."""
        if isinstance(self.source, Pool):
            return True
        nothing = TierCost(self.table, self.rows)
        duals = Duals(
            self.rows, nothing, self.kept[:], 1, [0] * len(self.rows.right), [0] * len(self.kept)
        )
        patterns = self.oracle.within(DualBound(duals, {}, 0), 0, TierSolveParameters.listed_last)
        if patterns is not None:
            self.pool(patterns)
        return patterns is not None

    def pool(self, patterns: Columns) -> None:
        """From now on these are all there are."""
        self.source = Pool(patterns)
        self.oracle.only(patterns.seat)

    def keeps(self, solution: MasterSolution) -> bool:
        """Whether an allocation keeps the tiers before."""
        return all(solution.cost(tier.charge) <= tier.most for tier in self.kept)

    def opening(self) -> InitialDuals:
        """Where the next tier begins."""
        return InitialDuals(
            self.oracle, self.source, self.kept[:], self.upper, self.best, self.warm_start
        )


def never_below_zero(tier: TierCost) -> bool:
    """Whether nothing can make a tier cheaper than doing nothing."""
    return all(cost >= 0 for cost in tier.slack.values()) and bool((tier.single >= 0).all())
