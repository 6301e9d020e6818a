"""Reads tests/rebalance/cases/*.toml: an office, a staff change, and what must come of it.

Facts are the columns of a day; everybody is in intake at 37 hours under the Danish model
unless a file says otherwise; today is 23 November 2026. `count` repeats an open case.
`[[change.leaves]]` and so on are changes as a user writes them. What a file does not know is
an error.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from assigner.api.vocabulary import vocabulary
from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.plan import EndedDay
from assigner.policy import Policy, load
from assigner.scenarios.affected_cases import restaff
from assigner.scenarios.change import Written
from assigner.scenarios.change_check import check
from assigner.scenarios.priced import priced
from assigner.scenarios.rebalance import Rebalance
from assigner.solve import Limits, solve
from tests.office import TODAY

KEYS = {"name", "why", "caseworkers", "cases", "caseload", "change", "model", "expected"}


@dataclass(frozen=True)
class Staffing:
    """One office with its changes, and what is expected."""

    name: str
    rebalance: Rebalance
    expected: Mapping[str, Any]

    def plan(self) -> EndedDay:
        """Solve it."""
        problem, policy = self.rebalance.problem, self.rebalance.policy
        return EndedDay(policy, solve(problem, policy.rules, policy.tiers, Limits()), 0.0)


def read(path: Path) -> Staffing:
    """One file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert not set(table) - KEYS, f"{path.name}: unknown {set(table) - KEYS}"
    policy = load("danish-child-welfare", table.get("model", {}))
    day = office(policy, table)
    written = [
        Written(kind, row, {}, f"{path.name} {kind}")
        for kind, rows in table.get("change", {}).items()
        for row in rows
    ]
    changes = check(written, day, vocabulary(policy))
    return Staffing(
        path.stem, Rebalance(restaff(day, policy, changes), priced(policy)), table["expected"]
    )


def office(policy: Policy, table: Mapping[str, Any]) -> Instance:
    """The day before anything changes."""
    del policy
    return Instance(
        date=TODAY, model="danish-child-welfare", office="Small",
        caseworkers=tuple(_caseworker(row) for row in table["caseworkers"]),
        cases=tuple(
            Case(**_facts({"phase": "intake", "complexity": "simple", **row}, Case))
            for row in table.get("cases", [])
        ),
        caseload=tuple(
            OpenCase(**_facts({"phase": "intake", "complexity": "simple", **row, "id": name},
                              OpenCase))
            for full in table.get("caseload", [])
            for row in [{key: value for key, value in full.items() if key != "count"}]
            for name in _repeated(full["id"], full.get("count", 1))
        ),
    )


def _caseworker(row: Mapping[str, Any]) -> Caseworker:
    facts = {"team": "intake", "weekly_hours": 37, **row}
    facts["weekly_minutes"] = int(facts.pop("weekly_hours") * 60)
    return Caseworker(**_facts(facts, Caseworker))


def _repeated(name: str, count: int) -> list[str]:
    return [name] if count == 1 else [f"{name}{place + 1:02}" for place in range(count)]


def _facts(row: Mapping[str, Any], kind: type[Caseworker | Case]) -> dict[str, Any]:
    known = {field.name for field in fields(kind)}
    assert not set(row) - known, f"unknown facts {set(row) - known}"
    return {
        key: frozenset(value) if isinstance(value, list) else value for key, value in row.items()
    }
