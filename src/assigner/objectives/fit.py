"""Fourth tier: interests, continuity and the soft rules that are preferences."""

from collections.abc import Mapping
from dataclasses import dataclass

from assigner.allocation import Allocation
from assigner.instance import Case, Caseworker
from assigner.objective import Costs
from assigner.problem import Problem
from assigner.rule import FIT


@dataclass(frozen=True)
class Fit:
    """Points short of the best match each placed case could have had, and soft breaches.

    A match scores `interest` points for each step of interest (-2 to +2) in each of the
    case's topics and `continuity` points for the previous caseworker. The best match is
    over everybody at work in a team that takes the phase.
    """

    interest: int = 1
    continuity: int = 0
    name: str = FIT
    unit: str = "points"

    def costs(self, problem: Problem) -> Costs:
        """Each pair costs what it falls short of the case's best match."""
        scores: dict[str, Mapping[str, int]] = {
            case.id: {
                worker.id: score
                for worker in problem.workers.values()
                if (score := self._score(case, worker))
            }
            for case in problem.cases.values()
        }
        best = {case: self._best(problem, problem.cases[case]) for case in problem.cases}

        def short(case: str, worker: str) -> int:
            return best[case] - scores[case].get(worker, 0)

        return Costs(takes=short, soft=FIT)

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """Recount each placed case against its best match."""
        short = 0
        for case_id, seats in allocation.seats.items():
            case, worker = problem.cases[case_id], problem.workers[seats.caseworker]
            liked = sum(score for topic, score in worker.interests if topic in case.topics)
            known = self.continuity if case.previous_caseworker == worker.id else 0
            short += self._best(problem, case) - self.interest * liked - known
        return (short + soft,)

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """Points short of the best."""
        del problem
        return cost[0]

    def _score(self, case: Case, worker: Caseworker) -> int:
        score = self.continuity if worker.id == case.previous_caseworker else 0
        for topic, step in worker.interests:
            if topic in case.topics:
                score += self.interest * step
        return score

    def _best(self, problem: Problem, case: Case) -> int:
        return max(
            (
                self._score(case, worker)
                for worker in problem.workers.values()
                if problem.takes(worker.id, case.phase) and problem.present(worker.id)
            ),
            default=0,
        )
