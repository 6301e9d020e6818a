"""Staff changes happen on their day: who works in the office afterwards."""

from dataclasses import replace
from datetime import date, timedelta

from assigner.absence import Absence
from assigner.instance import Caseworker, Instance
from assigner.scenarios.change import Change
from assigner.scenarios.roster import awaited, roster
from assigner.scenarios.tomorrow import tomorrow
from tests.office import TODAY, held, worker

TOMORROW, LATER = TODAY + timedelta(days=1), TODAY + timedelta(days=8)
DAY = Instance(
    date=TODAY, model="small", office="Small",
    caseworkers=(worker("A"), worker("B", absent_from=TODAY - timedelta(days=9))),
    caseload=(held("1", "A"),),
)


PLAN: dict[str, list[object]] = {"assignments": [], "unassigned": []}


def one(change: Change, day: date = TOMORROW) -> Caseworker:
    return roster(DAY, [change], day)[change.caseworker]


def test_who_leaves_is_there_until_then_and_given_nothing_more() -> None:
    gone = one(Change("leaves", "A", on=LATER))
    assert (gone.present(TOMORROW), gone.present(LATER), gone.max_new_cases) == (True, False, 0)
    assert gone.capacity_minutes is None
    assert one(Change("leaves", "A")).capacity_minutes == 0
    assert not one(Change("leaves", "A")).present(TOMORROW)


def test_who_is_away_comes_back_and_joins_on_the_day() -> None:
    away = one(Change("absent", "A", on=LATER, until=LATER))
    assert (away.present(TOMORROW), away.present(LATER)) == (True, False)
    assert away.present(LATER + timedelta(days=1))
    back = one(Change("returns", "B", on=LATER))
    assert (back.present(TOMORROW), back.present(LATER)) == (False, True)
    assert one(Change("returns", "B")).present(TOMORROW)
    new = Change("joins", "C", on=LATER, newcomer=worker("C"))
    assert (one(new).present(TOMORROW), one(new).present(LATER)) == (False, True)
    assert awaited([new, Change("returns", "B")], TODAY) == {"C": LATER}


def test_hours_team_and_situation_wait_for_their_day() -> None:
    hours = Change("hours", "A", on=LATER, weekly_minutes=600)
    assert one(hours).weekly_minutes == worker("A").weekly_minutes
    assert one(hours, LATER).weekly_minutes == 600
    (agreed,) = tomorrow(DAY, PLAN, TOMORROW, (), [hours]).instance.agreed
    assert (agreed.on, agreed.what, agreed.weekly_minutes) == (LATER, "hours", 600)
    then = tomorrow(tomorrow(DAY, PLAN, TOMORROW, (), [hours]).instance, PLAN, LATER).instance
    assert (then.people["A"].weekly_minutes, then.agreed) == (600, ())
    assert one(Change("team", "A", team="measures")).team == "measures"
    assert one(Change("capacity", "A", percent=70, until=LATER)).capacity_percent == 70


def test_a_case_of_somebody_who_is_not_there_is_named() -> None:
    found = tomorrow(DAY, PLAN, TOMORROW, (), (Change("leaves", "A"),))
    assert found.unattended == ("1",)
    assert tomorrow(DAY, PLAN, TOMORROW, (), (Change("leaves", "A", on=LATER),)).unattended == ()


def days(worker: Caseworker, count: int = 30) -> str:
    """A sign a day from today on: x where they are away."""
    return "".join(
        "." if worker.present(TODAY + timedelta(days=ahead)) else "x" for ahead in range(count)
    ).rstrip(".")


def absent(first: int, last: int | None, who: str = "A") -> Change:
    until = None if last is None else TODAY + timedelta(days=last)
    return Change("absent", who, on=TODAY + timedelta(days=first), until=until)


def test_a_longer_absence_keeps_its_first_days() -> None:
    for first, second, away in (
        ((5, 8), (7, 11), ".....xxxxxxx"),  # prolonged before it begins
        ((0, 4), (3, 8), "xxxxxxxxx"),      # while it lasts
        ((5, 8), (9, 11), ".....xxxxxxx"),  # the days right after
        ((5, 8), (2, 6), "..xxxxxxx"),      # sooner
        ((5, 8), (3, 4), "...xxxxxx"),      # the days right before
        ((5, 9), (6, 7), "......xx"),       # within: that is what was meant
        ((5, 6), (4, 9), "....xxxxxx"),     # around
        ((5, 8), (5, 6), ".....xx"),        # sooner back
        ((5, None), (5, 7), ".....xxx"),    # an end becomes known
    ):
        people = roster(DAY, [absent(*first), absent(*second)], TOMORROW)
        assert days(people["A"]) == away, (first, second)


def test_who_comes_back_keeps_the_holiday_after_it() -> None:
    ill = Absence(caseworker="A", first=TODAY, last=TODAY + timedelta(days=3))
    home = replace(DAY, caseworkers=(worker(
        "A", absences=(ill,), absent_from=LATER, absent_to=LATER), worker("B")))
    back = roster(home, [Change("returns", "A")], TOMORROW)["A"]
    assert days(back) == "........x"
    row = replace(DAY, caseworkers=(
        worker("A", absent_from=TODAY, absent_to=TOMORROW), worker("B")))
    told = tomorrow(row, PLAN, TOMORROW, (), (absent(8, 8),)).instance
    assert [item.on for item in told.agreed] == [LATER]
    then = tomorrow(told, PLAN, TOMORROW + timedelta(days=1), (), (
        Change("returns", "A"),)).instance
    assert (then.there("A", TOMORROW), then.there("A", LATER)) == (True, False)


def test_a_return_changes_no_absence_that_is_over() -> None:
    over = worker("A", absent_from=TODAY - timedelta(days=30), absent_to=TODAY - timedelta(days=20),
                  absences=(Absence(caseworker="A", first=TODAY, last=LATER),))
    day = replace(DAY, caseworkers=(over, worker("B")))
    assert roster(day, [Change("returns", "A")], TOMORROW)["A"].absent_to == over.absent_to
