from dataclasses import replace
from datetime import timedelta

from assigner.other_work import OtherWork
from assigner.problem import Problem
from assigner.reduction import Reduction
from assigner.rule import AHEAD, Rule
from assigner.workload import FirstWeeks
from tests.office import TODAY, case, held, number, problem, weights, worker
from tests.rules.days import Day, breaches, cells, charged, loads, make

WEEK = timedelta(days=7)


def within(weeks: int = 4, at: int = 100) -> dict[str, object]:
    return {"weeks": number(weeks, "weeks"), "at": number(at, "percent")}


def less(who: str, minutes: int, first: int, last: int | None = None) -> Reduction:
    """So many minutes less for cases, from and to weeks from today."""
    end = None if last is None else TODAY + last * WEEK
    return Reduction(caseworker=who, reason="agreed", minutes=4 * minutes,
                     first=TODAY + first * WEEK, last=end)


# 600 minutes for cases; from next week on 540, in three weeks 420, then 600 again.
SOON = worker("x", reductions=(less("x", 60, 1, 3), less("x", 120, 3, 3)))
NEW_ONES = FirstWeeks.model_validate(
    {"weeks": number(3, "weeks"), "factor": number(2, "factor")})


def young(day: Problem) -> Problem:
    """The day with cases twice as heavy in their first three weeks."""
    return replace(day, weights=weights().model_copy(update={"first_weeks": NEW_ONES}))


EQUIVALENT = {"breaches: leads only": "what a co-worker is given does not count"}
CASES = [case(name, weight_minutes=150) for name in "abc"]
DAYS = (
    Day(problem([SOON, worker("y")],
                [case("a", weight_minutes=4), case("b", weight_minutes=3)],
                [held("h", "x", weight_minutes=415), held("i", "y", weight_minutes=700)]),
        within()),
    Day(problem([SOON, worker("y", reductions=(less("y", 60, 2, 2),))],
                [case("a", weight_minutes=4), case("b", weight_minutes=3)],
                [held("h", "x", weight_minutes=415), held("i", "y", weight_minutes=536)]),
        within()),
    Day(problem([SOON, worker("y")], [case("a", weight_minutes=4, two_advisers=True)],
                [held("h", "x", weight_minutes=300),
                 held("i", "y", co_caseworker="x", weight_minutes=236)]), within()),
    Day(problem([SOON, worker("y", reductions=(less("y", 600, 2),))],
                [held("a", "x", weight_minutes=5), held("b", "y", weight_minutes=2)],
                [held("h", "x", weight_minutes=412)]), within()),
    Day(young(problem([SOON, worker("y", reductions=(less("y", 450, 1, 1),))],
                      [case("a", complexity="very_complex")],
                      [held("h", "x", weight_minutes=90), held("i", "x", complexity="complex",
                                                              assigned=TODAY)])), within(at=50)),
)


def test_the_tightest_week_counts_and_not_today(rule: type[Rule]) -> None:
    day = problem([SOON], CASES, [held("h", "x", weight_minutes=120)])
    assert loads(make(rule, **within(weeks=4)), day) == {0, 1, 2}
    assert loads(make(rule, **within(weeks=2)), day) == {0, 1, 2}
    assert loads(make(rule, **within(weeks=3, at=60)), day) == {0}
    assert loads(make(rule, **within(weeks=0, at=60)), day) == {0, 1, 2, 3}


def test_who_keeps_their_hours_is_not_asked(rule: type[Rule]) -> None:
    over = [worker("x", reductions=(less("x", 60, -2, 1),))]
    day = problem(over, CASES, [held("h", "x", weight_minutes=700)])
    assert loads(make(rule, **within()), day) == {0, 1, 2, 3}


def test_the_minutes_above_are_the_breach(rule: type[Rule]) -> None:
    day = problem([SOON, worker("y")], CASES, [held("h", "x", weight_minutes=300)])
    made = make(rule, **within())
    assert breaches(made, day, a="x") == [("x", 30)]
    assert breaches(made, day, a="y") == []
    soft = make(rule, hard=False, **within())
    assert soft.soft_tier == AHEAD
    assert breaches(soft, day, a="x", b="x") == [("x", 180)]
    assert charged(soft, day, a="x", b="x") == 540


def test_above_already_soft_tells_it_hard_gives_nothing(rule: type[Rule]) -> None:
    day = problem([SOON, worker("y")], [case("a")], [held("h", "x", weight_minutes=500)])
    assert breaches(make(rule, hard=False, **within()), day) == [("x", 80)]
    assert breaches(make(rule, **within()), day, a="y") == []
    assert breaches(make(rule, **within()), day, a="x") == [("x", 140)]


def test_everybody_above_is_told(rule: type[Rule]) -> None:
    both = [SOON, worker("y", reductions=(less("y", 60, 2, 2),))]
    day = problem(both, [case("a"), case("b")], [
        held("h", "x", weight_minutes=400), held("i", "y", weight_minutes=500)])
    assert breaches(make(rule, **within()), day, a="x", b="y") == [("x", 40), ("y", 20)]


def test_what_they_assist_in_is_held_too(rule: type[Rule]) -> None:
    beside = held("i", "y", co_caseworker="x", weight_minutes=500)
    day = problem([SOON, worker("y")], [case("a", weight_minutes=200)], [beside])
    assert breaches(make(rule, **within()), day, a="x") == [("x", 30)]


def test_who_gives_one_away_has_less_where_it_is_soft(rule: type[Rule]) -> None:
    day = problem([SOON, worker("y")], [held("a", "x", weight_minutes=400)],
                  [held("h", "x", weight_minutes=100)])
    soft = make(rule, hard=False, **within())
    assert breaches(soft, day, a="x") == [("x", 80)]
    assert breaches(soft, day, a="y") == []


def test_first_weeks_are_over_by_then(rule: type[Rule]) -> None:
    """300 minutes today, 150 in three weeks; and 300 still in the week that begins tomorrow."""
    many = [case(name, complexity="very_complex") for name in "abc"]
    late = young(problem([worker("x", reductions=(less("x", 180, 4),))], many))
    assert loads(make(rule, **within(weeks=6)), late) == {0, 1, 2}
    just = young(problem([worker("x", reductions=(less("x", 180, 3),))], many))
    assert loads(make(rule, **within(weeks=6)), just) == {0, 1, 2}
    early = young(problem([worker("x", reductions=(less("x", 180, 1, 1),))], many))
    assert loads(make(rule, **within(weeks=6)), early) == {0, 1}


def test_its_cells_are_the_reductions_to_come_and_the_first_day(rule: type[Rule]) -> None:
    who = worker("x", hired=TODAY, reductions=(
        less("x", 60, -1), less("x", 60, 1), Reduction(caseworker="x", reason="agreed", minutes=9)))
    assert cells(make(rule, **within()), problem([who], [case("a")])) == [
        ("x", "first"), ("x", "hired")]


def test_other_work_counts_on_its_days(rule: type[Rule]) -> None:
    report = OtherWork(caseworker="x", work="report", minutes=100,
                       first=TODAY + 2 * WEEK, last=TODAY + 2 * WEEK)
    over = OtherWork(caseworker="x", work="report", minutes=300, last=TODAY - WEEK)
    who = worker("x", other_work=(report, over))
    day = problem([who], [case("a", weight_minutes=60)], [held("h", "x", weight_minutes=450)])
    assert breaches(make(rule, **within()), day, a="x") == [("x", 10)]
    assert loads(make(rule, **within()), day) == {0}
    assert loads(make(rule, **within(weeks=1)), day) == {0, 1}
