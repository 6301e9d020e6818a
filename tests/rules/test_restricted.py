from assigner.rule import Rule
from tests.office import case, held, problem, worker
from tests.rules.days import Day, breaches, cells, make, seated

WORKERS = [worker("x"), worker("y"), worker("z")]
TWO = frozenset({"x", "y"})
DAYS = (
    Day(problem(WORKERS, [case("a", two_advisers=True, restricted_to=TWO), case("b")])),
    Day(problem(WORKERS, [case("a", restricted_to=frozenset({"y"}))])),
    Day(problem(WORKERS, [case("a", restricted_to=frozenset({"left"})), case("b")])),
    Day(problem(WORKERS, [held("a", "z", restricted_to=frozenset({"x"})), case("b")])),
    Day(problem(WORKERS, [held("a", "z", co_caseworker="y", restricted_to=frozenset({"x"}))])),
)


EQUIVALENT = {"breaches: seats swapped": "the rule treats both seats alike"}


def test_only_who_is_named_takes_the_case(rule: type[Rule]) -> None:
    assert seated(make(rule), problem(WORKERS, [case("a", restricted_to=TWO)])) == {("x",), ("y",)}
    assert len(seated(make(rule), problem(WORKERS, [case("a")]))) == 3


def test_nor_does_anybody_else_assist(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a", restricted_to=frozenset({"x"}), two_advisers=True)])
    assert seated(make(rule), day) == {("x",), ("x", "x")}
    assert breaches(make(rule), day, a=("x", "z")) == [("a", 1)]
    assert breaches(make(rule), day, a=("z", "y")) == [("a", 1), ("a", 1)]


def test_nobody_named_who_is_here_leaves_the_case_to_nobody(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a", restricted_to=frozenset({"left"}))])
    assert seated(make(rule), day) == set()


def test_who_holds_it_keeps_it_and_nobody_else_gets_it(rule: type[Rule]) -> None:
    day = problem(WORKERS, [held("a", "z", restricted_to=frozenset({"x"}))])
    assert seated(make(rule), day) == {("x",), ("z",)}


def test_other_cases_are_open_to_all(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a", restricted_to=TWO), case("b")])
    assert breaches(make(rule), day, a="y", b="z") == []
    assert [bar.case for bar in make(rule).bars(day)] == ["a"]


def test_no_words_name_who_is_named(rule: type[Rule]) -> None:
    (bar,) = make(rule).bars(problem(WORKERS, [case("a", restricted_to=TWO)]))
    assert str(bar.words) == "is not named for this restricted case"


def test_its_cell_is_in_the_row_of_the_case(rule: type[Rule]) -> None:
    day = problem([worker("x")], [case("a", restricted_to=frozenset({"y"}))])
    assert cells(make(rule), day) == [("a", "restricted_to")]
