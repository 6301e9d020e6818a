"""Fairness over time by hand, by the engine, and against all there are."""

from dataclasses import replace
from random import Random

import pytest

from assigner.allocation import Allocation, Seats
from assigner.objectives.over_time import OverTime, from_rows, rows
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Beyond, Problem
from assigner.solve import Solved, solve
from tests.draws import looped
from tests.objectives.fixed import engine_counts
from tests.objectives.test_costs import anyhow
from tests.office import TODAY, case, held, problem, worker
from tests.oracle import best
from tests.properties.offices import draw

TIER = OverTime(new=1, heavy=2, unwanted=3, weeks=8)
SCHOOL = frozenset({"school"})
STAFF = [
    worker("less"), worker("more", interests=(("school", -1),)),
    worker("away", absent_from=TODAY), worker("other", team="measures"),
]
BEYOND = {"less": Beyond(-100, 50, 0), "more": Beyond(200, 150, 100), "away": Beyond(-900, 0, 0)}


def cost(by: str, **facts: object) -> int:
    day = replace(problem(STAFF, [case("a", **facts)]), beyond=BEYOND)
    return TIER.measure(day, Allocation({"a": Seats(by)}), 0)[0]


def test_counted_from_whom_it_costs_least() -> None:
    """-100, 200 and 0 for a simple case; who is away is no yardstick."""
    assert [cost(who) for who in ("less", "more", "other")] == [0, 300, 100]
    assert cost("more", complexity="very_complex") == 200 + 2 * 150 - 0
    assert cost("more", topics=SCHOOL) == 300 + 3 * 100


def test_cases_that_change_hands_and_unplaced_ones_cost_nothing() -> None:
    moving = held("a", "more")
    day = replace(problem(STAFF, [moving]), beyond=BEYOND)
    assert TIER.measure(day, Allocation({"a": Seats("less")}), 0) == (0,)
    day = replace(problem(STAFF, [case("a")]), beyond=BEYOND)
    assert TIER.measure(day, Allocation({}), 5) == (5,)


def test_what_documents_tell_is_read_back() -> None:
    assert from_rows(tuple(rows(BEYOND))) == BEYOND
    assert TIER.shown(problem([], []), (250,)) == 2.5


def drawn(seed: int) -> Problem:
    rng = Random(seed)
    day = draw(seed, "sumsq", cases=4, workers=3, pairs=1, decisions=False).problem
    beyond = {
        who: Beyond(*(rng.randint(-300, 300) for _ in Beyond._fields))
        for who in day.workers if rng.random() < 0.8
    }
    return replace(day, beyond=beyond)


@pytest.mark.parametrize("seed", looped(1, range(10)))
def test_engine_and_checker_count_the_same(seed: int) -> None:
    day = drawn(seed)
    allocation = anyhow(day, Random(seed))
    assert engine_counts(day, (), (TIER,), allocation) == {
        "over_time": TIER.measure(day, allocation, 0)
    }


@pytest.mark.parametrize("seed", looped(1, range(6)))
def test_the_best_of_all_there_are(seed: int) -> None:
    day = drawn(seed)
    tiers = (Unassigned(), TIER, TieBreak())
    outcome = solve(day, (), tiers)
    assert isinstance(outcome, Solved)
    assert outcome.proven
    (expected,) = best(day, (), tiers)
    assert outcome.allocation == expected.allocation
