from typing import Any

from assigner.called import Called
from assigner.rule import OVER_NORM, Rule
from tests.office import case, held, number, problem, worker
from tests.rules.days import Day, breaches, cells, charged, loads, make

CASES = [case(name, complexity="very_complex") for name in "abc"]
STANDING = True
DAYS = (
    Day(
        problem(
            [worker("x"), worker("y")], [*CASES[:2], case("d", complexity="complex")],
            [held("h", "x", complexity="very_complex"), held("i", "y", complexity="complex")],
        ),
        {"at": number(2, "cases")},
    ),
    Day(
        problem(
            [worker("x"), worker("y"), worker("z")],
            [case("a", complexity="very_complex", two_advisers=True), case("d")],
            [held(name, "x", complexity="very_complex") for name in "hi"],
        ),
        {"at": number(1, "cases")},
    ),
    Day(problem([worker("x"), worker("y")], CASES), {"at": number(0, "cases")}),
)


def at(rule: type[Rule], most: int, hard: bool = True) -> Rule:
    return make(rule, hard, at=number(most, "cases"))


def test_below_at_and_above_the_ceiling(rule: type[Rule]) -> None:
    day = problem([worker("x")], CASES, [held("h", "x", complexity="very_complex")])
    for most, allowed in ((0, {0}), (1, {0}), (2, {0, 1}), (4, {0, 1, 2, 3})):
        assert loads(at(rule, most), day) == allowed


def test_other_cases_do_not_count(rule: type[Rule]) -> None:
    for kind in ("simple", "complex"):
        new = [case(name, complexity=kind) for name in "abc"]
        day = problem([worker("x")], new, [held("h", "x", complexity=kind)])
        assert loads(at(rule, 0), day) == {0, 1, 2, 3}


def test_above_already_may_have_a_lighter_case(rule: type[Rule]) -> None:
    early = [held(name, "x", complexity="very_complex") for name in "hi"]
    day = problem([worker("x")], [*CASES[:1], case("d")], early)
    assert breaches(at(rule, 1), day, d="x") == []
    assert breaches(at(rule, 1), day, a="x", d="x") == [("x", 2)]


def test_soft_it_is_excess_over_the_norm(rule: type[Rule]) -> None:
    soft = at(rule, 1, hard=False)
    assert soft.soft_tier == OVER_NORM
    early = [held(name, "x", complexity="very_complex") for name in "hi"]
    day = problem([worker("x"), worker("y")], CASES, early)
    assert breaches(soft, day) == [("x", 1)]
    assert charged(soft, day, a="x", b="y") == 6


def test_to_assist_does_not_count(rule: type[Rule]) -> None:
    pair = case("a", complexity="very_complex", two_advisers=True)
    day = problem([worker("x"), worker("y")], [pair])
    assert breaches(at(rule, 0), day, a=("x", "y")) == [("x", 1)]


def test_its_cell_is_the_latest_case_as_complex(rule: type[Rule]) -> None:
    day = problem(
        [worker("x"), worker("y")], [case("a", complexity="very_complex"), case("b")],
        [held("h", "x", complexity="very_complex"), held("i", "x")],
    )
    assert cells(at(rule, 1), day) == [("h", "complexity")]
    assert cells(at(rule, 1), day, "b") == [("i", "complexity")]
    assert cells(at(rule, 1), day, "a", "y") == []


def test_another_level_may_have_the_ceiling(rule: type[Rule]) -> None:
    made: Any = make(rule, at=number(1, "cases"), complexity="urgent")  # a ceiling
    assert [*made.complexities_named()] == [(("complexity",), "urgent")]
    day = problem([worker("x")], [case("a", complexity="urgent"), *CASES[1:]],
                  [held("h", "x", complexity="urgent")])
    assert made.counts(day, "a") == 1
    assert made.counts(day, "b") == 0
    assert made.before(day, "x") == 1
    assert str(made.no_room(Called())) == "is at the ceiling of 1 cases of the level urgent"
    assert str(made.words_for(Called())) == "Nobody holds more than 1 cases of the level urgent."
    assert made.counts_what(Called())[0] == "urgent cases"
    assert "cases of the level urgent" in str(made.above(Called(), "x", 2, 1))
    assert str(at(rule, 1).words_for(Called())) == "Nobody holds more than 1 very complex cases."
    assert [*at(rule, 1).complexities_named()] == [(("complexity",), "very_complex")]


def test_it_is_called_by_the_level_where_the_office_has_its_own_word(rule: type[Rule]) -> None:
    usual, urgent = at(rule, 1), make(rule, at=number(1, "cases"), complexity="urgent")
    levels = {"very_complex": "very complex"}
    assert str(usual.title_for(Called())) == "ceiling on very complex cases"
    assert str(usual.title_for(Called(levels=levels))) == "ceiling on very complex cases"
    for own in (Called(levels=levels, own=frozenset(levels.values())),
                Called(levels={"very_complex": "hard"}, own=frozenset(["hard"]))):
        (label,) = own.levels.values()
        assert str(usual.title_for(own)) == f"ceiling on cases of the level {label}"
        assert str(usual.words_for(own)) == f"Nobody holds more than 1 cases of the level {label}."
    assert str(urgent.title_for(Called())) == "ceiling on cases of the level urgent"
