"""Every rule of the registry says the same to the engine and to the checker, and says it.

A rule without a tiny day (`DAYS` in `tests/rules/test_<rule>.py`) fails here.
"""

from collections.abc import Iterable
from importlib import import_module
from itertools import chain

import pytest

from assigner.allocation import Allocation, Seats
from assigner.called import Called
from assigner.inflow import InflowRule
from assigner.problem import Problem
from assigner.rule import Part, Rule
from assigner.rules import registry
from assigner.statement import state
from assigner.words import Words
from tests.oracle import allocations, checker_accepts
from tests.rules.days import days, equal, make, norms_agree

NAMES = tuple(registry())
NORMS = tuple(name for name, rule in registry().items() if rule.norms is not Rule.norms)
OF_TODAY = {"decisions", "handover"}
"""What these say comes from today's decisions and changes, and is in no cell of the day."""


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("hard", [True, False], ids=["hard", "soft"])
def test_engine_and_checker_accept_and_charge_the_same(name: str, hard: bool) -> None:
    for day in days(name):
        equal(make(registry()[name], hard, **day.settings), day)


@pytest.mark.parametrize("name", NAMES)
def test_the_rule_bites_and_lets_something_pass(name: str) -> None:
    bites = passes = False
    for day in days(name):
        made = make(registry()[name], **day.settings)
        everything = len(list(allocations(day.problem)))
        accepted = checker_accepts(day.problem, (made,))
        bites |= len(accepted) < everything
        passes |= any(accepted)
    assert bites
    assert passes


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_of_days_says_what_may_be_given_on_them(name: str) -> None:
    rule = registry()[name]
    assert rule.days == 0 or rule.limit_on is not Rule.limit_on


@pytest.mark.parametrize("name", NAMES)
def test_the_rule_speaks(name: str) -> None:
    said: list[Words] = []
    stated = 0
    for day in days(name):
        made = make(registry()[name], **day.settings)
        assert made.title
        items = _words(made, day.problem)
        stated += len(items)
        said += [made.words_for(Called()), *items]
        for allocation in allocations(day.problem):
            found = list(made.breaches(day.problem, allocation))
            said += [breach.words for breach in found]
            assert all(breach.rule == name and breach.amount > 0 for breach in found)
    assert stated, "the rule says nothing to the engine on its own days"
    for words in said:
        text = str(words)
        assert text
        assert text == text.strip()
        assert "{" not in text
        assert "None" not in text
        assert all(f"{{{field}}}" in words.template for field in words.values), words


@pytest.mark.parametrize("name", NAMES)
def test_who_is_ruled_out_is_told_by_a_rule(name: str) -> None:
    for day in days(name):
        made = make(registry()[name], **day.settings)
        statement = state(day.problem, (made,))
        for case in day.problem.cases:
            for worker in day.problem.workers:
                told = list(statement.excluded(case, worker))
                assert bool(told) == (worker not in statement.candidates.takes[case])
                assert all(exclusion.rule is made for exclusion in told)


@pytest.mark.parametrize("name", sorted(
    name for name in {*NAMES} - OF_TODAY
    if getattr(import_module(f"tests.rules.test_{name}"), "RULES_OUT", True)))
def test_who_is_ruled_out_can_be_shown_a_cell(name: str) -> None:
    shown = 0
    for day in days(name):
        made = make(registry()[name], **day.settings)
        statement, held = state(day.problem, (made,)), day.problem.held.values()
        workers = day.problem.workers.values()
        register = (item for who in workers for item in (*who.absences, *who.reductions))
        facts = [*day.problem.cases.values(), *workers, *chain(*held), *register]
        for case in day.problem.cases:
            for worker in day.problem.workers:
                cells = list(made.cells(day.problem, case, worker))
                assert all(cell.fact in facts and hasattr(cell.fact, cell.field) for cell in cells)
                shown += bool(cells) and any(statement.excluded(case, worker))
    assert shown, "nobody whom the rule keeps from a case is told by which cell"


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_ruled_out_whom_the_checker_lets_through(name: str) -> None:
    for day in days(name):
        made = make(registry()[name], **day.settings)
        candidates = state(day.problem, (made,)).candidates
        accepted = checker_accepts(day.problem, (made,))
        used = {part for found in accepted for part in _parts(found)}
        for part in used:
            assert part.worker in getattr(candidates, part.seat)[part.case]


def _parts(found: Iterable[tuple[str, Seats]]) -> Iterable[Part]:
    for case, seats in found:
        yield Part("takes", case, seats.caseworker)
        if seats.co_caseworker is not None:
            yield Part("assists", case, seats.co_caseworker)


def _words(made: Rule, problem: Problem) -> list[Words]:
    candidates = state(problem, ()).candidates
    return [
        *(item.words for item in made.bars(problem)),
        *(item.words for item in made.ceilings(problem)),
        *(item.words for item in made.bonds(problem)),
        *(item.words for item in made.rows(problem, candidates)),
    ]


def test_an_empty_day_breaks_nothing_but_pins_and_what_has_a_home() -> None:
    for name in NAMES:
        for day in days(name):
            made = make(registry()[name], **day.settings)
            found = list(made.breaches(day.problem, Allocation({})))
            assert not found or name == "decisions" or day.problem.by_choice


@pytest.mark.parametrize("name", NORMS)
def test_norms_are_what_the_soft_rule_counts(name: str) -> None:
    told = 0
    for day in days(name):
        made = make(registry()[name], hard=False, **day.settings)
        if not day.problem.starts:
            norms_agree(made, day.problem)
            told += 1
    assert told


@pytest.mark.parametrize("name", NAMES)
def test_a_ceiling_of_days_counts_every_case(name: str) -> None:
    rule = registry()[name]
    if issubclass(rule, InflowRule):
        assert rule.counts is InflowRule.counts, "on handovers of later days it would not be asked"
