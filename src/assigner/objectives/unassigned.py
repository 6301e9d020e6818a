"""First tier: as few cases as possible without a caseworker, the most urgent placed first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assigner.allocation import Allocation
from assigner.objective import Costs
from assigner.problem import Problem


@dataclass(frozen=True)
class Unassigned:
    """The number of cases nobody takes; among equal numbers, the least urgent ones.

    A case costs `whole` and its urgency: the rank of its due date, so that urgencies
    together never outweigh one case.
    """

    name: str = "unassigned"
    unit: str = "cases"

    def costs(self, problem: Problem) -> Costs:
        """Each case without a caseworker costs one case and its urgency."""
        urgency = _urgency(problem)
        whole = 1 + sum(urgency.values())
        return Costs(unassigned={case: whole + urgency[case] for case in problem.cases})

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """Count the unassigned, and rank their due dates."""
        del soft
        dues = sorted({_due(problem, case) for case in problem.cases}, reverse=True)
        rank = {due: place for place, due in enumerate(dues)}
        whole = 1 + sum(rank[_due(problem, case)] for case in problem.cases)
        left = allocation.unassigned(problem)
        return (len(left) * whole + sum(rank[_due(problem, case)] for case in left),)

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """The number of cases."""
        return cost[0] // (1 + sum(_urgency(problem).values()))


def _due(problem: Problem, case: str) -> date:
    return problem.cases[case].due or date.max


def _urgency(problem: Problem) -> Mapping[str, int]:
    dues = sorted({case.due or date.max for case in problem.cases.values()})
    return {
        case.id: len(dues) - 1 - dues.index(case.due or date.max)
        for case in problem.cases.values()
    }
