"""Fairness over time: what is given today goes to those who have received least of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Self

from assigner.allocation import Allocation
from assigner.instance import VERY_COMPLEX, Case, Caseworker, OpenCase
from assigner.objective import Costs, Tier
from assigner.problem import Beyond, Problem
from assigner.quantity import Points, Weeks
from assigner.words import Words, say
from assigner.workload import ModelTable

HEAVY = VERY_COMPLEX
HUNDREDTHS = 100


def unwanted(worker: Caseworker, case: Case) -> bool:
    """Whether the interests a caseworker states in the case's topics add up below 0."""
    return sum(score for topic, score in worker.interests if topic in case.topics) < 0


class OverTimeTable(ModelTable):
    """What giving to somebody costs who has received more than expected over the last weeks.

    Points for each case beyond: of new ones, of very complex ones, of unwanted ones.
    """

    weeks: Weeks
    new: Points
    heavy: Points
    unwanted: Points


@dataclass(frozen=True)
class OverTime(Tier):
    """Points for giving to whom has received more than expected over the last weeks.

    A new case costs `new` points for each case its caseworker has received beyond what was
    expected (`Problem.beyond`), a very complex one `heavy` points more for each very complex
    one, and a case the caseworker had rather not have `unwanted` points more for each such.
    Counted from the colleague for whom it costs least, at work in a team that takes the phase.
    Cases that only change hands cost nothing here.
    """

    heading: ClassVar[Words] = say("over time")
    asks: ClassVar[Words] = say(
        "To those who have received least over the last weeks, for their capacity."
    )
    table: ClassVar[type[ModelTable]] = OverTimeTable

    new: int
    heavy: int
    unwanted: int
    weeks: int
    name: str = "over_time"
    unit: str = "points"

    @classmethod
    def made(cls, table: ModelTable | None) -> Self:
        """With the model's points and weeks."""
        assert isinstance(table, OverTimeTable)
        return cls(table.new.whole, table.heavy.whole, table.unwanted.whole, table.weeks.whole)

    def costs(self, problem: Problem) -> Costs:
        """Each pair costs what it is above the case's cheapest."""
        cost = {
            (case.id, worker): self._cost(problem, case, worker)
            for case in problem.cases.values() if not isinstance(case, OpenCase)
            for worker in problem.workers
        }
        least = {case.id: self._least(problem, case) for case in problem.cases.values()}

        def above(case: str, worker: str) -> int:
            found = cost.get((case, worker))
            return 0 if found is None else found - least[case]

        return Costs(takes=above)

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """Recount each new case that is placed."""
        total = soft
        for name, seats in allocation.seats.items():
            case = problem.cases[name]
            if not isinstance(case, OpenCase):
                total += self._cost(problem, case, seats.caseworker) - self._least(problem, case)
        return (total,)

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """Points."""
        del problem
        return cost[0] / HUNDREDTHS

    def _cost(self, problem: Problem, case: Case, worker: str) -> int:
        """In hundredths of a point; below 0 for whom has received less than expected."""
        beyond = problem.beyond.get(worker, Beyond())
        cost = self.new * beyond.new
        if case.complexity == HEAVY:
            cost += self.heavy * beyond.heavy
        if unwanted(problem.workers[worker], case):
            cost += self.unwanted * beyond.unwanted
        return cost

    def _least(self, problem: Problem, case: Case) -> int:
        return min(
            (
                self._cost(problem, case, worker)
                for worker in problem.workers
                if problem.takes(worker, case.phase) and problem.present(worker)
            ),
            default=0,
        )


def rows(beyond: Mapping[str, Beyond]) -> list[dict[str, object]]:
    """What everybody has received beyond what was expected, in cases, as documents tell it."""
    return [
        {"id": worker, **{key: value / HUNDREDTHS for key, value in found._asdict().items()}}
        for worker, found in sorted(beyond.items())
    ]


def from_rows(told: tuple[Mapping[str, object], ...]) -> dict[str, Beyond]:
    """The same, read back."""
    return {
        str(row["id"]): Beyond(**{
            key: round(float(str(row.get(key, 0))) * HUNDREDTHS) for key in Beyond._fields
        })
        for row in told
    }
