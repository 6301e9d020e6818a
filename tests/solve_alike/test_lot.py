"""The lot among alike people: fair over seeds, the same for the same seed, blind to rows."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from assigner.instance import Instance
from assigner.objective import Tier
from assigner.objectives.balance import Balance
from assigner.objectives.over_norm import OverNorm
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rules import registry
from assigner.solve import Limits, Solved, solve
from tests.office import case, number, problem, worker

TIERS: tuple[Tier, ...] = (Unassigned(), OverNorm(), Balance(), TieBreak())


def office(seed: int = 0) -> Problem:
    return problem(
        [worker(name) for name in "ABCD"],
        [case(f"{n}", two_advisers=True) for n in range(9)], seed=seed,
    )


def solved(day: Problem) -> Solved:
    rules = registry()
    found = solve(day, (
        rules["two_advisers"](kind="policy", status="assumed"),
        rules["inflow_day"].model_validate({
            "kind": "policy", "status": "assumed", "hard": False,
            "at": number(2, "cases a day"),
        }),
    ), TIERS, Limits())
    assert isinstance(found, Solved)
    assert found.engine == "alike"
    assert found.proven
    return found


@pytest.mark.landing
@pytest.mark.parametrize(("draws", "least", "most_often"), [
    (40, 1, 20), pytest.param(120, 15, 45, marks=pytest.mark.long)])
def test_everybody_is_drawn_as_often(draws: int, least: int, most_often: int) -> None:
    """A fair lot among four is outside these limits once in some two thousand times."""
    leads: Counter[str] = Counter()
    beside: Counter[str | None] = Counter()
    most: Counter[str] = Counter()
    for seed in range(draws):
        allocation = solved(office(seed)).allocation
        leads[allocation.seats["4"].caseworker] += 1
        beside[allocation.seats["4"].co_caseworker] += 1
        most[max("ABCD", key=lambda who: len(allocation.takes(who)))] += 1
    for drawn in (leads, beside, most):
        assert set(drawn) == {*"ABCD"}
        assert all(least <= times <= most_often for times in drawn.values()), drawn


@pytest.mark.landing
def test_the_order_of_rows_changes_nothing() -> None:
    day = office(3)
    first = solved(day)
    instance = day.instance
    for draw in range(3):
        rng = Random(draw)
        people, cases = list(instance.caseworkers), list(instance.cases)
        rng.shuffle(people)
        rng.shuffle(cases)
        shuffled = Instance(
            date=instance.date, model=instance.model, caseworkers=tuple(people),
            cases=tuple(cases),
        )
        again = solved(replace(day, instance=shuffled))
        assert again.allocation == first.allocation
        assert again.reached == first.reached


def test_all_are_tied_where_somebody_else_is_alike() -> None:
    found = solved(office())
    assert found.ties_sought
    assert found.tied == frozenset(found.allocation.seats)
