"""When time is short: never an exception, never a claim that does not hold."""

import time
from collections.abc import Iterator

import pytest

from assigner.objective import Measure
from assigner.solve import Limits, OutOfTime, Reached, Solved, solve
from assigner.verify import disagreements
from tests.draws import looped
from tests.properties.offices import Drawn, draw

MEASURES: tuple[Measure, ...] = ("sumsq", "leximax", "minmax")


def holds(day: Drawn, outcome: Solved) -> None:
    claimed = {reached.tier.name: reached.value for reached in outcome.reached}
    assert disagreements(day.problem, day.rules, day.tiers, outcome.allocation, claimed) == ()
    certain = True
    for reached in outcome.reached:
        assert reached.bound <= reached.value
        assert certain or not reached.proven
        certain = reached.proven
        if reached.proven and getattr(reached.tier, "tolerance", 0) == 0:
            assert reached.bound == reached.value


@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize(("seconds", "tolerance"), looped(
    [(0.2, True)], [(0.01, False), (0.2, False), (0.2, True)]))
def test_a_moment_for_a_big_day(kind: Measure, seconds: float, tolerance: bool) -> None:
    solve(draw(1, kind, cases=1).problem, (), ())  # OR-Tools is loaded
    day = draw(3, kind, cases=90, workers=40, pairs=20, tolerance=tolerance, decisions=False)
    began = time.monotonic()
    outcome = solve(day.problem, day.rules, day.tiers, Limits(seconds))
    assert time.monotonic() - began < 20
    assert isinstance(outcome, Solved | OutOfTime)
    if isinstance(outcome, Solved):
        holds(day, outcome)
        # In a fifth of a second a fast machine may prove it; in no time nobody does.
        assert seconds > 0.1 or not outcome.proven


@pytest.mark.landing
@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("seconds", [0.01, 0.3, 1.0])
def test_what_is_claimed_when_cut_short_is_true(kind: Measure, seconds: float) -> None:
    """Against the optimum of the same day, as far as it is proven in a few seconds."""
    day = draw(5, kind, cases=14, workers=7, pairs=4, decisions=False)
    best, cut = (solve(day.problem, day.rules, day.tiers, Limits(s)) for s in (15, seconds))
    assert isinstance(best, Solved)
    holds(day, best)
    assert isinstance(cut, Solved | OutOfTime)
    if isinstance(cut, Solved):
        holds(day, cut)
        for known, claimed in comparable(best, cut):
            assert claimed.bound <= known.value <= claimed.value
            assert not claimed.proven or claimed.value == known.value


def comparable(best: Solved, cut: Solved) -> Iterator[tuple[Reached, Reached]]:
    """Their tiers, up to the first that either did not prove: the next is of other plans."""
    for known, claimed in zip(best.reached, cut.reached, strict=True):
        if not known.proven:
            return
        yield known, claimed
        if not claimed.proven:
            return
