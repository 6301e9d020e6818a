from assigner.allocation import Allocation, Seats
from assigner.rule import Rule
from tests.office import case, held, problem, worker
from tests.rules.days import Day, breaches, cells, make, seated

WORKERS = [worker("i"), worker("m", team="measures"), worker("n", team="measures")]
DAYS = (
    Day(problem(WORKERS, [case("a", phase="measures", two_advisers=True), case("b")])),
    Day(problem(WORKERS, [case("a", phase="investigation"), case("b", phase="measures")])),
    Day(problem(WORKERS, [held("a", "i", phase="measures"), case("b", phase="measures")])),
)


def test_only_a_team_that_takes_the_phase(rule: type[Rule]) -> None:
    assert seated(make(rule), problem(WORKERS, [case("a", phase="measures")])) == {("m",), ("n",)}
    assert len(seated(make(rule), problem(WORKERS, [case("a")]))) == 3
    assert seated(make(rule), problem(WORKERS, [case("a", phase="investigation")])) == set()


def test_the_co_worker_too(rule: type[Rule]) -> None:
    day = problem(WORKERS[:2], [case("a", phase="measures", two_advisers=True)])
    assert seated(make(rule), day) == {("m",), ("m", "m")}
    assert breaches(make(rule), day, a=("m", "i")) == [("a", 1)]
    assert breaches(make(rule), day, a=("i", "i")) == [("a", 1), ("a", 1)]


def test_words_use_the_office_s_name_for_the_team(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a", phase="measures")], team_labels={"intake": "Modtagelse"})
    made = make(rule)
    (breach,) = made.breaches(day, Allocation({"a": Seats("i")}))
    assert str(breach.words) == "i is in Modtagelse, which does not take measures"


def test_its_cell_is_the_team(rule: type[Rule]) -> None:
    assert cells(make(rule), problem([worker("x")], [case("a")])) == [("x", "team")]
