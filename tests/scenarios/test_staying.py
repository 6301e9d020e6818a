"""The least a mean square can be where cases stay: held against every way to give them."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assigner.scenarios.hindsight import Floats, Ints
from assigner.scenarios.staying import Lasting, least_staying

DAYS = 4


def value(cases: Sequence[Lasting], to: Sequence[int], cost: Floats, fixed: Ints) -> float:
    loads = fixed.copy()
    for case, who in zip(cases, to, strict=True):
        for at, weight in enumerate(case.weights):
            loads[case.first + at, who] += weight
    return float(sum(cost[day, who] * int(loads[day, who]) ** 2
                     for day, who in np.ndindex(*cost.shape)))


@st.composite
def logs(draw: st.DrawFn) -> tuple[list[Lasting], Floats, Ints]:
    people = draw(st.integers(1, 3))
    cases = []
    for _ in range(draw(st.integers(1, 5))):
        first = draw(st.integers(0, DAYS - 1))
        weights = draw(st.lists(st.sampled_from([0, 60, 90, 150]), min_size=1,
                                max_size=DAYS - first))
        able = draw(st.lists(st.booleans(), min_size=people, max_size=people).filter(any))
        cases.append(Lasting(first, np.array(weights), np.array(able)))
    capacity = np.array(draw(st.lists(st.sampled_from([600, 300]), min_size=people,
                                      max_size=people)))
    fixed = np.array(draw(st.lists(st.lists(
        st.sampled_from([0, 0, 45, 300]), min_size=people, max_size=people),
        min_size=DAYS, max_size=DAYS)))
    return cases, np.tile(1 / capacity, (DAYS, 1)), fixed


@pytest.mark.landing
@settings(max_examples=60, deadline=None)
@given(logs())
def test_the_bound_is_below_every_way_and_what_is_found_is_one(
    log: tuple[list[Lasting], Floats, Ints]
) -> None:
    cases, cost, fixed = log
    ways = list(product(*(np.flatnonzero(case.able).tolist() for case in cases)))
    values = [value(cases, way, cost, fixed) for way in ways]
    told = least_staying(cases, cost, ways[-1], fixed)
    assert told.least <= min(values) * (1 + 1e-12)
    assert min(abs(told.found - one) for one in values) <= 1e-9 * max(1.0, told.found)
    assert told.found <= values[-1] * (1 + 1e-9)


def test_alike_cases_on_alike_people_are_bound_to_the_very_best() -> None:
    """Three cases of an hour for two people: two and one, 4 + 1 squared hours on each day."""
    case = Lasting(0, np.full(DAYS, 60), np.array([True, True]))
    told = least_staying([case] * 3, np.full((DAYS, 2), 1 / 3600), [0, 0, 0])
    assert abs(told.found - 5 * DAYS) < 1e-9
    assert 0 <= told.found - told.least < 1e-4 * told.found


def test_who_cannot_have_it_does_not_count() -> None:
    both = [Lasting(2, np.array([60, 60]), np.array([True, False])),
            Lasting(0, np.array([60, 60]), np.array([True, True]))]
    told = least_staying(both, np.full((DAYS, 2), 1 / 3600), [0, 0])
    assert abs(told.found - 4) < 1e-9
    assert 0 <= told.found - told.least < 1e-3


def test_nothing_to_give_is_what_is_fixed() -> None:
    told = least_staying([], np.full((DAYS, 1), 1 / 3600), [], np.full((DAYS, 1), 60))
    assert told.found == DAYS
    assert 0 <= told.found - told.least < 1e-6
