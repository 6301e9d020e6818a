from dataclasses import replace
from datetime import timedelta

from assigner.allocation import Allocation, Seats
from assigner.problem import Problem
from assigner.rule import AHEAD, Rule
from tests.office import TODAY, case, held, number, problem, worker
from tests.rules.days import Day, breaches, cells, charged, loads, make, seated

DAY = timedelta(days=1)
THURSDAY, SUNDAY, NEXT_MONDAY, YESTERDAY = (TODAY + step * DAY for step in (3, 6, 7, -1))


def at(most: int) -> dict[str, object]:
    return {"at": number(most, "cases a week")}


def on_tuesday(day: Problem) -> Problem:
    return replace(day, instance=replace(day.instance, date=TODAY + DAY))


EQUIVALENT = {"breaches: leads only": "a co-worker keeps no deadline"}
DAYS = (
    Day(on_tuesday(problem([worker("x")], [case("a", due=TODAY)],
                           [held("h", "x", due=THURSDAY), held("i", "x", due=SUNDAY)])), at(1)),
    Day(problem([worker("x"), worker("y")],
                [case("a", due=THURSDAY), case("b", due=SUNDAY), case("c")],
                [held("h", "x", due=TODAY)]), at(1)),
    Day(problem([worker("x"), worker("y")],
                [case("a", due=NEXT_MONDAY), case("b", due=SUNDAY, two_advisers=True)],
                [held("h", "x", due=THURSDAY), held("i", "x", due=YESTERDAY),
                 held("j", "y", due=NEXT_MONDAY)]), at(1)),
    Day(problem([worker("x"), worker("y")], [case("a", due=THURSDAY), case("b", due=YESTERDAY)],
                [held("h", "y", due=THURSDAY), held("i", "y", due=SUNDAY)]), at(1)),
    Day(problem([worker("x"), worker("y")],
                [held("a", "x", due=THURSDAY), held("b", "x", due=SUNDAY),
                 case("c", due=THURSDAY)], [held("h", "y", due=THURSDAY)]), at(1)),
    Day(problem([worker("x")], [case("a", due=THURSDAY)]), at(0)),
)


def test_below_at_and_above(rule: type[Rule]) -> None:
    cases = [case(name, due=THURSDAY) for name in "abc"]
    for most, allowed in ((0, {0}), (1, {0}), (2, {0, 1}), (4, {0, 1, 2, 3})):
        day = problem([worker("x")], cases, [held("h", "x", due=SUNDAY)])
        assert loads(make(rule, **at(most)), day) == allowed


def test_weeks_begin_on_monday_and_do_not_count_against_one_another(rule: type[Rule]) -> None:
    day = problem([worker("x")], [case("a", due=NEXT_MONDAY)], [held("h", "x", due=SUNDAY)])
    assert seated(make(rule, **at(1)), day) == {("x",)}
    day = problem([worker("x")], [case("a", due=TODAY)], [held("h", "x", due=SUNDAY)])
    assert seated(make(rule, **at(1)), day) == set()


def test_what_has_passed_and_what_has_none_counts_nothing(rule: type[Rule]) -> None:
    late = held("h", "x", due=YESTERDAY)
    day = problem([worker("x")], [case("a", due=TODAY)], [late, held("i", "x")])
    assert seated(make(rule, **at(1)), day) == {("x",)}
    for due in (YESTERDAY, None):
        day = problem([worker("x")], [case("a", due=due)], [held("h", "x", due=TODAY)])
        assert seated(make(rule, **at(0)), day) == {("x",)}


def test_what_has_passed_this_week_counts_nothing(rule: type[Rule]) -> None:
    day = problem([worker("x")], [case("a", due=THURSDAY), case("b", due=TODAY)],
                  [held("h", "x", due=TODAY)])
    later = on_tuesday(day)
    assert loads(make(rule, **at(1)), later) == {0, 1, 2}
    assert loads(make(rule, **at(0)), later) == {0, 1}


def test_the_week_is_told_by_its_monday(rule: type[Rule]) -> None:
    day = problem([worker("x")], [case("a", due=SUNDAY)])
    (breach,) = make(rule, **at(0)).breaches(day, Allocation({"a": Seats("x")}))
    assert breach.words.values["day"] == TODAY


def test_a_co_worker_keeps_no_deadline(rule: type[Rule]) -> None:
    day = problem([worker("x"), worker("y")], [case("a", due=TODAY, two_advisers=True)],
                  [held("h", "x", due=TODAY)])
    assert seated(make(rule, **at(1)), day) >= {("y", "x")}
    assert breaches(make(rule, **at(1)), day, a=("y", "x")) == []
    assert breaches(make(rule, **at(1)), day, a=("x", "y")) == [("x", 1)]


def test_soft_it_counts_each_deadline_in_its_own_tier(rule: type[Rule]) -> None:
    day = problem([worker("x"), worker("y")],
                  [case("a", due=THURSDAY), case("b", due=SUNDAY)],
                  [held("h", "x", due=TODAY)])
    soft = make(rule, hard=False, **at(1))
    assert soft.soft_tier == AHEAD
    assert breaches(soft, day, a="x", b="x") == [("x", 2)]
    assert breaches(soft, day, a="x", b="y") == [("x", 1)]
    assert charged(soft, day, a="x", b="x") == 6


def test_who_gives_one_away_has_one_less_where_it_is_soft(rule: type[Rule]) -> None:
    day = problem([worker("x"), worker("y")], [held("a", "x", due=THURSDAY)],
                  [held("h", "x", due=THURSDAY)])
    soft = make(rule, hard=False, **at(1))
    assert breaches(soft, day, a="x") == [("x", 1)]
    assert breaches(soft, day, a="y") == []
    assert breaches(make(rule, **at(1)), day, a="x") == []


def test_its_cells_are_the_deadline_and_the_latest_of_that_week(rule: type[Rule]) -> None:
    day = problem([worker("x")], [case("a", due=THURSDAY), case("b")],
                  [held("h", "x", due=TODAY), held("i", "x", due=NEXT_MONDAY), held("j", "x")])
    assert cells(make(rule, **at(1)), day, "a", "x") == [("a", "due"), ("h", "due")]
    assert cells(make(rule, **at(1)), day, "b", "x") == [("b", "due")]


def test_one_more_where_a_case_has_a_deadline(rule: type[Rule]) -> None:
    day = problem([worker("x")], [case("a", due=THURSDAY), case("b"), case("c", due=YESTERDAY)])
    made = make(rule, **at(1))
    (eased,) = made.eased(day, ["a", "b"])
    assert (eased.field, eased.value, eased.unit) == ("at", 1, "cases a week")
    assert loads(eased.rule, day) == {0, 1, 2, 3}
    assert not [*made.eased(day, ["b", "c"])]
