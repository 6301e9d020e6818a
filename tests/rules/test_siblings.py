from assigner.called import Called
from assigner.rule import Rule
from assigner.rules.disqualified import Disqualified
from tests.office import case, held, problem, worker
from tests.oracle import engine_accepts
from tests.rules.days import Day, breaches, cells, charged, make

WORKERS = [worker("x"), worker("y"), worker("z")]
HOLM = [case(name, family="Holm") for name in "abc"]
MIXED = [*HOLM[:2], case("m", family="Holm", phase="measures"), case("n", family="Berg")]
STANDING = True
DAYS = (
    Day(problem(WORKERS, HOLM)),
    Day(problem(WORKERS[:2], MIXED)),
    Day(problem(WORKERS, [case("a", family="Holm", two_advisers=True), HOLM[1]])),
    Day(problem(WORKERS, [case("a"), case("b"), HOLM[2]])),
    Day(problem(WORKERS[:2], [*HOLM[:2], *(case(name, family="Berg") for name in "de")])),
    Day(
        problem(WORKERS, [case("a", family="Holm", disqualified=frozenset({"x"})), *HOLM[1:]]),
        beside=(make(Disqualified),),
    ),
    Day(
        problem(
            WORKERS[:2],
            [case("a", family="Holm", disqualified=frozenset({"x"})),
             case("b", family="Holm", disqualified=frozenset({"y"}))],
        ),
        beside=(make(Disqualified),),
    ),
    Day(problem(WORKERS[:2], [held("a", "x", family="Holm"), held("b", "x", family="Holm")])),
    Day(problem(WORKERS[:2], [held("a", "x", family="Holm"), held("b", "y", family="Holm")])),
    Day(problem(WORKERS[:2], [held("a", "x", family="Holm"), HOLM[1]])),
    Day(problem(WORKERS[:2], [held("a", "x")], [held("b", "x")])),
    Day(
        problem(WORKERS[:2], [held("a", "x", family="Holm")],
                [held("b", "x", family="Holm"), held("c", "y", family="Holm")])
    ),
)


def test_siblings_who_have_one_move_together(rule: type[Rule]) -> None:
    day = problem(WORKERS, [held("a", "x", family="Holm"), held("b", "x", family="Holm")])
    assert breaches(make(rule), day, a="y", b="y") == []
    assert breaches(make(rule), day, a="y", b="x") == [("Holm", 1)]
    apart = problem(WORKERS, [held("a", "x", family="Holm"), held("b", "y", family="Holm")])
    assert breaches(make(rule), apart, a="z", b="y") == []


def test_a_sibling_does_not_move_away_from_one_who_stays(rule: type[Rule]) -> None:
    day = problem(WORKERS, [held("a", "x", family="Holm")], [held("b", "x", family="Holm")])
    assert breaches(make(rule), day, a="x") == []
    assert breaches(make(rule), day, a="y") == [("Holm", 1)]


def test_they_share_a_caseworker(rule: type[Rule]) -> None:
    day = problem(WORKERS, HOLM)
    assert breaches(make(rule), day, a="x", b="x", c="x") == []
    assert breaches(make(rule), day, a="x", b="x", c="y") == [("Holm", 1)]
    assert breaches(make(rule), day, a="x", b="y", c="z") == [("Holm", 2)]


def test_one_who_cannot_be_placed_does_not_hold_the_others_back(rule: type[Rule]) -> None:
    day = problem(WORKERS, HOLM)
    assert breaches(make(rule), day, a="x", c="x") == []
    nobody = case("a", family="Holm", disqualified=frozenset({"x", "y", "z"}))
    day = problem(WORKERS, [nobody, *HOLM[1:]])
    placed = engine_accepts(day, (make(rule), make(Disqualified)))
    assert {tuple(who.caseworker for _, who in seats) for seats in placed if len(seats) == 2} == {
        ("x", "x"), ("y", "y"), ("z", "z")
    }


def test_each_phase_by_itself(rule: type[Rule]) -> None:
    day = problem(WORKERS, MIXED)
    assert breaches(make(rule), day, a="x", b="x", m="y") == []
    assert breaches(make(rule), day, a="x", b="y", m="y") == [("Holm", 1)]


def test_families_may_part(rule: type[Rule]) -> None:
    day = problem(WORKERS, MIXED)
    assert breaches(make(rule), day, a="x", b="x", n="y") == []


def test_no_family_is_not_a_family(rule: type[Rule]) -> None:
    day = problem(WORKERS, [case("a"), case("b")])
    assert breaches(make(rule), day, a="x", b="y") == []
    assert list(make(rule).bonds(day)) == []


def test_who_stays_without_a_family_holds_nobody_back(rule: type[Rule]) -> None:
    day = problem(WORKERS[:2], [held("a", "x")], [held("b", "x")])
    assert breaches(make(rule), day, a="y") == []
    assert list(make(rule).bars(day)) == []


def test_an_only_child_needs_no_bond(rule: type[Rule]) -> None:
    assert list(make(rule).bonds(problem(WORKERS, [HOLM[0]]))) == []


def test_co_workers_may_differ(rule: type[Rule]) -> None:
    pair = [case(name, family="Holm", two_advisers=True) for name in "ab"]
    day = problem(WORKERS, pair)
    assert breaches(make(rule), day, a=("x", "y"), b=("x", "z")) == []


def test_soft_each_further_caseworker_costs(rule: type[Rule]) -> None:
    day = problem(WORKERS, HOLM)
    soft = make(rule, hard=False)
    assert charged(soft, day, a="x", b="y", c="z") == 6
    assert charged(soft, day, a="x", b="y", c="x") == 3
    assert charged(soft, day, a="x", b="x") == 0


def test_its_cell_is_in_the_row_of_the_case(rule: type[Rule]) -> None:
    day = problem([worker("x")], [case("a", family="f")])
    assert cells(make(rule), day) == [("a", "family")]


def test_it_speaks_of_siblings_only_where_cases_are_of_children(rule: type[Rule]) -> None:
    assert (rule.of_kin, rule.keeps_together) == (True, True)
    own = Called(headers={"family": "household"}, own=frozenset(["household"]))
    assert str(make(rule).title_for(Called())) == make(rule).title
    assert str(make(rule).title_for(own)) == "cases of one household together"
    assert "siblings" in str(make(rule).words_for(Called()))
    assert "of one household" in str(make(rule).words_for(own))
