"""Policies side by side on one day: who would get which case instead, and at what price.

Each model allocates by its own weights and rules, with its own proof. To be compared, all
allocations, the baselines' too, are then judged by one model, by the checker alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from assigner.allocation import Allocation, load_after
from assigner.baselines import practise
from assigner.documents.plan import Status
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.solve import Contradiction, Limits, Outcome, Reached, Solved, settled, solve_guarded
from assigner.statement import state
from assigner.verify import Judgement, judge


@dataclass(frozen=True)
class DayRun:
    """A model or a baseline on the day: what it gives, and how the judge finds it.

    `status` as in a plan for a model; `counted` for a baseline, which claims nothing.
    """

    name: str
    kind: str
    policy: Policy
    problem: Problem
    allocation: Allocation
    status: Status | Literal["counted"]
    reached: tuple[Reached, ...]
    drawn: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Judged:
    """A run under the judging model."""

    run: DayRun
    problem: Problem
    judgement: Judgement

    @cached_property
    def utilisation(self) -> Mapping[str, float]:
        """Load over capacity of everybody with capacity, after the day."""
        return {
            worker: load_after(self.problem, self.run.allocation, worker) / capacity
            for worker, capacity in self.problem.capacity.items()
            if capacity > 0
        }

    @property
    def worst(self) -> str | None:
        """The most loaded person; None when nobody has capacity."""
        if not self.utilisation:
            return None
        return max(self.utilisation, key=lambda worker: (self.utilisation[worker], worker))

    @property
    def most_loaded_today(self) -> str | None:
        """The most loaded of those who got something today."""
        gained = {person for _, person in self.run.allocation.parts()}
        among = [worker for worker in self.utilisation if worker in gained]
        if not among:
            return None
        return max(among, key=lambda worker: (self.utilisation[worker], worker))


@dataclass(frozen=True)
class ComparedRuns:
    """All runs, each judged by `judge`, the policy of the first model."""

    judge: Policy
    runs: tuple[Judged, ...]

    @property
    def differences(self) -> tuple[str, ...]:
        """Cases that not all runs give to the same people, in order of id."""
        first = self.runs[0].run.allocation.seats
        return tuple(
            case
            for case in self.runs[0].problem.cases
            if any(judged.run.allocation.seats.get(case) != first.get(case)
                   for judged in self.runs[1:])
        )


def by_model(name: str, policy: Policy, problem: Problem, limits: Limits | None = None) -> DayRun:
    """Solve the day under a model."""
    within = limits or Limits()
    tiers = settled(problem, policy.rules, policy.tiers, within)
    outcome = solve_guarded(problem, policy.rules, tiers, within)
    solved = outcome if isinstance(outcome, Solved) else None
    return DayRun(
        name, "model", policy, problem,
        solved.allocation if solved else Allocation({}), _status(outcome),
        solved.reached if solved else (),
    )


def by_baseline(name: str, policy: Policy, problem: Problem) -> DayRun:
    """Allocate by a habit under a model's hard rules."""
    found = practise(name, state(problem, policy.rules), problem.seed)
    return DayRun(
        name, "baseline", policy, problem, found.allocation, "counted", (), found.drawn
    )


def compare(runs: Sequence[DayRun]) -> ComparedRuns:
    """Judge all runs by the model of the first, which must be a model's."""
    ruler = runs[0]
    return ComparedRuns(ruler.policy, tuple(
        Judged(run, ruler.problem, judge(
            ruler.problem, ruler.policy.rules, ruler.policy.tiers, run.allocation
        ))
        for run in runs
    ))


def _status(outcome: Outcome) -> Status:
    if isinstance(outcome, Solved):
        return "optimal" if outcome.proven else "feasible"
    return "infeasible" if isinstance(outcome, Contradiction) else "unknown"
