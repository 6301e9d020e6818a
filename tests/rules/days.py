"""What the tests of the rules share: tiny days, and who may have which seat on them."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assigner.absence import Absence
from assigner.allocation import Allocation, Seats
from assigner.problem import Problem
from assigner.reduction import Reduction
from assigner.rule import Rule
from tests.office import number
from tests.oracle import allocations, checker_accepts, engine_accepts

DRAWN = (
    "capacity", "decisions", "disqualified", "district", "easing_in", "family_caseworker",
    "handover", "inflow_day", "inflow_week", "newcomer", "personal_ceilings", "phase_ceiling",
    "presence", "reassessment", "siblings", "skills", "stock_ceiling", "team", "two_advisers",
    "very_complex_ceiling",
)
"""The rules of seeded days, whose seeds mean the same day for good. A rule that is added is drawn
under its own name (`test_beside_others.py`), and changes none of them."""


@dataclass(frozen=True)
class Day:
    """A tiny day for a rule, with the rule's settings and other rules that hold beside it."""

    problem: Problem
    settings: Mapping[str, object] = field(default_factory=dict)
    beside: tuple[Rule, ...] = ()


def days(name: str) -> tuple[Day, ...]:
    """The tiny days that a rule is tested on."""
    found: tuple[Day, ...] = importlib.import_module(f"tests.rules.test_{name}").DAYS
    assert found, f"the rule {name} has no tiny day"
    return found


def make(rule: type[Rule], hard: object = True, **settings: object) -> Rule:
    """A rule as a model writes it; soft, a breach costs 3 points."""
    table: dict[str, object] = {"kind": "policy", "hard": hard, "status": "assumed", **settings}
    if not hard:
        table["points"] = number(3, "points")
    return rule.model_validate(table)


def equal(made: Rule, day: Day) -> None:
    """Demand that the engine accepts, and charges, exactly what the checker does."""
    rules = (made, *day.beside)
    engine, checker = engine_accepts(day.problem, rules), checker_accepts(day.problem, rules)
    assert engine.keys() - checker.keys() == set(), "the engine accepts what the checker rejects"
    assert checker.keys() - engine.keys() == set(), "the checker accepts what the engine rejects"
    assert engine == checker, "a soft breach is charged differently"


def norms_agree(made: Rule, problem: Problem) -> None:
    """Demand that what people are above the norms is what the soft rule breaks, always."""
    assert not made.hard
    assert not problem.starts, "norms are about today alone"
    for allocation in allocations(problem):
        above = sum(
            max(0, -norm.room)
            for worker in problem.workers
            for norm in made.norms(problem, allocation, worker)
        )
        assert above == sum(breach.amount for breach in made.breaches(problem, allocation))


def seated(made: Rule, problem: Problem) -> set[tuple[str, ...]]:
    """Who may be seated in the only case of the day, in seats; engine and checker agree."""
    (case,) = problem.cases
    engine, checker = engine_accepts(problem, (made,)), checker_accepts(problem, (made,))
    assert engine == checker
    return {Allocation(dict(placed)).people(case) for placed in checker if placed}


def loads(made: Rule, problem: Problem) -> set[int]:
    """How many of today's cases the only caseworker may be given; engine and checker agree."""
    engine, checker = engine_accepts(problem, (made,)), checker_accepts(problem, (made,))
    assert engine == checker
    return {len(placed) for placed in checker}


def breaches(made: Rule, problem: Problem, **seats: Any) -> list[tuple[str, int]]:
    """Subject and amount of every breach; `seats`: case -> caseworker, or both as a tuple."""
    named = {
        case: Seats(who) if isinstance(who, str) else Seats(*who) for case, who in seats.items()
    }
    found = list(made.breaches(problem, Allocation(named)))
    for breach in found:
        assert breach.rule == made.name()
        assert "{" not in str(breach.words)
    return [(breach.subject, breach.amount) for breach in found]


def charged(made: Rule, problem: Problem, **seats: str) -> int:
    """What the engine charges for an allocation when the rule is soft."""
    named = tuple(sorted((case, Seats(who)) for case, who in seats.items()))
    return engine_accepts(problem, (made,))[named]


def cells(
    made: Rule, problem: Problem, case: str = "a", worker: str = "x"
) -> list[tuple[str, str]]:
    """The cells by which a rule keeps somebody from a case: whose row, and which attribute."""
    found = list(made.cells(problem, case, worker))
    assert all(hasattr(cell.fact, cell.field) for cell in found)
    return [
        (cell.fact.caseworker if isinstance(cell.fact, (Absence, Reduction)) else cell.fact.id,
         cell.field)
        for cell in found
    ]


def bounds(made: Rule, problem: Problem, *cases: str) -> list[tuple[str, int, str]]:
    """Each bound of a rule that can be eased: its place, what it is, and whose it is.

    A number of the model is one higher in the rule that comes with it, and so is the room.
    """
    found = list(made.eased(problem, cases))
    for bound in found:
        if bound.worker:
            assert bound.rule is made
            assert getattr(problem.workers[bound.worker], bound.field) == bound.value
        else:
            before, after = (_room(rule, problem) for rule in (made, bound.rule))
            assert sum(after) > sum(before)
            assert bound.unit
    return [(bound.field, bound.value, bound.worker) for bound in found]


def _room(rule: Rule, problem: Problem) -> list[int]:
    return [room for item in rule.ceilings(problem) for room in item.room.values()]
