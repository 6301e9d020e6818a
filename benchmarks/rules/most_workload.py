"""A ceiling on what somebody's new cases weigh together (CSPLib 069: workload of a nurse)."""

from typing import ClassVar

from assigner.called import Called
from assigner.ceiling import CeilingRule
from assigner.problem import Problem
from assigner.words import Words, say


class MostWorkload(CeilingRule):
    """Nobody carries more than `at`."""

    title: ClassVar[str] = "most workload"

    at: int

    def limit(self, problem: Problem, worker: str) -> int | None:
        """The same for everybody."""
        del problem, worker
        return self.at

    def before(self, problem: Problem, worker: str) -> int:
        """What is carried already."""
        return problem.load_before[worker]

    def counts(self, problem: Problem, case: str) -> int:
        """A case counts its weight."""
        return problem.weight[case]

    def above(self, called: Called, worker: str, total: int, limit: int) -> Words:
        """Say who carries too much."""
        del called
        return say(
            "{person} carries {total}; the most is {limit}",
            person=worker, total=total, limit=limit,
        )

    def no_room(self, called: Called) -> Words:
        """Say that a case is too heavy for what is left."""
        del called
        return say("has no room for the case")

    def words(self) -> Words:
        """The rule in plain words."""
        return say("Nobody carries more than {at}.", at=self.at)
