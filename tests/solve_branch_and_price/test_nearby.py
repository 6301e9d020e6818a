"""Where a poor plan leaves too many patterns to list, a better one is looked for near the bound."""

from contextlib import suppress
from dataclasses import dataclass

from assigner.objectives.balance import Balance
from assigner.objectives.unassigned import Unassigned
from assigner.solve import Limits
from assigner.solve.branch_and_price.column_generation import ColumnGeneration
from assigner.solve.branch_and_price.duals import DualBound
from assigner.solve.branch_and_price.engine import BranchAndPrice
from assigner.solve.branch_and_price.solve_tier import TierSolve
from assigner.solve.columns.column import Columns
from assigner.solve.columns.cost import charge
from assigner.solve.columns.solution import MasterSolution
from assigner.solve.compact.engine import Compact
from assigner.solve.minimum import NoAllocation
from assigner.solve.parts import whole
from assigner.solve.pricing.oracle import PricingOracle
from assigner.statement import state
from tests.solve_branch_and_price.days import small


@dataclass
class Crowded(PricingOracle):
    """Lists nothing where there is as much room as `most` or more."""

    most: int = 0

    def within(self, bound: DualBound, room: int, most: int) -> Columns | None:
        """As of any oracle, while there is little room."""
        return None if room >= self.most else super().within(bound, room, most)


def tried(seed: int) -> bool:
    """Whether patterns could be listed at last; only days whose first plan is not the best."""
    problem, rules = small(seed)
    statement, limits = state(problem, rules), Limits()
    part, first, then = whole(statement), Unassigned().costs(problem), Balance().costs(problem)
    engine, plain = BranchAndPrice(statement, part), Compact(statement, part)
    for made in (engine, plain):
        found = made.minimise(first, limits)
        assert found is not None
        made.keep(first, found.value)
    search = engine.search
    search.begin(limits)
    tier = charge(search.table, search.rows, then, search.oracle.alive)
    value = MasterSolution(search.best).cost(tier)
    least = plain.minimise(then, limits)
    assert least is not None
    if least.value[0] - tier.constant >= value or not isinstance(search.source, PricingOracle):
        return False
    opening = search.opening().bound(tier, value)
    seeds = search.opening().seeds(tier, opening)
    descent = ColumnGeneration(search.oracle, search.upper, seeds, opening)
    descent.run(value, limits, 0)
    solving = TierSolve(search, tier, value, descent.bound, limits)
    crowded = Crowded(search.table, search.rows, search.oracle.terms,
                      most=descent.bound.room(value))
    pool = solving._nearby(crowded)
    better = solving.value < value
    assert better or pool is None
    assert solving.value >= least.value[0] - tier.constant
    return better


def test_a_better_plan_is_found_among_the_nearest() -> None:
    better = 0
    for seed in range(24):
        with suppress(NoAllocation):
            better += tried(seed)
    assert better >= 2
