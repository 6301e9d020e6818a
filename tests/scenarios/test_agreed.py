"""What is decided for a date happens on that date, or it is told that it cannot."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from assigner.instance import Agreed, Instance
from assigner.scenarios.change import Change
from assigner.scenarios.tomorrow import tomorrow
from tests.office import TODAY, held, worker
from tests.scenarios.test_tomorrow import TUESDAY, day, move, plan

LATER = date(2026, 12, 15)


def agreed(case: str, giver: str, to: str, on: date = LATER, **more: Any) -> Agreed:
    return Agreed(**{"on": on, "what": "handover", "case": case, "caseworker": giver, "to": to,
                     **more})


def covering(name: str = "9", **facts: Any) -> Instance:
    """Case 9 is C's since 2020, with B beside; A covers it until Tuesday."""
    first = day(caseload=(held(name, "C", co_caseworker="B", assigned=date(2020, 1, 1), **facts),))
    moves = [move(name, "C", "A", cover_until=TUESDAY.isoformat(), reason="absent")]
    return tomorrow(first, plan(moves=moves), TUESDAY).instance


def test_a_case_that_comes_back_is_as_it_was() -> None:
    covered = covering()
    (case,) = covered.caseload
    assert (case.caseworker, case.cover_for, case.cover_for_since) == ("A", "C", date(2020, 1, 1))
    (back,) = tomorrow(covered, plan(), date(2026, 11, 25)).instance.caseload
    assert (back.caseworker, back.co_caseworker, back.assigned) == ("C", "B", date(2020, 1, 1))
    assert (back.cover_for, back.cover_for_since, back.cover_for_co) == ("", None, "")
    assert back.involved == {"A", "C"}


def test_the_co_worker_who_covered_assists_again() -> None:
    first = day(caseload=(held("9", "C", co_caseworker="B", assigned=date(2020, 1, 1)),))
    moves = [move("9", "C", "B", cover_until=TUESDAY.isoformat(), reason="absent")]
    beside = [{"case": "9", "from": "B", "to": "A", "date": None}]
    covered = tomorrow(first, plan(moves=moves, co_workers=beside), TUESDAY).instance
    assert (covered.caseload[0].caseworker, covered.caseload[0].co_caseworker) == ("B", "A")
    (back,) = tomorrow(covered, plan(), date(2026, 11, 25)).instance.caseload
    assert (back.caseworker, back.co_caseworker) == ("C", "B")


def test_a_cover_of_a_cover_goes_home_to_whose_it_is() -> None:
    covered = covering()
    for reason in ("absent", "leaves"):
        moves = [move("9", "A", "B", cover_until=TUESDAY.isoformat(), reason=reason)]
        second = tomorrow(covered, plan(moves=moves), TUESDAY).instance
        assert (second.caseload[0].caseworker, second.caseload[0].cover_for) == ("B", "C")
        (back,) = tomorrow(second, plan(), date(2026, 11, 25)).instance.caseload
        assert (back.caseworker, back.assigned) == ("C", date(2020, 1, 1))


def test_who_covered_and_then_has_it_for_good_has_it_since_the_cover_began() -> None:
    covered, after = covering(), date(2026, 11, 25)
    (for_good,) = tomorrow(
        replace(covered, agreed=(agreed("9", "C", "A", after),)), plan(), after,
    ).instance.caseload
    assert (for_good.caseworker, for_good.cover_for) == ("A", "")
    assert for_good.assigned == covered.caseload[0].assigned


def test_a_second_cover_by_whoever_covers_goes_on_where_the_first_ends() -> None:
    """C is away until Tuesday and again from Wednesday: A has the case all the while."""
    covered, friday = covering(), date(2026, 11, 27)
    again = agreed("9", "C", "A", date(2026, 11, 25), what="cover", until=friday)
    first = replace(covered, date=TODAY, agreed=(again,))
    waits = tomorrow(first, plan(), TUESDAY)
    assert waits.later == (again,)
    gone = replace(waits.instance, caseworkers=(
        worker("A"), worker("B"),
        worker("C", absent_from=date(2026, 11, 25), absent_to=friday)))
    found = tomorrow(gone, plan(), date(2026, 11, 25))
    (case,) = found.instance.caseload
    assert (case.caseworker, case.cover_for, case.cover_until) == ("A", "C", friday)
    assert (found.moved, found.later) == ((), ())
    assert case.assigned == covered.caseload[0].assigned


def test_who_is_away_without_an_end_has_the_case_again_when_back() -> None:
    first = replace(day(caseload=(held("9", "C"),)), caseworkers=(
        worker("A"), worker("B"), worker("C", absent_from=TODAY)))
    away = tomorrow(first, plan(moves=[move("9", "C", "A", reason="absent")]), TUESDAY).instance
    assert (away.caseload[0].caseworker, away.caseload[0].cover_for) == ("A", "C")
    handed_on = plan(moves=[move("9", "A", "B", reason="leaves")])
    again = tomorrow(away, handed_on, TUESDAY).instance
    assert (again.caseload[0].caseworker, again.caseload[0].cover_for) == ("B", "C")
    found = tomorrow(again, plan(), date(2026, 11, 25), (), (Change("returns", "C"),))
    assert (found.instance.caseload[0].caseworker, found.back) == ("C", ("9",))


def test_a_handover_decided_before_an_absence_happens_after_it() -> None:
    today = day(caseload=(held("9", "C"),), agreed=(agreed("9", "C", "B"),))
    moves = [move("9", "C", "A", cover_until="2026-12-20", date="2026-12-01", reason="absent")]
    away = tomorrow(today, plan(moves=moves), TUESDAY).instance
    assert [item.what for item in away.agreed] == ["cover", "handover"]
    then = tomorrow(away, plan(), date(2026, 12, 1)).instance
    assert then.caseload[0].caseworker == "A"
    last = tomorrow(then, plan(), LATER).instance.caseload[0]
    assert (last.caseworker, last.cover_for, last.cover_until) == ("B", "", None)
    jump = tomorrow(away, plan(), date(2027, 1, 4)).instance.caseload[0]
    assert (jump.caseworker, jump.assigned) == ("B", LATER)


def test_a_new_decision_replaces_the_older_one() -> None:
    today = day(caseload=(held("9", "C"),), agreed=(agreed("9", "C", "B"),))
    later = plan(moves=[move("9", "C", "A", date="2026-12-31")])
    assert tomorrow(today, later, TUESDAY).later == (agreed("9", "C", "A", date(2026, 12, 31)),)
    at_once = tomorrow(today, plan(moves=[move("9", "C", "A")]), TUESDAY)
    assert (at_once.moved, at_once.later, at_once.dropped) == (("9",), (), ())


def test_a_co_worker_waits_with_the_handover() -> None:
    rows = (agreed("9", "C", "B"), agreed("9", "B", "A", what="co_worker"))
    today = replace(day(caseload=(held("9", "C", co_caseworker="B"),), agreed=rows), caseworkers=(
        worker("A"), worker("B", absent_from=LATER, absent_to=LATER), worker("C")))
    waits = tomorrow(today, plan(), LATER)
    assert (set(waits.later), waits.moved) == (set(rows), ())
    done = tomorrow(waits.instance, plan(), LATER + timedelta(days=1)).instance
    assert (done.caseload[0].caseworker, done.caseload[0].co_caseworker) == ("B", "A")
    assert done.agreed == ()


def test_a_handover_that_waits_for_who_is_away_waits_through_a_cover() -> None:
    """C has left; B, who is to have the case, is away that day; meanwhile who covers falls ill."""
    row = agreed("9", "C", "B")
    today = replace(day(caseload=(held("9", "C"),), agreed=(row,)), caseworkers=(
        worker("A"), worker("B", absent_from=LATER, absent_to=LATER + timedelta(days=3)),
        worker("C"), worker("D")))
    covered = move("9", "C", "A", cover_until="2026-12-31", date="2026-12-14", reason="absent")
    waits = tomorrow(tomorrow(today, plan(moves=[covered]), LATER).instance, plan(),
                     LATER + timedelta(days=1))
    assert (waits.instance.caseload[0].caseworker, waits.later) == ("A", (row,))
    again = move("9", "A", "D", cover_until="2026-12-31", reason="absent")
    moved = tomorrow(waits.instance, plan(moves=[again]), LATER + timedelta(days=2))
    assert (moved.instance.caseload[0].caseworker, moved.later) == ("D", (row,))
    last = tomorrow(moved.instance, plan(), LATER + timedelta(days=4)).instance
    assert (last.caseload[0].caseworker, last.agreed) == ("B", ())


def test_a_row_holds_the_first_absence_and_the_rest_is_agreed() -> None:
    christmas = Change("absent", "A", on=date(2026, 12, 21), until=date(2026, 12, 31))
    ill = Change("absent", "A", on=TODAY, until=TUESDAY)
    leaves = Change("leaves", "A", on=date(2027, 2, 1))
    first = tomorrow(day(), plan(), TUESDAY, (), (christmas,)).instance
    assert (first.people["A"].absent_from, first.agreed) == (date(2026, 12, 21), ())
    second = tomorrow(first, plan(), TUESDAY, (), (ill, leaves)).instance
    assert second.people["A"].absent_to == TUESDAY
    assert [item.what for item in second.agreed] == ["absent", "leaves"]
    for on, there in (("2026-11-24", False), ("2026-11-25", True), ("2026-12-24", False),
                      ("2027-01-04", True), ("2027-02-01", False)):
        on_day = date.fromisoformat(on)
        assert second.there("A", on_day) == there, on
        assert tomorrow(second, plan(), on_day).instance.people["A"].present(on_day) == there, on


def test_who_returns_after_all_no_longer_leaves() -> None:
    leaving = tomorrow(day(), plan(), TUESDAY, (), (Change("leaves", "A", on=LATER),)).instance
    assert [item.what for item in leaving.agreed] == ["leaves"]
    stays = tomorrow(leaving, plan(), TUESDAY, (), (Change("returns", "A"),)).instance
    assert (stays.agreed, stays.people["A"]) == ((), worker("A"))


def test_a_co_worker_of_one_cover_leaves_that_of_another() -> None:
    today = day(caseload=(held("9", "C", co_caseworker="B"),))

    def cover(on: str, until: str) -> dict[str, Any]:
        return plan(
            moves=[move("9", "C", "B", date=on, cover_until=until, reason="absent")],
            co_workers=[{"case": "9", "from": "B", "to": "A", "date": on}],
        )

    first = tomorrow(today, cover("2026-12-21", "2026-12-31"), TUESDAY).instance
    both = tomorrow(first, cover("2026-11-26", "2026-11-27"), date(2026, 11, 25)).instance
    assert len(both.agreed) == 4
    then = tomorrow(both, plan(), date(2026, 12, 22)).instance.caseload[0]
    assert (then.caseworker, then.co_caseworker, then.cover_for_co) == ("B", "A", "B")


def test_who_has_the_case_by_then_does_not_assist_and_that_is_told() -> None:
    assists = agreed("9", "B", "A", what="co_worker")
    rows = (agreed("9", "C", "A", date(2026, 12, 1)), assists)
    today = day(caseload=(held("9", "C", co_caseworker="B"),), agreed=rows)
    found = tomorrow(today, plan(), LATER)
    assert (found.instance.caseload[0].caseworker, found.dropped) == ("A", (assists,))


def test_cover_of_an_absence_that_becomes_longer_is_for_all_of_it() -> None:
    def cover(to: str, on: int, until: int) -> dict[str, Any]:
        return move("9", "C", to, date=f"2026-12-{on:02}", cover_until=f"2026-12-{until:02}",
                    reason="absent")

    for again, expected in (
        ((14, 20), [("A", 7, 13), ("B", 14, 20)]),
        ((3, 8), [("B", 3, 8), ("A", 9, 15)]),
        ((9, 11), [("B", 9, 11)]),
        ((5, 18), [("B", 5, 18)]),
    ):
        today = day(caseload=(held("9", "C"),))
        first = tomorrow(today, plan(moves=[cover("A", 7, 15)]), TUESDAY).instance
        later = tomorrow(first, plan(moves=[cover("B", *again)]), date(2026, 11, 25)).later
        assert [(item.to, item.on.day, item.until and item.until.day) for item in sorted(
            later, key=lambda item: item.on)] == expected, again


def test_what_the_ledger_still_tells_of_an_absence_corrects_no_longer_row() -> None:
    told = agreed("", "A", "", date(2026, 12, 9), what="absent", until=date(2026, 12, 11))
    row = replace(day(), caseworkers=(
        worker("A", absent_from=date(2026, 12, 7), absent_to=date(2026, 12, 11)),))
    found = tomorrow(row, plan(), TUESDAY, (told,)).instance
    assert (found.people["A"].absent_from, found.agreed) == (date(2026, 12, 7), ())
