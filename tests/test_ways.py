"""Which way a day is solved, and that the ways agree wherever the plain model proves."""

import pytest

from assigner.objective import Measure
from assigner.solve import Limits, Solved
from assigner.solve.day import allocate, allocate_plainly
from assigner.statement import state
from assigner.verify import disagreements
from tests.properties.offices import draw

MEASURES: tuple[Measure, ...] = ("sumsq", "leximax", "minmax")


def hold_together(seed: int, kind: Measure, cases: int, workers: int) -> None:
    day = draw(seed, kind, cases=cases, workers=workers, pairs=1)
    statement = state(day.problem, day.rules)
    fast = allocate(statement, day.tiers, Limits())
    plain = allocate_plainly(statement, day.tiers, Limits())
    assert type(fast) is type(plain)
    if not isinstance(fast, Solved) or not isinstance(plain, Solved):
        return
    claimed = {item.tier.name: item.value for item in fast.reached}
    assert disagreements(day.problem, day.rules, day.tiers, fast.allocation, claimed) == ()
    if plain.proven:
        assert fast.reached == plain.reached
        assert fast.allocation == plain.allocation
        assert fast.tied == plain.tied


@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("seed", range(60))
def test_the_fast_way_is_the_plain_way(seed: int, kind: Measure) -> None:
    hold_together(seed, kind, cases=5, workers=3)


@pytest.mark.long
@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("seed", range(60, 400))
def test_the_fast_way_is_the_plain_way_on_many_days(seed: int, kind: Measure) -> None:
    hold_together(seed, kind, cases=4 + seed % 4, workers=3 + seed % 2)


def test_a_day_goes_by_patterns() -> None:
    day = draw(1, "sumsq")
    outcome = allocate(state(day.problem, day.rules), day.tiers, Limits())
    assert isinstance(outcome, Solved)
    assert outcome.engine == "patterns"
