"""Ceiling on very complex cases, or on another level: how many anybody holds at once."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.called import Called
from assigner.ceiling import CeilingRule
from assigner.instance import VERY_COMPLEX
from assigner.problem import Problem
from assigner.quantity import Cases
from assigner.rule import FactCell, Place, latest
from assigner.words import Words, say, term


class VeryComplexCeiling(CeilingRule):
    """At most `at` cases of the level `complexity` with one caseworker."""

    title: ClassVar[str] = "ceiling on very complex cases"
    standing: ClassVar[bool] = True

    at: Cases
    complexity: str = VERY_COMPLEX

    def complexities_named(self) -> Iterable[tuple[Place, str]]:
        """The level whose cases are counted."""
        yield ("complexity",), self.complexity

    def limit(self, problem: Problem, worker: str) -> int:
        """The ceiling, the same for everybody."""
        del problem, worker
        return self.at.whole

    def before(self, problem: Problem, worker: str) -> int:
        """Cases of the level held."""
        return sum(case.complexity == self.complexity for case in problem.held[worker])

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """The complexity of the latest open case as complex."""
        complexity = problem.cases[case].complexity
        mine = (held for held in problem.held[worker] if held.complexity == complexity)
        return latest(mine, "complexity")

    def counts(self, problem: Problem, case: str) -> int:
        """One for a case of the level, nothing for another."""
        return int(problem.cases[case].complexity == self.complexity)

    def counts_what(self, called: Called) -> tuple[str, Words]:
        """What the ceiling counts."""
        if self._usual(called):
            return "very complex cases", say("very complex")
        level = self.complexity.replace("_", " ")
        return f"{level} cases", called.level(self.complexity)

    def above(self, called: Called, worker: str, total: int, limit: int) -> Words:
        """Say who is above the ceiling and by how much."""
        if self._usual(called):
            return say(
                "{person} holds {total} very complex cases; the ceiling is {limit}",
                person=worker, total=total, limit=limit,
            )
        return say(
            "{person} holds {total} cases of the level {level}; the ceiling is {limit}",
            person=worker, total=total, level=called.level(self.complexity), limit=limit,
        )

    def no_room(self, called: Called) -> Words:
        """Say that somebody is at the ceiling."""
        if self._usual(called):
            return say("is at the ceiling of {at} very complex cases", at=self.at.whole)
        return say("is at the ceiling of {at} cases of the level {level}", at=self.at.whole,
                   level=called.level(self.complexity))

    def words_for(self, called: Called) -> Words:
        """The rule in plain words."""
        if self._usual(called):
            return say("Nobody holds more than {at} very complex cases.", at=self.at.whole)
        return say("Nobody holds more than {at} cases of the level {level}.", at=self.at.whole,
                   level=called.level(self.complexity))

    def title_for(self, called: Called) -> Words:
        """By the office's own level."""
        return term(self.title) if self._usual(called) else say(
            "ceiling on cases of the level {level}", level=called.level(self.complexity))

    def _usual(self, called: Called) -> bool:
        return self.complexity == VERY_COMPLEX and called.as_usual(self.complexity)
