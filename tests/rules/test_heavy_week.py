from dataclasses import replace
from datetime import timedelta
from random import Random

from assigner.absence import Absence
from assigner.allocation import Allocation
from assigner.instance import Agreed
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


def agreed(day: Problem, *items: Agreed) -> Problem:
    """The day with this decided for later days."""
    return replace(day, instance=replace(day.instance, agreed=items))


def hours(who: str, a_week: int, week: int) -> Agreed:
    """So many hours from so many weeks on."""
    return Agreed(on=TODAY + week * WEEK, what="hours", caseworker=who, weekly_minutes=60 * a_week)


def situation(who: str, percent: int, week: int, last: int | None) -> Agreed:
    """So much of their capacity from one week to another."""
    until = None if last is None else TODAY + last * WEEK
    return Agreed(on=TODAY + week * WEEK, what="capacity", caseworker=who, percent=percent,
                  until=until)


def day_of(day: Problem, who: str) -> Problem:
    """The day with one caseworker alone."""
    alone = tuple(one for one in day.instance.caseworkers if one.id == who)
    return replace(day, instance=replace(day.instance, caseworkers=alone))


EQUIVALENT = {
    "breaches: leads only": "what a co-worker is given does not count",
    **{f"{where}: {what}": "a row of agreed hours has hours, above none: E101, E103"
       for where in ("_then", "_decided")
       for what in ("1 for 0", "-1 for 0", "drop 0 of item.weekly_minutes or 0")},
}
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
    Day(agreed(problem([worker("x", capacity_minutes=437), worker("y", capacity_percent=80)],
                       [case("a", weight_minutes=40), case("b", weight_minutes=170)],
                       [held("h", "x", weight_minutes=150)]),
               hours("x", 33, 1), hours("x", 17, 3), situation("y", 20, 2, 3), hours("y", 30, 2)),
        within()),
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


def test_no_other_work_is_done_while_away_or_gone(rule: type[Rule]) -> None:
    """Their cases stay theirs; the group waits until they are back."""
    group = OtherWork(caseworker="x", work="group", minutes=300, first=TODAY + 2 * WEEK)
    trip = Absence(caseworker="x", first=TODAY + WEEK, last=TODAY + 5 * WEEK)
    day = problem([worker("x", other_work=(group,), absences=(trip,))], CASES,
                  [held("h", "x", weight_minutes=200)])
    assert loads(make(rule, **within()), day) == {0, 1, 2, 3}
    assert loads(make(rule, **within(weeks=6)), day) == {0}
    assert breaches(make(rule, **within(weeks=6)), day, a="x") == [("x", 50)]


def test_agreed_hours_count_from_their_day_on(rule: type[Rule]) -> None:
    """40 hours now, 30 in two weeks, 36 in four, as `agreed.csv` has it: 450 minutes of 600."""
    day = agreed(problem([worker("x"), worker("y")], CASES, [held("h", "x", weight_minutes=200)]),
                 hours("x", 30, 2), hours("x", 36, 4), hours("y", 38, -1), hours("y", 35, 0))
    assert loads(make(rule, **within(weeks=1)), day_of(day, "x")) == {0, 1, 2, 3}
    assert loads(make(rule, **within(weeks=3)), day_of(day, "x")) == {0, 1}
    assert breaches(make(rule, **within()), day, a="x", b="x") == [("x", 50)]
    assert breaches(make(rule, **within()), day, a="y", b="y", c="y") == []


def test_hours_whose_day_has_come_and_that_no_next_carried_out_are_of_later_days(
    rule: type[Rule]
) -> None:
    day = problem([worker("x")], CASES, [held("h", "x", weight_minutes=200)])
    for week in (-1, 0):
        assert loads(make(rule, **within()), agreed(day, hours("x", 35, week))) == {0, 1, 2}


def test_a_capacity_of_their_own_follows_the_agreed_hours(rule: type[Rule]) -> None:
    """500 of 40 hours; 412 of 33, as no part of a minute is counted, and 212 of 17."""
    day = agreed(problem([worker("x", capacity_minutes=500)], CASES), hours("x", 33, 1),
                 hours("x", 17, 3))
    assert breaches(make(rule, **within(weeks=2)), day, a="x", b="x", c="x") == [("x", 38)]
    assert breaches(make(rule, **within(weeks=3)), day, a="x", b="x") == [("x", 88)]
    assert loads(make(rule, **within(weeks=3)), day) == {0, 1}


def test_an_agreed_situation_counts_while_it_lasts(rule: type[Rule]) -> None:
    """Half of what they can until it ends; another that begins meanwhile takes its place."""
    half = situation("x", 50, 1, 3)
    day = agreed(problem([worker("x", capacity_percent=75)], CASES), half)
    assert breaches(make(rule, **within()), day, a="x", b="x", c="x") == [("x", 150)]
    less_so = agreed(problem([worker("x")], CASES, [held("h", "x", weight_minutes=300)]), half,
                     situation("x", 25, 2, 2), situation("x", 90, 4, 9))
    assert breaches(make(rule, **within()), less_so, a="x") == [("x", 300)]
    open_end = agreed(problem([worker("x")], CASES), situation("x", 60, 2, None))
    assert loads(make(rule, **within()), open_end) == {0, 1, 2}


def test_what_else_is_agreed_is_not_about_hours(rule: type[Rule]) -> None:
    given = Agreed(on=TODAY + WEEK, what="handover", case="h", caseworker="x", to="y")
    moves = Agreed(on=TODAY + WEEK, what="team", caseworker="x", team="measures")
    day = agreed(problem([worker("x"), worker("y")], CASES, [held("h", "x", weight_minutes=400)]),
                 given, moves)
    assert breaches(make(rule, **within()), day, a="x", b="x") == []


def test_who_reduces_and_works_less_has_both(rule: type[Rule]) -> None:
    """30 of 40 hours in two weeks, 60 minutes a week off for cases and a report of 40."""
    report = OtherWork(caseworker="x", work="report", minutes=40, first=TODAY + 2 * WEEK)
    who = worker("x", reductions=(less("x", 60, 2),), other_work=(report,))
    day = agreed(problem([who], CASES), hours("x", 30, 2))
    assert breaches(make(rule, **within()), day, a="x", b="x", c="x") == [("x", 100)]
    assert loads(make(rule, **within()), day) == {0, 1, 2}


def test_drawn_offices_leave_engine_and_checker_the_same_room(rule: type[Rule]) -> None:
    """Hours and situations agreed for any week, capacities of one's own among them."""
    draw, tight = Random(19), 0
    for _ in range(60):
        items = [
            hours("x", draw.randint(5, 40), draw.randint(1, 5)) if draw.random() < 0.6
            else situation("x", draw.randint(10, 99), draw.randint(1, 4), draw.choice((None, 3, 5)))
            for _ in range(draw.randint(0, 4))
        ]
        who = worker("x", capacity_minutes=draw.choice((None, 437)),
                     capacity_percent=draw.choice((None, 80)), capacity_until=TODAY + 2 * WEEK)
        day = agreed(problem([who], [case("a")], [held("h", "x", weight_minutes=90)]), *items)
        made = make(rule, **within(weeks=5))
        engine = [item.room["x"] for item in made.ceilings(day)]
        checker = [norm.ceiling for norm in made.norms(day, Allocation({}), "x")]
        assert engine == checker, items
        tight += len(engine)
    assert tight > 30
