from datetime import timedelta

from assigner.rule import Rule
from tests.office import TODAY, case, held, number, problem, worker
from tests.rules.days import Day, bounds, breaches, cells, charged, loads, make

CASES = [case("a"), case("b"), case("c")]
DAYS = (
    Day(
        problem(
            [worker("x"), worker("y")], CASES,
            [
                held("h", "x", assigned=TODAY - timedelta(days=6)),
                held("i", "y", assigned=TODAY - timedelta(days=7)), held("j", "y"),
            ],
        ),
        {"at": number(2, "cases a week")},
    ),
    Day(
        problem(
            [worker("x"), worker("y"), worker("z")], CASES[:2],
            [held(name, "z", assigned=TODAY) for name in "hijk"],
        ),
        {"at": number(1, "cases a week")},
    ),
)


def at(rule: type[Rule], most: int, hard: bool = True) -> Rule:
    return make(rule, hard, at=number(most, "cases a week"))


def test_below_at_and_above_the_ceiling(rule: type[Rule]) -> None:
    day = problem([worker("x")], CASES)
    assert loads(at(rule, 0), day) == {0}
    assert loads(at(rule, 2), day) == {0, 1, 2}
    assert loads(at(rule, 3), day) == {0, 1, 2, 3}


def test_the_week_is_today_and_the_six_days_before(rule: type[Rule]) -> None:
    for back, most in ((0, 1), (6, 1), (7, 2), (-1, 2)):
        early = held("h", "x", assigned=TODAY - timedelta(days=back))
        assert max(loads(at(rule, 2), problem([worker("x")], CASES, [early]))) == most


def test_an_unknown_day_of_assignment_does_not_count(rule: type[Rule]) -> None:
    assert max(loads(at(rule, 2), problem([worker("x")], CASES, [held("h", "x")]))) == 2


def test_above_already(rule: type[Rule]) -> None:
    day = problem([worker("x")], CASES, [held(name, "x", assigned=TODAY) for name in "hij"])
    assert loads(at(rule, 2), day) == {0}
    assert breaches(at(rule, 2), day) == []
    assert breaches(at(rule, 2, hard=False), day) == [("x", 1)]
    assert charged(at(rule, 2, hard=False), day, a="x") == 6


def test_to_assist_does_not_count(rule: type[Rule]) -> None:
    day = problem([worker("x"), worker("y")], [case("a", two_advisers=True), case("b")])
    assert breaches(at(rule, 1), day, a=("x", "y"), b="y") == []
    assert breaches(at(rule, 1), day, a=("x", "y"), b="x") == [("x", 1)]


def test_its_cell_is_when_the_latest_case_was_given(rule: type[Rule]) -> None:
    back = [TODAY - timedelta(days=days) for days in (0, 6, 7)]
    caseload = [held(name, "x", assigned=on) for name, on in zip("hij", back, strict=True)]
    day = problem([worker("x"), worker("y")], CASES, [*caseload, held("n", "x")])
    assert cells(at(rule, 1), day) == [("h", "assigned")]
    assert cells(at(rule, 1), day, "a", "y") == []
    old = problem([worker("x")], CASES, [held("h", "x", assigned=TODAY - timedelta(days=7))])
    assert cells(at(rule, 1), old) == []


def test_the_ceiling_is_eased_by_one(rule: type[Rule]) -> None:
    assert bounds(at(rule, 2), problem([worker("x")], CASES), "a") == [("at", 2, "")]
    assert bounds(at(rule, 2), problem([], CASES), "a") == []


def test_its_cell_is_within_the_seven_days(rule: type[Rule]) -> None:
    for on in (TODAY, TODAY - timedelta(days=6)):
        day = problem([worker("x")], CASES, [held("h", "x", assigned=on)])
        assert cells(at(rule, 1), day) == [("h", "assigned")]
    tomorrow = TODAY + timedelta(days=1)
    day = problem([worker("x")], CASES, [held("h", "x", assigned=tomorrow)])
    assert cells(at(rule, 1), day) == []


def test_what_was_given_counts_until_seven_days_are_over(rule: type[Rule]) -> None:
    for days, allowed in ((6, {0}), (7, {0, 1})):
        on = TODAY + timedelta(days=days)
        back = worker("x", absent_from=TODAY, absent_to=on - timedelta(days=1))
        day = problem([back], [case("a")], [held("h", "x", assigned=TODAY)], starts={"a": on})
        assert loads(at(rule, 1), day) == allowed
