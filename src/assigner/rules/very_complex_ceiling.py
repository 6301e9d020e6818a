"""Ceiling on very complex cases: how many anybody holds at once."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.ceiling import CeilingRule
from assigner.problem import Problem
from assigner.quantity import Cases
from assigner.rule import FactCell, latest
from assigner.words import Words, say


class VeryComplexCeiling(CeilingRule):
    """At most `at` very complex cases with one caseworker."""

    title: ClassVar[str] = "ceiling on very complex cases"
    standing: ClassVar[bool] = True

    at: Cases

    def limit(self, problem: Problem, worker: str) -> int:
        """The ceiling, the same for everybody."""
        del problem, worker
        return self.at.whole

    def before(self, problem: Problem, worker: str) -> int:
        """Very complex cases held."""
        return sum(case.complexity == "very_complex" for case in problem.held[worker])

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """The complexity of the latest open case as complex."""
        complexity = problem.cases[case].complexity
        mine = (held for held in problem.held[worker] if held.complexity == complexity)
        return latest(mine, "complexity")

    def counts(self, problem: Problem, case: str) -> int:
        """One for a very complex case, nothing for another."""
        return int(problem.cases[case].complexity == "very_complex")

    def counted(self) -> tuple[str, Words]:
        """What the ceiling counts."""
        return "very complex cases", say("very complex")

    def above(self, worker: str, total: int, limit: int) -> Words:
        """Say who is above the ceiling and by how much."""
        return say(
            "{person} holds {total} very complex cases; the ceiling is {limit}",
            person=worker, total=total, limit=limit,
        )

    def no_room(self) -> Words:
        """Say that somebody is at the ceiling."""
        return say("is at the ceiling of {at} very complex cases", at=self.at.whole)

    def words(self) -> Words:
        """The rule in plain words."""
        return say("Nobody holds more than {at} very complex cases.", at=self.at.whole)
