from datetime import timedelta

from assigner.reduction import Reduction
from assigner.rule import Rule
from tests.office import TODAY, case, held, problem, worker
from tests.rules.days import Day, breaches, cells, make, seated

WORKERS = [
    worker("none", capacity_minutes=0), worker("one", capacity_minutes=1), worker("full"),
]
DAYS = (
    Day(problem(WORKERS, [case("a", two_advisers=True), case("b")])),
    Day(problem([worker("x", reserved_minutes=40 * 60), worker("y")], [case("a")])),
    Day(problem(WORKERS, [held("a", "none"), case("b")])),
)


def test_one_minute_is_capacity_and_none_is_not(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a")])
    assert seated(make(rule), day) == {("one",), ("full",)}


def test_a_week_that_is_all_reserved_leaves_nothing(rule: type[Rule]) -> None:
    day = problem([worker("x", reserved_minutes=50 * 60), worker("y")], [case("a")])
    assert seated(make(rule), day) == {("y",)}


def test_a_full_caseload_is_not_a_lack_of_hours(rule: type[Rule]) -> None:
    day = problem([worker("x")], [case("a")], [held(f"h{n}", "x") for n in range(20)])
    assert seated(make(rule), day) == {("x",)}


def test_nor_can_they_assist(rule: type[Rule]) -> None:
    day = problem(WORKERS[:2], [case("a", two_advisers=True)])
    assert seated(make(rule), day) == {("one",), ("one", "one")}
    assert breaches(make(rule), day, a=("none", "none")) == [("a", 1), ("a", 1)]


def test_its_cells_are_what_the_hours_come_from(rule: type[Rule]) -> None:
    day = problem([worker("x"), worker("y", capacity_minutes=0, capacity_percent=50,
                                       reserved_minutes=60, roles=frozenset({"mentor"}))],
                  [case("a")])
    assert cells(make(rule), day) == [("x", "weekly_minutes")]
    assert cells(make(rule), day, "a", "y") == [
        ("y", field) for field in ("capacity_percent", "reserved_minutes", "roles",
                                   "weekly_minutes")
    ]


def test_who_leaves_has_hours_until_then_and_is_told_apart(rule: type[Rule]) -> None:
    first, second = (TODAY + timedelta(days=days) for days in (8, 15))
    people = [worker("x", capacity_minutes=0), worker("y", capacity_minutes=0),
              worker("z", capacity_minutes=0, reserved_minutes=60), worker("here")]
    day = problem(people, [case("a")], going={"x": first, "y": second, "here": first})
    bars = [(set(bar.workers), str(bar.words)) for bar in make(rule).bars(day) if bar.workers]
    assert bars == [({"z"}, "has no hours for cases"),
                    ({"x"}, f"has no hours for cases from {first}"),
                    ({"y"}, f"has no hours for cases from {second}")]
    assert seated(make(rule), day) == {("here",)}
    assert cells(make(rule), day) == [], "the row has no word of it yet"
    assert cells(make(rule), day, "a", "z") == [("z", "reserved_minutes"), ("z", "weekly_minutes")]
    assert cells(make(rule), day, "a", "here") == [("here", "weekly_minutes")]


def test_whose_week_is_reserved_has_no_hours_though_they_leave(rule: type[Rule]) -> None:
    on = TODAY + timedelta(days=8)
    day = problem([worker("x", reserved_minutes=50 * 60)], [case("a")], going={"x": on})
    (bar,) = (bar for bar in make(rule).bars(day) if bar.workers)
    assert str(bar.words) == "has no hours for cases"
    assert cells(make(rule), day) == [("x", "reserved_minutes"), ("x", "weekly_minutes")]


def test_a_reduction_is_shown_while_it_is_active_and_by_whose_it_is(rule: type[Rule]) -> None:
    rows = tuple(
        Reduction(caseworker="x", reason="agreed", percent=100, first=TODAY + timedelta(days=start),
                  last=TODAY + timedelta(days=end))
        for start, end in ((-9, -1), (0, 0), (1, 9))
    )
    active = problem([worker("x", reductions=rows), worker("y")], [case("a")])
    assert cells(make(rule), active) == [("x", "caseworker"), ("x", "weekly_minutes")]
    assert seated(make(rule), active) == {("y",)}
    over = problem([worker("x", reductions=(rows[0], rows[2]))], [case("a")])
    assert cells(make(rule), over) == [("x", "weekly_minutes")]
    assert seated(make(rule), over) == {("x",)}
