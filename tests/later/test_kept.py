"""What room is worth: for whom, for which cases, the same every time."""

from dataclasses import replace

import pytest

from assigner.allocation import Allocation, Seats
from assigner.instance import Instance
from assigner.kept_room import KeptRoom
from assigner.later import kept_for_later
from assigner.later.coming import coming, given
from assigner.objectives.kept_for_later import KeptForLater
from assigner.policy import Policy, load
from assigner.solve import Solved, solve
from tests.later.offices import ARABIC, HARD, HELD, MODEL, office, policy
from tests.objectives.fixed import engine_counts
from tests.office import TODAY, case, held, problem, worker
from tests.oracle import allocations

TIER = KeptForLater(ahead=8, back=26)


def placed(facts: Instance, model: Policy) -> str:
    day = model.pose(facts, kept=kept_for_later(facts, model))
    outcome = solve(day, model.rules, model.tiers)
    assert isinstance(outcome, Solved)
    return outcome.allocation.seats["N-1"].caseworker


@pytest.mark.landing
def test_an_ordinary_case_leaves_room_for_those_only_one_can_have() -> None:
    assert placed(office(), load("danish-child-welfare", HARD)) == "Amal"
    assert placed(office(), policy()) == "Bo"
    assert placed(office(asked=0), policy()) == "Amal"


@pytest.mark.landing
def test_the_room_is_kept_for_the_scarcest_that_come() -> None:
    found = kept_for_later(office(), policy())
    dearest = found["Amal"]
    assert dearest.skills == ("arabic",)
    assert dearest.phase == "measures"
    assert all(found[who].price < dearest.price for who in found if who != "Amal")
    # 18 of the cases were given within 26 weeks, and today's; 4 of the 19 asked for it.
    assert dearest.a_week == round(100 * 19 / 26 * 4 / 19)
    assert found == kept_for_later(office(), policy())


def test_no_room_is_worth_anything_where_nothing_is_short() -> None:
    wide = policy(rules__stock_ceiling__at__value="80")
    assert kept_for_later(office(), wide) == {}
    assert kept_for_later(office(), load("danish-child-welfare", HARD)) == {}


@pytest.mark.landing
def test_who_is_away_for_long_is_nobody_to_wait_for() -> None:
    facts = office()
    away = replace(facts, caseworkers=tuple(
        replace(who, absent_from=TODAY) if who.id == "Amal" else who for who in facts.caseworkers
    ))
    assert "Amal" not in kept_for_later(away, policy())
    ill = replace(facts, caseworkers=tuple(
        replace(who, absent_from=TODAY, absent_to=TODAY) if who.id == "Amal" else who
        for who in facts.caseworkers
    ))
    assert kept_for_later(ill, policy()) == kept_for_later(facts, policy())


def test_what_comes_is_what_was_given_lately() -> None:
    facts = office()
    assert given(facts, 26) == {"measures": pytest.approx(19 / 26)}
    assert given(facts, 6) == {"measures": pytest.approx((6 + 1) / 6)}
    ahead = coming(facts, 26)
    assert sum(ahead.a_week) == pytest.approx(19 / 26)
    assert [kind.skills for kind in ahead.kinds] == [frozenset(), ARABIC]
    assert ahead.leaving == {"measures": pytest.approx(19 / 26 / 18)}
    told = coming(facts, 26, {"measures": 3.0})
    assert sum(told.a_week) == pytest.approx(3.0)


def test_cases_that_few_may_know_are_no_example() -> None:
    facts = office()
    hidden = replace(facts, caseload=tuple(
        replace(one, restricted_to=frozenset({"Amal"})) if one.skills else one
        for one in facts.caseload
    ))
    assert all(not room.skills for room in kept_for_later(hidden, policy()).values())


def test_the_engine_counts_what_the_tier_recounts() -> None:
    day = replace(
        problem([worker("x"), worker("y")],
                [case("a", children=2), case("b")]),
        kept={"x": KeptRoom(7), "z": KeptRoom(9)},
    )
    seen = set()
    for allocation in allocations(day):
        found = engine_counts(day, (), (TIER,), allocation)[TIER.name]
        assert found == TIER.measure(day, allocation, 0)
        seen.add(found)
    assert seen == {(0,), (7,), (14,), (21,)}, "a case of two children counts twice"
    assert TIER.shown(day, (250,)) == 2.5


def test_a_case_that_stays_takes_no_room() -> None:
    staff, kept = [worker("x"), worker("y")], {"x": KeptRoom(7), "y": KeptRoom(5)}
    day = replace(problem(staff, [held("c", "x")]), kept=kept)
    costs = TIER.costs(day).takes
    assert costs is not None
    for who, expected in (("x", 0), ("y", 5)):
        assert costs("c", who) == expected
        assert TIER.measure(day, Allocation({"c": Seats(who)}), 0) == (expected,)


def test_the_model_extends_the_danish_one() -> None:
    model = load(MODEL)
    assert [tier.name for tier in model.tiers][2:4] == ["kept_for_later", "balance"]
    assert model.tiers[2].levels
    assert not any(tier.tolerance for tier in model.tiers)
    assert sum(HELD.values()) == 18
