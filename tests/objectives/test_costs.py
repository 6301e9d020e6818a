"""What the engine minimises is what the checker measures, on any allocation."""

from random import Random

import pytest

from assigner.allocation import Allocation, Seats
from assigner.objective import Measure
from assigner.problem import Problem
from assigner.solve import Solved, solve
from assigner.solve.trivial_bound import floor
from assigner.statement import state
from assigner.verify import judge
from tests.draws import drawn
from tests.objectives.fixed import engine_counts
from tests.oracle import allocations
from tests.properties.offices import draw, rules

pytestmark = pytest.mark.landing

MEASURES: tuple[Measure, ...] = ("sumsq", "leximax", "minmax")


def anyhow(problem: Problem, rng: Random) -> Allocation:
    """A random allocation, legal or not."""
    names = list(problem.workers)
    seats = {}
    for case in problem.cases:
        if rng.random() < 0.85:
            beside = rng.choice([None, *names]) if problem.seats(case) == 2 else None
            seats[case] = Seats(rng.choice(names), beside)
    return Allocation(seats)


@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("chunk", drawn(2, range(4)))
def test_engine_and_checker_count_the_same(kind: Measure, chunk: int) -> None:
    for seed in range(chunk * 4, chunk * 4 + 4):
        rng = Random(seed)
        day = draw(seed, kind, cases=6, workers=4, pairs=3, decisions=False)
        soft = rules(rng, decisions=False, hard=False)
        soft = tuple(rule for rule in soft if rule.name() != "decisions")
        allocation = anyhow(day.problem, rng)
        judged = judge(day.problem, soft, day.tiers, allocation)
        assert engine_counts(day.problem, soft, day.tiers, allocation) == dict(judged.costs)


def test_the_engine_never_counts_below_what_is_there() -> None:
    """Bounds without a search hold for every allocation."""
    for seed in range(12):
        rng = Random(seed)
        for kind in MEASURES:
            day = draw(seed, kind, cases=5, workers=4, pairs=2, decisions=False)
            found = state(day.problem, ())
            parts = [part for case in day.problem.cases for part in found.candidates.of(case)]
            allocation = anyhow(day.problem, rng)
            judged = judge(day.problem, (), day.tiers, allocation)
            for tier in day.tiers:
                least = floor(day.problem, tier.costs(day.problem), [*day.problem.workers], parts)
                assert least <= judged.costs[tier.name], (seed, tier.name)


def test_a_tier_alone_is_minimised() -> None:
    """Any tier may be the only one: its own least is over all allocations."""
    for seed in range(4):
        for kind in MEASURES:
            day = draw(seed, kind, cases=3, workers=3, decisions=False)
            for tier in day.tiers:
                outcome = solve(day.problem, (), (tier,))
                assert isinstance(outcome, Solved)
                least = min(tier.measure(day.problem, a, 0) for a in allocations(day.problem))
                assert outcome.reached[0].value == outcome.reached[0].bound == least
