"""What a decision costs: each tier before and after, who gets heavier, what else moves."""

from collections.abc import Iterator, Mapping

from assigner.documents.log import (
    AgainstRow,
    DueCase,
    PricedLoad,
    PricedMove,
    PriceRow,
    PriceTier,
)
from assigner.documents.part import hours
from assigner.explain.difference import Difference
from assigner.problem import Problem
from assigner.rule import Breach, Rule
from assigner.verify import judge


def price_of(difference: Difference, *, proven: bool) -> PriceRow:
    """Tiers in their units, loads in hours and percentage points.

    A tier's `cost` tells what its value does not: which cases are left, by urgency. `left`
    and `placed`: who loses a caseworker for it, and who gets one.
    """
    problem = difference.planned.problem
    return PriceRow(
        tiers=tuple(
            PriceTier(
                name=change.tier.name, unit=change.tier.unit,
                before=change.tier.shown(problem, change.before),
                after=change.tier.shown(problem, change.after),
                cost_before=change.before, cost_after=change.after,
            )
            for change in difference.tiers
        ),
        left=tuple(_due(problem, case) for case in difference.left),
        placed=tuple(_due(problem, case) for case in difference.placed),
        caseworkers=tuple(
            PricedLoad(
                id=load.worker, hours_before=hours(load.before), hours_after=hours(load.after),
                points=round(load.points, 4),
            )
            for load in difference.loads
        ),
        moves=tuple(
            PricedMove(case=move.case, seat=move.seat, from_=move.was, to=move.becomes)
            for move in difference.moves
        ),
        proven=proven,
    )


def _due(problem: Problem, case: str) -> DueCase:
    due = problem.cases[case].due
    return DueCase(case=case, due=None if due is None else due.isoformat())


def against(
    difference: Difference, rules: Mapping[str, Rule], lifted: frozenset[str]
) -> Iterator[AgainstRow]:
    """The rules a decision goes against: those lifted, and soft ones it breaks more."""
    planned = difference.planned
    before, after = (
        _excess(judge(planned.problem, tuple(rules.values()), planned.tiers, allocation).soft)
        for allocation in (planned.allocation, difference.allocation)
    )
    for name in sorted(lifted):
        yield AgainstRow(rule=name, kind=rules[name].kind, lifted=True, more=None)
    for name in sorted(after):
        if after[name] > before.get(name, 0):
            yield AgainstRow(rule=name, kind=rules[name].kind, lifted=False,
                             more=after[name] - before.get(name, 0))


def _excess(soft: tuple[Breach, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for breach in soft:
        found[breach.rule] = found.get(breach.rule, 0) + breach.amount
    return found
