from assigner.rule import Rule
from tests.office import case, held, problem, worker
from tests.rules.days import Day, breaches, cells, charged, make, seated

NORTH, SOUTH = frozenset({"north"}), frozenset({"south"})
WORKERS = [
    worker("north", districts=NORTH), worker("south", districts=SOUTH),
    worker("both", districts=NORTH | SOUTH), worker("all"),
]
DAYS = (
    Day(problem(WORKERS[1:], [case("a", district="north", two_advisers=True), case("b")])),
    Day(problem(WORKERS, [case("a", district="north"), case("b", district="south")])),
    Day(problem(WORKERS[:2], [case("a", district="west"), case("b", district="north")])),
    Day(problem(WORKERS, [held("a", "south", district="north"), case("b", district="north")])),
)


def test_who_has_districts_works_those_and_who_has_none_works_them_all(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a", district="north")])
    assert seated(make(rule), day) == {("north",), ("both",), ("all",)}


def test_a_case_without_a_district_is_everybodys(rule: type[Rule]) -> None:
    assert len(seated(make(rule), problem(WORKERS, [case("a")]))) == 4


def test_a_district_nobody_works_is_left_to_those_without(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a", district="west")])
    assert seated(make(rule), day) == {("all",)}


def test_co_workers_come_from_anywhere(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a", district="north", two_advisers=True)])
    assert breaches(make(rule), day, a=("north", "south")) == []
    assert breaches(make(rule), day, a=("south", "north")) == [("a", 1)]
    assert ("north", "south") in seated(make(rule), day)


def test_as_a_preference_each_case_elsewhere_costs_its_points(rule: type[Rule]) -> None:
    day = problem(WORKERS[:2], [case("a", district="north"), case("b", district="north")])
    soft = make(rule, hard=False)
    assert charged(soft, day, a="south", b="south") == 6
    assert charged(soft, day, a="south", b="north") == 3
    assert charged(soft, day, a="north") == 0


def test_its_cell_is_where_somebody_works(rule: type[Rule]) -> None:
    day = problem([worker("x", districts=frozenset({"north"})), worker("y")], [case("a")])
    assert cells(make(rule), day) == [("x", "districts")]
    assert cells(make(rule), day, "a", "y") == []
