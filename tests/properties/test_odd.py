"""Odd days: whatever an office brings, a right plan and never an exception."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assigner.instance import Case, Caseworker, OpenCase
from assigner.objective import Measure, Tier
from assigner.objectives.balance import Balance
from assigner.objectives.fit import Fit
from assigner.objectives.over_norm import OverNorm
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.rules import registry
from assigner.solve import Limits, Solved, solve
from assigner.verify import disagreements
from tests.office import case, held, number, problem, worker
from tests.rules.days import make

MEASURES: tuple[Measure, ...] = ("sumsq", "leximax", "minmax")
IDS = ("Anna", "åse|b", "x y", "👩‍💼", "", "{}", "'\"", "Anna ", "0", "\u202eannA")
LAW = tuple(
    make(registry()[name])
    for name in (
        "capacity", "disqualified", "personal_ceilings", "presence",
        "siblings", "skills", "team", "two_advisers",
    )
)
SOFT = (
    make(registry()["inflow_day"], hard=False, at=number(1, "cases a day")),
    make(registry()["stock_ceiling"], hard=False, at=number(1, "children"), per="full-time"),
)


def tiers(kind: Measure, tolerance: int = 0) -> tuple[Tier, ...]:
    balance = Balance(kind, Fraction(tolerance))
    return (Unassigned(), OverNorm(), balance, Fit(), TieBreak())


def right(day: Problem, rules: Sequence[Rule], kind: Measure, tolerance: int = 0) -> Solved:
    """The plan of a day, proven and verified."""
    ordered = tiers(kind, tolerance)
    outcome = solve(day, rules, ordered, Limits(20))
    assert isinstance(outcome, Solved)
    claimed = {reached.tier.name: reached.value for reached in outcome.reached}
    assert disagreements(day, rules, ordered, outcome.allocation, claimed) == ()
    assert outcome.proven
    for reached in outcome.reached:
        assert reached.bound <= reached.value
        reached.tier.shown(day, reached.value)
    return outcome


minutes = st.sampled_from((0, 1, 59, 60, 600, 2220, 3600))
teams = st.sampled_from(("intake", "measures"))


@st.composite
def offices(draw: st.DrawFn) -> Problem:
    names = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True))
    staff: list[Caseworker] = [
        replace(
            worker(name), name="Anna", team=draw(teams),
            capacity_minutes=draw(st.none() | minutes),
            weekly_minutes=draw(st.sampled_from((1, 1200, 2400))),
            max_new_cases=draw(st.none() | st.integers(0, 2)),
            skills=draw(st.sampled_from((frozenset(), frozenset({"sign"})))),
        )
        for name in names
    ]
    new: list[Case] = [
        case(
            f"{draw(st.sampled_from(IDS))}{n}", phase=draw(teams),
            weight_minutes=draw(st.none() | minutes), two_advisers=draw(st.booleans()),
            family=draw(st.sampled_from(("", "Holm"))),
            skills=draw(st.sampled_from((frozenset(), frozenset({"sign"})))),
            disqualified=draw(st.frozensets(st.sampled_from(names), max_size=4)),
        )
        for n in range(draw(st.integers(0, 4)))
    ]
    load: list[OpenCase] = [
        held(f"h{n}", draw(st.sampled_from(names)), weight_minutes=draw(minutes))
        for n in range(draw(st.integers(0, 3)))
    ]
    return problem(staff, new, load, draw(st.sampled_from(("0", "0.08", "1"))))


@pytest.mark.landing
@settings(
    max_examples=40, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(offices(), st.sampled_from(MEASURES), st.sampled_from((0, 5)))
def test_a_right_plan_whatever_the_day(day: Problem, kind: Measure, tolerance: int) -> None:
    right(day, (*LAW, *SOFT), kind, tolerance)


@pytest.mark.long
@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(offices(), st.sampled_from(MEASURES), st.sampled_from((0, 5)))
def test_a_right_plan_whatever_the_day_soak(day: Problem, kind: Measure, tolerance: int) -> None:
    right(day, (*LAW, *SOFT), kind, tolerance)


@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("tolerance", [0, 5])
class TestByName:
    def test_nobody_and_nothing(self, kind: Measure, tolerance: int) -> None:
        assert right(problem([], []), LAW, kind, tolerance).allocation.seats == {}

    def test_nobody_for_the_cases(self, kind: Measure, tolerance: int) -> None:
        day = problem([], [case("a"), case("b", two_advisers=True)])
        assert right(day, LAW, kind, tolerance).allocation.unassigned(day) == ("a", "b")

    def test_no_new_cases(self, kind: Measure, tolerance: int) -> None:
        day = problem([worker("x"), worker("y")], [], [held("h", "x")])
        assert right(day, LAW, kind, tolerance).allocation.seats == {}

    def test_one_for_everything(self, kind: Measure, tolerance: int) -> None:
        day = problem([worker("x")], [case(name) for name in "abc"])
        assert len(right(day, LAW, kind, tolerance).allocation.takes("x")) == 3

    def test_nobody_is_eligible(self, kind: Measure, tolerance: int) -> None:
        day = problem([worker("x")], [case("a", skills=frozenset({"sign"})), case("b")])
        plan = right(day, LAW, kind, tolerance)
        assert plan.allocation.unassigned(day) == ("a",)
        assert plan.allocation.takes("x") == ("b",)

    def test_nobody_has_capacity(self, kind: Measure, tolerance: int) -> None:
        day = problem([worker(name, capacity_minutes=0) for name in "xy"], [case("a")])
        assert right(day, LAW, kind, tolerance).allocation.unassigned(day) == ("a",)
        right(day, (), kind, tolerance)

    def test_cases_that_weigh_nothing(self, kind: Measure, tolerance: int) -> None:
        day = problem([worker("x"), worker("y")], [case(n, weight_minutes=0) for n in "abcd"])
        plan = right(day, LAW, kind, tolerance)
        assert plan.allocation.unassigned(day) == ()
        assert plan.tied == set("abcd")

    def test_cases_of_sixty_hours_on_a_minute_of_capacity(
        self, kind: Measure, tolerance: int
    ) -> None:
        staff = [worker("x", capacity_minutes=1), worker("y", capacity_minutes=3599)]
        day = problem(staff, [case(f"a{n}", weight_minutes=3600) for n in range(10)])
        assert right(day, LAW, kind, tolerance).allocation.unassigned(day) == ()

    def test_capacities_with_no_common_measure(self, kind: Measure, tolerance: int) -> None:
        primes = (1009, 1013, 1019, 1021, 1031)
        staff = [worker(f"w{prime}", capacity_minutes=prime) for prime in primes]
        day = problem(staff, [case(f"a{n}", weight_minutes=97 + n) for n in range(6)])
        right(day, LAW, kind, tolerance)

    def test_everybody_far_above_a_full_load(self, kind: Measure, tolerance: int) -> None:
        load = [held(f"h{n:03}", "xyz"[n % 3], weight_minutes=600) for n in range(120)]
        day = problem([worker(name, capacity_minutes=60) for name in "xyz"],
                      [case(f"a{n}") for n in range(4)], load)
        assert right(day, LAW, kind, tolerance).allocation.unassigned(day) == ()
