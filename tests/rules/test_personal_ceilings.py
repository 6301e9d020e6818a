from dataclasses import replace
from datetime import timedelta

from assigner.allocation import Allocation, Seats
from assigner.instance import Agreed
from assigner.problem import Problem
from assigner.rule import OVER_NORM, Rule
from tests.office import TODAY, case, held, problem, worker
from tests.rules.days import Day, bounds, breaches, cells, charged, loads, make

CASES = [case("a"), case("b"), case("c")]
DAY = timedelta(days=1)


def over_days(day: Problem) -> Problem:
    """The day with another case promised to x tomorrow."""
    promised = Agreed(on=TODAY + DAY, what="handover", case="p", caseworker="z", to="x")
    return replace(day, instance=replace(day.instance, agreed=(promised,)))


DAYS = (
    Day(
        problem(
            [worker("x", max_cases=2), worker("y", max_new_cases=1), worker("z")], CASES,
            [held("h", "x"), held("i", "y")],
        )
    ),
    Day(
        problem(
            [worker("x", max_cases=2, max_new_cases=1), worker("y", max_cases=0)],
            [case("a", two_advisers=True), case("b")], [held("h", "y")],
        )
    ),
    Day(problem([worker("x"), worker("y", max_new_cases=0)], CASES[:1])),
    Day(problem([worker("x", max_cases=1), worker("y", max_cases=2)],
                [held("a", "x"), case("b")], [held("h", "y")])),
    Day(problem([worker("x", max_cases=1), worker("y")], CASES[:2])),
    Day(
        problem(
            [worker("x", max_cases=1, max_new_cases=0), worker("y", max_cases=2)],
            [held("a", "x"), held("b", "x"), case("c")], [held("h", "y")],
        )
    ),
    Day(
        problem(
            [worker("x", max_new_cases=2), worker("y")],
            [case("a"), case("b"), held("c", "x", assigned=TODAY)],
            [held("h", "x", assigned=TODAY)],
        )
    ),
    Day(problem([worker("x", max_cases=9, max_new_cases=1), worker("y")],
                [held("a", "x"), case("b"), case("c")])),
    Day(over_days(problem(
        [worker("x", max_new_cases=1),
         worker("y", absent_from=TODAY, absent_to=TODAY, max_new_cases=1)],
        [case("a"), case("b"), case("c")],
        [held("h", "x", assigned=TODAY), held("i", "y", assigned=TODAY)],
        starts={"b": TODAY + DAY, "c": TODAY + DAY},
    ))),
    Day(problem([worker("x", max_new_cases=1)], [case("a"), case("b")],
                [held(n, "x", assigned=TODAY) for n in "hij"], starts={"b": TODAY + DAY})),
    Day(problem([worker("x", max_new_cases=1)], [case(name) for name in "abcd"],
                starts={"b": TODAY + DAY, "c": TODAY + 2 * DAY, "d": TODAY + 2 * DAY})),
)


def test_below_at_and_above_the_ceiling_on_stock(rule: type[Rule]) -> None:
    for most, allowed in ((1, {0}), (2, {0, 1}), (4, {0, 1, 2, 3}), (5, {0, 1, 2, 3})):
        day = problem([worker("x", max_cases=most)], CASES, [held("h", "x")])
        assert loads(make(rule), day) == allowed


def test_held_cases_do_not_count_as_new(rule: type[Rule]) -> None:
    day = problem([worker("x", max_new_cases=2)], CASES, [held(n, "x") for n in "hij"])
    assert loads(make(rule), day) == {0, 1, 2}
    assert breaches(make(rule), day, a="x", b="x", c="x") == [("x", 1)]


def test_what_was_given_earlier_today_is_new_today(rule: type[Rule]) -> None:
    yesterday = TODAY - timedelta(days=1)
    for assigned, allowed in ((TODAY, {0, 1}), (yesterday, {0, 1, 2}), (None, {0, 1, 2})):
        day = problem([worker("x", max_new_cases=2)], CASES, [held("h", "x", assigned=assigned)])
        assert loads(make(rule), day) == allowed
    day = problem([worker("x", max_new_cases=1)], CASES, [held("h", "x", assigned=TODAY)])
    assert breaches(make(rule), day) == []
    assert breaches(make(rule), day, a="x") == [("x", 1)]


def test_zero_is_a_ceiling_and_none_is_not(rule: type[Rule]) -> None:
    assert loads(make(rule), problem([worker("x", max_cases=0)], CASES)) == {0}
    assert loads(make(rule), problem([worker("x", max_new_cases=0)], CASES)) == {0}
    assert loads(make(rule), problem([worker("x")], CASES)) == {0, 1, 2, 3}


def test_both_ceilings_bind_each_by_itself(rule: type[Rule]) -> None:
    day = problem([worker("x", max_cases=2, max_new_cases=1)], CASES, [held("h", "x")])
    assert loads(make(rule), day) == {0, 1}
    assert breaches(make(rule), day, a="x", b="x") == [("x", 1), ("x", 1)]


def test_above_already_gets_nothing_more_but_breaks_nothing(rule: type[Rule]) -> None:
    day = problem([worker("x", max_cases=1)], CASES, [held(n, "x") for n in "hij"])
    assert loads(make(rule), day) == {0}
    assert breaches(make(rule), day) == []
    assert breaches(make(rule), day, a="x") == [("x", 3)]


def test_soft_it_is_excess_over_the_norm(rule: type[Rule]) -> None:
    day = problem([worker("x", max_cases=1)], CASES, [held(n, "x") for n in "hij"])
    soft = make(rule, hard=False)
    assert soft.soft_tier == OVER_NORM
    assert breaches(soft, day) == [("x", 2)]
    assert charged(soft, day) == 6
    assert charged(soft, day, a="x") == 9


def test_to_assist_does_not_count(rule: type[Rule]) -> None:
    day = problem([worker("x", max_new_cases=0), worker("y")], [case("a", two_advisers=True)])
    assert breaches(make(rule), day, a=("y", "x")) == []


def test_its_cell_is_the_ceiling_that_is_reached(rule: type[Rule]) -> None:
    day = problem(
        [worker("x", max_cases=1, max_new_cases=2), worker("y", max_cases=2, max_new_cases=2),
         worker("z", max_cases=3), worker("w")],
        CASES, [held("h", "x"), held("i", "y")],
    )
    stock, new = ("max_cases", "max_new_cases")
    assert cells(make(rule), day) == [("x", stock), ("x", new)]
    assert cells(make(rule), day, "a", "y") == [("y", new), ("y", stock)]
    assert cells(make(rule), day, "a", "z") == [("z", stock)]
    assert cells(make(rule), day, "a", "w") == []


def test_a_ceiling_of_those_who_might_take_the_case_is_eased(rule: type[Rule]) -> None:
    day = problem(
        [worker("x", max_cases=0), worker("y", max_new_cases=2), worker("z"),
         worker("w", team="measures", max_cases=4)],
        [case("a"), case("b", phase="measures")],
    )
    measures = ("max_cases", 4, "w")
    assert bounds(make(rule), day, "b") == [measures]
    intake = [measures, ("max_cases", 0, "x"), ("max_new_cases", 2, "y")]
    assert bounds(make(rule), day, "a") == bounds(make(rule), day, "a", "b") == intake
    assert bounds(make(rule), day) == []


def test_what_a_day_may_bring(rule: type[Rule]) -> None:
    day = problem([worker("x", max_new_cases=2), worker("y")], CASES)
    assert rule.days == 1
    assert make(rule).limit_on(day, "x", TODAY) == 2
    assert make(rule).limit_on(day, "y", TODAY) is None


def test_it_tells_how_many_and_of_which_days(rule: type[Rule]) -> None:
    on = TODAY + DAY
    today = problem([worker("x", max_new_cases=1)], CASES, [held("h", "x", assigned=TODAY)])
    later = replace(today, starts=dict.fromkeys("abc", on))
    for day, seats, told in (
        (today, "ab", "x has 3 new cases; the personal ceiling is 1"),
        (later, "abc", "x has 4 new cases; the personal ceiling is 2"),
    ):
        given = Allocation({name: Seats("x") for name in seats})
        (breach,) = make(rule).breaches(day, given)
        assert str(breach.words) == told
    told_of = [str(ceiling.words) for ceiling in make(rule).ceilings(later)]
    assert told_of == ["is at their personal ceiling of new cases",
                       "has had the new cases of all days until 2026-11-24"]


def test_what_today_and_a_promise_leave_of_tomorrow(rule: type[Rule]) -> None:
    starts = dict.fromkeys("abc", TODAY + DAY)
    given = [held("h", "x", assigned=TODAY)]
    for caseload, promise, allowed in (
        ([], False, {0, 1, 2}), (given, False, {0, 1}), ([], True, {0, 1}), (given, True, {0}),
    ):
        day = problem([worker("x", max_new_cases=1)], CASES, caseload, starts=starts)
        assert loads(make(rule), over_days(day) if promise else day) == allowed
    back = worker("x", max_new_cases=1, absent_from=TODAY, absent_to=TODAY)
    assert loads(make(rule), problem([back], CASES, given, starts=starts)) == {0, 1}
