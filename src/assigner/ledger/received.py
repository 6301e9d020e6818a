"""What everybody received in a day: kept with the decision, to be fair over time."""

from typing import Any

from assigner.allocation import Allocation
from assigner.objectives.over_time import HEAVY, unwanted
from assigner.problem import Problem


def received(problem: Problem, allocation: Allocation) -> list[dict[str, Any]]:
    """For each caseworker: whether they were present, and what they were given.

    New cases, heavy ones, their minutes a week, and how many they had rather not have.
    """
    return [
        {
            "id": worker.id,
            "present": problem.present(worker.id),
            "new": len(taken),
            "heavy": sum(case.complexity == HEAVY for case in taken),
            "minutes": sum(problem.weight[case.id] for case in taken),
            "unwanted": sum(unwanted(worker, case) for case in taken),
        }
        for worker in problem.workers.values()
        for taken in [[problem.cases[case] for case in allocation.gains(problem, worker.id)]]
    ]
