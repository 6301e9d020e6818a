"""Whatever prices a proof states, the bound that comes out lies below every allocation.

This is all that a proof rests on, so it is tried with prices nobody would state: of any size,
on anything, on days of every kind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random

import pytest

from assigner.proof.goals import Goal, sum_of
from assigner.proof.part import PartOfProof
from assigner.proof.prices import Budget, PricedPart, Prices, SetSearch
from assigner.proof.stated_day import Held, StatedDay
from assigner.statement import state
from assigner.verify import judge
from tests.oracle import allocations
from tests.properties.offices import Drawn, draw

FEW, MANY = range(12), range(12, 3_000)
SIZES = (1, 10, 1 << 20, 1 << 70, 1 << 300)


def stated(day: Drawn) -> StatedDay:
    return StatedDay(state(day.problem, day.rules))


def goals_of(day: Drawn, stated_day: StatedDay, rng: Random) -> list[Goal]:
    """Every tier that adds up, and a height or two."""
    costs = [tier.costs(day.problem) for tier in day.tiers]
    goals = [sum_of(each) for each in costs if each.balance in ("sumsq", None)]
    loads = [
        stated_day.problem.steepness[worker] * stated_day.load(worker, tuple(mine[:2]))
        for worker, mine in stated_day.mine.items()
    ]
    return [*goals, *(Goal(height=max(1, rng.choice(loads))) for _ in range(2))]


def prices_of(rng: Random, stated_day: StatedDay, many: int) -> Prices:
    """Prices of wildly different sizes, on the sides of 0 that the checker allows."""
    def drawn() -> int:
        return rng.randrange(rng.choice(SIZES)) + 1

    links = {
        name: drawn() * (rng.choice((-1, 1)) if link.equal else -1)
        for name, link in stated_day.links.items() if rng.random() < 0.7
    }
    kept = {at: drawn() for at in range(many) if rng.random() < 0.5}
    return Prices(rng.choice((0, drawn(), drawn())), links, kept)


def every_set(stated_day: StatedDay, day: Drawn) -> Iterator[Mapping[str, Held]]:
    """What everybody holds in each allocation that keeps the hard rules."""
    for allocation in allocations(day.problem):
        if not judge(day.problem, day.rules, day.tiers, allocation).breaches:
            yield stated_day.held(allocation.seats)


def weightless(day: Drawn, rng: Random) -> Drawn:
    """The same day where some cases take no time at all."""
    light = {case for case in day.problem.cases if rng.random() < 0.5}
    cases = tuple(
        replace(case, weight_minutes=0) if case.id in light else case
        for case in day.problem.instance.cases
    )
    instance = replace(day.problem.instance, cases=cases)
    return replace(day, problem=replace(day.problem, instance=instance))


@pytest.mark.landing
@pytest.mark.parametrize(
    "seed", [*FEW, *(pytest.param(seed, marks=pytest.mark.long) for seed in MANY)]
)
def test_no_prices_prove_more_than_is_so(seed: int) -> None:
    rng = Random(seed)
    day = draw(seed, rng.choice(("sumsq", "minmax", "leximax")), 3, 3, pairs=1)
    if seed % 2:
        day = weightless(day, rng)
    stated_day = stated(day)
    goals = goals_of(day, stated_day, rng)
    possible = [*every_set(stated_day, day)]
    for _ in range(6 if possible else 0):
        goal, kept = rng.choice(goals), [rng.choice(goals) for _ in range(2)]
        within = rng.choice(possible)
        budgets = [Budget(each, each.total(stated_day, within)) for each in kept]
        prices = prices_of(rng, stated_day, len(budgets))
        priced = PricedPart(stated_day, goal, budgets, prices)
        part = PartOfProof(stated_day, 0, [*stated_day.mine], [*stated_day.links])
        least = {worker: cheapest(priced, worker) for worker in part.workers}
        for worker, cost in least.items():
            assert priced.fluid(worker) <= cost
        total = priced.base(part.most) + sum(least.values())
        for held in possible:
            if all(each.goal.total(stated_day, held) <= each.most for each in budgets):
                assert total <= prices.scale * goal.total(stated_day, held)


def cheapest(priced: PricedPart, worker: str) -> int:
    """The least that the checker's search finds, as it would be claimed: nothing is below it."""
    search = SetSearch(priced, worker, priced.reduced(worker, ()))
    found = priced.reduced(worker, ())
    for _, cost in search.sets():
        found, search.most = cost, cost - 1
    return found


def test_what_takes_no_time_is_looked_at_first_however_little_it_is_worth() -> None:
    """A heavy case worth 2**400 times more, and still not worth its time, hid a light one."""
    day = weightless(draw(1, "sumsq", 4, 2, pairs=0, decisions=False), Random(1))
    stated_day = stated(day)
    worker = "w1"
    assert stated_day.load(worker, ()) > 0
    steep = stated_day.problem.steepness[worker]
    light = next(seat for seat in stated_day.mine[worker] if stated_day.weight[seat] == 0)
    heavy = next(seat for seat in stated_day.mine[worker] if stated_day.weight[seat] > 0)
    links = {
        f"place {stated_day.seats[light].case}": 1,
        f"place {stated_day.seats[heavy].case}": steep << 400,
    }
    priced = PricedPart(stated_day, Goal(square=True), [], Prices(1 << 400, links, {}))
    assert cheapest(priced, worker) == priced.reduced(worker, ()) - 1
