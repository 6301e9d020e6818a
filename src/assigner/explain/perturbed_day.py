"""The day with one declared field changed, solved again where the change can be felt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from assigner.allocation import Allocation, Seats
from assigner.errors import VerificationFailed
from assigner.explain.part_problem import PartProblem, of_day
from assigner.explain.planned import Planned
from assigner.explain.what_if import Trials, late
from assigner.instance import Case, Caseworker
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve.limits import Limits
from assigner.solve.outcome import Contradiction, Nothing, Solved
from assigner.solve.parts import split, whole
from assigner.statement import Statement
from assigner.words import say
from assigner.workload import capacity_minutes

_OF_CASELOAD = ("held", "phases_held", "carried")


def with_worker(problem: Problem, worker: str, **fields: Any) -> Problem:
    """The day with other facts about one caseworker."""
    changed = replace(problem.workers[worker], **fields)
    return _with(problem, [changed], [])


def with_case(problem: Problem, case: str, **fields: Any) -> Problem:
    """The day with other facts about one new case."""
    return _with(problem, [], [replace(problem.cases[case], **fields)])


def _with(problem: Problem, workers: list[Caseworker], cases: list[Case]) -> Problem:
    people = {**problem.workers, **{worker.id: worker for worker in workers}}
    new = {**problem.cases, **{case.id: case for case in cases}}
    day = replace(
        problem,
        instance=replace(
            problem.instance, caseworkers=tuple(people.values()), cases=tuple(new.values())
        ),
    )
    on = problem.instance.date
    return replace(day, known={
        **{name: getattr(problem, name) for name in _OF_CASELOAD},
        "capacity": {**problem.capacity, **{
            worker.id: capacity_minutes(worker, problem.capacities, on) for worker in workers
        }},
        "weight": {**problem.weight, **{case.id: day.minutes(case) for case in cases}},
    })


@dataclass(frozen=True)
class PerturbedDay:
    """A changed day beside its plan. `touched`: the cases and caseworkers that changed."""

    trials: Trials
    problem: Problem
    touched: frozenset[str]
    rules: tuple[Rule, ...]

    @property
    def _day(self) -> Planned:
        """The changed day with nothing placed."""
        plan = self.trials.planned
        return Planned(self.problem, self.rules, plan.tiers, Allocation({}))

    @cached_property
    def statement(self) -> Statement:
        """What the rules say on the changed day."""
        return self._day.statement

    def candidate(self, case: str, worker: str) -> bool:
        """Whether no rule excludes `worker` by itself from the case on the changed day."""
        return worker in self.statement.candidates.takes[case]

    def part(self, case: str) -> PartProblem:
        """The part of the changed day that the case is in."""
        day = self._day
        parts = split(self.statement) if day.divisible else (whole(self.statement),)
        part = next(part for part in parts if case in part.cases)
        return PartProblem(day, part, of_day(day.tiers, day.problem))

    def around(self, case: str, worker: str | None = None) -> Solved | None:
        """The part of the case solved on the changed day (`worker` forced onto it).

        None where it has no allocation.
        """
        alone = self.part(case)
        if worker is None:
            return _solve(alone, alone.statement, self.trials.limits)
        asked = alone.asked(((case, worker),), (), (), self.trials.decisions)
        return _solve(alone, asked, self.trials.limits)

    def planned(self) -> Planned | None:
        """The changed day, solved and judged; None where there is no allocation."""
        solved = self.solved()
        if solved is None:
            return None
        seats, proven = solved
        found = replace(self._day, allocation=Allocation(seats), proven=proven)
        if found.breaches:
            raise VerificationFailed(
                str(say("Defect: the engine and the checker disagree about a changed day."))
            )
        return found

    def solved(self) -> tuple[Mapping[str, Seats], bool] | None:
        """Who takes what on the changed day, and whether that is proven.

        Parts that cannot feel the change stay.
        """
        day, plan = self._day, self.trials.planned
        tiers = of_day(day.tiers, day.problem)
        if not day.divisible:
            return _seats(PartProblem(day, whole(day.statement), tiers), self.trials.limits)
        known = set(self.trials.parts) if plan.proven else set()
        found: dict[str, Seats] = {}
        proven = True
        for part in split(day.statement):
            if part in known and not self.touched.intersection((*part.cases, *part.workers)):
                mine = set(part.cases)
                found |= {c: who for c, who in plan.allocation.seats.items() if c in mine}
            elif part.cases:
                solved = _seats(PartProblem(day, part, tiers), self.trials.limits)
                if solved is None:
                    return None
                found |= solved[0]
                proven = proven and solved[1]
        return found, proven


def _seats(alone: PartProblem, limits: Limits) -> tuple[Mapping[str, Seats], bool] | None:
    found = _solve(alone, alone.statement, limits)
    return None if found is None else (found.allocation.seats, found.proven)


def _solve(alone: PartProblem, statement: Statement, limits: Limits) -> Solved | None:
    from assigner.solve.dispatch import allocate  # noqa: PLC0415  # OR-Tools takes half a second

    outcome = allocate(statement, alone.tiers, limits)
    if isinstance(outcome, Contradiction):
        return None
    if isinstance(outcome, Nothing):
        raise late()
    return outcome
