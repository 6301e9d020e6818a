"""A floor on the number of cases (CSPLib 069: patients of a nurse).

The program has no rule with a minimum. A rule speaks in rows, and a row with coefficients of
-1 says one: -(cases of w) <= -at. Nothing in the engine is told.
"""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Breach, Candidates, LinearRow, Part, Rule
from assigner.words import Words, say


class FewestCases(Rule):
    """Everybody takes at least `at` new cases."""

    title: ClassVar[str] = "fewest cases"

    at: int

    def rows(self, problem: Problem, candidates: Candidates) -> Iterable[LinearRow]:
        """One row for each caseworker, over all cases that could be theirs."""
        parts: dict[str, list[Part]] = {worker: [] for worker in problem.workers}
        for case, workers in candidates.takes.items():
            for worker in workers:
                parts[worker].append(Part("takes", case, worker))
        for worker, mine in parts.items():
            words = say("{person} takes at least {at} cases", person=worker, at=self.at)
            yield LinearRow(worker, tuple((part, -1) for part in mine), -self.at, words)

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Count everybody's cases."""
        for worker in problem.workers:
            few = len(allocation.takes(worker))
            if few < self.at:
                words = say("{person} takes {few} cases only", person=worker, few=few)
                yield self.breach(worker, words, self.at - few)

    def words(self) -> Words:
        """The rule in plain words."""
        return say("Everybody takes at least {at} cases.", at=self.at)
