"""Every conflict collides by the checker's own count, and each part of it is needed."""

from dataclasses import replace
from random import Random

import pytest

from assigner.explain.conflict import conflict
from assigner.explain.demand import Demand
from assigner.problem import Problem
from assigner.rule import Rule
from tests.explain.days import decided
from tests.oracle import allocations
from tests.properties.offices import Drawn, draw


def possible(problem: Problem, rules: tuple[Rule, ...], demands: list[Demand]) -> bool:
    """Whether some allocation of all there are meets the demands, and nothing else."""
    asked = {(demand.rule, demand.subject) for demand in demands}
    pins = [demand.pin for demand in demands if demand.pin is not None]
    barred = [
        (demand.subject, str(demand.words.values["who"]))
        for demand in demands if demand.rule == "decisions" and demand.pin is None
    ]
    for allocation in allocations(problem):
        if any(d.rule == "placed" and d.subject not in allocation.seats for d in demands):
            continue
        if any(case not in allocation.takes(worker) for case, worker in pins):
            continue
        if any(worker in allocation.people(case) for case, worker in barred):
            continue
        if not any(
            (breach.rule, breach.subject) in asked
            for rule in rules if rule.name() != "decisions"
            for breach in rule.breaches(problem, allocation)
        ):
            return True
    return False


def hold(day: Drawn, place: tuple[str, ...]) -> bool:
    rules = tuple(rule for rule in decided(day) if rule.hard)
    demands = list(conflict(day.problem, rules, place))
    if not demands:
        return False
    assert not possible(day.problem, rules, demands)
    for demand in demands:
        assert possible(day.problem, rules, [other for other in demands if other != demand])
    return True


def days(seeds: range) -> int:
    found = 0
    for seed in seeds:
        day = draw(seed, cases=3)
        rng = Random(seed)
        pairs = [(c, w) for c in day.problem.cases for w in day.problem.workers]
        pins = dict(rng.sample(pairs, 2))
        day = replace(day, problem=replace(day.problem, pins=frozenset(pins.items())))
        found += hold(day, tuple(day.problem.cases)[: seed % 3])
    return found


@pytest.mark.landing
def test_conflicts_are_minimal() -> None:
    assert days(range(16)) > 4


@pytest.mark.long
@pytest.mark.parametrize("chunk", range(10))
def test_conflicts_long(chunk: int) -> None:
    days(range(100 + 20 * chunk, 120 + 20 * chunk))


def test_without_demands_nothing_collides() -> None:
    day = draw(1, decisions=False)
    assert conflict(day.problem, decided(day)) == ()
