"""Capacity: who has no hours for cases today takes nothing new."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Breach, FactCell, Rule, filled
from assigner.words import Words, say


class CapacityRule(Rule):
    """Without capacity there is no utilisation to balance, so nothing new is given."""

    title: ClassVar[str] = "capacity"

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Rule out everybody without capacity."""
        none = frozenset(w for w, capacity in problem.capacity.items() if capacity <= 0)
        leaving = {who: problem.going[who] for who in none if _leaves(problem, who)}
        for case in problem.cases:
            yield Bar(case, none - set(leaving), say("has no hours for cases"))
            for day in sorted(set(leaving.values())):
                yield Bar(case, frozenset(who for who in leaving if leaving[who] == day),
                          say("has no hours for cases from {day}", day=day))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Look at the hours of everybody who takes part."""
        for case, person in allocation.given(problem):
            if not problem.capacity[person] > 0:
                yield self.breach(case, say("{person} has no hours for cases", person=person))

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """What their hours for cases come from, the closest to them first."""
        del case
        if _leaves(problem, worker):
            return  # their row has no word of it yet
        who, today = problem.workers[worker], problem.instance.date
        yield from filled(who, "capacity_minutes", "capacity_percent")
        # Whose it is, never why.
        yield from (FactCell(item, "caseworker") for item in who.reductions
                    if item.state(today) == "active")
        yield from filled(who, "reserved_minutes", "roles", "weekly_minutes")

    def words(self) -> Words:
        """The rule in plain words."""
        return say("Who has no hours for cases takes nothing new.")


def _leaves(problem: Problem, worker: str) -> bool:
    """Whether they have hours now, and none once they have left."""
    return worker in problem.going and problem.workers[worker].capacity_minutes == 0
