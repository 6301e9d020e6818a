"""Each way of solving against all there is: on tiny days it finds the best allocation."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from assigner.objective import Measure, Tier
from assigner.objectives.balance import Balance
from assigner.objectives.fit import Fit
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.rules.team import TeamRule
from assigner.solve import Contradiction, Limits, Outcome, Solved, solve
from assigner.solve.dispatch import allocate_plainly
from assigner.statement import state
from assigner.verify import disagreements
from tests.by_subsets import best_by_subsets
from tests.draws import drawn
from tests.office import case, held, problem, worker
from tests.oracle import Best, best
from tests.properties.offices import Drawn, draw
from tests.rules.days import make

pytestmark = pytest.mark.landing

MEASURES: tuple[Measure, ...] = ("sumsq", "leximax", "minmax")
CHUNK = 4


def plainly(problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier]) -> Outcome:
    """By the plain CP-SAT model, which the other ways are held against elsewhere."""
    return allocate_plainly(state(problem, rules), tiers, Limits())


def hold_against_all(day: Drawn) -> None:
    possible = best(day.problem, day.rules, day.tiers)
    for way in (solve, plainly):
        hold(day, way(day.problem, day.rules, day.tiers), possible)


def hold(day: Drawn, outcome: Outcome, possible: list[Best]) -> None:
    if not possible:
        assert isinstance(outcome, Contradiction)
        return
    assert isinstance(outcome, Solved)
    assert outcome.proven
    claimed = {reached.tier.name: reached.value for reached in outcome.reached}
    assert disagreements(day.problem, day.rules, day.tiers, outcome.allocation, claimed) == ()
    assert dict(outcome.allocation.seats) in [dict(found.allocation.seats) for found in possible]
    (found,) = (f for f in possible if f.allocation.seats == outcome.allocation.seats)
    assert claimed == dict(found.costs)
    assert outcome.tied == found.tied


@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("chunk", drawn(2, range(8)))
def test_the_best_of_all(kind: Measure, chunk: int) -> None:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        hold_against_all(draw(seed, kind))


@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("chunk", drawn(2, range(4)))
def test_the_best_of_all_with_a_tolerance(kind: Measure, chunk: int) -> None:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        hold_against_all(draw(seed, kind, tolerance=True))


@pytest.mark.long
@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("tolerance", [False, True])
@pytest.mark.parametrize("chunk", range(20))
def test_soak(kind: Measure, tolerance: bool, chunk: int) -> None:
    for seed in range(1000 + chunk * 25, 1025 + chunk * 25):
        hold_against_all(draw(seed, kind, pairs=1 + seed % 2, tolerance=tolerance))


def test_a_tolerance_is_given_to_the_day_not_to_each_of_its_parts() -> None:
    """The measures team may climb to where only the intake team stands."""
    staff = [
        worker("a", capacity_minutes=600),
        worker("m", team="measures", capacity_minutes=600, interests=(("school", 2),)),
        worker("n", team="measures", capacity_minutes=600),
    ]
    new = [
        case("s", phase="measures", weight_minutes=180, topics=frozenset({"school"})),
        case("t", phase="measures", weight_minutes=180, topics=frozenset({"school"})),
    ]
    day = problem(staff, new, [held("h", "a", weight_minutes=300)])
    rules = (make(TeamRule),)
    for points, both in ((0, False), (19, False), (20, True)):
        tiers = (Unassigned(), Balance("leximax", Fraction(points)), Fit(), TieBreak())
        outcome = solve(day, rules, tiers)
        assert isinstance(outcome, Solved)
        assert (len(outcome.allocation.takes("m")) == 2) == both
        hold_against_all(Drawn(day, rules, tiers))


def test_two_at_the_same_height_do_not_hide_the_lower_one() -> None:
    """Presolve of ortools 9.15 lost the second highest; the engine asked for ever."""
    hold_against_all(draw(8, "leximax", tolerance=True))


def test_a_co_worker_nobody_needs_is_another_way() -> None:
    hold_against_all(draw(19, "sumsq"))


@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("seed", range(4))
def test_a_second_way_ends_at_the_same(kind: Measure, seed: int) -> None:
    """Seven cases among four: too many to write out, not for a programme over subsets."""
    day = draw(seed, kind, cases=7, workers=4, pairs=0, decisions=False)
    rules = tuple(rule for rule in day.rules if rule.name() not in ("siblings", "decisions"))
    way = best_by_subsets(day.problem, rules, day.tiers, kind)
    outcome = solve(day.problem, rules, day.tiers)
    assert isinstance(outcome, Solved)
    assert outcome.allocation.seats == way.seats
    for reached, cost in zip(outcome.reached, way.cost, strict=True):
        if not (kind == "minmax" and reached.tier.name == "balance"):
            assert reached.value == cost
