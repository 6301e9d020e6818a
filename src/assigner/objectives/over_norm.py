"""Second tier: as little as possible above the soft ceilings."""

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from assigner.allocation import Allocation
from assigner.objective import Changed, Costs, Tier
from assigner.problem import Problem
from assigner.rule import OVER_NORM
from assigner.words import Words, say


@dataclass(frozen=True)
class OverNorm(Tier):
    """Each unit above a soft ceiling counts one, what was above it before today included.

    `enough`: what placing alone reaches, where cases may move by choice as well. Such moves
    bring nobody's norms above that together, and are not made to get below it: a case moves
    by choice only where that evens out more than it costs.
    """

    heading: ClassVar[Words] = say("over norm")
    asks: ClassVar[Words] = say("As little as possible above the soft ceilings.")

    name: str = OVER_NORM
    unit: str = "over the norm"
    enough: int = 0

    @property
    def separable(self) -> bool:
        """What is enough is enough of the day as a whole: parts cannot each go so far."""
        return not self.enough

    def down_to(self, enough: int) -> Self:
        """With so much above the norms being enough."""
        return replace(self, enough=enough)

    def changed(self, what: Changed) -> Words:
        """How many units more or fewer."""
        count = abs(round(what.after - what.before))
        if what.worse:
            return say("{count} more over the norms", count=count)
        return say("{count} fewer over the norms", count=count)

    def costs(self, problem: Problem) -> Costs:
        """The excess of the soft ceilings."""
        del problem
        return Costs(soft=OVER_NORM, enough=self.enough)

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """What the soft ceilings' own recount says."""
        del problem, allocation
        return (max(soft, self.enough),)

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """Units above soft ceilings."""
        del problem
        return cost[0]
