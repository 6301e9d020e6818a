"""Easing in: newcomers and people back from leave are not drawn every time."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar

from assigner.absence import Absence
from assigner.called import Called
from assigner.inflow import InflowRule
from assigner.instance import Caseworker
from assigner.norm import NEW_TODAY
from assigner.problem import Problem
from assigner.quantity import CasesADay, Months, Weeks
from assigner.rule import FactCell, filled
from assigner.words import Words, say


class EasingIn(InflowRule):
    """At most `at` new cases a day for who is new, returning, or in a special situation.

    Whoever starts at zero looks lightest to any balance and would be drawn every time
    (Polish courts: 105 cases to one judge, 7 to another).
    """

    title: ClassVar[str] = "easing in"

    at: CasesADay
    months: Months
    weeks_after_leave: Weeks

    def limit(self, problem: Problem, worker: str) -> int | None:
        """The ceiling for those the rule protects."""
        return self.limit_on(problem, worker, problem.instance.date)

    def limit_on(self, problem: Problem, worker: str, day: date) -> int | None:
        """The ceiling for those the rule protects on a day."""
        return self.at.whole if self.protects(problem.workers[worker], day) else None

    def protects(self, worker: Caseworker, today: date) -> bool:
        """New here, just back from leave, or with an individual situation."""
        here = worker.months_here(today)
        back = worker.absent_to is not None and (
            worker.absent_to < today <= worker.absent_to + timedelta(
                weeks=self.weeks_after_leave.whole
            )
        )
        back = back or any(self._eases(item, today) for item in worker.absences)
        new = here is not None and here < self.months.whole
        return new or back or worker.has_situation(today)

    def _eases(self, away: Absence, today: date) -> bool:
        """Back from an absence of the register that was at least as long as easing in takes."""
        weeks = timedelta(weeks=self.weeks_after_leave.whole)
        if away.last is None or not away.last < today <= away.last + weeks:
            return False
        return away.first is None or away.last - away.first + timedelta(days=1) >= weeks

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """What they ease in from: leave, a situation, a new job."""
        del case
        who, today = problem.workers[worker], problem.instance.date
        if who.absent_to is not None and who.absent_to < today:
            yield FactCell(who, "absent_to")
        yield from (FactCell(item, "last") for item in who.absences if self._eases(item, today))
        if who.has_situation(today):
            yield FactCell(who, "capacity_percent")
        yield from filled(who, "hired")

    def before(self, problem: Problem, worker: str) -> int:
        """Cases assigned to the caseworker earlier today."""
        return problem.given_today[worker]

    def counts_what(self, called: Called) -> tuple[str, Words]:
        """What the ceiling counts."""
        del called
        return self.at.unit, NEW_TODAY

    def above(self, called: Called, worker: str, total: int, limit: int) -> Words:
        """Say who is given more than the start allows."""
        del called
        return say(
            "{person} is easing in and is given {total} cases today; the ceiling is {limit}",
            person=worker, total=total, limit=limit,
        )

    def no_room(self, called: Called) -> Words:
        """Say that somebody has had the day's share of a start."""
        del called
        return say("is easing in and has had {at} new cases today", at=self.at.whole)

    def words(self) -> Words:
        """The rule in plain words."""
        return say(
            "Who is new (under {months} months), back from leave (under {weeks} weeks) or has an "
            "individual situation is given at most {at} new cases a day.",
            months=self.months.whole, weeks=self.weeks_after_leave.whole, at=self.at.whole,
        )
