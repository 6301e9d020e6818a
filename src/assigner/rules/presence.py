"""Presence: only those at work today can be given a case."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Breach, Rule
from assigner.words import Words, say


class Presence(Rule):
    """A notification is assessed within 24 hours (Barnets lov), so by somebody present."""

    title: ClassVar[str] = "presence today"

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Rule out everybody who is not at work."""
        away = frozenset(worker for worker in problem.workers if not problem.present(worker))
        for case in problem.cases:
            yield Bar(case, away, say("is not at work today"))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Look at the absence of everybody who takes part."""
        today = problem.instance.date
        for case, person in allocation.given(problem):
            if not problem.workers[person].present(today):
                yield self.breach(case, say("{person} is not at work today", person=person))

    def words(self) -> Words:
        """The rule in plain words."""
        return say("Only people at work today are given a case.")
