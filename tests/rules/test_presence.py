from dataclasses import replace
from datetime import timedelta

from assigner.absence import Absence
from assigner.allocation import Allocation, Seats
from assigner.instance import Agreed
from assigner.problem import Problem
from assigner.rule import Rule
from tests.office import TODAY, case, held, problem, worker
from tests.rules.days import Day, breaches, cells, make, seated

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def agreed(day: Problem) -> Problem:
    """The day with x away from tomorrow on, as agreed."""
    away = Agreed(on=TOMORROW, what="absent", caseworker="x")
    return replace(day, instance=replace(day.instance, agreed=(away,)))


DAYS = (
    Day(
        problem(
            [worker("x", absent_from=TODAY), worker("y", absent_to=YESTERDAY), worker("z")],
            [case("a", two_advisers=True), case("b")],
        )
    ),
    Day(problem([worker("x", hired=TOMORROW), worker("y")], [case("a"), case("b")])),
    Day(
        problem(
            [worker("x", absent_from=TODAY), worker("y")],
            [held("a", "x"), case("b", two_advisers=True)],
        )
    ),
    Day(
        problem(
            [worker("x", absent_from=TODAY), worker("y"), worker("z")],
            [case("a"), case("b")], starts={"b": TOMORROW}, awaited={"y": TOMORROW},
        )
    ),
    Day(agreed(problem([worker("x"), worker("y")], [case("a"), case("b")],
                       starts={"b": TOMORROW}))),
)


def able(rule: type[Rule], **facts: object) -> bool:
    return seated(make(rule), problem([worker("x", **facts)], [case("a")])) == {("x",)}


def test_absence_is_inclusive_at_both_ends(rule: type[Rule]) -> None:
    assert not able(rule, absent_from=TODAY, absent_to=TODAY)
    assert not able(rule, absent_from=YESTERDAY, absent_to=TODAY)
    assert not able(rule, absent_from=TODAY, absent_to=TOMORROW)
    assert able(rule, absent_from=TOMORROW, absent_to=TOMORROW)
    assert able(rule, absent_from=YESTERDAY, absent_to=YESTERDAY)


def test_open_ended_absence(rule: type[Rule]) -> None:
    assert not able(rule, absent_from=YESTERDAY)
    assert not able(rule, absent_from=TODAY)
    assert able(rule, absent_from=TOMORROW)
    assert not able(rule, absent_to=TODAY)
    assert able(rule, absent_to=YESTERDAY)


def test_hired_today_is_here_and_hired_tomorrow_is_not(rule: type[Rule]) -> None:
    assert able(rule, hired=TODAY)
    assert able(rule, hired=YESTERDAY)
    assert not able(rule, hired=TOMORROW)


def test_who_is_away_does_not_assist_either(rule: type[Rule]) -> None:
    day = problem([worker("x", absent_from=TODAY), worker("y")], [case("a", two_advisers=True)])
    assert seated(make(rule), day) == {("y",), ("y", "y")}
    assert breaches(make(rule), day, a=("x", "x")) == [("a", 1), ("a", 1)]


def test_its_cells_say_from_when_and_until_when(rule: type[Rule]) -> None:
    away = worker("x", absent_from=TODAY, absent_to=TOMORROW)
    day = problem([away, worker("y", hired=TOMORROW), worker("z", hired=TODAY)], [case("a")])
    assert cells(make(rule), day) == [("x", "absent_from"), ("x", "absent_to")]
    assert cells(make(rule), day, "a", "y") == [("y", "hired")]
    assert cells(make(rule), day, "a", "z") == []


def test_who_is_away_on_the_day_of_the_handover_is_told_so(rule: type[Rule]) -> None:
    away = worker("x", absent_from=TODAY)
    for starts, told in (({}, "is not at work today"), ({"a": TOMORROW}, "is not at work on 2026")):
        day = problem([away], [case("a")], starts=starts)
        (bar,) = make(rule).bars(day)
        (breach,) = make(rule).breaches(day, Allocation({"a": Seats("x")}))
        assert str(bar.words).startswith(told)
        assert str(breach.words).startswith(f"x {told}")


def test_its_cell_is_the_absence_of_the_register(rule: type[Rule]) -> None:
    away = worker("x", absences=(Absence(caseworker="x", first=TODAY, last=TODAY, row=4),))
    assert cells(make(rule), problem([away], [case("a")])) == [("x", "first")]
    later = worker("x", absences=(
        Absence(caseworker="x", first=TOMORROW, last=TOMORROW, row=4),))
    assert cells(make(rule), problem([later], [case("a")])) == []


def test_a_weekday_without_work_counts_today_and_not_on_the_day_of_a_handover(
    rule: type[Rule]
) -> None:
    tuesdays = worker("x", works=frozenset({"tue"}))
    today = problem([tuesdays], [case("a")])
    assert breaches(make(rule), today, a="x") == [("a", 1)]
    assert cells(make(rule), today) == [("x", "works")]
    handed = problem([tuesdays], [case("a")], starts={"a": TOMORROW + (TOMORROW - TODAY)})
    assert breaches(make(rule), handed, a="x") == []


def test_who_is_going_is_told_as_away_from_then(rule: type[Rule]) -> None:
    day = problem([worker("x", absent_from=TODAY)], [case("a")], going={"x": TOMORROW})
    (bar,) = make(rule).bars(day)
    assert str(bar.words) == f"is not at work from {TOMORROW}"
    assert cells(make(rule), day) == []
