"""Eligibility given as a list for each case."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Breach, Rule
from assigner.words import Words, say


class Listed(Rule):
    """A case goes to somebody on its list."""

    title: ClassVar[str] = "listed caseworkers"

    of: dict[str, frozenset[str]]

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Rule out everybody who is not on the list."""
        everybody = frozenset(problem.workers)
        outside: dict[frozenset[str], frozenset[str]] = {}
        for case in problem.cases:
            listed = self.of[case]
            if listed not in outside:
                outside[listed] = everybody - listed
            yield Bar(case, outside[listed], say("is not on the list of the case"))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Look everybody up."""
        del problem
        for case, person in allocation.parts():
            if person not in self.of[case]:
                yield self.breach(case, say("{person} is not on the list", person=person))

    def words(self) -> Words:
        """The rule in plain words."""
        return say("A case goes to somebody on its list.")
