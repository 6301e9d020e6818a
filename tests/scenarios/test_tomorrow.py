"""Day follows day: a plan carried out on today's caseload."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assigner.instance import Agreed, Instance, OpenCase
from assigner.rules.inflow_week import InflowWeek
from assigner.scenarios.tomorrow import tomorrow
from assigner.workdays import USUAL
from tests.office import TODAY, case, held, number, problem, worker
from tests.rules.days import make

TUESDAY = date(2026, 11, 24)


def day(**facts: Any) -> Instance:
    return Instance(
        date=TODAY, model="small", office="Small", title="Monday",
        caseworkers=(worker("A"), worker("B"), worker("C")), **facts,
    )


def plan(*seats: tuple[str, str, str | None], **more: Any) -> dict[str, Any]:
    return {
        "assignments": [
            {"case": name, "caseworker": who, "co_caseworker": beside}
            for name, who, beside in seats
        ],
        "unassigned": [], **more,
    }


def move(name: str, giver: str, to: str, **more: Any) -> dict[str, Any]:
    return {"case": name, "from": giver, "to": to, "reason": "leaves", "cover_until": None, **more}


@pytest.mark.parametrize(("today", "following"), [
    ("2026-11-23", "2026-11-24"),
    ("2026-11-27", "2026-11-30"),
    ("2026-04-01", "2026-04-07"),  # Easter: Thursday to Monday
    ("2026-05-13", "2026-05-15"),  # Ascension Day
    ("2024-04-25", "2024-04-26"),  # Great Prayer Day is a working day since 2024
    ("2026-12-24", "2026-12-28"),
    ("2026-12-31", "2027-01-04"),
])
def test_the_next_working_day(today: str, following: str) -> None:
    assert USUAL.next(date.fromisoformat(today)) == date.fromisoformat(following)


def test_what_was_given_is_held_and_what_was_not_is_new_again() -> None:
    today = day(
        cases=(case("1", family="F", skills=frozenset({"dansk"})), case("2"), case("3")),
        caseload=(held("9", "C", assigned=date(2025, 1, 1)),),
    )
    found = tomorrow(today, plan(("1", "A", "B"), ("3", "B", None)), TUESDAY)
    load = {item.id: item for item in found.instance.caseload}
    assert [item.id for item in found.instance.cases] == ["2"]
    assert (load["1"].caseworker, load["1"].co_caseworker, load["1"].assigned) == (
        "A", "B", TODAY)
    assert (load["1"].family, load["1"].skills) == ("F", frozenset({"dansk"}))
    assert load["3"].co_caseworker == ""
    assert load["9"] == today.caseload[0]
    assert (found.instance.date, found.instance.title) == (TUESDAY, "")
    assert (found.given, found.waiting) == (("1", "3"), ("2",))
    assert found.instance.caseworkers == today.caseworkers


def test_a_case_that_moves_remembers_who_had_it() -> None:
    today = day(caseload=(held("9", "C", co_caseworker="A", assigned=date(2025, 1, 1)),))
    found = tomorrow(today, plan(moves=[move("9", "C", "A")]), TUESDAY).instance.caseload[0]
    assert (found.caseworker, found.co_caseworker, found.previous_caseworker) == ("A", "", "C")
    assert (found.assigned, found.involved) == (TODAY, frozenset({"C"}))


def test_cover_goes_back_when_it_has_passed() -> None:
    away = move("9", "C", "A", cover_until="2026-11-24")
    first = tomorrow(day(caseload=(held("9", "C"),)), plan(moves=[away]), TUESDAY)
    covered = first.instance.caseload[0]
    assert (covered.caseworker, covered.cover_until) == ("A", TUESDAY)
    second = tomorrow(first.instance, plan(), date(2026, 11, 25))
    back = second.instance.caseload[0]
    assert (back.caseworker, back.cover_until, back.previous_caseworker) == ("C", None, "A")
    assert second.back == ("9",)


def test_cover_stays_while_nobody_is_there_to_take_the_case_back() -> None:
    today = day(caseload=(held("9", "A", previous_caseworker="C", cover_until=TODAY),))
    gone = replace(today, caseworkers=(
        worker("A"), worker("B"), worker("C", absent_from=date(2026, 11, 1)),
    ))
    found = tomorrow(gone, plan(), TUESDAY)
    assert found.kept == ("9",)
    assert found.instance.caseload == today.caseload


def test_a_move_agreed_for_later_waits_for_its_day() -> None:
    later = move("9", "C", "A", date="2026-11-26")
    today = day(caseload=(held("9", "C"),))
    found = tomorrow(today, plan(moves=[later]), TUESDAY)
    assert found.instance.caseload == today.caseload
    waits = Agreed(on=date(2026, 11, 26), what="handover", case="9", caseworker="C", to="A")
    assert found.later == found.instance.agreed == (waits,)
    then = tomorrow(found.instance, plan(), date(2026, 11, 26))
    assert then.instance.caseload[0].caseworker == "A"
    assert (then.moved, then.later) == (("9",), ())


def test_a_case_that_is_elsewhere_by_then_does_not_move() -> None:
    today = day(caseload=(held("9", "B"),))
    agreed = Agreed(on=TUESDAY, what="handover", case="9", caseworker="C", to="A")
    for found in (
        tomorrow(today, plan(), TUESDAY, [agreed]),
        tomorrow(replace(today, agreed=(agreed,)), plan(), TUESDAY),
    ):
        assert found.instance.caseload == today.caseload
        assert (found.moved, found.dropped, found.later) == ((), (agreed,), ())


def test_a_plan_of_another_day_is_refused() -> None:
    with pytest.raises(ValueError, match="7 is no case of the day"):
        tomorrow(day(), plan(("7", "A", None)), TUESDAY)
    with pytest.raises(ValueError, match="held by nobody known"):
        tomorrow(day(cases=(case("1"),)), plan(("1", "Z", None)), TUESDAY)


def counted_case(**facts: Any) -> OpenCase:
    """C's since 2025; one change in a year, B had it before."""
    return held("9", "C", **{"assigned": date(2025, 1, 1), "changes_12m": 1,
                             "earlier": frozenset({"B"}), **facts})


def after(case_: OpenCase, *moves: dict[str, Any], on: date = TUESDAY) -> OpenCase:
    """The only open case, the day after these moves."""
    today = day(caseload=(case_,))
    return tomorrow(today, plan(moves=list(moves)), on).instance.caseload[0]


def test_a_handover_is_one_change_more() -> None:
    found = after(counted_case(), move("9", "C", "A"))
    assert (found.changes_12m, found.earlier) == (2, frozenset({"B", "C"}))
    back = after(counted_case(), move("9", "C", "B"))
    assert (back.changes_12m, back.earlier) == (2, frozenset({"B", "C"}))


def test_nobody_counts_where_the_office_does_not() -> None:
    found = after(held("9", "C"), move("9", "C", "A"))
    assert (found.changes_12m, found.earlier) == (None, frozenset())


def test_cover_and_its_end_are_no_change() -> None:
    """Nor does the relation begin anew, whatever covers of covers lie between."""
    covered = after(counted_case(), move("9", "C", "A", cover_until="2026-11-24"))
    assert (covered.changes_12m, covered.earlier) == (1, frozenset({"B"}))
    again = after(covered, move("9", "A", "B", cover_until="2026-11-24"))
    assert (again.caseworker, again.changes_12m, {*again.earlier}) == ("B", 1, {"B"})
    home = after(again, on=date(2026, 11, 25))
    assert (home.caseworker, home.assigned) == ("C", date(2025, 1, 1))
    assert (home.changes_12m, home.earlier) == (1, frozenset({"B"}))


def test_inflow_counts_only_what_is_new() -> None:
    """Who covers is given something; what comes home was never given to anybody."""
    covered = after(counted_case(), move("9", "C", "A", cover_until="2026-11-24"))
    home = after(covered, on=date(2026, 11, 25))
    handed = after(counted_case(), move("9", "C", "A"))
    week = make(InflowWeek, at=number(5, "cases a week"))
    assert isinstance(week, InflowWeek)
    assert [
        (week.before(there, "A"), week.before(there, "C")) for there in (
            problem(day().caseworkers, [], [case_]) for case_ in (covered, home, handed)
        )
    ] == [(1, 0), (0, 0), (1, 0)]


def test_who_covers_and_keeps_it_is_a_change_from_whose_it_was() -> None:
    covered = after(counted_case(), move("9", "C", "A", cover_until="2026-11-24"))
    kept = after(covered, move("9", "C", "A"))
    assert (kept.caseworker, kept.changes_12m) == ("A", 2)
    assert kept.earlier == {"B", "C"}
    third = after(covered, move("9", "C", "B"))
    assert (third.caseworker, third.changes_12m, third.earlier) == (
        "B", 2, frozenset({"B", "C"}))


@pytest.mark.parametrize(("facts", "changes", "earlier"), [
    ({"previous_caseworker": "C", "earlier": frozenset({"B"})}, 2, {"B", "C"}),
    ({"previous_caseworker": "A", "earlier": frozenset({"B"})}, 1, {"B"}),
    ({"earlier": frozenset({"B"})}, 2, {"B"}),
    ({"earlier": frozenset({"A", "B"})}, 1, {"A", "B"}),
    ({}, 1, set()),
])
def test_a_case_that_comes_back_to_somebody_else_has_changed(
    facts: dict[str, Any], changes: int, earlier: set[str]
) -> None:
    today = day(cases=(case("1", changes_12m=1, **facts),))
    (found,) = tomorrow(today, plan(("1", "A", None)), TUESDAY).instance.caseload
    assert (found.changes_12m, {*found.earlier}) == (changes, earlier)
