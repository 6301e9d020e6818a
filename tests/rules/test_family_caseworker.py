from datetime import timedelta

from assigner.called import Called
from assigner.rule import Rule
from tests.office import TODAY, case, held, problem, worker
from tests.rules.days import Day, breaches, cells, charged, make, seated

WORKERS = [worker("x"), worker("y"), worker("m", team="measures")]
KNOWN = case("a", family="Holm")
KNOWN_TOO = case("b", family="Holm")
DAYS = (
    Day(problem(WORKERS, [held("a", "x", family="Holm"), held("b", "y", family="Holm")])),
    Day(problem(WORKERS, [held("a", "x", family="Holm"), held("b", "x", family="Holm")])),
    Day(problem(WORKERS, [held("a", "x", family="Holm"), KNOWN_TOO])),
    Day(problem(WORKERS, [held("a", "x"), case("b")])),
    Day(problem(WORKERS, [KNOWN, case("b", family="Berg")], [held("h", "x", family="Holm")])),
    Day(
        problem(
            WORKERS, [case("a", family="Holm", two_advisers=True), case("b")],
            [held("h", "x", family="Holm"), held("i", "y", family="Holm"), held("j", "m")],
        )
    ),
    Day(
        problem(
            WORKERS, [KNOWN, case("b", family="Berg")],
            [held("h", "x", family="Holm"), held("i", "y", family="Berg")],
        )
    ),
    Day(
        problem(
            [*WORKERS[1:], worker("x", absent_from=TODAY)], [KNOWN],
            [held("h", "x", family="Holm")],
        )
    ),
    Day(
        problem(
            WORKERS, [case("a", family="Holm", phase="measures")],
            [held("h", "x", family="Holm"), held("i", "m", family="Holm")],
        )
    ),
    Day(
        problem(
            WORKERS, [held("a", "y", family="Holm"), case("b", family="Holm")],
            [held("h", "x", family="Holm")],
        )
    ),
)
EVERYBODY = {("x",), ("y",), ("m",)}


def test_the_family_stays_where_it_is_known(rule: type[Rule]) -> None:
    day = problem(WORKERS, [KNOWN], [held("h", "x", family="Holm")])
    assert seated(make(rule), day) == {("x",)}
    assert breaches(make(rule), day, a="y") == [("a", 1)]


def test_two_who_know_it_are_both_right(rule: type[Rule]) -> None:
    caseload = [held("h", "x", family="Holm"), held("i", "m", family="Holm", phase="measures")]
    assert seated(make(rule), problem(WORKERS, [KNOWN], caseload)) == {("x",), ("m",)}


def test_another_family_is_another_matter(rule: type[Rule]) -> None:
    day = problem(WORKERS, [KNOWN], [held("h", "x", family="Berg")])
    assert seated(make(rule), day) == EVERYBODY


def test_no_family_is_not_a_family(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a")], [held("h", "x")])
    assert seated(make(rule), day) == EVERYBODY


def test_who_is_away_today_does_not_hold_the_case_back(rule: type[Rule]) -> None:
    away = [worker("x", absent_from=TODAY - timedelta(days=9)), *WORKERS[1:]]
    day = problem(away, [KNOWN], [held("h", "x", family="Holm")])
    assert seated(make(rule), day) == EVERYBODY


def test_nor_does_who_works_another_phase(rule: type[Rule]) -> None:
    new = case("a", family="Holm", phase="measures")
    day = problem(WORKERS, [new], [held("h", "x", family="Holm")])
    assert seated(make(rule), day) == EVERYBODY


def test_a_co_worker_of_the_family_is_not_its_caseworker(rule: type[Rule]) -> None:
    day = problem(WORKERS, [KNOWN], [held("h", "x", family="Holm", co_caseworker="y")])
    assert seated(make(rule), day) == {("x",)}


def test_the_co_worker_may_be_new_to_it(rule: type[Rule]) -> None:
    new = case("a", family="Holm", two_advisers=True)
    day = problem(WORKERS, [new], [held("h", "x", family="Holm")])
    assert breaches(make(rule), day, a=("x", "y")) == []
    assert breaches(make(rule), day, a=("y", "x")) == [("a", 1)]
    assert ("x", "y") in seated(make(rule), day)


def test_as_a_preference_it_costs_its_points(rule: type[Rule]) -> None:
    day = problem(WORKERS, [KNOWN], [held("h", "x", family="Holm")])
    soft = make(rule, hard=False)
    assert (charged(soft, day, a="y"), charged(soft, day, a="x")) == (3, 0)


def test_its_cell_is_in_the_row_of_the_case(rule: type[Rule]) -> None:
    day = problem([worker("x")], [case("a", family="f")])
    assert cells(make(rule), day) == [("a", "family")]


def test_it_speaks_of_families_only_where_cases_are_of_children(rule: type[Rule]) -> None:
    assert (rule.of_kin, rule.keeps_together) == (True, False)
    own = Called(headers={"family": "household"}, own=frozenset(["household"]))
    assert str(make(rule).title_for(Called())) == make(rule).title
    assert str(make(rule).title_for(own)) == "who has the other cases of the household"
    assert "known family" in str(make(rule).words_for(Called()))
    assert "known household" in str(make(rule).words_for(own))
