"""Fourth tier: interests, continuity and the soft rules that are preferences."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Self

from assigner.allocation import Allocation
from assigner.instance import Case
from assigner.objective import Changed, Costs, Tier
from assigner.problem import Problem
from assigner.quantity import Days, Points
from assigner.rule import FIT
from assigner.words import Words, counted, say
from assigner.workload import ModelTable


class FitTable(ModelTable):
    """What a step of interest and a known caseworker are worth.

    `claim_days`: so long after a case closed it is still its caseworker's, where the child comes
    back; without it, for ever.
    """

    interest: Points
    continuity: Points
    claim_days: Days | None = None


@dataclass(frozen=True)
class Fit(Tier):
    """Points short of the best match each placed case could have had, and soft breaches.

    A match scores `interest` points for each step of interest (-2 to +2) in each of the
    case's topics and `continuity` points for the previous caseworker; where the case they had
    has closed, no longer than `claim_days` after that. The best match is over everybody at work
    in a team that takes the phase. A case that stays where it is, though it might move by
    choice, is not matched anew.
    """

    heading: ClassVar[Words] = say("fit")
    asks: ClassVar[Words] = say(
        "Interests, known caseworkers, and the soft rules that are preferences."
    )
    table: ClassVar[type[ModelTable]] = FitTable

    interest: int = 1
    continuity: int = 0
    claim_days: int | None = None
    name: str = FIT
    unit: str = "points"

    @classmethod
    def made(cls, table: ModelTable | None) -> Self:
        """With the model's points."""
        assert isinstance(table, FitTable)
        claim = None if table.claim_days is None else table.claim_days.whole
        return cls(table.interest.whole, table.continuity.whole, claim)

    def changed(self, what: Changed) -> Words:
        """How many points further from the best match, or nearer."""
        count = abs(round(what.after - what.before))
        if what.worse:
            return counted("{n} point further from the best match",
                           "{n} points further from the best match", count)
        return counted("{n} point nearer to the best match",
                       "{n} points nearer to the best match", count)

    def costs(self, problem: Problem) -> Costs:
        """Each pair costs what it falls short of the case's best match."""
        tastes = _Tastes(problem)
        scores = {case.id: self._scores(case, problem, tastes) for case in problem.cases.values()}
        best = {
            case.id: tastes.best(case, scores[case.id]) for case in problem.cases.values()
        }

        def short(case: str, worker: str) -> int:
            if problem.by_choice.get(case) == worker:
                return 0
            return best[case] - scores[case].get(worker, 0)

        return Costs(takes=short, soft=FIT)

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """Recount each placed case against its best match."""
        short, tastes = 0, _Tastes(problem)
        for case_id, seats in allocation.seats.items():
            if problem.by_choice.get(case_id) == seats.caseworker:
                continue
            case, worker = problem.cases[case_id], problem.workers[seats.caseworker]
            liked = sum(score for topic, score in worker.interests if topic in case.topics)
            known = 0
            if case.previous_caseworker == worker.id and self._claims(case, problem):
                known = self.continuity
            best = tastes.best(case, self._scores(case, problem, tastes))
            short += best - self.interest * liked - known
        return (short + soft,)

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """Points short of the best."""
        del problem
        return cost[0]

    def _claims(self, case: Case, problem: Problem) -> bool:
        """Whether the previous caseworker still has a claim on it, the day it is given."""
        if self.claim_days is None or case.previous_closed is None:
            return True
        return (problem.start(case.id) - case.previous_closed).days <= self.claim_days

    def _scores(self, case: Case, problem: Problem, tastes: "_Tastes") -> Mapping[str, int]:
        """What a case scores with whoever has any taste for it or knows it."""
        found: dict[str, int] = defaultdict(int)
        if case.previous_caseworker and self._claims(case, problem):
            found[case.previous_caseworker] += self.continuity
        for topic in case.topics:
            for worker, step in tastes.of[topic]:
                found[worker] += self.interest * step
        return found


class _Tastes:
    """Who likes which topic how much, and who could have cases of a phase today."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.of: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for worker in problem.workers.values():
            for topic, step in worker.interests:
                self.of[topic].append((worker.id, step))
        self._able: dict[str, frozenset[str]] = {}

    def best(self, case: Case, scores: Mapping[str, int]) -> int:
        """The best score of anybody who takes the phase and is at work; others score 0."""
        able = self.able(case.phase)
        mine = [score for worker, score in scores.items() if worker in able]
        return max([*mine, 0] if len(mine) < len(able) else mine, default=0)

    def able(self, phase: str) -> frozenset[str]:
        """Who takes a phase and is at work."""
        if phase not in self._able:
            self._able[phase] = frozenset(
                worker for worker in self.problem.workers
                if self.problem.takes(worker, phase) and self.problem.present(worker)
            )
        return self._able[phase]
