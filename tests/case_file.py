"""Reads tests/cases/*.toml: days a supervisor can read, with what must come of them.

The office is the small one of tests/office.py: a simple case weighs 1 hour a week, a complex
one 1.5, a very complex one 2.5; 40 hours of work leave 10 for cases; today is 23 November
2026. Facts are the columns of a day. `id` and `caseworker` may name several alike, `count`
repeats a case, rules are written as in a model with quantities in one string. What a file
does not know is an error.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from pathlib import Path
from typing import Any

from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.objective import Measure, Tier
from assigner.objectives.balance import Balance
from assigner.objectives.fit import Fit
from assigner.objectives.over_norm import OverNorm
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.rules import registry
from assigner.workload import CapacityTable
from tests.office import CAPACITY, TEAMS, TODAY, hours, number, share, weights

KEYS = {
    "name", "why", "caseworkers", "cases", "caseload", "rules", "balance", "capacity", "mixing",
    "count_unit", "pins", "forbids", "fit", "expected", "expected_by", "expected_without",
}
HOURS = ("reserved", "capacity", "weight")


@dataclass(frozen=True)
class Expectation:
    """One day to solve: with which rules and tiers, and what must come of it."""

    name: str
    problem: Problem
    rules: tuple[Rule, ...]
    tiers: tuple[Tier, ...]
    expected: Mapping[str, Any]


def read(path: Path) -> Iterator[Expectation]:
    """Every expectation of a file: for each balance measure, and without a rule."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    unknown = set(table) - KEYS
    assert not unknown, f"{path.name}: unknown {sorted(unknown)}"
    day = _problem(table)
    rules = tuple(_rule(name, settings) for name, settings in table.get("rules", {}).items())
    measures: list[Measure] = [table.get("balance", "sumsq")]
    if isinstance(table.get("balance"), list):
        measures = table["balance"]
    for kind in measures:
        expected = {**table["expected"], **table.get("expected_by", {}).get(kind, {})}
        tiers = _tiers(kind, table.get("fit", {}))
        yield Expectation(f"{path.stem}, {kind}", day, rules, tiers, expected)
    for absent, expected in table.get("expected_without", {}).items():
        assert absent in table["rules"], f"{path.name}: no rule {absent}"
        others = tuple(rule for rule in rules if rule.name() != absent)
        tiers = _tiers(measures[0], table.get("fit", {}))
        yield Expectation(f"{path.stem}, without {absent}", day, others, tiers, expected)


def _tiers(kind: Measure, fit: Mapping[str, int]) -> tuple[Tier, ...]:
    best_match = Fit(fit.get("interest", 1), fit.get("continuity", 0))
    return (Unassigned(), OverNorm(), Balance(kind), best_match, TieBreak())


def _rule(name: str, settings: Mapping[str, Any]) -> Rule:
    written: dict[str, Any] = {
        key: _quantity(value) if isinstance(value, str) and value[:1].isdigit() else value
        for key, value in settings.items()
    }
    if isinstance(settings.get("at"), dict):
        written["at"] = {phase: _quantity(most) for phase, most in settings["at"].items()}
    return registry()[name].model_validate(
        {"kind": "policy", "hard": True, "status": "assumed", **written}
    )


def _quantity(text: str) -> dict[str, object]:
    value, _, unit = text.partition(" ")
    return number(value, unit)


def _problem(table: Mapping[str, Any]) -> Problem:
    instance = Instance(
        date=TODAY, model="small", office="Small",
        caseworkers=tuple(_caseworkers(table.get("caseworkers", []))),
        cases=tuple(_cases(table.get("cases", []))),
        caseload=tuple(_caseload(table.get("caseload", []))),
    )
    return Problem(
        instance=instance, weights=weights(str(table.get("mixing", "0"))),
        capacities=_capacity(table.get("capacity")), takes_phase=TEAMS,
        counts_people=table.get("count_unit", "child") == "child",
        pins=frozenset(map(tuple, table.get("pins", []))),
        forbids=frozenset(map(tuple, table.get("forbids", []))),
    )


def _capacity(table: Mapping[str, Any] | None) -> CapacityTable:
    if table is None:
        return CAPACITY
    return CapacityTable.model_validate(
        {
            "full_time_hours": hours(table["full_time_hours"]),
            "fixed_hours": hours(table["fixed_hours"]),
            "share_on_cases": share(table["share_on_cases"]),
        }
    )


def _caseworkers(rows: list[dict[str, Any]]) -> Iterator[Caseworker]:
    for row in rows:
        facts = {"team": "intake", "weekly_hours": 40, **row}
        facts["weekly_minutes"] = _minutes(facts.pop("weekly_hours"))
        facts["interests"] = tuple(facts.get("interests", {}).items())
        for name in _several(facts.pop("id")):
            yield Caseworker(id=name, **_facts(facts, Caseworker))


def _cases(rows: list[dict[str, Any]]) -> Iterator[Case]:
    for row in rows:
        facts = {"phase": "intake", "complexity": "simple", **row}
        first = facts.pop("id", "case")
        for name in _repeated(first, facts.pop("count", 1)):
            yield Case(id=name, **_facts(facts, Case))


def _caseload(rows: list[dict[str, Any]]) -> Iterator[OpenCase]:
    for place, row in enumerate(rows):
        facts = {"phase": "intake", "complexity": "simple", **row}
        count = facts.pop("count", 1)
        for holder in _several(facts.pop("caseworker")):
            for name in _repeated(f"open{place}-{holder}", count):
                yield OpenCase(id=name, caseworker=holder, **_facts(facts, OpenCase))


def _several(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names


def _repeated(name: str | list[str], count: int) -> list[str]:
    if isinstance(name, list):
        return name
    return [name] if count == 1 else [f"{name}{place + 1:02}" for place in range(count)]


def _facts(row: Mapping[str, Any], kind: type[Case | Caseworker]) -> dict[str, Any]:
    known = {field.name for field in fields(kind)}
    facts = {}
    for key, value in row.items():
        name, fact = key, value
        if key.removesuffix("_hours") in HOURS:
            name, fact = f"{key.removesuffix('_hours')}_minutes", _minutes(value)
        if isinstance(value, list):
            fact = frozenset(value)
        assert name in known, f"unknown fact {key}"
        facts[name] = fact
    return facts


def _minutes(of_hours: float) -> int:
    exact = Fraction(str(of_hours)) * 60
    assert exact.denominator == 1, f"{of_hours} hours are not whole minutes"
    return int(exact)
