from assigner.rule import Rule
from tests.office import case, held, problem, worker
from tests.rules.days import Day, breaches, make, seated

WORKERS = [worker("x"), worker("y"), worker("z")]
DAYS = (
    Day(problem(WORKERS, [held("a", "", co_caseworker="x", two_advisers=True), case("b")])),
    Day(problem(WORKERS[:2], [held("a", "", co_caseworker="x", two_advisers=True)])),
    Day(problem(WORKERS, [held("a", "x", two_advisers=True)])),
    Day(problem(WORKERS, [held("a", "x", co_caseworker="y", two_advisers=True)])),
    Day(problem(WORKERS, [held("a", "x"), case("b", two_advisers=True)])),
    Day(problem(WORKERS, [held("a", "x"), held("b", "y"), held("c", "x")])),
    Day(problem(WORKERS[:2], [held("a", ""), case("b")])),
    Day(problem(WORKERS[:2], [held("a", "x", two_advisers=True), case("b")])),
    Day(
        problem(
            WORKERS[:2], [held("a", "", co_caseworker="x", two_advisers=True), held("b", "x")]
        )
    ),
)


def test_a_co_worker_stays_or_takes_over(rule: type[Rule]) -> None:
    day = problem(WORKERS, [held("a", "", co_caseworker="x", two_advisers=True)])
    assert seated(make(rule), day) == {
        ("y", "x"), ("z", "x"), ("x", "x"), ("x", "y"), ("x", "z"), ("x",), ("y",), ("z",),
    }
    assert breaches(make(rule), day, a=("y", "z")) == [("a", 1)]


def test_a_caseworker_stays_beside_a_new_co_worker(rule: type[Rule]) -> None:
    day = problem(WORKERS, [held("a", "x", two_advisers=True)])
    assert {people[0] for people in seated(make(rule), day)} == {"x"}
    assert breaches(make(rule), day, a=("y", "z")) == [("a", 1)]


def test_who_gives_by_choice_is_given_nothing(rule: type[Rule]) -> None:
    day = problem(WORKERS, [held("a", "x"), case("b")])
    assert breaches(make(rule), day, a="y", b="x") == [("b", 1)]
    assert breaches(make(rule), day, a="x", b="y") == []


def test_an_ordinary_day_is_not_its_business(rule: type[Rule]) -> None:
    assert list(make(rule).bars(problem(WORKERS, [case("a")]))) == []
