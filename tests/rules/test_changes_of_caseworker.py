from dataclasses import replace
from datetime import timedelta

from assigner.allocation import Allocation, Seats
from assigner.instance import Case, Caseworker, OpenCase
from assigner.rule import Rule
from tests.office import TODAY, case, held, number, problem, worker
from tests.rules.days import Day, breaches, cells, make, seated

TWO = {"at": number(2, "changes a year")}
PEOPLE = [worker("last"), worker("before"), worker("new")]
AWAY = worker("last", absent_from=TODAY, absent_to=TODAY)
BOTH = worker("new", team="measures")

EQUIVALENT = {
    "breaches: leads only": "the rule looks at the caseworker alone",
    "ChangesOfCaseworker.bars: drop case.changes_12m is not None of known and "
    "case.changes_12m is not None": "where nobody counts, nobody is known",
}


def twice(name: str = "a", **facts: object) -> Case:
    """A case that changed twice: `last` had it, before that `before` and somebody who left."""
    return case(name, **{"previous_caseworker": "last", "earlier": frozenset({"before", "left"}),
                         "changes_12m": 2, **facts})


def of_last(name: str = "a", **facts: object) -> OpenCase:
    """An open case that `last` holds and may keep."""
    return held(name, "last", **{"earlier": frozenset({"before"}), "changes_12m": 2, **facts})


DAYS = (
    Day(problem(PEOPLE, [twice(two_advisers=True), case("b")]), TWO),
    Day(problem(PEOPLE, [twice(previous_caseworker="left"), twice("b", changes_12m=1)]), TWO),
    Day(problem([AWAY, *PEOPLE[1:]], [twice(earlier=frozenset()), twice("b")]), TWO),
    Day(problem([worker("last"), BOTH], [twice(phase="measures"), twice("b")]), TWO),
    Day(problem(PEOPLE, [of_last(), twice("b", disqualified=frozenset({"last"}))]), TWO),
    Day(problem(PEOPLE, [replace(of_last(), caseworker=""),
                         replace(of_last("b", earlier=frozenset()), caseworker="")]), TWO),
    Day(replace(problem(PEOPLE, [replace(of_last(), caseworker=""), twice("b")]),
                firm=frozenset({"a"})), TWO),
    Day(problem([worker("last"), worker("new")],
                [twice(disqualified=frozenset({"last"})), twice("b")],
                starts={"b": TODAY + timedelta(days=1)}), TWO),
)


def takers(rule: type[Rule], *facts: Case, people: list[Caseworker] = PEOPLE) -> set[str]:
    day = problem(people, facts)
    return {who for (who,) in seated(make(rule, **TWO), day)}


def test_only_who_has_had_it_after_two_changes(rule: type[Rule]) -> None:
    assert takers(rule, twice()) == {"last", "before"}
    assert takers(rule, twice(changes_12m=3)) == {"last", "before"}
    for few in (0, 1, None):
        assert takers(rule, twice(changes_12m=few)) == {"last", "before", "new"}


def test_nothing_where_nobody_who_has_had_it_can_have_it(rule: type[Rule]) -> None:
    everybody = {"last", "before", "new"}
    left = twice(previous_caseworker="left", earlier=frozenset({"left"}))
    assert takers(rule, left) == everybody
    both = frozenset({"last", "before"})
    assert takers(rule, twice(disqualified=both)) == everybody
    away = [worker("last", absent_from=TODAY), PEOPLE[2]]
    assert takers(rule, twice(), people=away) == {"last", "new"}
    assert takers(rule, twice(phase="measures"), people=[PEOPLE[0], BOTH]) == {"last", "new"}
    one = [worker("before", absent_from=TODAY), PEOPLE[0], PEOPLE[2]]
    assert takers(rule, twice(), people=one) == {"last", "before"}


def test_who_is_back_by_the_day_it_is_handed_over(rule: type[Rule]) -> None:
    tomorrow = TODAY + timedelta(days=1)
    away = [worker("last", absent_from=TODAY, absent_to=TODAY), PEOPLE[2]]
    day = problem(away, [twice()], starts={"a": tomorrow})
    assert seated(make(rule, **TWO), day) == {("last",)}
    assert breaches(make(rule, **TWO), day, a="new") == [("a", 1)]


def test_who_holds_it_counts_though_away_or_of_another_team(rule: type[Rule]) -> None:
    for holder in (worker("last", absent_from=TODAY), worker("last", team="measures")):
        people = [holder, worker("before"), worker("new")]
        assert takers(rule, of_last(), people=people) == {"last", "before"}
        alone = of_last(earlier=frozenset())
        assert takers(rule, alone, people=people) == {"last"}
        day = problem(people, [alone])
        assert breaches(make(rule, **TWO), day, a="new") == [("a", 1)]
        assert breaches(make(rule, **TWO), day, a="last") == []


def test_its_caseworker_leaves(rule: type[Rule]) -> None:
    """It goes to an earlier one who is still there; where there is none, to anybody."""
    left = replace(of_last(), caseworker="")
    assert takers(rule, left) == {"before"}
    assert takers(rule, left, people=[PEOPLE[0], PEOPLE[2]]) == {"last", "new"}


def test_who_covers_takes_nothing_over(rule: type[Rule]) -> None:
    day = replace(problem(PEOPLE, [replace(of_last(), caseworker="")]), firm=frozenset({"a"}))
    assert seated(make(rule, **TWO), day) == {("last",), ("before",), ("new",)}
    assert breaches(make(rule, **TWO), day, a="new") == []


def test_co_workers_are_free(rule: type[Rule]) -> None:
    day = problem(PEOPLE, [twice(two_advisers=True)])
    assert breaches(make(rule, **TWO), day, a=("last", "new")) == []
    assert breaches(make(rule, **TWO), day, a=("new", "last")) == [("a", 1)]


def test_it_says_which_change_and_since_when(rule: type[Rule]) -> None:
    made = make(rule, **TWO)
    (bar,) = made.bars(problem(PEOPLE, [twice()]))
    assert str(bar.words) == "would be the third change of caseworker since 2025-11-23"
    (bar,) = made.bars(problem(PEOPLE, [twice(changes_12m=8)]))
    assert str(bar.words) == "would be the ninth change of caseworker since 2025-11-23"
    (bar,) = made.bars(problem(PEOPLE, [twice(changes_12m=9)]))
    assert str(bar.words) == "would be the 10th change of caseworker since 2025-11-23"
    allocation = Allocation({"a": Seats("new")})
    (breach,) = made.breaches(problem(PEOPLE, [twice()]), allocation)
    assert str(breach.words) == "a changes caseworker for the third time since 2025-11-23"
    assert str(made.words()).startswith("A case with 2 changes of caseworker in 12 months")


def test_its_cells_are_the_count_and_who_had_it(rule: type[Rule]) -> None:
    made = make(rule, **TWO)
    assert cells(made, problem(PEOPLE, [twice()]), "a", "new") == [
        ("a", "changes_12m"), ("a", "earlier")]
    alone = twice(earlier=frozenset())
    assert cells(made, problem(PEOPLE, [alone]), "a", "new") == [("a", "changes_12m")]


def test_one_change_more_lets_somebody_new_in(rule: type[Rule]) -> None:
    made, day = make(rule, **TWO), problem(PEOPLE, [twice(), case("b")])
    (eased,) = made.eased(day, ["a"])
    assert (eased.field, eased.value, eased.unit) == ("at", 2, "changes a year")
    assert seated(eased.rule, problem(PEOPLE, [twice()])) == {("last",), ("before",), ("new",)}
    assert list(made.eased(day, ["b"])) == []
    assert list(made.eased(day, ["b", "a"]))
