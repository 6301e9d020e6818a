"""What a case weighs and what a caseworker carries, with the sums in the comments."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assigner.instance import Case, OpenCase
from assigner.quantity import minutes
from assigner.workload import (
    CapacityTable,
    Rhythm,
    Weights,
    capacity_minutes,
    case_minutes,
    co_minutes,
    full_load_minutes,
    mixing_minutes,
    ramp_share,
)
from tests.office import CAPACITY, TODAY, case, held, hours, number, rhythm, share, weights, worker


def capacity(**more: object) -> CapacityTable:
    """40 hours, all of them on cases."""
    table = {
        "full_time_hours": hours(40), "fixed_hours": hours(0), "share_on_cases": share(1), **more,
    }
    return CapacityTable.model_validate(table)


def weighing(kind: Mapping[str, object], **more: object) -> Weights:
    """Every simple case in intake is of one kind."""
    table = {
        "phases": {"intake": {"simple": kind}}, "further_child_share": share("0.3"),
        "co_worker_share": share("0.3"), "mixing": share(0), **more,
    }
    return Weights.model_validate(table)


def full_load(value: int, unit: str = "cases per full-time") -> dict[str, object]:
    return {"full_load": number(value, unit)}


def weight(of: Case, by: Weights, carried: CapacityTable | None = None) -> int:
    return case_minutes(of, by, carried or capacity(), TODAY)


def test_a_weight_is_what_the_contact_rhythm_asks_for() -> None:
    """(2 contacts x 1.5 h + 1 h) x 12 / 52 x 60 = 55.38 minutes a week."""
    kind = {
        "contacts_a_month": number(2, "contacts a month"),
        "hours_a_contact": number("1.5", "hours a contact"),
        "fixed_hours": number(1, "hours a month"),
    }
    assert weight(case("a"), weighing(kind)) == 55


def test_the_danish_yardstick_is_4_5_hours_a_month_and_child() -> None:
    """160.3 h a month x 0.70 / 25 children = 4.49 h a month = 62.2 minutes a week."""
    danish = capacity(full_time_hours=hours(37), share_on_cases=share("0.7"))
    assert full_load_minutes(danish) == Fraction("1554")
    per_child = weighing(full_load(25, "children per full-time"))
    assert weight(case("a"), per_child, danish) == 62
    assert pytest.approx(4.5, abs=0.03) == 62 / 60 * 52 / 12


def test_each_further_child_adds_its_share() -> None:
    """60 minutes x (1 + 0.3 x further children)."""
    by = weighing(rhythm(60))
    assert [weight(case("a", children=n), by) for n in (1, 2, 3)] == [60, 78, 96]


def test_a_load_counted_in_children_weighs_each_child_whole() -> None:
    """40 h / 20 children = 120 minutes a child; in cases, 120 x (1 + 0.3)."""
    twins = case("a", children=2)
    assert weight(twins, weighing(full_load(20, "children per full-time"))) == 240
    assert weight(twins, weighing(full_load(20))) == 156


def test_what_the_export_says_overrides() -> None:
    by = weighing(rhythm(60), every_case=number(10, "cases per full-time"))
    assert weight(case("a", weight_minutes=7, children=9), by) == 7
    assert weight(case("a", weight_minutes=0), by) == 0


def test_one_weight_for_every_case() -> None:
    """40 h / 16 = 150 minutes, whatever the children or the phase."""
    by = weighing(rhythm(60), every_case=number(16, "cases per full-time"))
    assert weight(case("a", children=5, phase="measures"), by) == 150


def test_a_weight_is_never_nothing() -> None:
    nothing = {
        "contacts_a_month": number(0, "contacts a month"),
        "hours_a_contact": number(0, "hours a contact"),
        "fixed_hours": number(0, "hours a month"),
    }
    assert weight(case("a"), weighing(nothing)) == 1
    assert weight(case("a"), weighing(full_load(10)), capacity(fixed_hours=hours(40))) == 1


FIRST = {"weeks": number(4, "weeks"), "factor": number("1.5", "factor")}


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (case("a"), 90),
        (case("a", received=date(2020, 1, 1)), 90),
        (held("a", "x", assigned=TODAY), 90),
        (held("a", "x", assigned=TODAY - timedelta(days=27)), 90),
        (held("a", "x", assigned=TODAY - timedelta(days=28)), 60),
        (held("a", "x", received=TODAY - timedelta(days=27)), 90),
        (held("a", "x", assigned=TODAY - timedelta(days=28), received=TODAY), 60),
        (held("a", "x"), 60),
        (held("a", "x", assigned=TODAY, weight_minutes=60), 60),
    ],
)
def test_the_first_weeks_are_heavier(of: Case | OpenCase, expected: int) -> None:
    assert weight(of, weighing(rhythm(60), first_weeks=FIRST)) == expected


def test_a_co_worker_carries_a_share_of_the_whole_weight() -> None:
    by = weighing(rhythm(60))
    assert [co_minutes(case("a"), whole, by) for whole in (0, 1, 5, 100)] == [0, 0, 2, 30]


def test_cwla_mix_is_0_92_of_a_full_load_and_a_deduction_of_8_percent_fills_it() -> None:
    """10 ongoing / 17 + 4 investigations / 12 = 0.9216 of 40 h = 2212 minutes."""
    mixed = Weights.model_validate(
        {
            "phases": {
                "investigation": {"simple": full_load(12)}, "measures": {"simple": full_load(17)},
            },
            "further_child_share": share(0), "co_worker_share": share(0), "mixing": share("0.08"),
        }
    )
    load = 10 * weight(case("a", phase="measures"), mixed)
    load += 4 * weight(case("b", phase="investigation"), mixed)
    assert load == 10 * 141 + 4 * 200
    assert load / 2400 == pytest.approx(0.92, abs=0.002)
    assert mixing_minutes(2400, mixed) == 192
    assert (load + mixing_minutes(2400, mixed)) / 2400 == pytest.approx(1, abs=0.002)


def test_half_time_carries_41_percent() -> None:
    """Wirral: 15 of 100 points are fixed; (50 - 15) / 85. With 40 h: (20 - 6) / 34."""
    wirral = capacity(fixed_hours=hours(6))
    full, half = (
        capacity_minutes(worker("x", weekly_minutes=60 * h), wirral, TODAY) for h in (40, 20)
    )
    assert (full, half) == (34 * 60, 14 * 60)
    assert half / full == pytest.approx(35 / 85)


def test_share_on_cases_and_full_time_scale_in_proportion() -> None:
    assert capacity_minutes(worker("x"), CAPACITY, TODAY) == 600
    assert capacity_minutes(worker("x", weekly_minutes=37 * 60), CAPACITY, TODAY) == 555


def test_reserved_hours_and_roles_come_off_before_the_share() -> None:
    """(40 - 4 - 2) x 0.5 = 17 h; a role the model does not know takes nothing."""
    roles = {"mentor": {"names": ("Mentor",), "hours": hours(2)}}
    half = capacity(share_on_cases=share("0.5"), roles=roles)
    person = worker("x", reserved_minutes=240, roles=frozenset({"mentor", "unknown"}))
    assert capacity_minutes(person, half, TODAY) == 17 * 60
    assert capacity_minutes(worker("y"), half, TODAY) == 20 * 60


def test_what_a_model_says_does_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        CAPACITY.ramp = ()
    with pytest.raises(ValidationError, match="Extra inputs"):
        CapacityTable.model_validate({**CAPACITY.model_dump(), "extra": 1})


def test_nothing_is_left_of_nothing() -> None:
    assert capacity_minutes(worker("x", reserved_minutes=41 * 60), capacity(), TODAY) == 0
    some = capacity(fixed_hours=hours(30))
    assert capacity_minutes(worker("x", weekly_minutes=29 * 60), some, TODAY) == 0
    assert full_load_minutes(capacity(fixed_hours=hours(50))) == 0


RAMP = capacity(
    ramp=[
        {"months": number(6, "months"), "share": share("0.8")},
        {"months": number(2, "months"), "share": share("0.4")},
        {"months": number(4, "months"), "share": share("0.6")},
    ]
)


@pytest.mark.parametrize(
    ("hired", "carries"),
    [
        (TODAY, "0.4"), (date(2026, 9, 24), "0.4"), (date(2026, 9, 23), "0.6"),
        (date(2026, 7, 23), "0.8"), (date(2026, 5, 24), "0.8"), (date(2026, 5, 23), "1"),
        (None, "1"), (TODAY + timedelta(days=9), "0.4"),
    ],
)
def test_newcomers_carry_a_ramp(hired: date | None, carries: str) -> None:
    """0.4, 0.6, 0.8 per two months, whatever the order in which the steps are written."""
    person = worker("x", hired=hired)
    assert ramp_share(person, RAMP, TODAY) == Fraction(carries)
    assert capacity_minutes(person, RAMP, TODAY) == 2400 * Fraction(carries)


def test_experience_elsewhere_does_not_shorten_the_ramp() -> None:
    assert ramp_share(worker("x", hired=TODAY, experience_months=99), RAMP, TODAY) < 1


def test_an_individual_situation_lowers_capacity_while_it_lasts() -> None:
    on = {"capacity_percent": 60}
    assert capacity_minutes(worker("x", **on), capacity(), TODAY) == 1440
    past = {**on, "capacity_until": TODAY - timedelta(days=1)}
    assert capacity_minutes(worker("x", **past), capacity(), TODAY) == 2400
    assert capacity_minutes(worker("x", capacity_percent=0), capacity(), TODAY) == 0


def test_absence_does_not_lower_capacity() -> None:
    assert capacity_minutes(worker("x", absent_from=TODAY), capacity(), TODAY) == 2400


def test_capacity_that_is_given_overrides_everything() -> None:
    person = worker("x", capacity_minutes=77, capacity_percent=50, hired=TODAY)
    assert capacity_minutes(person, RAMP, TODAY) == 77


def test_a_rhythm_is_written_one_way() -> None:
    with pytest.raises(ValidationError, match="or full_load"):
        Rhythm.model_validate({"contacts_a_month": number(1, "contacts a month")})
    with pytest.raises(ValidationError, match="not both"):
        Rhythm.model_validate({**rhythm(60), **full_load(10)})


@pytest.mark.landing
@given(st.fractions(min_value=0, max_value=200, max_denominator=10_000))
def test_minutes_are_the_nearest_and_halves_go_up(exact: Fraction) -> None:
    assert abs(minutes(exact) - exact * 60) <= Fraction(1, 2)
    assert minutes(Fraction(2 * int(exact) + 1, 120)) == int(exact) + 1


@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 20))
def test_more_hours_never_carry_less(few: int, many: int, fixed: int) -> None:
    by = capacity(fixed_hours=hours(fixed))
    one, two = (
        capacity_minutes(worker("x", weekly_minutes=60 * h), by, TODAY)
        for h in sorted((few, many))
    )
    assert one <= two


def test_the_small_office_weighs_what_it_says() -> None:
    kinds = ("simple", "complex", "very_complex")
    cases = [case("a", complexity=kind) for kind in kinds]
    assert [case_minutes(it, weights(), CAPACITY, TODAY) for it in cases] == [60, 90, 150]
