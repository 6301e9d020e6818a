"""Each habit against a morning small enough to do by hand."""

from collections.abc import Iterable
from datetime import date

import pytest

from assigner.baselines import NAMES, OFFICE, practise
from assigner.baselines.allocate import in_order
from assigner.instance import Case, Caseworker, OpenCase
from assigner.problem import Problem
from assigner.rules.personal_ceilings import PersonalCeilings
from assigner.rules.skills import Skills
from assigner.rules.team import TeamRule
from assigner.statement import Statement, state
from tests.office import case, held, problem, worker

RULES = tuple(
    rule(kind="policy", status="assumed", hard=True)
    for rule in (TeamRule, Skills, PersonalCeilings)
)


def morning(
    workers: Iterable[Caseworker], cases: Iterable[Case], caseload: Iterable[OpenCase] = ()
) -> Statement:
    posed: Problem = problem(workers, cases, caseload)
    return state(posed, RULES)


def who(name: str, statement: Statement) -> dict[str, str]:
    seats = practise(name, statement).allocation.seats
    return {case: pair.caseworker for case, pair in seats.items()}


def test_equal_number_counts_cases_and_not_their_weight() -> None:
    statement = morning(
        [worker("A"), worker("B")], [case("1"), case("2"), case("3")],
        [held("x", "A", complexity="very_complex"), held("y", "B"), held("z", "B")],
    )
    assert who("equal-number", statement) == {"1": "A", "2": "A", "3": "B"}


def test_most_free_looks_at_hours_alone() -> None:
    statement = morning(
        [worker("A"), worker("B", weekly_minutes=20 * 60)],
        [case(str(n)) for n in range(6)], [held("x", "A", complexity="very_complex")],
    )
    # A has 600 - 150 = 450 minutes free, B 300; a case takes 60: 450, 390, 330 before 300.
    assert list(who("most-free", statement).values()) == ["A", "A", "A", "B", "A", "B"]


def test_round_robin_goes_on_after_whoever_got_the_last_case() -> None:
    statement = morning(
        [worker("A"), worker("B"), worker("C")], [case(str(n)) for n in range(4)],
        [held("x", "A", assigned=date(2026, 11, 20)), held("y", "C", assigned=date(2026, 11, 2))],
    )
    assert list(who("round-robin", statement).values()) == ["B", "C", "A", "B"]


def test_district_first_and_then_the_others() -> None:
    statement = morning(
        [worker("A", districts=frozenset({"north"}), max_new_cases=1), worker("B")],
        [case("1", district="north"), case("2", district="north")],
    )
    assert who("district", statement) == {"1": "A", "2": "B"}


def test_cpr_day_deals_out_the_month() -> None:
    days = {"1": 1, "2": 15, "3": 16, "4": 31}
    statement = morning(
        [worker("A"), worker("B")], [case(name, birth_day=day) for name, day in days.items()]
    )
    assert who("cpr-day", statement) == {"1": "A", "2": "A", "3": "A", "4": "B"}
    assert practise("cpr-day", statement).drawn == frozenset()


def test_a_birth_day_the_export_does_not_have_is_drawn_from_the_seed_and_noted() -> None:
    statement = morning([worker(name) for name in "ABCDE"], [case(str(n)) for n in range(30)])
    one, other = practise("cpr-day", statement, seed=1), practise("cpr-day", statement, seed=2)
    assert one.drawn == set(statement.problem.cases)
    assert one == practise("cpr-day", statement, seed=1)
    assert one.allocation != other.allocation


def test_competence_is_interest_then_number() -> None:
    statement = morning(
        [worker("A"), worker("B", interests=(("school", 2),)), worker("C")],
        [case("1", topics=frozenset({"school"})), case("2"), case("3")],
        [held("x", "A")],
    )
    assert who("competence", statement) == {"1": "B", "2": "C", "3": "A"}


def test_the_offices_own_decisions_are_taken_as_they_are() -> None:
    statement = morning(
        [worker("A"), worker("B")],
        [case("1", given_to="A", skills=frozenset({"polish"})), case("2"),
         case("3", given_to="gone"), case("4", given_to="B", given_co="A", two_advisers=True)],
    )
    found = practise(OFFICE, statement).allocation.seats
    assert {name: tuple(seats) for name, seats in found.items()} == {
        "1": ("A", None), "4": ("B", "A"),
    }


@pytest.mark.parametrize("name", [name for name in NAMES if name != OFFICE])
def test_a_case_nobody_may_take_is_left(name: str) -> None:
    statement = morning([worker("A")], [case("1", skills=frozenset({"polish"})), case("2")])
    assert who(name, statement) == {"2": "A"}


def test_cases_come_in_the_order_they_were_received() -> None:
    late, early = date(2026, 11, 23), date(2026, 11, 20)
    cases = [case("a"), case("b", received=late), case("c", received=early, due=late),
             case("d", received=early, due=early)]
    assert [found.id for found in in_order(cases)] == ["d", "c", "b", "a"]
