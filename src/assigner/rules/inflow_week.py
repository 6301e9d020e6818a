"""Inflow a week: how many new cases anybody is given in seven days."""

from datetime import timedelta
from typing import ClassVar

from assigner.inflow import InflowRule
from assigner.problem import Problem
from assigner.quantity import CasesAWeek
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
        today = problem.instance.date
        since = today - timedelta(days=6)
        return sum(
            case.assigned is not None and since <= case.assigned <= today
            for case in problem.held[worker]
        )

    def counts(self, problem: Problem, case: str) -> int:
        """Every new case counts one."""
        del problem, case
        return 1

    def counted(self) -> tuple[str, Words]:
        """What the ceiling counts."""
        return self.at.unit, say("in seven days")

    def above(self, worker: str, total: int, limit: int) -> Words:
        """Say who is above the ceiling and by how much."""
        return say(
            "{person} is given {total} cases in seven days; the ceiling is {limit}",
            person=worker, total=total, limit=limit,
        )

    def no_room(self) -> Words:
        """Say that somebody has had the week's inflow."""
        return say("has had the {at} new cases of a week", at=self.at.whole)

    def words(self) -> Words:
        """The rule in plain words."""
        return say("Nobody is given more than {at} new cases in seven days.", at=self.at.whole)
