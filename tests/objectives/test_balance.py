"""Balance by hand: loads that anybody can add up."""

from fractions import Fraction
from statistics import pstdev

import pytest

from assigner.allocation import Allocation, Seats, load_after
from assigner.objectives.balance import Balance
from tests.office import case, held, problem, worker

# 600 and 300 minutes for cases; a case of 60, 90 and one of 150
STAFF = [worker("full"), worker("half", weekly_minutes=20 * 60)]
CASES = [
    case("a"), case("b", complexity="complex"),
    case("c", complexity="very_complex", phase="measures"),
]
DAY = problem(STAFF, CASES, [held("h", "half")])
SPLIT = Allocation({"a": Seats("full"), "b": Seats("half"), "c": Seats("full")})


def test_sumsq_is_load_squared_over_capacity() -> None:
    """(60 + 150)^2 / 600 + (60 + 90)^2 / 300 = 73.5 + 75 minutes."""
    (cost,) = Balance("sumsq").measure(DAY, SPLIT, 0)
    assert Fraction(cost, DAY.scale) == Fraction(297, 2)
    assert Balance("sumsq").shown(DAY, (cost,)) == pytest.approx(148.5 / 60)


def test_leximax_is_every_utilisation_from_the_highest() -> None:
    """150 / 300 and 210 / 600."""
    cost = Balance("leximax").measure(DAY, SPLIT, 0)
    assert [Fraction(high, DAY.scale) for high in cost] == [Fraction(1, 2), Fraction(7, 20)]
    assert Balance("leximax").shown(DAY, cost) == pytest.approx(50.0)
    assert Balance("leximax").unit == "% of capacity"


def test_minmax_is_the_highest_alone() -> None:
    cost = Balance("minmax").measure(DAY, SPLIT, 0)
    assert cost == Balance("leximax").measure(DAY, SPLIT, 0)[:1]


def test_nobody_without_capacity_counts() -> None:
    day = problem([*STAFF, worker("none", capacity_minutes=0)], CASES, [held("h", "none")])
    with_case = Allocation({"a": Seats("none")})
    for kind in ("sumsq", "leximax", "minmax"):
        tier = Balance(kind)
        assert tier.measure(day, with_case, 0) == tier.measure(day, Allocation({}), 0)
    assert len(Balance("leximax").measure(day, with_case, 0)) == 2


def test_mixing_counts_once_and_only_with_two_phases() -> None:
    """8 % of 600 minutes is 48."""
    day = problem(STAFF, CASES, [held("h", "half")], mixing="0.08")
    assert load_after(day, Allocation({"a": Seats("full"), "b": Seats("full")}), "full") == 150
    assert load_after(day, Allocation({"a": Seats("full"), "c": Seats("full")}), "full") == 258
    assert load_after(day, Allocation({"c": Seats("half")}), "half") == 60 + 150 + 24


def test_mixing_that_is_there_already_is_not_counted_again() -> None:
    mixed = [held("h", "full"), held("i", "full", phase="measures")]
    day = problem(STAFF, CASES, mixed, mixing="0.08")
    assert day.load_before["full"] == 60 + 60 + 48
    assert load_after(day, Allocation({"a": Seats("full")}), "full") == 60 + 60 + 48 + 60


def test_a_co_worker_carries_half_and_mixes_nothing() -> None:
    pair = case("p", phase="measures", two_advisers=True)
    day = problem(STAFF, [pair], [held("h", "half")], mixing="0.08")
    assert load_after(day, Allocation({"p": Seats("full", "half")}), "half") == 60 + 30
    assert load_after(day, Allocation({"p": Seats("full", "half")}), "full") == 60


def test_the_free_optimum_of_sumsq_is_load_in_proportion_to_capacity() -> None:
    """Not to capacity squared: 20 units on 600 and 300 minutes lie best at 13 or 14 to 7 or 6."""
    units = [case(f"u{n:02}") for n in range(20)]
    day = problem(STAFF, units)

    def cost(full: int) -> int:
        seats = {u.id: Seats("full" if n < full else "half") for n, u in enumerate(units)}
        return Balance("sumsq").measure(day, Allocation(seats), 0)[0]

    assert min(range(21), key=cost) == 13


def test_no_tolerance_allows_the_best_and_no_more() -> None:
    for kind in ("sumsq", "leximax", "minmax"):
        tier = Balance(kind)
        assert tier.allowed(DAY, SPLIT) == tier.measure(DAY, SPLIT, 0)


def test_a_tolerance_on_places_is_that_many_points_on_each() -> None:
    for kind in ("leximax", "minmax"):
        best = Balance(kind).measure(DAY, SPLIT, 0)
        allowed = Balance(kind, Fraction(5)).allowed(DAY, SPLIT)
        assert [Fraction(a - b, DAY.scale) for a, b in zip(allowed, best, strict=True)] == [
            Fraction(1, 20)
        ] * len(best)


def test_a_tolerance_on_sumsq_is_that_many_points_of_spread() -> None:
    """With the total load unchanged, the allowed cost has a spread 5 points higher."""
    full, half = Fraction(210, 600), Fraction(150, 300)
    mean = Fraction(360, 900)
    before = pstdev([float(full)] * 2 + [float(half)])
    (allowed,) = Balance("sumsq", Fraction(5)).allowed(DAY, SPLIT)
    after = float(Fraction(allowed, DAY.scale) / 900 - mean * mean) ** 0.5
    assert after - before == pytest.approx(0.05, abs=1e-8)
    assert after - before <= 0.05


def test_one_point_is_a_tolerance_too() -> None:
    for kind in ("sumsq", "leximax", "minmax"):
        best = Balance(kind).measure(DAY, SPLIT, 0)
        assert Balance(kind, Fraction(1)).allowed(DAY, SPLIT)[0] > best[0]


def test_without_anybody_able_there_is_nothing_to_balance() -> None:
    day = problem([worker("none", capacity_minutes=0)], CASES)
    for kind in ("sumsq", "leximax", "minmax"):
        for tolerance in (Fraction(0), Fraction(5)):
            tier = Balance(kind, tolerance)
            cost = tier.measure(day, Allocation({}), 0)
            assert cost in ((0,), ())
            assert tier.shown(day, cost) == 0.0
            assert len(tier.allowed(day, Allocation({}))) == len(cost)
