"""Inflow a week: how many new cases anybody is given in seven days."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import ClassVar

from assigner.called import Called
from assigner.inflow import InflowRule
from assigner.instance import OpenCase
from assigner.problem import Problem
from assigner.quantity import CasesAWeek
from assigner.rule import FactCell, latest
from assigner.words import Words, say


class InflowWeek(InflowRule):
    """At most `at` cases in the seven days that end today.

    An investigation closes within 4 months (Barnets lov section 20(3)): cases started
    together with one person fall due together.
    """

    title: ClassVar[str] = "inflow a week"
    days: ClassVar[int] = 7

    at: CasesAWeek

    def limit(self, problem: Problem, worker: str) -> int:
        """The ceiling, the same for everybody."""
        del problem, worker
        return self.at.whole

    def before(self, problem: Problem, worker: str) -> int:
        """Cases assigned to the caseworker in the last seven days, today included."""
        return sum(1 for _ in self._of_the_week(problem, worker))

    def _of_the_week(self, problem: Problem, worker: str) -> Iterator[OpenCase]:
        today = problem.instance.date
        since = today - timedelta(days=6)
        for case in problem.held[worker]:
            if case.assigned is not None and since <= case.assigned <= today:
                yield case

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """When they were given the latest case of the seven days."""
        del case
        return latest(self._of_the_week(problem, worker), "assigned")

    def counts_what(self, called: Called) -> tuple[str, Words]:
        """What the ceiling counts."""
        del called
        return self.at.unit, say("in seven days")

    def above(self, called: Called, worker: str, total: int, limit: int) -> Words:
        """Say who is above the ceiling and by how much."""
        del called
        return say(
            "{person} is given {total} cases in seven days; the ceiling is {limit}",
            person=worker, total=total, limit=limit,
        )

    def no_room(self, called: Called) -> Words:
        """Say that somebody has had the week's inflow."""
        del called
        return say("has had the {at} new cases of a week", at=self.at.whole)

    def words(self) -> Words:
        """The rule in plain words."""
        return say("Nobody is given more than {at} new cases in seven days.", at=self.at.whole)
