"""What a minimisation gives."""

from collections.abc import Mapping
from dataclasses import dataclass

from assigner.allocation import Seats


@dataclass(frozen=True)
class Minimum:
    """The cost reached, a lower bound of it, and the seats that reach it.

    Costs are compared in order: one number, or for `leximax` every utilisation.
    """

    value: tuple[int, ...]
    bound: tuple[int, ...]
    seats: Mapping[str, Seats]

    @property
    def proven(self) -> bool:
        """Nothing costs less."""
        return self.value == self.bound


@dataclass(frozen=True)
class TiedCases:
    """Cases that could have other people at the same cost. `sought`: all were looked at."""

    cases: frozenset[str]
    sought: bool = True


class NoAllocation(Exception):
    """Proved: the hard rows leave these cases no allocation."""

    def __init__(self, cases: tuple[str, ...]) -> None:
        super().__init__(", ".join(cases))
        self.cases = cases
