"""Due while away: a case goes to somebody who is there before it is due, and on the day."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.instance import Caseworker
from assigner.problem import Problem
from assigner.rule import Bar, Breach, FactCell, Rule, filled
from assigner.words import Words, say
from assigner.workdays import is_weekend

_DAY = timedelta(days=1)


class DueWhileAway(Rule):
    """Not to who is away on the day of the deadline, or has no day at work until then.

    A day at work is a weekday of theirs on which they are not away, after the day they get the
    case; a public holiday among them is not looked up. Where there is no weekday until the
    deadline, nobody is asked for one. A deadline that has passed, or is on the day itself, is
    left to who is at work then. Co-workers are free.
    """

    title: ClassVar[str] = "deadlines while away"

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Rule out who is away on the day, or not there before it."""
        known: dict[tuple[date, date], tuple[frozenset[str], frozenset[str]]] = {}
        for case in problem.cases.values():
            start, due = problem.start(case.id), case.due
            if due is None or due <= start:
                continue
            if (start, due) not in known:
                known[start, due] = self._missing(problem, start, due)
            never, then = known[start, due]
            yield Bar(case.id, never, say("is not at work until it is due on {due}", due=due),
                      assists=False)
            yield Bar(case.id, then, say("is not at work on {due}, when it is due", due=due),
                      assists=False)

    def _missing(
        self, problem: Problem, start: date, due: date
    ) -> tuple[frozenset[str], frozenset[str]]:
        """Who has no day at work until then, and who has, and is away on the day itself."""
        days = [start + _DAY * step for step in range(1, (due - start).days + 1)]
        weekdays = [day for day in days if not is_weekend(day)]
        away = {who for who in problem.workers if _gone(problem, who, due)}
        never = {
            who for who in problem.workers if weekdays and not any(
                problem.workers[who].works_on(day) and not _gone(problem, who, day)
                for day in weekdays)
        }
        return frozenset(never), frozenset(away - never)

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Walk through the days of whoever takes a case that is due."""
        for case, seats in allocation.seats.items():
            if case in problem.at_home.get(seats.caseworker, ()):
                continue
            who, due = problem.workers[seats.caseworker], problem.cases[case].due
            day = problem.starts.get(case, problem.instance.date)
            if due is None or not day < due:
                continue
            asked, met = False, False
            while day < due:
                day += _DAY
                asked = asked or not is_weekend(day)
                met = met or (not is_weekend(day) and who.works_on(day)
                              and not _away(problem, who, day))
            if asked and not met:
                yield self.breach(case, say(
                    "{person} is not at work until {case} is due on {due}",
                    person=who.id, case=case, due=due))
            elif _away(problem, who, due):
                yield self.breach(case, say(
                    "{person} is not at work on {due}, when {case} is due",
                    person=who.id, case=case, due=due))

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """When the case is due, and when the caseworker is away."""
        who, due = problem.workers[worker], problem.cases[case].due
        yield from (FactCell(item, "first") for item in who.absences
                    if due is not None and item.holds(due))
        if worker not in problem.going:  # their row has no word of it yet
            yield from filled(who, "absent_from", "absent_to")
        yield from filled(who, "works", "hired")
        yield FactCell(problem.cases[case], "due")

    def words(self) -> Words:
        """The rule in plain words."""
        return say("A case goes to somebody who is there before it is due, and not away that day.")


def _gone(problem: Problem, worker: str, on: date) -> bool:
    """Whether they are away; who is going is there until then."""
    gone = problem.going.get(worker)
    return not problem.instance.there(worker, on) and not (gone is not None and on < gone)


def _away(problem: Problem, who: Caseworker, on: date) -> bool:
    """By their row, by the register, or as agreed; who is going is there until then."""
    if who.id in problem.going and on < problem.going[who.id]:
        return False
    return not who.employed(on) or any(item.away(who.id, on) for item in problem.instance.agreed)
