"""The three ways a solve can end, never told by a number like inf or 0."""

from dataclasses import dataclass
from typing import Literal

from assigner.allocation import Allocation
from assigner.solve.standing import Reached
from assigner.statement import Statement

__all__ = ["Contradiction", "Cut", "OutOfTime", "Outcome", "Reached", "Solved"]

Cut = Literal["", "interrupted", "overran", "died"]


@dataclass(frozen=True)
class Solved:
    """An allocation, each tier with its proof, and the cases that are tied in it.

    `engine`: which way was taken. `cut`: why the engine did not end by itself, if so.
    `ties_sought`: every placed case was looked at for ties; else `tied` are those found.
    """

    statement: Statement
    allocation: Allocation
    reached: tuple[Reached, ...]
    tied: frozenset[str]
    engine: str
    cut: Cut = ""
    ties_sought: bool = True

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
