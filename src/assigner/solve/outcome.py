"""The three ways a solve can end, never told by a number like inf or 0."""

from dataclasses import dataclass

from assigner.allocation import Allocation
from assigner.objective import Tier
from assigner.statement import Statement


@dataclass(frozen=True)
class Reached:
    """A tier as it ended: the plan's cost, a lower bound of it, and whether proven.

    With a tolerance the plan's `value` may lie above `bound` by what was given up; then
    `proven` says that `bound` is the optimum and the tolerance is kept. A tier after an
    unproven one is never proven.
    """

    tier: Tier
    value: tuple[int, ...]
    bound: tuple[int, ...]
    proven: bool


@dataclass(frozen=True)
class Solved:
    """An allocation, each tier with its proof, and the cases that are tied in it."""

    statement: Statement
    allocation: Allocation
    reached: tuple[Reached, ...]
    tied: frozenset[str]

    @property
    def proven(self) -> bool:
        """Every tier is proven."""
        return all(item.proven for item in self.reached)


@dataclass(frozen=True)
class Contradiction:
    """Proved: the hard rules and today's pins leave no allocation of these cases."""

    statement: Statement
    cases: tuple[str, ...]


@dataclass(frozen=True)
class OutOfTime:
    """Nothing was found in the time given; nothing is proved."""

    statement: Statement


Outcome = Solved | Contradiction | OutOfTime
