"""Which way a day is solved, and that the ways agree wherever the plain model proves."""

from dataclasses import replace

import pytest

from assigner.objective import Measure
from assigner.objectives.balance import Balance
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.rule import LinearRow, Part
from assigner.rules import registry
from assigner.solve import Limits, Solved
from assigner.solve.dispatch import allocate, allocate_plainly
from assigner.statement import Stated, state
from assigner.verify import disagreements
from assigner.words import say
from tests.draws import drawn, looped
from tests.office import case, problem, worker
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


@pytest.mark.parametrize("kind", looped(1, MEASURES))
@pytest.mark.parametrize("seed", looped(1, drawn(25, range(60))))
def test_the_fast_way_is_the_plain_way(seed: int, kind: Measure) -> None:
    hold_together(seed, kind, cases=5, workers=3)


@pytest.mark.long
@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("seed", range(60, 400))
def test_the_fast_way_is_the_plain_way_on_many_days(seed: int, kind: Measure) -> None:
    hold_together(seed, kind, cases=4 + seed % 4, workers=3 + seed % 2)


@pytest.mark.landing
def test_a_day_goes_by_patterns() -> None:
    for cases, way in ((4, "subsets"), (10, "patterns")):
        day = draw(1, "sumsq", cases=cases, workers=6, pairs=cases // 5, decisions=False)
        outcome = allocate(state(day.problem, day.rules), day.tiers, Limits())
        assert isinstance(outcome, Solved)
        assert way in outcome.engine.split("+")


def test_a_bound_of_one_seat_is_kept() -> None:
    """A row on one caseworker's one seat: the seat may not seed a pattern that breaks it."""
    day = problem([worker("A"), worker("B", weekly_minutes=600)], [case("1")])
    statement = state(day, (registry()["decisions"](kind="policy", status="assumed"),))
    barred = LinearRow("1", ((Part("takes", "1", "A"), 1),), 0, say("is ruled out"))
    rule = registry()["decisions"](kind="policy", status="assumed")
    asked = replace(statement, rows=(*statement.rows, Stated(rule, barred)))
    for kind in MEASURES:
        outcome = allocate(asked, (Unassigned(), Balance(kind), TieBreak()), Limits())
        assert isinstance(outcome, Solved)
        assert outcome.allocation.seats["1"].caseworker == "B"
