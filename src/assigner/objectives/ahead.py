"""Weeks ahead: deadlines that meet in one week, and weeks that are known to be tight."""

from dataclasses import dataclass
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.objective import Changed, Costs, Tier
from assigner.problem import Problem
from assigner.rule import AHEAD
from assigner.words import Words, counted, say


@dataclass(frozen=True)
class Ahead(Tier):
    """What its soft rules count: a point a minute above a full week, so many for a deadline."""

    heading: ClassVar[Words] = say("weeks ahead")
    asks: ClassVar[Words] = say("Deadlines and heavy weeks that are known today are spread.")

    name: str = AHEAD
    unit: str = "points"

    def changed(self, what: Changed) -> Words:
        """How many points more or fewer."""
        count = abs(round(what.after - what.before))
        if what.worse:
            return counted("{n} point more of heavy weeks ahead",
                           "{n} points more of heavy weeks ahead", count)
        return counted("{n} point fewer of heavy weeks ahead",
                       "{n} points fewer of heavy weeks ahead", count)

    def costs(self, problem: Problem) -> Costs:
        """The excess of the rules about the weeks ahead."""
        del problem
        return Costs(soft=AHEAD)

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """What the rules' own recount says."""
        del problem, allocation
        return (soft,)

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """Points."""
        del problem
        return cost[0]
