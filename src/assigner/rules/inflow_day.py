"""Inflow a day: how many new cases anybody is given in one day."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.called import Called
from assigner.inflow import InflowRule
from assigner.norm import NEW_TODAY
from assigner.problem import Problem
from assigner.quantity import CasesADay
from assigner.rule import FactCell, latest
from assigner.words import Words, say


class InflowDay(InflowRule):
    """At most `at` cases a day; what was assigned earlier today counts."""

    title: ClassVar[str] = "inflow a day"

    at: CasesADay

    def limit(self, problem: Problem, worker: str) -> int:
        """The ceiling, the same for everybody."""
        del problem, worker
        return self.at.whole

    def before(self, problem: Problem, worker: str) -> int:
        """Cases assigned to the caseworker earlier today."""
        return problem.given_today[worker]

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """When they were given the latest case of today."""
        del case
        today = problem.instance.date
        return latest((c for c in problem.held[worker] if c.assigned == today), "assigned")

    def counts_what(self, called: Called) -> tuple[str, Words]:
        """What the ceiling counts."""
        del called
        return self.at.unit, NEW_TODAY

    def above(self, called: Called, worker: str, total: int, limit: int) -> Words:
        """Say who is above the ceiling and by how much."""
        del called
        return say(
            "{person} is given {total} cases today; the ceiling is {limit}",
            person=worker, total=total, limit=limit,
        )

    def no_room(self, called: Called) -> Words:
        """Say that somebody has had the day's inflow."""
        del called
        return say("has had the {at} new cases of a day", at=self.at.whole)

    def words(self) -> Words:
        """The rule in plain words."""
        return say("Nobody is given more than {at} new cases a day.", at=self.at.whole)
