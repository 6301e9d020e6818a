from dataclasses import replace
from datetime import timedelta

from assigner.absence import Absence
from assigner.instance import Agreed
from assigner.problem import Problem
from assigner.rule import Rule
from tests.office import TODAY, case, held, problem, worker
from tests.rules.days import Day, breaches, cells, make, seated

DAY = timedelta(days=1)
WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, NEXT_MONDAY = (
    TODAY + step * DAY for step in (2, 3, 4, 5, 7))
STARTS_THE_WEEK = worker("early", works=frozenset({"mon", "tue"}))
ENDS_THE_WEEK = worker("late", works=frozenset({"mon", "fri"}))
ON_LEAVE = worker("gone", absent_from=THURSDAY, absent_to=FRIDAY)
COURSE = worker("course", absences=(
    Absence(caseworker="course", first=THURSDAY, last=THURSDAY, row=4),))
ALL = [STARTS_THE_WEEK, ENDS_THE_WEEK, ON_LEAVE, COURSE, worker("always")]


def agreed(day: Problem) -> Problem:
    """The day with x away from Wednesday on, as agreed."""
    away = Agreed(on=WEDNESDAY, what="absent", caseworker="x")
    return replace(day, instance=replace(day.instance, agreed=(away,)))


DAYS = (
    Day(problem(ALL[:3], [case("a", due=THURSDAY, two_advisers=True), case("b", due=FRIDAY)])),
    Day(problem([COURSE, ENDS_THE_WEEK, worker("always")],
                [case("a", due=THURSDAY), case("b", due=SATURDAY), case("c")])),
    Day(problem([ENDS_THE_WEEK, ON_LEAVE],
                [held("a", "gone", due=THURSDAY), case("b", due=TODAY)])),
    Day(agreed(problem([worker("x"), worker("y")],
                       [case("a", due=FRIDAY), case("b", due=TODAY + DAY)]))),
    Day(problem([STARTS_THE_WEEK, worker("y")],
                [case("a", due=FRIDAY), case("b", due=NEXT_MONDAY)], starts={"a": WEDNESDAY})),
)


def takers(rule: type[Rule], **facts: object) -> set[str]:
    return {who for (who,) in seated(make(rule), problem(ALL, [case("a", **facts)]))}


def test_a_day_at_work_before_it_is_due_and_none_away_on_it(rule: type[Rule]) -> None:
    assert takers(rule, due=THURSDAY) == {"early", "always"}
    assert takers(rule, due=FRIDAY) == {"early", "late", "course", "always"}
    assert takers(rule, due=TODAY + DAY) == {"early", "gone", "course", "always"}


def test_a_deadline_today_or_passed_or_none_asks_for_nothing(rule: type[Rule]) -> None:
    for due in (TODAY, TODAY - DAY, None):
        assert len(takers(rule, due=due)) == len(ALL)


def test_over_a_week_end_nobody_is_asked_for_a_day(rule: type[Rule]) -> None:
    part_time = worker("x", works=frozenset({"fri"}))
    day = problem([part_time], [case("a", due=SATURDAY + DAY)], starts={"a": FRIDAY})
    assert seated(make(rule), day) == {("x",)}


def test_from_the_day_it_is_handed_over(rule: type[Rule]) -> None:
    day = problem([STARTS_THE_WEEK], [case("a", due=FRIDAY)], starts={"a": TODAY + DAY})
    assert seated(make(rule), day) == set()
    assert breaches(make(rule), day, a="early") == [("a", 1)]


def test_co_workers_are_free(rule: type[Rule]) -> None:
    day = problem(ALL, [case("a", due=THURSDAY, two_advisers=True)])
    assert breaches(make(rule), day, a=("always", "gone")) == []
    assert breaches(make(rule), day, a=("gone", "always")) == [("a", 1)]


def test_who_has_it_keeps_it(rule: type[Rule]) -> None:
    day = problem([ON_LEAVE], [held("a", "gone", due=THURSDAY)])
    assert breaches(make(rule), day, a="gone") == []


def test_its_cells_are_the_absence_and_the_deadline(rule: type[Rule]) -> None:
    day = problem(ALL, [case("a", due=THURSDAY)])
    assert cells(make(rule), day, "a", "early") == [("early", "works"), ("a", "due")]
    assert cells(make(rule), day, "a", "gone") == [
        ("gone", "absent_from"), ("gone", "absent_to"), ("a", "due")]
    assert cells(make(rule), day, "a", "course") == [("course", "first"), ("a", "due")]
    later = problem(ALL, [case("a", due=FRIDAY)])
    assert cells(make(rule), later, "a", "course") == [("a", "due")]
    never = problem(ALL, [case("a")])
    assert cells(make(rule), never, "a", "course") == [("a", "due")]


def test_a_saturday_at_work_is_no_day_before_it_is_due(rule: type[Rule]) -> None:
    week = worker("week", absences=(
        Absence(caseworker="week", first=TODAY + DAY, last=FRIDAY, row=4),))
    day = problem([week], [case("a", due=SATURDAY)])
    assert seated(make(rule), day) == set()
    assert breaches(make(rule), day, a="week") == [("a", 1)]


def test_a_deadline_that_has_come_is_not_its_matter(rule: type[Rule]) -> None:
    day = problem([worker("x", absent_from=TODAY)], [case("a", due=TODAY)])
    assert breaches(make(rule), day, a="x") == []
    assert seated(make(rule), day) == {("x",)}


def test_who_is_going_is_there_until_then(rule: type[Rule]) -> None:
    going = worker("x", absent_from=TODAY)
    for due, expected in ((THURSDAY, []), (FRIDAY, [("a", 1)])):
        day = problem([going], [case("a", due=due)], going={"x": FRIDAY})
        assert breaches(make(rule), day, a="x") == expected
        assert seated(make(rule), day) == (set() if expected else {("x",)})
        assert cells(make(rule), day, "a", "x") == [("a", "due")]
