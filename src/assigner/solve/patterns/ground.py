"""A tier's patterns, all that are good enough, and what is known of how they go together."""

from collections.abc import Sequence
from dataclasses import dataclass

from assigner.solve.patterns.pattern import Patterns
from assigner.solve.patterns.prices import Bound
from assigner.solve.patterns.relaxation import Relaxation
from assigner.solve.patterns.rows import Row, entries
from assigner.solve.patterns.table import Ints


@dataclass(frozen=True)
class Ground:
    """A pool, the `rows` beside the master's, and who `must` hold something.

    `upper`: the most each slack of the master may be.
    """

    pool: Patterns
    upper: list[int]
    rows: Sequence[Row]
    must: frozenset[int]

    def only(self, at: Ints, more: Sequence[Row]) -> "Ground":
        """Some of the patterns, and more rows."""
        return Ground(self.pool.only(at), self.upper, [*self.rows, *more], self.must)

    def relaxation(self, bound: Bound, rows: Sequence[Row]) -> Relaxation:
        """The master with fractions and some of the rows, told from a bound."""
        pool = self.pool
        master = Relaxation(bound, self.upper, pool)
        master.need(self.must)
        for row in rows:
            self.state(master, row)
        return master

    def state(self, master: Relaxation, row: Row) -> bool:
        """Add a row to a master of these patterns; whether any of them counts in it."""
        at, counts = entries(row, self.pool)
        if len(at):
            listed = self.pool.only(at).listed()
            master.row(listed, counts.tolist(), row.right)
        return len(at) > 0
