"""The statement: who is left for each case, and by which rule everybody else is not."""

from collections.abc import Iterable

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Breach, Candidates, LinearRow, Part, Rule
from assigner.rules.capacity import CapacityRule
from assigner.rules.disqualified import Disqualified
from assigner.rules.newcomer import Newcomer
from assigner.rules.personal_ceilings import PersonalCeilings
from assigner.rules.siblings import Siblings
from assigner.rules.skills import Skills
from assigner.rules.stock_ceiling import StockCeiling
from assigner.rules.team import TeamRule
from assigner.rules.two_advisers import TwoAdvisers
from assigner.solve.parts import split, whole
from assigner.statement import Statement, state
from assigner.words import say
from tests.office import TODAY, case, held, number, problem, worker
from tests.oracle import checker_accepts, engine_accepts
from tests.properties.offices import draw
from tests.rules.days import make

STAFF = [worker("x"), worker("y", team="measures"), worker("z", capacity_minutes=0)]


def told(statement: Statement, case_id: str, who: str) -> list[str]:
    return [f"{it.rule.name()}: {it.words}" for it in statement.excluded(case_id, who)]


def test_without_rules_everybody_is_possible_and_one_adviser_has_no_assistants() -> None:
    found = state(problem(STAFF, [case("a"), case("b", two_advisers=True)]), ()).candidates
    assert found.takes == {"a": ("x", "y", "z"), "b": ("x", "y", "z")}
    assert found.assists == {"a": (), "b": ("x", "y", "z")}
    assert [*found.of("b")] == [
        *(Part("takes", "b", name) for name in "xyz"),
        *(Part("assists", "b", name) for name in "xyz"),
    ]


def test_every_reason_is_told_not_the_first_alone() -> None:
    new = case("a", phase="measures", disqualified=frozenset({"z"}), skills=frozenset({"sign"}))
    rules = (make(CapacityRule), make(Disqualified), make(Skills), make(TeamRule))
    found = state(problem(STAFF, [new]), rules)
    assert told(found, "a", "z") == [
        "capacity: has no hours for cases", "disqualified: may take no part in this case",
        "skills: lacks sign", "team: is in a team that does not take measures",
    ]
    assert told(found, "a", "y") == ["skills: lacks sign"]
    assert found.candidates.takes["a"] == ()


def test_a_soft_bar_rules_nobody_out() -> None:
    new = case("a", skills=frozenset({"sign"}))
    found = state(problem(STAFF, [new]), (make(Skills, hard=False),))
    assert found.candidates.takes["a"] == ("x", "y", "z")
    assert (len(found.bars), len(found.soft_bars)) == (0, 1)
    assert told(found, "a", "x") == []


def test_a_case_too_big_for_the_room_left_is_ruled_out_alone() -> None:
    """x holds 2 of 4 children: three more are too many, two are not."""
    new = [case("two", children=2), case("three", children=3)]
    ceiling = make(StockCeiling, at=number(4, "children"), per="person")
    found = state(problem(STAFF, new, [held("h", "x", children=2)]), (ceiling,))
    assert found.candidates.takes == {"two": ("x", "y", "z"), "three": ("y", "z")}
    assert told(found, "three", "x") == ["stock_ceiling: is at the ceiling of 4 children"]


def test_a_ceiling_does_not_keep_anybody_from_assisting() -> None:
    staff = [worker("x", max_cases=0), worker("y")]
    found = state(problem(staff, [case("a", two_advisers=True)]), (make(PersonalCeilings),))
    assert found.candidates.takes["a"] == ("y",)
    assert found.candidates.assists["a"] == ("x", "y")


def test_a_soft_ceiling_rules_nobody_out() -> None:
    soft = make(PersonalCeilings, hard=False)
    found = state(problem([worker("x", max_cases=0)], [case("a")]), (soft,))
    assert found.candidates.takes["a"] == ("x",)


def test_rows_alone_rule_out_and_what_follows_from_that() -> None:
    """Only a newcomer could assist, so no newcomer leads, so nobody does."""
    staff = [worker("new", hired=TODAY), worker("newer", hired=TODAY)]
    new = case("a", complexity="very_complex", two_advisers=True)
    rules = (make(Newcomer, months=number(12, "months")), make(TwoAdvisers))
    found = state(problem(staff, [new]), rules)
    assert found.candidates.takes["a"] == ()
    assert found.candidates.assists["a"] == ()
    assert told(found, "a", "new") == ["newcomer: is new, and nobody experienced can assist"]


class Chain(Rule):
    """x may take b only if it takes a, which it may not."""

    def rows(self, problem: Problem, candidates: Candidates) -> Iterable[LinearRow]:
        first, second = Part("takes", "a", "x"), Part("takes", "b", "x")
        yield LinearRow("b", ((second, 1), (first, -1)), 0, say("does not take a"))
        yield LinearRow("a", ((first, 1),), 0, say("may not take a"))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        for name in ("a", "b"):
            if "x" in allocation.people(name):
                yield self.breach(name, say("x may not"))


def test_what_a_row_rules_out_reaches_rows_of_other_cases() -> None:
    day = problem([worker("x"), worker("y")], [case("a"), case("b")])
    found = state(day, (make(Chain),))
    assert found.candidates.takes == {"a": ("y",), "b": ("y",)}
    assert [it.split(": ")[1] for it in told(found, "b", "x")] == ["does not take a"]
    assert engine_accepts(day, (make(Chain),)) == checker_accepts(day, (make(Chain),))


class Never(Rule):
    """A row that nothing can satisfy."""

    def rows(self, problem: Problem, candidates: Candidates) -> Iterable[LinearRow]:
        yield LinearRow("a", (), -1, say("is impossible"))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        yield self.breach("a", say("is impossible"))


def test_a_row_without_terms_is_not_forgotten() -> None:
    day = problem([worker("x")], [case("a")])
    assert engine_accepts(day, (make(Never),)) == {} == checker_accepts(day, (make(Never),))


def test_parts_share_nobody_and_no_row_and_hold_everybody_once() -> None:
    for seed in range(30):
        day = draw(seed, "sumsq", cases=8, workers=6, pairs=2)
        statement = state(day.problem, day.rules)
        parts = split(statement)
        everybody = whole(statement)
        cases = [name for part in parts for name in part.cases]
        workers = [name for part in parts for name in part.workers]
        assert sorted(cases) == sorted(everybody.cases)
        assert sorted(workers) == sorted(everybody.workers)
        home = {name: place for place, part in enumerate(parts) for name in part.cases}
        where = {name: place for place, part in enumerate(parts) for name in part.workers}
        for name in cases:
            for part in statement.candidates.of(name):
                assert where[part.worker] == home[name]
        for _, row in statement.rows:
            assert len({home[part.case] for part, _ in row.terms}) <= 1
        for _, bond in statement.bonds:
            assert len({home[name] for name in bond.cases}) == 1
        assert parts[-1].cases == ()
        assert parts == split(statement)


def test_a_day_falls_apart_where_nothing_ties_it() -> None:
    staff = [worker("i"), worker("j"), worker("m", skills=frozenset({"sign"})), worker("away")]
    new = [
        case("a", disqualified=frozenset({"m", "away"})),
        case("b", skills=frozenset({"sign"}), family="Holm"),
        case("c", skills=frozenset({"sign"})), case("d", skills=frozenset({"court"})),
    ]
    statement = state(problem(staff, new), (make(Disqualified), make(Skills)))
    assert [(part.cases, part.workers) for part in split(statement)] == [
        (("a",), ("i", "j")), (("b", "c"), ("m",)), (("d",), ()), ((), ("away",)),
    ]


def test_siblings_tie_teams_together() -> None:
    staff = [worker("i"), worker("m", skills=frozenset({"sign"}))]
    new = [
        case("a", disqualified=frozenset({"m"}), family="Holm"),
        case("b", skills=frozenset({"sign"}), family="Holm"),
    ]
    rules = (make(Disqualified), make(Skills), make(Siblings))
    first, idle = split(state(problem(staff, new), rules))
    assert (first.cases, first.workers, idle.workers) == (("a", "b"), ("i", "m"), ())
