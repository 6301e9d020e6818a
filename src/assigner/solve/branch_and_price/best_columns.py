"""The columns that allocations as good as the best can hold, told by what everybody's costs.

What everybody's column costs in a convex tier depends on the load alone, and only few choices of
loads are as good as the best: one or two, as a rule. They are asked for one by one, each unlike
those before. Columns that cost none of what they say are in no allocation that later tiers choose
among: of thousands that a bound leaves, two or three hundred stay.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from assigner.solve.branch_and_price.column_partition import ColumnPartition
from assigner.solve.branch_and_price.duals import DualBound
from assigner.solve.branch_and_price.parameters import BestColumnsParameters as Parameters
from assigner.solve.columns.column import Columns, ColumnSeats
from assigner.solve.columns.cost import TierCost
from assigner.solve.limits import Limits


@dataclass
class BestColumns:
    """The search on one convex tier. `value`: of `plan`, the best met.

    `pool`: with whatever costs no more. `proven`: nothing is better; `known`: every choice of
    costs as good was met.
    """

    pool: Columns
    tier: TierCost
    bound: DualBound
    value: int
    plan: Sequence[ColumnSeats]
    proven: bool = False
    known: bool = False
    _met: list[dict[int, int]] = field(default_factory=list)

    def seek(self, choice: ColumnPartition, limits: Limits) -> None:
        """Ask for other ones until there are none, or one is better: fewer columns are within it.

        `choice`: on all of the pool.
        """
        costs = self.tier.of(self.pool).tolist()
        price = dict(zip(self.pool.listed(), costs, strict=True))
        objective = choice.above(self.bound, self.value)
        self._met.append({column[0]: price[column] for column in self.plan})
        for _ in range(Parameters.asked):
            choice.other(self._met[-1], costs)
            choice.model.add(objective <= self.bound.room(self.value))
            answer = choice.asked(objective, limits, None)
            if answer.impossible:
                self.proven = self.known = True
                return
            if not answer.proven:
                return
            found = [c for c, use in zip(choice.listed, choice.uses(answer), strict=True) if use]
            total = answer.value(objective) + self.bound.total
            self.proven = True
            if total < self.value:
                self.value, self.plan = total, found
                return
            self._met.append({column[0]: price[column] for column in found})

    def left(self) -> Columns:
        """The columns that cost what one of the choices met says."""
        costs = self.tier.of(self.pool).tolist()
        keep = [
            any(vector.get(worker) == cost for vector in self._met)
            for worker, cost in zip(self.pool.worker.tolist(), costs, strict=True)
        ]
        return self.pool.only(np.asarray(keep, np.bool_))
