from datetime import timedelta

from assigner.rule import Rule
from tests.office import TODAY, case, held, number, problem, worker
from tests.rules.days import Day, bounds, breaches, cells, charged, loads, make

CASES = [case("a"), case("b"), case("c")]
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
DAYS = (
    Day(
        problem([worker("x"), worker("y")], CASES, [held("h", "x", assigned=TODAY)]),
        {"at": number(2, "cases a day")},
    ),
    Day(
        problem(
            [worker("x"), worker("y"), worker("z")], [case("a", two_advisers=True), case("b")],
            [held("h", "x", assigned=TODAY), held("i", "x", assigned=TODAY)],
        ),
        {"at": number(1, "cases a day")},
    ),
    Day(
        problem(
            [worker("x"), worker("y")], [case("a"), held("b", "x", assigned=TODAY), held("c", "x")],
        ),
        {"at": number(1, "cases a day")},
    ),
)


def at(rule: type[Rule], most: int, hard: bool = True) -> Rule:
    return make(rule, hard, at=number(most, "cases a day"))


def test_below_at_and_above_the_ceiling(rule: type[Rule]) -> None:
    day = problem([worker("x")], CASES)
    assert loads(at(rule, 0), day) == {0}
    assert loads(at(rule, 2), day) == {0, 1, 2}
    assert loads(at(rule, 3), day) == {0, 1, 2, 3}


def test_only_what_was_assigned_today_counts(rule: type[Rule]) -> None:
    for assigned, most in ((TODAY, 1), (YESTERDAY, 2), (TOMORROW, 2), (None, 2)):
        day = problem([worker("x")], CASES, [held("h", "x", assigned=assigned)])
        assert max(loads(at(rule, 2), day)) == most


def test_above_already_gets_nothing_more_but_breaks_nothing(rule: type[Rule]) -> None:
    early = [held(name, "x", assigned=TODAY) for name in "hij"]
    day = problem([worker("x")], CASES, early)
    assert loads(at(rule, 2), day) == {0}
    assert breaches(at(rule, 2), day) == []
    assert breaches(at(rule, 2), day, a="x") == [("x", 2)]


def test_soft_what_was_above_before_is_told_and_charged(rule: type[Rule]) -> None:
    early = [held(name, "x", assigned=TODAY) for name in "hij"]
    day = problem([worker("x")], CASES, early)
    assert breaches(at(rule, 2, hard=False), day) == [("x", 1)]
    assert charged(at(rule, 2, hard=False), day) == 3
    assert charged(at(rule, 2, hard=False), day, a="x", b="x") == 9


def test_each_caseworker_has_a_ceiling_of_their_own(rule: type[Rule]) -> None:
    day = problem([worker("x"), worker("y")], CASES)
    assert breaches(at(rule, 1), day, a="x", b="y") == []
    assert breaches(at(rule, 1), day, a="x", b="x", c="y") == [("x", 1)]


def test_to_assist_does_not_count(rule: type[Rule]) -> None:
    day = problem([worker("x"), worker("y")], [case("a", two_advisers=True), case("b")])
    assert breaches(at(rule, 1), day, a=("x", "y"), b="y") == []


def test_its_cell_is_when_the_latest_case_was_given(rule: type[Rule]) -> None:
    back = [TODAY - timedelta(days=days) for days in (0, 0, 1)]
    caseload = [held(name, "x", assigned=on) for name, on in zip("hij", back, strict=True)]
    day = problem([worker("x"), worker("y")], CASES, [*caseload, held("n", "x")])
    assert cells(at(rule, 1), day) == [("i", "assigned")]
    assert cells(at(rule, 1), day, "a", "y") == []
    old = problem([worker("x")], CASES, [held("h", "x", assigned=TODAY - timedelta(days=1))])
    assert cells(at(rule, 1), old) == []


def test_the_ceiling_is_eased_by_one(rule: type[Rule]) -> None:
    assert bounds(at(rule, 2), problem([worker("x")], CASES), "a") == [("at", 2, "")]
    assert bounds(at(rule, 2), problem([], CASES), "a") == []


def test_what_is_given_away_makes_no_room_for_more(rule: type[Rule]) -> None:
    day = problem([worker("x"), worker("y")], [held("a", "x"), case("b")])
    assert breaches(at(rule, 0, hard=False), day, a="y", b="x") == [("x", 1), ("y", 1)]
