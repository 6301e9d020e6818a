"""Restricted cases: those who are named for one may know it, and nobody else has a part in it."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Breach, FactCell, Rule
from assigner.words import Words, say


class RestrictedRule(Rule):
    """Named in `restricted_to` of the case. On in every model, and lifted for nobody.

    Who is to have a part in it is written into its row; whoever holds it already keeps it.
    """

    title: ClassVar[str] = "restricted cases"

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Rule out everybody who is not named, from every seat."""
        for case in problem.cases.values():
            if case.restricted_to:
                others = frozenset(problem.workers) - case.restricted_to
                yield Bar(case.id, others, say("is not named for this restricted case"))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Look for somebody in a restricted case who is not named and was given it."""
        for case, person in allocation.given(problem):
            named = problem.cases[case].restricted_to
            if named and person not in named:
                words = say("{person} is not named for this restricted case", person=person)
                yield self.breach(case, words)

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """Who is named for the case."""
        del worker
        yield FactCell(problem.cases[case], "restricted_to")

    def words(self) -> Words:
        """The rule in plain words."""
        return say("A restricted case goes only to those who are named for it, and only they may "
                   "assist in it.")
