"""What an objective tier is: a cost the engine minimises, and a measure of its own.

Tiers are taken in order: the best of the first, then the best of the second among those,
and so on. No two tiers are ever added up. `costs` speaks to the engine in data, `measure`
recounts a finished allocation without it; a test holds the two equal.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import ClassVar, Literal, NamedTuple, Protocol, Self

from assigner.allocation import Allocation
from assigner.called import Called
from assigner.instance import OpenCase
from assigner.kept_room import KeptRoom
from assigner.problem import Problem
from assigner.words import Words, say, term
from assigner.workload import ModelTable

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


class LoadChange(NamedTuple):
    """What somebody carries, minutes a week."""

    worker: str
    before: int
    after: int
    capacity: int

    @property
    def points(self) -> float:
        """The change in percentage points of capacity."""
        return 100 * (self.after - self.before) / self.capacity if self.capacity else 0.0


class Changed(Protocol):
    """A tier in a plan and in another allocation of its day, where the two differ in it."""

    @property
    def before(self) -> float:
        """The plan's cost, in the tier's unit."""

    @property
    def after(self) -> float:
        """The other's."""

    @property
    def worse(self) -> bool:
        """Whether the other costs more."""

    @property
    def left(self) -> tuple[str, ...]:
        """The cases that lose their caseworker and get none."""

    @property
    def placed(self) -> tuple[str, ...]:
        """The cases without a caseworker in the plan that get one."""

    @property
    def fullest(self) -> LoadChange | None:
        """Of those whose load changes, who ends fullest where it is worse, or began so."""

    @property
    def broken(self) -> tuple[Words, ...]:
        """What the soft rules of the tier have to say of the other, and not of the plan."""

    @property
    def taken(self) -> tuple[str, KeptRoom] | None:
        """Whose room the one that is worse takes more of: the dearest, and what it is kept for."""

    @property
    def called(self) -> Called:
        """The office's own words."""


class Looks(NamedTuple):
    """How many weeks a tier looks ahead at cases to come, and back at those that came.

    `least`: weeks that such cases must wait longer for a unit of room less, for it to be kept.
    """

    ahead: int
    back: int
    least: int = 0


class Tier:
    """One objective tier. `measure` gives a whole number, or several compared in order.

    `heading`: the tier in a word or two; `asks`: what it asks, in one plain sentence.
    `table`: what a model says of it in a section of its name, None where it has none.
    `named`: whether models name it; the others are put where they belong by the program.

    `is_lot`: it draws between what is equally good, so ties are looked for before it.
    `places`: it asks that cases are placed, and is answered before anything else is.
    `moves_cost`: it charges open cases that change hands.
    """

    heading: ClassVar[Words]
    asks: ClassVar[Words]
    table: ClassVar[type[ModelTable] | None] = None
    named: ClassVar[bool] = True
    is_lot: ClassVar[bool] = False
    places: ClassVar[bool] = False
    moves_cost: ClassVar[bool] = False

    @property
    def name(self) -> str:
        """The tier's name in models and plans."""
        raise NotImplementedError

    @property
    def unit(self) -> str:
        """The unit of what `shown` returns."""
        raise NotImplementedError

    @classmethod
    def made(cls, table: ModelTable | None) -> Self:
        """The tier as a model's table has it."""
        del table
        return cls()

    def changed(self, what: Changed) -> Words:
        """What the tier loses or gains, in people's numbers."""
        return say("{tier}: {before} becomes {after}", tier=term(self.name),
                   before=what.before, after=what.after)

    @property
    def evens(self) -> Measure | None:
        """How it measures whether loads are even, where that is all it asks."""
        return None

    @property
    def levels(self) -> bool:
        """Whether it weighs something else against how even loads are, in hours of the balance."""
        return False

    @property
    def tolerance(self) -> Fraction:
        """Percentage points of utilisation that later tiers may give up of it; 0: nothing."""
        return Fraction(0)

    @property
    def noisy(self) -> bool:
        """Whether its tolerance is as much as the weights' own noise, found for each day."""
        return False

    def giving_up(self, points: Fraction) -> Self:
        """The tier with so many percentage points of tolerance, where it knows such a thing."""
        del points
        return self

    @property
    def looks(self) -> Looks | None:
        """How far it looks at the cases of other days; None where it does not."""
        return None

    @property
    def separable(self) -> bool:
        """Whether parts of the day that no row ties together are also judged apart in it."""
        return True

    @property
    def enough(self) -> int:
        """Down to so much all allocations are equally good in the tier."""
        return 0

    def down_to(self, enough: int) -> Self:
        """The tier with so much being enough, where it knows such a thing; else itself."""
        del enough
        return self

    def costs(self, problem: Problem) -> Costs:
        """State the tier to the engine."""
        raise NotImplementedError

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """Recount an allocation; `soft` is what the tier's soft rules cost in it."""
        raise NotImplementedError

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """A cost in the user's unit."""
        raise NotImplementedError

    def allowed(self, problem: Problem, allocation: Allocation) -> tuple[int, ...]:
        """How far later tiers may let the measure rise above that of the best allocation."""
        return self.measure(problem, allocation, 0)

    def price(self, case: OpenCase, to: str, on: date) -> int:
        """Minutes of balance that an open case given to somebody else must even out; whole."""
        del case, to, on
        return 0
