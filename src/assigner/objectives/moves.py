"""What changing hands costs: an open case moves only where that evens out more than it costs."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import ClassVar

from pydantic import Field

from assigner.allocation import Allocation
from assigner.instance import OpenCase
from assigner.objective import Changed, Costs, Tier
from assigner.objectives.balance import Balance
from assigner.problem import Problem
from assigner.quantity import Days, Hours, HoursAYear, MovesAtOnce, Share, Years, minutes
from assigner.words import Words, say
from assigner.workload import ModelTable

DAYS_A_YEAR = 365


class MovesTable(ModelTable):
    """What it costs that an open case changes hands, and which do not by choice.

    Hours of the balance tier that a move must even out. `at_most`: so many move by choice
    where nobody says otherwise; a case due within `near_deadline` stays. `complexity`: how
    much more for a level; `complex` and `very_complex` are two such levels.
    """

    each: Hours
    a_year: HoursAYear
    years: Years
    complex: Hours | None = None
    very_complex: Hours | None = None
    complexity: dict[str, Hours] = Field(default_factory=dict)
    each_caseworker: Hours
    known_share: Share
    near_deadline: Days
    at_most: MovesAtOnce


    @property
    def by_complexity(self) -> tuple[tuple[str, Fraction], ...]:
        """How many hours more for each level."""
        named = {"complex": self.complex, "very_complex": self.very_complex, **self.complexity}
        return tuple((level, more.exact) for level, more in named.items() if more is not None)


@dataclass(frozen=True)
class Moves(Tier):
    """The price of every open case that changes hands, beside the balance it is weighed against.

    Prices are hours of the balance tier (load x utilisation), so that a move is made where it
    evens out more than its price: `each` for any move, `a_year` for every year of the relation
    (at most `years`), more for a complex or very complex case, and for each caseworker the
    case has had within a year. To somebody who knows the case, its co-worker or an earlier
    caseworker, a move costs `known_share` of that.

    `balanced`: the tier is the balance (`sumsq`) and the prices together; else prices alone.
    """

    heading: ClassVar[Words] = say("moves")
    asks: ClassVar[Words] = say(
        "Open cases change hands only where that evens out more than it costs."
    )
    moves_cost: ClassVar[bool] = True
    table: ClassVar[type[ModelTable]] = MovesTable
    named: ClassVar[bool] = False

    each: Fraction
    a_year: Fraction
    years: int
    complexity: tuple[tuple[str, Fraction], ...]
    each_caseworker: Fraction
    known_share: Fraction
    balanced: bool = True
    name: str = "moves"
    unit: str = "hours"
    _balance: Balance = field(default_factory=Balance, repr=False)

    def price(self, case: OpenCase, to: str, on: date) -> int:
        """Minutes of balance a move of the case to somebody must even out; whole."""
        known = to in (case.co_caseworker, case.previous_caseworker)
        return self.prices(case, on)[known]

    def prices(self, case: OpenCase, on: date) -> tuple[int, int]:
        """The price to somebody who does not know the case, and to somebody who does."""
        hours = self.each + dict(self.complexity).get(case.complexity, Fraction(0))
        if case.assigned is not None and case.assigned <= on:
            held = (on - case.assigned).days
            hours += self.a_year * min(Fraction(held, DAYS_A_YEAR), Fraction(self.years))
            if held < DAYS_A_YEAR:
                had = {*case.involved, case.previous_caseworker} - {"", case.caseworker}
                hours += self.each_caseworker * len(had)
        return minutes(hours), minutes(hours * self.known_share)

    def changed(self, what: Changed) -> Words:
        """How many hours more or less."""
        hours = abs(float(what.after) - float(what.before))
        if what.worse:
            return say("{hours:,.2f} h more, unevenness and moves together", hours=hours)
        return say("{hours:,.2f} h less, unevenness and moves together", hours=hours)

    def costs(self, problem: Problem) -> Costs:
        """A price for each pair that is not as it was this morning."""
        on = problem.instance.date
        open_cases = {c.id: c for c in problem.instance.cases if isinstance(c, OpenCase)}
        priced = {case: self.prices(held, on) for case, held in open_cases.items()}
        scale = problem.scale

        def moves(case: str, worker: str) -> int:
            held = open_cases.get(case)
            if held is None or held.caseworker == worker:
                return 0
            return scale * priced[case][worker in (held.co_caseworker, held.previous_caseworker)]

        return Costs(takes=moves, balance="sumsq" if self.balanced else None)

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """Recount who holds another case than this morning, and the loads."""
        total = sum(
            self.price(held, seats.caseworker, problem.instance.date)
            for case, seats in allocation.seats.items()
            if isinstance(held := problem.cases[case], OpenCase)
            and held.caseworker != seats.caseworker
        )
        squares = self._balance.measure(problem, allocation, soft)[0] if self.balanced else 0
        return (problem.scale * total + squares,)

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """Hours."""
        return cost[0] / problem.scale / 60
