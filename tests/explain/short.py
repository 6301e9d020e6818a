"""An engine whose time is always too short: it returns any allocation there is, unproven."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from assigner.allocation import Allocation, Seats
from assigner.explain.every_allocation import allocations
from assigner.objective import Tier
from assigner.solve import dispatch as whole_day
from assigner.solve.earlier_plan import NOTHING_EARLIER, EarlierPlan
from assigner.solve.limits import Limits
from assigner.solve.outcome import Contradiction, Outcome, OutOfTime, Reached, Solved
from assigner.solve.reoptimise import Reoptimiser
from assigner.solve.tolerance import ToleranceBase
from assigner.statement import Statement
from assigner.verify import judge


def cut_short(
    monkeypatch: pytest.MonkeyPatch, seed: int, *, late: float = 0.2, whole: float = 0.2
) -> None:
    """Cut solves short from now on. A share `late` finds nothing, of the rest one is `whole`."""
    draw = random.Random(seed)
    in_full = whole_day.allocate

    def allocate(
        statement: Statement, tiers: Sequence[Tier], limits: Limits,
        origin: ToleranceBase | None = None, within: Mapping[str, Seats] | None = None,
        since: EarlierPlan = NOTHING_EARLIER,
    ) -> Outcome:
        found = allocations(statement, fewest_left=False)
        if not found:
            return Contradiction(statement, tuple(statement.problem.cases))
        if draw.random() < late:
            return OutOfTime(statement)
        outcome = in_full(statement, tiers, limits, origin, within, since)
        assert isinstance(outcome, Solved)
        if draw.random() < whole:
            return outcome
        seats = Allocation(dict(draw.choice(found)))
        costs = judge(statement.problem, (), tiers, seats).costs
        reached = tuple(
            replace(item, value=costs[item.tier.name], bound=min(item.bound, costs[item.tier.name]),
                    proven=False)
            for item in outcome.reached
        )
        assert all(isinstance(item, Reached) for item in reached)
        return Solved(statement, seats, reached, frozenset(), outcome.engine)

    def forced(self: Reoptimiser, asked: Statement, case: str, worker: str) -> Outcome:
        del case, worker
        return allocate(asked, self.tiers, self.limits, self.origin)

    monkeypatch.setattr("assigner.solve.dispatch.allocate", allocate)
    monkeypatch.setattr(Reoptimiser, "forced", forced)
