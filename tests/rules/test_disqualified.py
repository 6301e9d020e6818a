from assigner.rule import Rule
from tests.office import case, held, problem, worker
from tests.rules.days import Day, breaches, cells, make, seated

WORKERS = [worker("x"), worker("y"), worker("z")]
DAYS = (
    Day(
        problem(
            WORKERS,
            [case("a", two_advisers=True, disqualified=frozenset({"x"})), case("b")],
        )
    ),
    Day(problem(WORKERS, [case("a", disqualified=frozenset({"x", "z"}))])),
    Day(problem(WORKERS, [case("a", disqualified=frozenset({"not here"})), case("b")])),
    Day(problem(WORKERS, [held("a", "x", disqualified=frozenset({"x", "y"})), case("b")])),
)


def test_nobody_disqualified_takes_the_case(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a", disqualified=frozenset({"x", "z"}))])
    assert seated(make(rule), day) == {("y",)}


def test_nor_assists_in_it(rule: type[Rule]) -> None:
    day = problem(WORKERS[:2], [case("a", disqualified=frozenset({"x"}), two_advisers=True)])
    assert seated(make(rule), day) == {("y",), ("y", "y")}
    assert breaches(make(rule), day, a=("y", "x")) == [("a", 1)]
    assert breaches(make(rule), day, a=("x", "x")) == [("a", 1), ("a", 1)]


def test_other_cases_are_open_to_them(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a", disqualified=frozenset({"x"})), case("b")])
    assert breaches(make(rule), day, a="y", b="x") == []


def test_no_words_tell_why(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a", disqualified=frozenset({"x"}))])
    (bar,) = make(rule).bars(day)
    assert str(bar.words) == "may take no part in this case"


def test_a_case_without_conflict_needs_no_bar(rule: type[Rule]) -> None:
    assert list(make(rule).bars(problem(WORKERS, [case("a")]))) == []


def test_its_cell_is_in_the_row_of_the_case(rule: type[Rule]) -> None:
    day = problem([worker("x")], [case("a", disqualified=frozenset({"x"}))])
    assert cells(make(rule), day) == [("a", "disqualified")]
