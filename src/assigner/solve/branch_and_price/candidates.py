"""A tier's patterns, all that are good enough, and what is known of how they go together."""

from collections.abc import Sequence
from dataclasses import dataclass

from assigner.solve.branch_and_price.cuts import Cut, entries
from assigner.solve.branch_and_price.duals import DualBound
from assigner.solve.branch_and_price.tier_master import TierMaster
from assigner.solve.columns.column import Columns
from assigner.solve.columns.seats import Ints


@dataclass(frozen=True)
class CandidateColumns:
    """A pool, the `cuts` beside the master's rows, and who `must` hold something.

    `upper`: the most each slack of the master may be.
    """

    pool: Columns
    upper: list[int]
    cuts: Sequence[Cut]
    must: frozenset[int]

    def only(self, at: Ints, more: Sequence[Cut]) -> "CandidateColumns":
        """Some of the patterns, and more cuts."""
        return CandidateColumns(self.pool.only(at), self.upper, [*self.cuts, *more], self.must)

    def relaxation(self, bound: DualBound, cuts: Sequence[Cut]) -> TierMaster:
        """The master with fractions and some of the cuts, told from a bound."""
        pool = self.pool
        master = TierMaster(bound, self.upper, pool)
        master.need(self.must)
        for row in cuts:
            self.state(master, row)
        return master

    def state(self, master: TierMaster, row: Cut) -> bool:
        """Add a row to a master of these patterns; whether any of them counts in it."""
        at, counts = entries(row, self.pool)
        if len(at):
            listed = self.pool.only(at).listed()
            master.cut(listed, counts.tolist(), row.right)
        return len(at) > 0
