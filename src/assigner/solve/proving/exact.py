"""Prices that tell what one allocation costs, or what it breaks, to the unit."""

from collections.abc import Iterator, Mapping

from assigner.proof.goals import Goal
from assigner.proof.part import PartOfProof
from assigner.proof.prices import Prices
from assigner.proof.stated_day import Held
from assigner.solve.proving.told import seats_count


def exact_prices(
    part: PartOfProof, goal: Goal, held: Mapping[str, Held]
) -> Iterator[Prices]:
    """What could close a node in which only this is left: a link, a budget, or the goal."""
    day = part.day
    totals = {
        name: sum(seats_count(day.links[name], seats) for seats in held.values())
        for name in part.links
    }
    for name, total in totals.items():
        if day.links[name].equal and total < day.links[name].right:
            yield Prices(0, {name: 1}, {})
        elif total > day.links[name].right:
            yield Prices(0, {name: -1}, {})
    for number, budget in enumerate(part.budgets):
        yield Prices(0, _spared(part, budget.goal, totals), {number: 1})
    yield Prices(1, _spared(part, goal, totals), {})


def _spared(part: PartOfProof, goal: Goal, totals: Mapping[str, int]) -> dict[str, int]:
    """Prices on links that put what is left and what is broken at its cost in a goal."""
    found: dict[str, int] = {}
    for name in part.spares:
        spare = part.day.spares[name]
        cost, total = goal.spare(spare), totals[spare.link]
        if cost and spare.case and total == 0:
            found[spare.link] = cost
        elif cost and not spare.case and total > part.day.links[spare.link].right:
            found[spare.link] = -cost
    return found
