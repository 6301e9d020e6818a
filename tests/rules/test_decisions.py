from typing import Any

from assigner.rule import Part, Rule
from assigner.rules.disqualified import Disqualified
from assigner.rules.team import TeamRule
from assigner.statement import state
from tests.office import case, held, problem, worker
from tests.oracle import engine_accepts
from tests.rules.days import Day, breaches, make, seated

WORKERS = [worker("x"), worker("y"), worker("z")]
DAYS = (
    Day(problem(WORKERS, [case("a"), case("b")], pins=frozenset({("a", "x")}))),
    Day(problem(WORKERS, [case("a", two_advisers=True)], forbids=frozenset({("a", "x")}))),
    Day(
        problem(
            WORKERS, [case("a"), case("b")],
            pins=frozenset({("a", "y"), ("b", "y")}), forbids=frozenset({("b", "z")}),
        )
    ),
    Day(problem(WORKERS, [held("a", "x"), case("b")], forbids=frozenset({("a", "x")}))),
)


def test_a_pinned_case_goes_to_the_person_named(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a")], pins=frozenset({("a", "y")}))
    assert seated(make(rule), day) == {("y",)}
    assert breaches(make(rule), day) == [("a", 1)]
    assert breaches(make(rule), day, a="x") == [("a", 1)]
    assert breaches(make(rule), day, a="y") == []


def test_to_assist_is_not_to_take(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a", two_advisers=True)], pins=frozenset({("a", "y")}))
    assert breaches(make(rule), day, a=("x", "y")) == [("a", 1)]
    assert seated(make(rule), day) == {("y",), *(("y", w.id) for w in WORKERS)}


def test_who_is_forbidden_takes_no_part(rule: type[Rule]) -> None:
    day = problem(WORKERS[:2], [case("a", two_advisers=True)], forbids=frozenset({("a", "x")}))
    assert seated(make(rule), day) == {("y",), ("y", "y")}
    assert breaches(make(rule), day, a=("y", "x")) == [("a", 1)]


def test_a_forbid_concerns_its_own_case(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a"), case("b")], forbids=frozenset({("a", "x")}))
    assert breaches(make(rule), day, b="x") == []
    assert breaches(make(rule), day, a="x", b="x") == [("a", 1)]


def test_a_pin_lifts_no_other_rule(rule: type[Rule]) -> None:
    barred = case("a", disqualified=frozenset({"x"}))
    day = problem(WORKERS, [barred], pins=frozenset({("a", "x")}))
    assert engine_accepts(day, (make(rule), make(Disqualified))) == {}


def test_a_pin_is_a_row_and_says_who(rule: type[Rule]) -> None:
    """The conflict search needs the pin itself, not bars against everybody else."""
    day = problem(WORKERS, [case("a")], pins=frozenset({("a", "y")}))
    statement = state(day, (make(rule),))
    (pin,) = statement.rows
    assert pin.item.terms == ((Part("takes", "a", "y"), -1),)
    assert pin.item.at_most == -1
    assert statement.bars == ()


def test_the_rule_is_found_among_others_and_made_where_it_is_not(rule: type[Rule]) -> None:
    kind: Any = rule
    mine, other = make(rule), make(TeamRule)
    assert kind.among([other, mine]) is mine
    assert kind.among([other]).name() == "decisions"
