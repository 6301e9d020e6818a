from collections.abc import Iterable

from assigner.allocation import Allocation, Seats
from assigner.called import Called
from assigner.problem import Problem
from assigner.rule import Bar, Breach, Part, Rule
from assigner.rules.decisions import DecisionsRule
from assigner.statement import state
from assigner.words import say
from tests.office import case, problem, worker
from tests.rules.days import Day, breaches, cells, equal, make, seated

WORKERS = [worker("x"), worker("y"), worker("z")]
PAIR = case("a", two_advisers=True)
NOT = {
    name: frozenset({("a", worker) for worker in who}) for name, who in
    (("x", "x"), ("xy", "xy"), ("xyz", "xyz"))
}
STANDING = True
DAYS = (
    Day(problem(WORKERS, [PAIR])),
    Day(problem(WORKERS[:1], [PAIR])),
    Day(problem(WORKERS[:2], [PAIR, case("b")])),
    *(
        Day(problem(WORKERS, [PAIR], forbids=forbids), beside=(make(DecisionsRule),))
        for forbids in NOT.values()
    ),
)


def test_two_different_people(rule: type[Rule]) -> None:
    assert seated(make(rule), problem(WORKERS[:2], [PAIR])) == {("x", "y"), ("y", "x")}
    assert breaches(make(rule), problem(WORKERS, [PAIR]), a="x") == [("a", 1)]
    assert breaches(make(rule), problem(WORKERS, [PAIR]), a=("x", "x")) == [("a", 1)]
    assert breaches(make(rule), problem(WORKERS, [PAIR]), a=("x", "y")) == []


def test_one_person_is_not_enough(rule: type[Rule]) -> None:
    assert seated(make(rule), problem(WORKERS[:1], [PAIR])) == set()


def test_each_case_by_itself(rule: type[Rule]) -> None:
    day = problem(WORKERS, [PAIR, case("b", two_advisers=True)])
    assert breaches(make(rule), day, a="x", b=("y", "y")) == [("a", 1), ("b", 1)]


def test_a_case_for_one_adviser_gets_one(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a")])
    assert seated(make(rule), day) == {("x",), ("y",), ("z",)}
    (breach,) = make(rule).breaches(day, Allocation({"a": Seats("x", "y")}))
    assert (breach.subject, str(breach.words)) == ("a", "a asks for no co-worker")


def test_unassigned_is_no_breach(rule: type[Rule]) -> None:
    assert breaches(make(rule), problem(WORKERS, [PAIR])) == []


def test_who_alone_could_assist_cannot_lead(rule: type[Rule]) -> None:
    """Said by a row of its own, so that the explanation finds it."""
    day = problem(WORKERS[:1], [PAIR])
    statement = state(day, (make(rule),))
    assert statement.candidates.takes["a"] == ()
    (told,) = statement.excluded("a", "x")
    assert str(told.words) == "has nobody to assist in a case that needs two advisers"


class LeadsOnly(Rule):
    """For the test below: y and z assist in nothing, but may take a case."""

    def bars(self, problem: Problem) -> Iterable[Bar]:
        for name in problem.cases:
            yield Bar(name, frozenset("yz"), say("assists in nothing"), takes=False)

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        for name, seats in allocation.seats.items():
            if seats.co_caseworker in ("y", "z"):
                yield self.breach(name, say("assists in nothing"))


def test_the_only_one_who_can_assist_leaves_the_lead_to_others(rule: type[Rule]) -> None:
    day = Day(problem(WORKERS, [PAIR]), beside=(make(LeadsOnly),))
    equal(make(rule), day)
    statement = state(day.problem, (make(rule), *day.beside))
    assert statement.candidates.takes["a"] == ("y", "z")
    assert statement.candidates.assists["a"] == ("x",)


def test_no_row_for_one_adviser(rule: type[Rule]) -> None:
    rows = state(problem(WORKERS, [case("a"), case("b", two_advisers=True)]), (make(rule),)).rows
    assert {row.item.subject for row in rows} == {"b"}


def test_the_rows_hold_by_themselves(rule: type[Rule]) -> None:
    """An assistant without a caseworker breaks a row even where no engine forbids it."""
    rows = [stated.item for stated in state(problem(WORKERS, [PAIR]), (make(rule),)).rows]
    alone = {Part("assists", "a", "x")}
    assert any(sum(c for part, c in row.terms if part in alone) > row.at_most for row in rows)


def test_its_cell_is_in_the_row_of_the_case(rule: type[Rule]) -> None:
    day = problem([worker("x")], [case("a", two_advisers=True)])
    assert cells(make(rule), day) == [("a", "two_advisers")]


def test_it_speaks_of_advisers_only_where_cases_are_of_children(rule: type[Rule]) -> None:
    own = Called(headers={"family": "household"}, own=frozenset(["household"]))
    assert str(make(rule).title_for(Called())) == make(rule).title
    assert str(make(rule).title_for(own)) == "two people"
    assert "two advisers" in str(make(rule).words_for(Called()))
    assert "advisers" not in str(make(rule).words_for(own))
