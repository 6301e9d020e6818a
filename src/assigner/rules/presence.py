"""Presence: only those at work today can be given a case."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Breach, FactCell, Rule, filled
from assigner.words import Words, say


class Presence(Rule):
    """A notification is assessed within 24 hours (Barnets lov), so by somebody present.

    A case that is handed over later goes to somebody who is not away on that day; whether it
    is one of their weekdays matters today alone.
    """

    title: ClassVar[str] = "presence today"

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Rule out everybody who is not at work."""
        away = {
            day: frozenset(who for who in problem.workers if not problem.there(who, day))
            for day in problem.days
        }
        today = problem.instance.date
        for case in problem.cases:
            day = problem.start(case)
            words = say("is not at work today") if day == today else say(
                "is not at work on {day}", day=day)
            yield Bar(case, away[day], words)

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Look at the absence of everybody who takes part."""
        today = problem.instance.date
        for case, person in allocation.given(problem):
            day = problem.starts.get(case, today)
            known = problem.instance.agreed
            who = problem.workers[person]
            here = who.present(day) if day == today else who.employed(day)
            away = any(item.away(person, day) for item in known)
            if away or not here or problem.awaited.get(person, day) > day:
                words = say("{person} is not at work today", person=person) if day == today \
                    else say("{person} is not at work on {day}", person=person, day=day)
                yield self.breach(case, words)

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """When they begin or are away."""
        who, day = problem.workers[worker], problem.start(case)
        if who.hired is not None and who.hired > problem.instance.date:
            yield FactCell(who, "hired")
        yield from filled(who, "absent_from", "absent_to")
        yield from (FactCell(item, "first") for item in who.absences if item.holds(day))
        if not who.works_on(day):
            yield FactCell(who, "works")

    def words(self) -> Words:
        """The rule in plain words."""
        return say("Only people at work today are given a case.")
