"""On small days every bound holds, every plan verifies, and what is proven is the optimum."""

import pytest

from assigner.objective import Measure
from assigner.objectives.balance import Balance
from assigner.objectives.unassigned import Unassigned
from assigner.solve.dispatch import allocate_plainly
from assigner.solve.limits import Limits
from assigner.solve.local_search.engine import allocate_office
from assigner.solve.outcome import Contradiction, Solved
from assigner.statement import state
from assigner.verify import judge
from tests.draws import drawn, looped
from tests.properties.offices import Drawn, draw
from tests.solve_local_search.offices import office, rules

MEASURES: tuple[Measure, ...] = ("sumsq", "sumsq", "leximax", "minmax")


def agree(day: Drawn) -> int:
    """Hold the office engine to the plain model; how many tiers it proved."""
    statement = state(day.problem, day.rules)
    plain = allocate_plainly(statement, day.tiers, Limits())
    ours = allocate_office(statement, day.tiers, Limits())
    if isinstance(plain, Contradiction) or isinstance(ours, Contradiction):
        assert type(plain) is type(ours)
        return 0
    assert isinstance(plain, Solved)
    assert isinstance(ours, Solved)
    judged = judge(day.problem, day.rules, day.tiers, ours.allocation)
    assert judged.breaches == ()
    proven = 0
    for best, found in zip(plain.reached, ours.reached, strict=True):
        if not best.proven:
            break
        assert found.value == judged.costs[found.tier.name]
        assert found.value >= best.value
        assert found.bound <= best.value, found.tier.name
        if found.proven:
            assert found.value == best.value == found.bound
            proven += 1
        if found.value != best.value:
            break
    return proven


@pytest.mark.parametrize("seed", looped([0, 2, 3, 4, 5, 6, 7], drawn(8, range(40))))
def test_small_days(seed: int) -> None:
    agree(draw(seed, MEASURES[seed % 4], cases=6, workers=4, pairs=2))


@pytest.mark.parametrize("seed", looped([6], range(8)))
def test_few_cases_each_and_no_ceiling(seed: int) -> None:
    """Here prices on blocks, dives and the last choice among all columns have their turn."""
    strength = ("tight", "loose")[seed % 2]
    problem = office(11 + seed % 3, 4, strength, ("mix", "model")[seed // 4], seed=seed, few=(2, 3))
    assert agree(Drawn(problem, tuple(rules()), (Unassigned(), Balance()))) == 2


@pytest.mark.long
def test_many_small_days() -> None:
    proven = 0
    for seed in range(600):
        size = 3 + seed % 6
        proven += agree(draw(seed, MEASURES[seed % 4], size, 2 + seed % 4, pairs=seed % 3))
    assert proven > 600
