from assigner.rule import Rule
from assigner.statement import state
from tests.office import case, held, problem, worker
from tests.rules.days import Day, breaches, cells, charged, make, seated

WORKERS = [worker("x"), worker("y"), worker("z")]
ONE = case("a", reassessment=True, involved=frozenset({"x", "y"}))
TWO = case("a", reassessment=True, involved=frozenset({"x", "y"}), two_advisers=True)
DAYS = (
    Day(problem(WORKERS, [ONE, case("b", involved=frozenset({"x"}))])),
    Day(problem(WORKERS, [TWO])),
    Day(problem(WORKERS[:2], [TWO, case("b", reassessment=True)])),
    Day(problem(WORKERS, [case("b", involved=frozenset({"x"}), two_advisers=True)])),
    Day(problem([worker("z")], [TWO])),
    Day(problem(WORKERS, [ONE, case("b", reassessment=True, involved=frozenset({"y"}))])),
    Day(
        problem(
            WORKERS,
            [held("a", "x", reassessment=True, involved=frozenset({"x", "y"})),
             held("b", "x", reassessment=True, involved=frozenset({"x"}), two_advisers=True)],
        )
    ),
)


def test_with_one_adviser_it_is_somebody_new(rule: type[Rule]) -> None:
    assert seated(make(rule), problem(WORKERS, [ONE])) == {("z",)}
    assert breaches(make(rule), problem(WORKERS, [ONE]), a="x") == [("a", 1)]


def test_with_two_one_of_them_is_new(rule: type[Rule]) -> None:
    assert seated(make(rule), problem(WORKERS, [TWO])) == {
        ("x", "z"), ("y", "z"), ("z",), ("z", "x"), ("z", "y"), ("z", "z"),
    }
    assert breaches(make(rule), problem(WORKERS, [TWO]), a=("x", "y")) == [("a", 1)]
    assert breaches(make(rule), problem(WORKERS, [TWO]), a="x") == [("a", 1)]


def test_a_case_that_is_no_reassessment_is_free(rule: type[Rule]) -> None:
    for advisers in (False, True):
        new = case("a", involved=frozenset({"x"}), two_advisers=advisers)
        assert ("x",) in seated(make(rule), problem(WORKERS, [new]))


def test_a_reassessment_nobody_was_involved_in_is_free(rule: type[Rule]) -> None:
    for advisers in (False, True):
        new = case("a", reassessment=True, two_advisers=advisers)
        assert ("x",) in seated(make(rule), problem(WORKERS, [new]))


def test_people_who_have_left_do_not_matter(rule: type[Rule]) -> None:
    old = case("a", reassessment=True, involved=frozenset({"gone"}))
    assert len(seated(make(rule), problem(WORKERS, [old]))) == 3


def test_soft_it_costs_its_points_once(rule: type[Rule]) -> None:
    soft = make(rule, hard=False)
    assert charged(soft, problem(WORKERS, [ONE]), a="y") == 3
    assert charged(soft, problem(WORKERS, [TWO]), a="y") == 3
    assert charged(soft, problem(WORKERS, [TWO]), a="z") == 0


def test_there_is_no_row_where_there_is_nothing_to_say(rule: type[Rule]) -> None:
    fine = [case("a", reassessment=True, two_advisers=True),
            case("b", involved=frozenset({"x"}), two_advisers=True)]
    assert state(problem(WORKERS, fine), (make(rule),)).rows == ()


def test_its_cell_is_in_the_row_of_the_case(rule: type[Rule]) -> None:
    day = problem([worker("x")], [case("a", involved=frozenset({"x"}))])
    assert cells(make(rule), day) == [("a", "involved")]
