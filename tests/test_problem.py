"""A day weighed: what everybody holds, carries and may carry."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assigner.allocation import Allocation, Seats
from assigner.problem import COARSE, CROWD, FINE, FINEST, LARGEST, Problem
from assigner.workload import Weights
from tests.office import TODAY, case, held, number, problem, weights, worker

STAFF = [worker("x"), worker("y", team="measures"), worker("none", capacity_minutes=0)]


def capacities(*each: int, load: int = 0) -> Problem:
    staff = [worker(f"w{n:03}", capacity_minutes=capacity) for n, capacity in enumerate(each)]
    return problem(staff, [case("a", weight_minutes=load)] if load else [])


def test_what_is_carried_is_held_and_assisted() -> None:
    load = [
        held("h", "x", complexity="very_complex", co_caseworker="y"), held("i", "x"),
        held("j", "y", phase="measures"),
    ]
    day = problem(STAFF, [], load)
    assert day.carried == {"x": 210, "y": 135, "none": 0}
    assert [it.id for it in day.held["x"]] == ["h", "i"]
    assert day.held["none"] == ()
    assert day.phases_held == {
        "x": frozenset({"intake"}), "y": frozenset({"measures"}), "none": frozenset()
    }


def test_a_case_covered_for_a_colleague_counts_where_it_is_covered() -> None:
    """DS: cases covered for absent colleagues count."""
    covered = held("h", "x", cover_until=date(2026, 12, 24))
    assert problem(STAFF, [], [covered]).carried["x"] == 60


def test_mixing_counts_from_the_second_phase() -> None:
    one = [held("h", "x"), held("i", "x")]
    two = [held("h", "x"), held("i", "x", phase="measures")]
    assert problem(STAFF, [], one, mixing="0.08").load_before["x"] == 120
    assert problem(STAFF, [], two, mixing="0.08").load_before["x"] == 168
    assisted = [held("h", "x"), held("i", "y", phase="measures", co_caseworker="x")]
    assert problem(STAFF, [], assisted, mixing="0.08").load_before["x"] == 90


def test_new_cases_weigh_by_kind_and_half_for_a_co_worker() -> None:
    new = [case("a"), case("b", complexity="complex"), case("c", weight_minutes=7)]
    day = problem(STAFF, new)
    assert day.weight == {"a": 60, "b": 90, "c": 7}
    assert day.co_weight == {"a": 30, "b": 45, "c": 4}


def test_family_and_child_registered_offices_count_otherwise() -> None:
    """Ankestyrelsen: 67 children where families are registered, 56 where children are."""
    new = case("a", children=3)
    assert problem(STAFF, [new]).count(new) == 3
    assert problem(STAFF, [new], counts_people=False).count(new) == 1
    by_child, by_family = (
        problem(STAFF, [new], counts_people=people).weight for people in (True, False)
    )
    assert by_child == by_family


def test_who_takes_what() -> None:
    day = problem(STAFF, [case("a", two_advisers=True), case("b")])
    assert day.takes("y", "measures")
    assert not day.takes("x", "measures")
    assert not day.takes("x", "unheard of")
    assert (day.seats("a"), day.seats("b")) == (2, 1)
    assert day.present("x")
    assert not problem([worker("x", absent_from=TODAY)], []).present("x")


def test_labels_fall_back_on_keys() -> None:
    day = problem(STAFF, [], team_labels={"intake": "Modtagelse"})
    assert (day.team_label("intake"), day.team_label("measures")) == ("Modtagelse", "measures")


def test_utilisation_is_exact_where_capacities_have_a_small_common_multiple() -> None:
    """1e10 / 1800 is not whole; the scale is the multiple of 1800 next below."""
    day = capacities(600, 450, 360)
    assert day.scale % 1800 == 0
    assert FINE - 1800 < day.scale <= FINE
    assert all(
        day.steepness[worker] * capacity == day.scale for worker, capacity in day.capacity.items()
    )


def test_a_common_multiple_above_the_usual_scale_is_the_scale() -> None:
    """1009 x 1013 x 1019 x 19 = 1.98e10."""
    day = capacities(1009, 1013, 1019, 19)
    assert day.scale == 1009 * 1013 * 1019 * 19
    assert FINE < day.scale < FINEST


def test_else_the_error_is_below_that_of_whole_minutes() -> None:
    day = capacities(1009, 1013, 1019, 1021, 1031)
    assert day.scale == FINE
    for worker_, capacity in day.capacity.items():
        error = abs(day.steepness[worker_] * capacity / day.scale - 1)
        assert error <= capacity / (2 * FINE)


def test_a_crowd_has_the_usual_scale() -> None:
    assert capacities(*([7] * CROWD)).scale % 7 == 0
    assert capacities(*([7] * (CROWD + 1))).scale == FINE


def test_without_capacity_there_is_no_steepness() -> None:
    day = capacities(0, 600)
    assert day.steepness["w000"] == 0
    assert day.scale % 600 == 0
    assert capacities().scale == FINE
    assert capacities(0).scale == FINE


@pytest.mark.landing
@given(
    st.lists(st.integers(0, 3600), min_size=1, max_size=12),
    st.integers(1, 3600 * 12),
)
def test_sums_over_the_office_fit_64_bits(each: list[int], load: int) -> None:
    day = capacities(*each, load=load)
    most = sum(
        day.steepness[worker_] * (day.load_before[worker_] + load) ** 2 for worker_ in day.workers
    )
    assert day.scale >= COARSE
    assert most < 2 * LARGEST or day.scale == COARSE


def test_a_minute_of_capacity_and_much_to_do_makes_it_coarser() -> None:
    """600 hours to take and half as many to assist, on one minute: 54,000 squared."""
    assert capacities(1, load=36_000).scale == LARGEST // (54_000**2 + 1) < FINE
    assert capacities(1, load=36_000_000).scale == COARSE


def test_weights_are_not_mixed_up_between_cases() -> None:
    """One memory for equal kinds: children, phase, complexity and override all count."""
    new = [
        case("a"), case("b", complexity="complex"), case("c", weight_minutes=60),
        case("d", weight_minutes=61), case("e"), case("f", phase="measures"),
    ]
    day = problem(STAFF, new)
    assert [*day.weight.values()] == [60, 90, 60, 61, 60, 60]


@pytest.mark.parametrize("attribute", ["workers", "cases"])
def test_views_cannot_be_written(attribute: str) -> None:
    with pytest.raises(TypeError):
        getattr(problem(STAFF, [case("a")]), attribute)["z"] = None


def test_an_allocation_seen_from_its_people() -> None:
    plan = Allocation({"b": Seats("x", "y"), "a": Seats("x"), "c": Seats("y")})
    assert plan.taken_by == {"x": ("a", "b"), "y": ("c",)}
    assert plan.assisted_by == {"y": ("b",)}
    assert (plan.takes("y"), plan.assists("y"), plan.takes("nobody")) == (("c",), ("b",), ())
    assert (plan.people("b"), plan.people("zzz")) == (("x", "y"), ())
    assert [*plan.parts()] == [("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")]
    new = [case(name) for name in "abcd"]
    assert plan.unassigned(problem(STAFF, new)) == ("d",)


@given(st.lists(st.integers(1, 3600), min_size=1, max_size=8))
def test_steepness_is_the_nearest_whole_number(each: list[int]) -> None:
    day = capacities(*each)
    for name, capacity in day.capacity.items():
        assert abs(day.steepness[name] * capacity - day.scale) <= capacity / 2


def test_what_is_carried_and_mixed_makes_it_coarser_too() -> None:
    """54,000 minutes carried and 2 for mixing, squared, on 2 minutes."""
    busy = [
        held("h", "x", weight_minutes=50_000),
        held("i", "x", weight_minutes=4_000, phase="measures"),
    ]
    one = problem([worker("x", capacity_minutes=2)], [], busy, mixing="1")
    assert one.load_before["x"] == 54_002
    most = LARGEST // (54_004**2 // 2 + 1)
    assert one.scale == most // 2 * 2


def test_the_seed_is_0_unless_told() -> None:
    assert problem(STAFF, []).seed == 0


def test_where_first_weeks_are_heavier_each_case_is_weighed_by_itself() -> None:
    first = {"weeks": number(4, "weeks"), "factor": number("1.5", "factor")}
    heavier = Weights.model_validate({**weights().model_dump(), "first_weeks": first})
    load = [held("h", "x", assigned=TODAY), held("i", "x", assigned=date(2020, 1, 1))]
    day = problem(STAFF, [case("a")], load, weights=heavier)
    assert day.carried["x"] == 90 + 60
    assert day.weight["a"] == 90


def test_a_day_without_its_decisions_is_not_weighed_again() -> None:
    day = replace(problem(STAFF, [case("a")]), pins=frozenset({("a", "x")}), seed=3)
    weighed = day.weight
    free = day.without_decisions()
    assert (free.pins, free.seed) == (frozenset(), 3)
    assert free.weight is weighed
    assert free == replace(day, pins=frozenset())


def test_what_is_known_of_a_day_is_not_taken_for_another() -> None:
    free = problem(STAFF, [case("a")]).without_decisions()
    known = replace(free, known={"scale": 7})
    assert (known.scale, known.weight) == (7, free.weight)
    other = replace(known, seed=4)
    assert other.scale == free.scale
