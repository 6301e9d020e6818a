"""Alike people and cases by types, held against the plain model: tiers, plan, ties."""


import pytest

from assigner.objective import Measure
from assigner.solve import Limits, Solved
from assigner.solve.dispatch import allocate, allocate_plainly
from assigner.statement import state
from assigner.verify import disagreements
from tests.draws import drawn, looped
from tests.properties.offices import draw_alike

MEASURES: tuple[Measure, ...] = ("sumsq", "leximax", "minmax")


def hold_together(seed: int, kind: Measure, cases: int, workers: int, tolerance: bool) -> str:
    """Both ways give the same; the way that was taken."""
    day = draw_alike(seed, kind, cases, workers, tolerance=tolerance)
    statement = state(day.problem, day.rules)
    fast = allocate(statement, day.tiers, Limits())
    plain = allocate_plainly(statement, day.tiers, Limits())
    assert type(fast) is type(plain)
    if not isinstance(fast, Solved) or not isinstance(plain, Solved):
        return ""
    claimed = {item.tier.name: item.value for item in fast.reached}
    assert disagreements(day.problem, day.rules, day.tiers, fast.allocation, claimed) == ()
    if plain.proven:
        assert fast.reached == plain.reached
        assert fast.allocation == plain.allocation
        assert fast.tied == plain.tied
    return fast.engine


@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("seed", looped([6, 7], drawn(12, range(40))))
def test_types_are_the_plain_way(seed: int, kind: Measure) -> None:
    hold_together(seed, kind, cases=5 + seed % 3, workers=3 + seed % 2, tolerance=seed % 4 == 3)


@pytest.mark.long
@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("seed", range(40, 500))
def test_types_are_the_plain_way_on_many_days(seed: int, kind: Measure) -> None:
    hold_together(seed, kind, cases=5 + seed % 4, workers=3 + seed % 3, tolerance=seed % 4 == 3)


@pytest.mark.landing
def test_some_of_the_days_go_by_types() -> None:
    ways = [hold_together(seed, "sumsq", 6, 3, tolerance=False) for seed in range(40)]
    assert sum("alike" in way.split("+") for way in ways) >= 8
