"""What a minimisation gives."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assigner.allocation import Seats
from assigner.rule import Part


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


def seats_of(taken: Collection[Part]) -> dict[str, Seats]:
    """Who has each case, by the seats that are taken."""
    leads = {part.case: part.worker for part in taken if part.seat == "takes"}
    beside = {part.case: part.worker for part in taken if part.seat == "assists"}
    return {case: Seats(leads[case], beside.get(case)) for case in sorted(leads)}


class NoAllocation(Exception):
    """Proved: the hard rows leave these cases no allocation."""

    def __init__(self, cases: tuple[str, ...]) -> None:
        super().__init__(", ".join(cases))
        self.cases = cases
