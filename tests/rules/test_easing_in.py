from datetime import date, timedelta

from assigner.absence import Absence
from assigner.rule import Rule
from tests.office import TODAY, case, held, number, problem, worker
from tests.rules.days import Day, breaches, cells, charged, loads, make

AT = {"at": number(1, "cases a day"), "months": number(6, "months")}
SETTINGS = {**AT, "weeks_after_leave": number(8, "weeks")}
CASES = [case("a"), case("b"), case("c")]
NEW = date(2026, 8, 1)
DAYS = (
    Day(problem([worker("new", hired=NEW), worker("old", hired=date(2019, 1, 1))], CASES),
        SETTINGS),
    Day(
        problem(
            [worker("back", absent_to=TODAY - timedelta(days=3)),
             worker("ill", capacity_percent=50), worker("x")],
            CASES[:2], [held("h", "ill", assigned=TODAY), held("i", "back", assigned=NEW)],
        ),
        SETTINGS,
    ),
    Day(
        problem(
            [worker("new", hired=NEW), worker("ill", capacity_percent=50)], CASES[:1],
            [held(name, by, assigned=TODAY) for name, by in
             (("h", "new"), ("i", "new"), ("j", "ill"), ("k", "ill"))],
        ),
        SETTINGS,
    ),
)


def allowed(rule: type[Rule], **facts: object) -> set[int]:
    return loads(make(rule, **SETTINGS), problem([worker("x", **facts)], CASES))


def test_new_until_the_day_the_months_are_full(rule: type[Rule]) -> None:
    assert allowed(rule, hired=date(2026, 5, 24)) == {0, 1}
    assert allowed(rule, hired=date(2026, 5, 23)) == {0, 1, 2, 3}
    assert allowed(rule, hired=TODAY) == {0, 1}


def test_experience_elsewhere_does_not_make_anybody_less_new_here(rule: type[Rule]) -> None:
    assert allowed(rule, hired=NEW, experience_months=240) == {0, 1}


def test_an_unknown_start_is_not_new(rule: type[Rule]) -> None:
    assert allowed(rule) == {0, 1, 2, 3}


def test_back_from_leave_for_eight_weeks(rule: type[Rule]) -> None:
    long = date(2025, 1, 1)
    assert allowed(rule, absent_from=long, absent_to=TODAY - timedelta(days=1)) == {0, 1}
    assert allowed(rule, absent_from=long, absent_to=TODAY - timedelta(days=56)) == {0, 1}
    assert allowed(rule, absent_from=long, absent_to=TODAY - timedelta(days=57)) == {0, 1, 2, 3}


def test_back_from_an_absence_of_the_register_as_long_as_easing_in(rule: type[Rule]) -> None:
    def away(first: int | None, last: int | None) -> dict[str, object]:
        first_day, last_day = (None if days is None else TODAY - timedelta(days=days)
                               for days in (first, last))
        return {"absences": (Absence(caseworker="x", first=first_day, last=last_day),)}

    eases, does_not = {0, 1}, {0, 1, 2, 3}
    assert allowed(rule, **away(56, 1)) == eases
    assert allowed(rule, **away(55, 1)) == does_not, "a holiday is no leave"
    assert allowed(rule, **away(None, 1)) == eases
    assert allowed(rule, **away(300, 56)) == eases
    assert allowed(rule, **away(300, 57)) == does_not
    assert allowed(rule, **away(300, 0)) == does_not
    assert allowed(rule, **away(300, None)) == does_not


def test_its_cell_is_the_end_of_that_absence(rule: type[Rule]) -> None:
    over, coming = (Absence(caseworker="x", first=None if days else TODAY,
                            last=TODAY - timedelta(days=days)) for days in (1, -9))
    day = problem([worker("x", absences=(over, coming))], [case("a")])
    made = make(rule, **SETTINGS)
    assert cells(made, day) == [("x", "last")]
    assert [cell.fact for cell in made.cells(day, "a", "x")] == [over]


def test_still_away_is_for_another_rule(rule: type[Rule]) -> None:
    assert allowed(rule, absent_from=NEW, absent_to=TODAY) == {0, 1, 2, 3}
    assert allowed(rule, absent_from=NEW) == {0, 1, 2, 3}


def test_an_individual_situation_counts_while_it_lasts(rule: type[Rule]) -> None:
    assert allowed(rule, capacity_percent=99) == {0, 1}
    assert allowed(rule, capacity_percent=100) == {0, 1, 2, 3}
    assert allowed(rule, capacity_percent=50, capacity_until=TODAY) == {0, 1}
    assert allowed(rule, capacity_percent=50, capacity_until=TODAY - timedelta(days=1)) == {
        0, 1, 2, 3
    }


def test_what_came_earlier_today_counts_and_what_came_yesterday_does_not(rule: type[Rule]) -> None:
    for assigned, most in ((TODAY, {0}), (TODAY - timedelta(days=1), {0, 1}), (None, {0, 1})):
        day = problem(
            [worker("x", hired=NEW)], CASES, [held("h", "x", assigned=assigned)]
        )
        assert loads(make(rule, **SETTINGS), day) == most


def test_soft_the_excess_is_what_is_above(rule: type[Rule]) -> None:
    day = problem([worker("x", hired=NEW)], CASES, [held("h", "x", assigned=TODAY)])
    soft = make(rule, hard=False, **SETTINGS)
    assert breaches(soft, day, a="x", b="x") == [("x", 2)]
    assert charged(soft, day, a="x", b="x") == 6
    assert breaches(soft, day) == []


def test_to_assist_is_no_new_case_of_ones_own(rule: type[Rule]) -> None:
    two = [case(name, two_advisers=True) for name in "ab"]
    day = problem([worker("x", hired=NEW), worker("y")], two)
    made = make(rule, **SETTINGS)
    assert breaches(made, day, a=("y", "x"), b=("y", "x")) == []
    assert breaches(made, day, a=("x", "y"), b=("x", "y")) == [("x", 1)]


def test_its_cells_are_what_somebody_eases_in_from(rule: type[Rule]) -> None:
    day = problem(
        [worker("x", hired=TODAY, capacity_percent=50, absent_to=TODAY - timedelta(days=1)),
         worker("y", absent_to=TODAY), worker("z", capacity_percent=50, capacity_until=TODAY)],
        CASES,
    )
    made = make(rule, **SETTINGS)
    assert cells(made, day) == [("x", "absent_to"), ("x", "capacity_percent"), ("x", "hired")]
    assert cells(made, day, "a", "y") == []
    assert cells(made, day, "a", "z") == [("z", "capacity_percent")]
