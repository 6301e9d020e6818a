"""The four ways a solve can end, never told by a number like inf or 0."""

from dataclasses import dataclass, field
from typing import Literal

from assigner.allocation import Allocation
from assigner.errors import NoMemory, NothingFound
from assigner.solve.earlier_plan import NamedDuals
from assigner.solve.memory import MEGABYTE
from assigner.solve.standing import Reached
from assigner.statement import Statement
from assigner.words import say

__all__ = [
    "Contradiction", "Cut", "Nothing", "OutOfMemory", "OutOfTime", "Outcome", "Reached", "Solved",
    "not_found",
]

Cut = Literal["", "interrupted", "overran", "memory", "died"]


@dataclass(frozen=True)
class Solved:
    """An allocation, each tier with its proof, and the cases that are tied in it.

    `engine`: which way was taken. `cut`: why the engine did not end by itself, if so.
    `ties_sought`: every placed case was looked at for ties; else `tied` are those found.
    `duals`: what the parts ended with, for a day like this one to start from.
    """

    statement: Statement
    allocation: Allocation
    reached: tuple[Reached, ...]
    tied: frozenset[str]
    engine: str
    cut: Cut = ""
    ties_sought: bool = True
    duals: tuple[NamedDuals, ...] = field(default=(), compare=False, repr=False)

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


@dataclass(frozen=True)
class OutOfMemory:
    """Nothing was found in the memory given; nothing is proved. `ceiling`: that memory, bytes."""

    statement: Statement
    ceiling: int


Nothing = OutOfTime | OutOfMemory
Outcome = Solved | Contradiction | Nothing


def not_found(ended: Nothing) -> NothingFound:
    """The failure that nothing found is, in words."""
    if isinstance(ended, OutOfMemory):
        return NoMemory(say(
            "No allocation was found in {memory} MB of memory; nothing is proved.",
            memory=ended.ceiling // MEGABYTE,
        ))
    return NothingFound(say("No allocation was found in the time given; nothing is proved. "
                            "Give more time with --time-limit."))
