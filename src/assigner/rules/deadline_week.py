"""Deadlines a week: how many cases of one caseworker fall due in the same week."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.ceiling import one_more, relieved, spread
from assigner.instance import Case
from assigner.norm import Norm
from assigner.problem import Problem
from assigner.quantity import CasesAWeek
from assigner.rule import AHEAD, Breach, Ceiling, Eased, FactCell, Rule, latest
from assigner.words import Words, say


class DeadlineWeek(Rule):
    """At most `at` deadlines of one caseworker in a week, Monday to Sunday, from today on.

    An investigation closes within 4 months (Barnets lov section 20(3)): cases given together
    fall due together. Only weeks in which a case of today falls due are looked at. Soft, each
    deadline too many costs `points` in the tier `ahead`. Co-workers keep no deadline.
    """

    title: ClassVar[str] = "deadlines in one week"
    soft_tier: ClassVar[str] = AHEAD

    at: CasesAWeek

    def ceilings(self, problem: Problem) -> Iterable[Ceiling]:
        """One for each week in which a case of today falls due."""
        weeks = {week for case in problem.cases.values() if (week := _week(problem, case))}
        held = {
            worker: Counter(_week(problem, case) for case in mine)
            for worker, mine in problem.held.items()
        }
        for week in sorted(weeks):
            counts = {
                case.id: 1 for case in problem.cases.values() if _week(problem, case) == week
            }
            room = {worker: self.at.whole - held[worker][week] for worker in problem.workers}
            words = say("has {at} deadlines or more in the week from {day}",
                        at=self.at.whole, day=week)
            yield from (
                spread(problem, counts, room, words) if self.hard
                else (relieved(problem, counts, room, words),)
            )

    def norms(self, problem: Problem, allocation: Allocation, worker: str) -> Iterable[Norm]:
        """Deadlines in each of those weeks, against the ceiling."""
        diary = self._diary(problem, allocation, worker)
        for week in _asked(problem):
            yield Norm(self.name(), diary[week], self.at.whole, self.at.unit,
                       say("deadlines in one week"))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Put every deadline into everybody's diary, and look at the weeks of today's cases."""
        asked = _asked(problem)
        for worker in problem.workers:
            diary = self._diary(problem, allocation, worker)
            gained = (problem.cases[name].due for name in allocation.gains(problem, worker))
            new = {_monday(due) for due in gained if due is not None}
            for week in asked:
                if diary[week] > self.at.value and (week in new or not self.hard):
                    words = say(
                        "{person} has {total} deadlines in the week from {day}; the ceiling "
                        "is {limit}",
                        person=worker, total=diary[week], day=week, limit=self.at.whole,
                    )
                    yield self.breach(worker, words, diary[week] - self.at.whole)

    def _diary(
        self, problem: Problem, allocation: Allocation, worker: str
    ) -> Mapping[date, int]:
        """Monday -> deadlines to come of what somebody has in the end; hard, of what they had."""
        mine = [problem.cases[name] for name in allocation.gains(problem, worker)]
        lost = problem.at_home.get(worker, frozenset()) - {*allocation.takes(worker)}
        kept = [case for case in problem.held[worker] if self.hard or case.id not in lost]
        return Counter(_monday(case.due) for case in (*mine, *kept)
                       if case.due is not None and case.due >= problem.instance.date)

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """When the case is due, and an open one in the same week."""
        week = _week(problem, problem.cases[case])
        yield FactCell(problem.cases[case], "due")
        yield from latest(
            (held for held in problem.held[worker] if week and _week(problem, held) == week), "due"
        )

    def eased(self, problem: Problem, cases: Sequence[str]) -> Iterable[Eased]:
        """One deadline more a week, where a case of them has one."""
        if any(_week(problem, problem.cases[case]) for case in cases):
            more = self.model_copy(update={"at": one_more(self.at)})
            yield Eased(more, "at", self.at.whole, self.at.unit)

    def words(self) -> Words:
        """The rule in plain words."""
        return say("Nobody has more than {at} deadlines in one week.", at=self.at.whole)


def _week(problem: Problem, case: Case) -> date | None:
    """The Monday of the week in which a case falls due; None without a deadline to come."""
    if case.due is None or case.due < problem.instance.date:
        return None
    return case.due - timedelta(days=case.due.weekday())


def _monday(day: date) -> date:
    return date.fromisocalendar(*day.isocalendar()[:2], 1)


def _asked(problem: Problem) -> list[date]:
    """The weeks in which a case of today falls due."""
    return sorted({_monday(case.due) for case in problem.cases.values()
                   if case.due is not None and case.due >= problem.instance.date})
