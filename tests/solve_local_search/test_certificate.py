"""What an unproven balance promises is true: the best allocation keeps the promise."""

import math

import pytest

from assigner.objective import Measure
from assigner.objectives.balance import Balance
from assigner.objectives.unassigned import Unassigned
from assigner.plan.certificate import certify
from assigner.plan.loads import summary
from assigner.solve.dispatch import allocate_plainly
from assigner.solve.limits import Limits
from assigner.solve.local_search.engine import allocate_office
from assigner.solve.outcome import Solved
from assigner.statement import state
from tests.draws import drawn
from tests.properties.offices import draw
from tests.solve_local_search.offices import office, rules

MEASURES: tuple[Measure, ...] = ("sumsq", "sumsq", "leximax", "minmax")


NO_PLAN = (14, 18)  # days whose decisions contradict one another: nothing is promised of them


@pytest.mark.landing
@pytest.mark.parametrize("seed", drawn(
    6, (seed for seed in range(26) if seed not in NO_PLAN)
))
def test_no_allocation_as_good_before_breaks_the_promise(seed: int) -> None:
    day = draw(seed, MEASURES[seed % 4], cases=6, workers=4, pairs=2)
    statement = state(day.problem, day.rules)
    best = allocate_plainly(statement, day.tiers, Limits())
    ours = allocate_office(statement, day.tiers, Limits())
    assert isinstance(best, Solved)
    assert isinstance(ours, Solved)
    place = next(i for i, item in enumerate(ours.reached) if isinstance(item.tier, Balance))
    assert [r.value for r in ours.reached[:place]] == [r.value for r in best.reached[:place]]
    item = ours.reached[place]
    assert isinstance(item.tier, Balance)
    promised = certify(
        day.problem, ours.allocation, item.tier,
        item.tier.shown(day.problem, item.value), item.tier.shown(day.problem, item.bound),
    )
    assert promised is not None
    key = "utilisation_sd" if promised.measure == "spread" else "utilisation_max"
    mine, least = (getattr(summary(day.problem, it.allocation), key) for it in (ours, best))
    assert 100 * (mine - least) <= promised.points + 2e-4  # both are rounded to 1e-6
    assert math.isfinite(promised.points)


def test_the_further_the_bound_the_less_is_promised() -> None:
    day, tier = office(60, 20, "tight", few=(1, 2)), Balance()
    solved = allocate_office(state(day, rules()), (Unassigned(), tier), Limits())
    assert isinstance(solved, Solved)
    shown = tier.shown(day, solved.reached[1].value)
    promised = [
        certify(day, solved.allocation, tier, shown, shown * share) for share in (1.0, 0.999, 0.99)
    ]
    points = [one.points for one in promised if one is not None]
    assert len(points) == len(set(points)) == 3
    assert points == sorted(points)
    assert "percentage points" in str(promised[0].words if promised[0] else "")
