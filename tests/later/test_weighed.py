"""Room weighed against evenness: kept where that is worth what it costs, and not beyond."""

from dataclasses import replace

import pytest

from assigner.errors import ModelError
from assigner.instance import Case
from assigner.kept_room import KeptRoom
from assigner.objectives.kept_for_later import KeptForLater
from assigner.objectives.moves import Moves
from assigner.policy import load
from assigner.problem import Problem
from assigner.scenarios.priced import priced
from assigner.solve import Solved, solve
from tests.later.offices import MODEL
from tests.objectives.fixed import engine_counts
from tests.office import case, problem, worker
from tests.oracle import allocations

WEIGHED = load(MODEL).tiers[2]
PRICE = 400
"""Four weeks."""


def day(*cases: Case, price: int = PRICE) -> Problem:
    """Nobody has anything; y, with half the hours, is heavier with whatever they get."""
    people = [worker("x", weekly_minutes=2220), worker("y", weekly_minutes=1110)]
    return replace(problem(people, [*cases]), kept={"x": KeptRoom(0, each=price)})


def given(to_place: Problem) -> dict[str, str]:
    outcome = solve(to_place, load(MODEL).rules, load(MODEL).tiers)
    assert isinstance(outcome, Solved)
    assert outcome.proven
    return {name: seats.caseworker for name, seats in outcome.allocation.seats.items()}


def test_a_light_case_goes_to_others_and_a_heavy_one_takes_the_room() -> None:
    light, heavy = (case("a", weight_minutes=minutes) for minutes in (60, 400))
    assert given(day(light)) == {"a": "y"}
    assert given(day(heavy)) == {"a": "x"}
    assert given(day(light, price=1)) == {"a": "x"}


def test_a_case_that_fills_its_place_pays_nothing_and_a_lighter_one_in_proportion() -> None:
    bare = KeptForLater(ahead=26, back=26, fills=120)
    light, half, full = (case(name, weight_minutes=minutes)
                         for name, minutes in (("a", 30), ("b", 60), ("c", 200)))
    to_place = day(light, half, full)
    takes = bare.costs(to_place).takes
    assert takes is not None
    assert [takes(name, "x") for name in "abc"] == [300, 200, 0]


def test_the_engine_counts_what_the_tier_recounts_where_it_weighs() -> None:
    to_place = day(case("a", children=2), case("b"))
    for allocation in allocations(to_place):
        found = engine_counts(to_place, (), (WEIGHED,), allocation)[WEIGHED.name]
        assert found == WEIGHED.measure(to_place, allocation, 0)
    assert (WEIGHED.unit, KeptForLater(8, 26).unit) == ("hours", "weeks")


def test_the_day_is_the_best_of_all_there_are() -> None:
    to_place = day(*(case(name, weight_minutes=60 + 70 * at) for at, name in enumerate("abcd")))
    best = min(
        WEIGHED.measure(to_place, one, 0) for one in allocations(to_place)
        if len(one.seats) == len(to_place.cases)
    )
    outcome = solve(to_place, (), load(MODEL).tiers)
    assert isinstance(outcome, Solved)
    assert WEIGHED.measure(to_place, outcome.allocation, 0) == best


def test_after_staff_changes_moves_are_weighed_before_room() -> None:
    names = [tier.name for tier in priced(load(MODEL)).tiers]
    assert names.index(Moves.name) < names.index(WEIGHED.name)


def test_hours_of_a_balance_that_has_none_are_refused() -> None:
    with pytest.raises(ModelError, match="weighs"):
        load(MODEL, {"balance.measure": "leximax"})
