"""Tiny random days with a plan, and the plain way to ask of them: force, solve again, look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from assigner.allocation import Allocation
from assigner.explain.planned import Cost, Planned
from assigner.explain.what_if import Trials
from assigner.objective import Measure
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.rules.decisions import DecisionsRule
from assigner.solve import Limits, Solved
from assigner.solve.dispatch import allocate_plainly
from assigner.statement import state
from tests.oracle import best
from tests.properties.offices import Drawn, draw

MEASURES: tuple[Measure, ...] = ("sumsq", "leximax", "minmax")


@dataclass(frozen=True)
class Forced:
    """What the plain way finds."""

    allocation: Allocation
    costs: Mapping[str, Cost]


def decided(day: Drawn) -> tuple[Rule, ...]:
    """The rules of a day, with pins and forbids among them."""
    if any(isinstance(rule, DecisionsRule) for rule in day.rules):
        return day.rules
    return (*day.rules, DecisionsRule(kind="policy", status="assumed"))


def plain(problem: Problem, rules: tuple[Rule, ...], day: Drawn) -> Forced | None:
    """Solve the whole day as it stands, with the plain model."""
    outcome = allocate_plainly(state(problem, rules), day.tiers, Limits())
    if not isinstance(outcome, Solved):
        return None
    if not outcome.proven:
        # OR-Tools loses an optimum of the plain leximax now and then; the model then says that
        # it is not proven, and every allocation there is has to judge.
        found = best(problem, rules, day.tiers)[0]
        return Forced(found.allocation, found.costs)
    return Forced(
        outcome.allocation, {reached.tier.name: reached.value for reached in outcome.reached}
    )


def force(day: Drawn, case: str, worker: str) -> Forced | None:
    """Pin and solve the whole day again."""
    pinned = replace(day.problem, pins=day.problem.pins | {(case, worker)})
    return plain(pinned, decided(day), day)


def trials(day: Drawn) -> Trials | None:
    """The trials of the day's own plan; None when it has no allocation."""
    rules = decided(day)
    found = plain(day.problem, rules, day)
    if found is None:
        return None
    return Trials(Planned(day.problem, rules, day.tiers, found.allocation))


@cache
def _planned_day(
    seed: int, kind: Measure, cases: int, tolerance: bool
) -> tuple[Drawn, Planned | None]:
    """A day and its plan, made once for all tests of a process."""
    day = draw(seed, kind, cases=cases, tolerance=tolerance)
    found = trials(day)
    return day, None if found is None else found.planned


def planned_days(
    seeds: range, kind: Measure = "sumsq", *, tolerance: bool = False, cases: int = 4
) -> Iterator[tuple[Drawn, Trials]]:
    """Days that have a plan; AssertionError in the end where none has, so that none holds all."""
    planned = 0
    for seed in seeds:
        day, found = _planned_day(seed, kind, cases, tolerance)
        if found is not None:
            planned += 1
            yield day, Trials(found)
    assert planned > 0, f"no day of {seeds} has a plan"
