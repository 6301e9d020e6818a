"""Third tier: loads as even as possible, in proportion to what each can carry."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import isqrt
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator

from assigner.allocation import Allocation, load_after
from assigner.objective import Changed, Costs, Measure, Tier
from assigner.problem import Problem
from assigner.quantity import PercentagePoints, Quantity
from assigner.utilisation import variance_of
from assigner.words import Words, say
from assigner.workload import ModelTable

FROM_WEIGHTS = "from weights"


class FromWeights(Quantity):
    """A tolerance that is found for each day: as much as the weights' own noise."""


def _written(value: object) -> object:
    """`tolerance = "from weights"` is a number, too; only that is not known before the day."""
    if value != FROM_WEIGHTS:
        return value
    return FromWeights(value=Decimal(0), unit="percentage points", status="local",
                       source=FROM_WEIGHTS)


class BalanceTable(ModelTable):
    """How balance is measured, and how much of it a better fit may cost."""

    measure: Measure = "sumsq"
    tolerance: Annotated[PercentagePoints, BeforeValidator(_written)]

    @property
    def from_weights(self) -> bool:
        """Whether the tolerance is found for each day."""
        return isinstance(self.tolerance, FromWeights)


@dataclass(frozen=True)
class Balance(Tier):
    """Even utilisation, measured in one of three ways.

    `sumsq`: sum of load squared / capacity, which is capacity x utilisation squared (not
    utilisation squared: that puts load in proportion to capacity squared). `leximax`: the
    highest utilisation as low as possible, then the second highest, and so on (Ogryczak &
    Sliwinski on lexicographic max-min). `minmax`: the highest alone.

    `tolerance`: percentage points of utilisation later tiers may give up: of the spread
    (capacity-weighted standard deviation) for `sumsq`, of each place in the ordered list of
    utilisations for `leximax`, of the highest for `minmax`. `noisy`: found for each day, 0 until
    then.
    """

    heading: ClassVar[Words] = say("balance")
    asks: ClassVar[Words] = say("Loads as even as possible, in proportion to what each can carry.")
    table: ClassVar[type[ModelTable] | None] = BalanceTable

    kind: Measure = "sumsq"
    tolerance: Fraction = Fraction(0)
    noisy: bool = False
    name: str = "balance"

    @classmethod
    def made(cls, table: ModelTable | None) -> Self:
        """As a model measures it, and as far as it may be given up."""
        assert isinstance(table, BalanceTable)
        return cls(table.measure, table.tolerance.exact, table.from_weights)

    def giving_up(self, points: Fraction) -> Self:
        """The balance with another tolerance."""
        return replace(self, tolerance=points)

    @property
    def evens(self) -> Measure:
        """One of the three ways."""
        return self.kind

    @property
    def separable(self) -> bool:
        """The highest utilisation and a tolerance belong to the day as a whole."""
        return self.kind != "minmax" and self.tolerance == 0

    @property
    def unit(self) -> str:
        """Hours a week of load x utilisation, or per cent of capacity."""
        return "hours" if self.kind == "sumsq" else "% of capacity"

    def changed(self, what: Changed) -> Words:
        """Who is fullest, and was."""
        load = what.fullest
        if load is None:
            return say("loads are spread otherwise")
        values = {
            "person": load.worker,
            "before": load.before / load.capacity, "after": load.after / load.capacity,
            "hours": (load.after - load.before) / 60,
        }
        if what.worse:
            return say("less even: {person} at {after:.1%}, not {before:.1%} ({hours:+.1f} h)",
                       **values)
        return say("more even: {person} at {after:.1%}, not {before:.1%} ({hours:+.1f} h)",
                   **values)

    def costs(self, problem: Problem) -> Costs:
        """A convex cost of every load."""
        del problem
        return Costs(balance=self.kind)

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """Recount the load of everybody with capacity."""
        del soft
        highs = []
        squares = 0
        for worker, capacity in problem.capacity.items():
            if capacity > 0:
                load = load_after(problem, allocation, worker)
                highs.append(load * problem.steepness[worker])
                squares += load * load * problem.steepness[worker]
        if self.kind == "sumsq":
            return (squares,)
        highs.sort(reverse=True)
        return tuple(highs) if self.kind == "leximax" else (highs[0] if highs else 0,)

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """Hours for `sumsq`, the highest utilisation in per cent for the others."""
        if not cost:
            return 0.0
        high = cost[0] / problem.scale
        return high / 60 if self.kind == "sumsq" else high * 100

    def allowed(self, problem: Problem, allocation: Allocation) -> tuple[int, ...]:
        """How far later tiers may let the measure rise above that of the best allocation."""
        best = self.measure(problem, allocation, 0)
        if self.tolerance == 0:
            return best
        points = self.tolerance / 100
        if self.kind != "sumsq":
            return tuple(high + int(points * problem.scale) for high in best)
        spread = _spread(problem, allocation)
        room = sum(problem.capacity.values()) * (2 * spread * points + points * points)
        return (best[0] + int(room * problem.scale),)


def _spread(problem: Problem, allocation: Allocation) -> Fraction:
    """Capacity-weighted standard deviation of utilisation, to 1e-9, rounded down."""
    loads = {worker: load_after(problem, allocation, worker) for worker in problem.capacity}
    return Fraction(isqrt(int(variance_of(problem, loads) * 10**18)), 10**9)
