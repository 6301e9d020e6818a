"""What a decision costs: each tier before and after, who gets heavier, what else moves."""

from collections.abc import Mapping
from typing import Any

from assigner.explain.difference import Difference
from assigner.problem import Problem
from assigner.rule import Breach, Rule
from assigner.verify import judge


def price_of(difference: Difference) -> dict[str, Any]:
    """The price as a document: tiers in their units, loads in hours and percentage points.

    A tier's `cost` tells what its value does not: which cases are left, by urgency. `left`
    and `placed`: who loses a caseworker for it, and who gets one.
    """
    problem = difference.planned.problem
    return {
        "tiers": [
            {
                "name": change.tier.name, "unit": change.tier.unit,
                "before": change.tier.shown(problem, change.before),
                "after": change.tier.shown(problem, change.after),
                "cost_before": list(change.before), "cost_after": list(change.after),
            }
            for change in difference.tiers
        ],
        "left": [_due(problem, case) for case in difference.left],
        "placed": [_due(problem, case) for case in difference.placed],
        "caseworkers": [
            {
                "id": load.worker, "hours_before": round(load.before / 60, 4),
                "hours_after": round(load.after / 60, 4), "points": round(load.points, 4),
            }
            for load in difference.loads
        ],
        "moves": [
            {"case": move.case, "seat": move.seat, "from": move.was, "to": move.becomes}
            for move in difference.moves
        ],
    }


def _due(problem: Problem, case: str) -> dict[str, str | None]:
    due = problem.cases[case].due
    return {"case": case, "due": None if due is None else due.isoformat()}


def against(
    difference: Difference, rules: Mapping[str, Rule], lifted: frozenset[str]
) -> list[dict[str, Any]]:
    """The rules a decision goes against: those lifted, and soft ones it breaks more."""
    planned = difference.planned
    before, after = (
        _excess(judge(planned.problem, tuple(rules.values()), planned.tiers, allocation).soft)
        for allocation in (planned.allocation, difference.allocation)
    )
    found: list[dict[str, Any]] = [
        {"rule": name, "kind": rules[name].kind, "lifted": True, "more": None}
        for name in sorted(lifted)
    ]
    found += [
        {"rule": name, "kind": rules[name].kind, "lifted": False,
         "more": after[name] - before.get(name, 0)}
        for name in sorted(after) if after[name] > before.get(name, 0)
    ]
    return found


def _excess(soft: tuple[Breach, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for breach in soft:
        found[breach.rule] = found.get(breach.rule, 0) + breach.amount
    return found
