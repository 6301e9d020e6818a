from datetime import timedelta

from assigner.rule import Rule
from assigner.workload import Step
from tests.office import CAPACITY, TODAY, case, held, number, problem, worker
from tests.rules.days import Day, breaches, make, seated

WORKERS = [worker("x"), worker("y"), worker("z")]
HALF = Step.model_validate({"months": number(6, "months"), "share": number("0.5", "share")})
RAMP = CAPACITY.model_copy(update={"ramp": (HALF,)})
NEW = worker("n", hired=TODAY - timedelta(days=90))
DAYS = (
    Day(problem(WORKERS, [held("a", "", co_caseworker="x", two_advisers=True), case("b")])),
    Day(problem(WORKERS[:2], [held("a", "", co_caseworker="x", two_advisers=True)])),
    Day(problem(WORKERS, [held("a", "x", two_advisers=True)])),
    Day(problem(WORKERS, [held("a", "x", co_caseworker="y", two_advisers=True)])),
    Day(problem(WORKERS, [held("a", "x"), case("b", two_advisers=True)])),
    Day(problem(WORKERS, [held("a", "x"), held("b", "y"), held("c", "x")])),
    Day(problem(WORKERS[:2], [held("a", ""), case("b")])),
    Day(problem(WORKERS, [held("a", "", two_advisers=True), case("b")], named={"a": "y"})),
    Day(problem(WORKERS, [held("a", "", co_caseworker="x", two_advisers=True)],
                named={"a": "y", "elsewhere": "x"})),
    Day(problem([worker("x"), worker("y"), NEW],
                [held("a", "x"), held("b", "y"), held("c", "n")], capacities=RAMP)),
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


def test_a_case_that_may_move_keeps_a_caseworker(rule: type[Rule]) -> None:
    day = problem(WORKERS[:2], [held("a", "x")])
    assert seated(make(rule), day) == {("x",), ("y",)}
    assert breaches(make(rule), day) == [("a", 1)]


def test_who_gives_by_choice_may_be_given_another(rule: type[Rule]) -> None:
    day = problem(WORKERS, [held("a", "x"), case("b")])
    assert breaches(make(rule), day, a="y", b="x") == []


def test_nothing_moves_by_choice_to_who_is_in_the_ramp(rule: type[Rule]) -> None:
    day = problem([worker("x"), NEW], [held("a", "x")], capacities=RAMP)
    assert seated(make(rule), day) == {("x",)}
    assert breaches(make(rule), day, a="n") == [("a", 1)]
    uprooted = problem([worker("x"), NEW], [held("a", "")], capacities=RAMP)
    assert breaches(make(rule), uprooted, a="n") == []


def test_an_ordinary_day_is_not_its_business(rule: type[Rule]) -> None:
    assert list(make(rule).bars(problem(WORKERS, [case("a")]))) == []


def test_who_was_named_has_the_case_or_nobody(rule: type[Rule]) -> None:
    day = problem(WORKERS, [held("a", "", two_advisers=True)], named={"a": "y"})
    assert seated(make(rule), day) == {("y",), ("y", "x"), ("y", "y"), ("y", "z")}
    assert breaches(make(rule), day, a=("x", "y")) == [("a", 1)]
    assert breaches(make(rule), day) == []
