"""The least of a tier from below: among the patterns within more and more room above a bound.

Whatever costs no more than a bound and some room is made of patterns within that room alone. So
where the bound is nearly the least, few patterns tell the least, and no plan has to be known that
is nearly as good: the gap to one that is not would leave a hundred times as many.
"""

from collections.abc import Callable, Sequence

import numpy as np

from assigner.solve.branch_and_price.candidates import CandidateColumns
from assigner.solve.branch_and_price.column_generation import ColumnSource, bound_at
from assigner.solve.branch_and_price.column_partition import ColumnPartition
from assigner.solve.branch_and_price.cut_and_fix import CutAndFix
from assigner.solve.branch_and_price.cuts import Cut
from assigner.solve.branch_and_price.duals import DualBound
from assigner.solve.branch_and_price.near_columns import NearColumns
from assigner.solve.branch_and_price.parameters import FromBelowParameters as Parameters
from assigner.solve.branch_and_price.parameters import TierSolveParameters
from assigner.solve.branch_and_price.state import PartState
from assigner.solve.branch_and_price.tree import BranchAndBound
from assigner.solve.columns.column import Columns, ColumnSeats
from assigner.solve.limits import Limits


class FromBelow:
    """The search for what costs less than a plan met. `bound`: of the tier, over everything.

    `judge`: takes a whole choice and tells what it costs, or more than `value` where it is not
    allowed. `proved`: nothing costs less.
    """

    def __init__(
        self, search: PartState, bound: DualBound, value: int, limits: Limits,
        judge: Callable[[list[ColumnSeats]], int], cuts: Sequence[Cut],
    ) -> None:
        self.search, self.bound, self.value, self.limits = search, bound, value, limits
        self.cuts = cuts
        self.judge = judge
        self.proved = bound.value

    def run(self, source: ColumnSource, room: int, most: int) -> None:
        """Until the least is found; `room` to begin with, `most` patterns at once."""
        scale = self.bound.duals.scale
        for turn in range(Parameters.rises):
            wider = source.within(self.bound, Parameters.rise * room, most) if turn else None
            if wider is not None:
                self.bound = self._sharper(wider, source)
            below = min(self.value, (self.bound.total + room) // scale + 1)
            # What costs as much is listed, too: later tiers choose among all that is as good.
            pool = source.within(self.bound, self.bound.room(below), most)
            if pool is None or not self._closed(pool, below) or self.proved >= self.value:
                return
            room *= Parameters.rise

    def _sharper(self, pool: Columns, source: ColumnSource) -> DualBound:
        """The better bound: this one, or what a relaxation over a pool proves over everything."""
        search, near = self.search, NearColumns(pool, np.ones(len(pool), np.bool_))
        duals = near.sharpened(self.bound.duals, search.best, search.upper)
        found = bound_at(duals, source, search.upper)[0]
        return max(self.bound, found, key=lambda bound: bound.total)

    def _closed(self, pool: Columns, below: int) -> bool:
        """Whether it was settled what costs less than `below`: the least of it, or nothing."""
        search = self.search
        sharp = CutAndFix(self._candidates(pool), self.bound, below).run(self.limits)
        search.cut(sharp, whole=True)
        found = min(below, self._met(sharp.whole))
        if sharp.bound < found and not self._chosen(self._candidates(sharp.pool), found):
            return False
        self.proved = max(self.proved, min(below, self.value))
        return True

    def _chosen(self, left: CandidateColumns, below: int) -> bool:
        """The exact choice of what costs less than `below`."""
        if len(left.pool) <= TierSolveParameters.branched:
            branching = BranchAndBound(left, self.bound, below, lambda whole: min(
                below, self._met(whole)))
            if branching.run(self.limits):
                return True
        choice = ColumnPartition(left.pool, self.search.upper)
        choice.keep(self.search.kept)
        choice.hold(left.cuts, left.must)
        objective = choice.above(self.bound, below - 1)
        choice.model.add(objective <= self.bound.room(below - 1))
        answer = choice.asked(objective, self.limits, None)
        if answer.impossible:
            return True
        if answer.found:
            uses = choice.uses(answer)
            self._met([column for column, use in zip(choice.listed, uses, strict=True) if use])
        return answer.proven

    def _met(self, whole: list[ColumnSeats]) -> int:
        """What the best plan costs with a whole choice met."""
        if whole:
            self.value = min(self.value, self.judge(whole))
        return self.value

    def _candidates(self, pool: Columns) -> CandidateColumns:
        search = self.search
        return CandidateColumns(pool, search.upper, [*search.cuts, *self.cuts], search.must)
