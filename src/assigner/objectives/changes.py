"""Changes of caseworker: as few children as can be who have had many are given somebody new."""

from dataclasses import dataclass
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.objective import Changed, Costs, Tier
from assigner.problem import Problem
from assigner.words import Words, counted, say


@dataclass(frozen=True)
class Changes(Tier):
    """What the soft rule against many changes of caseworker counts: a case each."""

    heading: ClassVar[Words] = say("changes of caseworker")
    asks: ClassVar[Words] = say(
        "As few cases as can be that have changed caseworker often do so again.")

    name: str = "changes"
    unit: str = "changes"

    def changed(self, what: Changed) -> Words:
        """Which change it would be, and since when; else how many cases more or fewer."""
        count = abs(round(what.after - what.before))
        if what.worse and len(what.broken) == count == 1:
            return what.broken[0]
        if what.worse:
            return counted("{n} case more changes caseworker once too often",
                           "{n} cases more change caseworker once too often", count)
        return counted("{n} case fewer changes caseworker once too often",
                       "{n} cases fewer change caseworker once too often", count)

    def costs(self, problem: Problem) -> Costs:
        """What the soft rule charges."""
        del problem
        return Costs(soft="changes")

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """What the rule's own recount says."""
        del problem, allocation
        return (soft,)

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """Changes, at the price of each."""
        del problem
        return cost[0]
