"""What an objective tier is: a cost the engine minimises, and a measure of its own.

Tiers are taken in order: the best of the first, then the best of the second among those,
and so on. No two tiers are ever added up. `costs` speaks to the engine in data, `measure`
recounts a finished allocation without it; a test holds the two equal.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from assigner.allocation import Allocation
from assigner.problem import Problem

PairCost = Callable[[str, str], int]
Measure = Literal["sumsq", "leximax", "minmax"]

@dataclass(frozen=True, slots=True)
class Costs:
    """What a tier charges, in whole numbers.

    `unassigned`: for each case nobody takes. `urgency`: classes of cases, the most urgent
    first; where there are any, fewer cases left always cost less in `unassigned`, and of as
    many left it is the classes that are compared in order (`objectives/unassigned.py`).
    `takes`, `assists`: for each (case, caseworker). `soft`: also the excess of the soft rules
    of that tier, at their price. `balance`: also a convex cost of every caseworker's load.
    `enough`: down to so much all allocations are equally good in the tier.
    """

    unassigned: Mapping[str, int] = field(default_factory=dict)
    urgency: tuple[tuple[str, ...], ...] = ()
    takes: PairCost | None = None
    assists: PairCost | None = None
    soft: str = ""
    balance: Measure | None = None
    enough: int = 0


class Tier(Protocol):
    """One objective tier. `measure` gives a whole number, or several compared in order."""

    @property
    def name(self) -> str:
        """The tier's name in models and plans."""

    @property
    def unit(self) -> str:
        """The unit of what `shown` returns."""

    def costs(self, problem: Problem) -> Costs:
        """State the tier to the engine."""

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """Recount an allocation; `soft` is what the tier's soft rules cost in it."""

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """A cost in the user's unit."""
