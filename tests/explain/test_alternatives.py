"""The alternatives are the best there are, in order, by enumeration."""

import pytest

from assigner.explain.alternatives import Alternatives
from assigner.explain.what_if import Trials
from assigner.objective import Measure
from assigner.verify import judge
from tests.draws import covering
from tests.explain.days import planned_days
from tests.oracle import lawful
from tests.properties.offices import Drawn

pytestmark = pytest.mark.landing


def hold(day: Drawn, trials: Trials, count: int) -> None:
    planned = trials.planned
    every = []
    for allocation in lawful(day.problem, planned.rules):
        costs = judge(day.problem, planned.rules, day.tiers, allocation).costs
        every.append((tuple(costs[t.name] for t in day.tiers), allocation.seats))
    every.sort(key=lambda item: item[0])
    others = [costs for costs, seats in every if seats != planned.allocation.seats][:count]
    best = Alternatives(trials).best(count)
    assert [tuple(item.costs[t.name] for t in day.tiers) for item in best] == others
    assert len({tuple(sorted(item.allocation.seats.items())) for item in best}) == len(best)
    assert all(item.allocation.seats != planned.allocation.seats for item in best)


@pytest.mark.parametrize("kind", covering(["leximax"], ["sumsq", "leximax"]))
def test_the_best_others_in_order(kind: Measure) -> None:
    for day, trials in planned_days(range(4), kind, cases=3):
        hold(day, trials, 5)


@pytest.mark.long
@pytest.mark.parametrize("kind", ["sumsq", "leximax", "minmax"])
@pytest.mark.parametrize("chunk", range(5))
def test_alternatives_long(kind: Measure, chunk: int) -> None:
    for day, trials in planned_days(range(200 + 10 * chunk, 210 + 10 * chunk), kind, cases=3):
        hold(day, trials, 12)
