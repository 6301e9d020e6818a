"""First tier: as few cases as possible without a caseworker, the most urgent placed first."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.objective import Changed, Costs, Tier
from assigner.problem import Problem
from assigner.words import Words, counted, listing, say

Classes = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Unassigned(Tier):
    """The number of cases nobody takes; of as many, as few as can be of the most urgent.

    Measured as numbers compared in order: the cases left, those of the earliest due date
    among them, those of the next, and so on. No number of later cases makes up for an
    earlier one. A case without a due date is the least urgent. What follows from the numbers
    before (the last class, and noughts at the end) is not written.
    """

    heading: ClassVar[Words] = say("unassigned")
    asks: ClassVar[Words] = say(
        "As few cases as possible without a caseworker, the most urgent placed."
    )
    places: ClassVar[bool] = True

    name: str = "unassigned"
    unit: str = "cases"

    def changed(self, what: Changed) -> Words:
        """How many cases more are left, or which one instead of a more urgent one."""
        count = abs(round(what.after - what.before))
        values = {"left": listing(what.left), "placed": listing(what.placed)}
        if count == 0 and what.worse:
            return say("a more urgent case is left without a caseworker: {left}, not {placed}",
                       **values)
        if count == 0:
            return say("a less urgent case is left without a caseworker: {left}, not {placed}",
                       **values)
        if what.worse:
            return counted("{n} more case without a caseworker",
                           "{n} more cases without a caseworker", count)
        return counted("{n} case fewer without a caseworker",
                       "{n} cases fewer without a caseworker", count)

    def costs(self, problem: Problem) -> Costs:
        """Each case without a caseworker costs more than all differences in urgency together."""
        classes = by_urgency(problem)
        rank = {case: len(classes) - 1 - at for at, same in enumerate(classes) for case in same}
        whole = 1 + sum(rank.values())
        return Costs(
            unassigned={case: whole + rank[case] for case in problem.cases},
            urgency=classes if len(classes) > 1 else (),
        )

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """Count the unassigned, and among them those of each due date."""
        del soft
        return left_of(by_urgency(problem), allocation.unassigned(problem))

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """The number of cases."""
        del problem
        return cost[0] if cost else 0


def by_urgency(problem: Problem) -> Classes:
    """The new cases by due date, the earliest first; those without one last."""
    due: dict[date, list[str]] = defaultdict(list)
    for case in problem.cases.values():
        due[case.due or date.max].append(case.id)
    return tuple(tuple(due[day]) for day in sorted(due))


def left_of(classes: Classes, left: Collection[str]) -> tuple[int, ...]:
    """How many cases are left, and how many of each class but the last."""
    counts = [sum(case in left for case in same) for same in classes[:-1]] if left else []
    return in_short((len(left), *counts))


def added(costs: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """Such costs of several parts of a day as one."""
    return in_short(tuple(sum(each) for each in zip_longest(*costs, fillvalue=0)))


def in_short(cost: tuple[int, ...]) -> tuple[int, ...]:
    """A cost without the noughts at its end; compared in order, it stays where it was."""
    last = max((at for at, count in enumerate(cost) if count), default=0)
    return cost[: last + 1] or (0,)
