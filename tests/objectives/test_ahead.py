from datetime import timedelta

import pytest

from assigner.objectives.ahead import Ahead
from assigner.reduction import Reduction
from assigner.rules import registry
from tests.objectives.fixed import engine_counts
from tests.office import TODAY, case, held, number, problem, worker
from tests.oracle import allocations
from tests.rules.days import make

pytestmark = pytest.mark.landing

DEADLINES = make(registry()["deadline_week"], False, at=number(1, "cases a week"))
HEAVY = make(registry()["heavy_week"], False, weeks=number(4, "weeks"), at=number(100, "percent"))
LESS = Reduction(caseworker="x", reason="agreed", minutes=1600,
                 first=TODAY + timedelta(days=14), last=None)
DAY = problem(
    [worker("x", reductions=(LESS,)), worker("y")],
    [case("a", due=TODAY, weight_minutes=90), case("b", due=TODAY), case("c")],
    [held("h", "x", weight_minutes=100), held("i", "y", due=TODAY)],
)


def test_the_engine_counts_what_the_rules_recount() -> None:
    seen = set()
    for allocation in allocations(DAY):
        soft = sum(rule.price * breach.amount for rule in (DEADLINES, HEAVY)
                   for breach in rule.breaches(DAY, allocation))
        found = engine_counts(DAY, (DEADLINES, HEAVY), (Ahead(),), allocation)["ahead"]
        assert found == Ahead().measure(DAY, allocation, soft) == (soft,)
        seen.add(soft)
    assert len(seen) > 5
    assert Ahead().shown(DAY, (7,)) == 7
