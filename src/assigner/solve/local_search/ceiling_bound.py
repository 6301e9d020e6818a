"""The balance bounded from below under ceilings, hard ones and those of tiers kept before.

The fluid bound knows who may have what, and no more. Here blocks that are alike are shared out
together in a linear programme that also keeps every hard ceiling, and the total by which
the soft ones may be exceeded; squares are met by tangents (Kelley 1960). It has a dual for a
minute at each caseworker, for a count below each ceiling, for a unit of excess. Whatever the
duals, what they bound is true (Lagrange), and it is counted exactly from their whole numbers,
as in `fluid_bound`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

from assigner.solve.columns.restricted_master import RestrictedMaster
from assigner.solve.local_search.acceptance import KeptPenalty
from assigner.solve.local_search.data import ENDLESS, OfficeData
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.fluid_bound import FluidBound
from assigner.solve.local_search.pairing import Ints
from assigner.solve.local_search.parameters import CeilingRelaxationParameters as Parameters


@dataclass(frozen=True)
class Kinds:
    """Blocks that weigh and count the same and go to the same people, and how many."""

    first: Ints  # (kind,), a block of it
    many: Ints  # (kind,), blocks

    @classmethod
    def of(cls, data: OfficeData) -> "Kinds":
        """Sort the blocks."""
        marks = np.vstack([data.kind, data.weight, data.count]).T
        _, first, many = np.unique(marks, axis=0, return_index=True, return_counts=True)
        return cls(first.astype(np.int64), many.astype(np.int64))


@dataclass(frozen=True)
class Cap:
    """What a tier's soft ceilings may be exceeded by in all, at their prices."""

    rows: tuple[int, ...]
    most: int


def least_under_ceilings(
    fluid: FluidBound, kept: Sequence[KeptPenalty], value: int, deadline: Deadline
) -> int:
    """A lower bound of sum(k x load^2), never below the fluid one.

    `value`: of a known allocation; it only sets the scale of the programme, so that its
    coefficients are near 1 where the duals are counted in millions.
    """
    data = fluid.data.wide
    caps = _caps(data, kept)
    if fluid.loose or not (data.hard or caps):
        return fluid.least
    kinds = Kinds.of(data)
    if int(data.sets[data.kind[kinds.first]].sum()) > Parameters.arcs:
        return fluid.least
    unit = max(1, value // max(1, len(data.workers)))
    relaxation = CeilingRelaxation(fluid, kinds, caps, unit)
    best = fluid.least
    for _ in range(Parameters.rounds):
        if deadline.over() or not relaxation.lp.solve(deadline.left()):
            break
        best = max(best, relaxation.bound())
        if relaxation.add_tangents() <= Parameters.close:
            break
    return best


def _caps(data: OfficeData, kept: Sequence[KeptPenalty]) -> list[Cap]:
    found = []
    for tier in kept:
        costs = tier.penalty.costs
        if costs.soft and costs.takes is None and costs.assists is None and len(tier.most) == 1:
            rows = tuple(
                row for row in range(data.hard, len(data.tiers))
                if data.tiers[row] == costs.soft and data.prices[row] > 0
            )
            if rows:
                found.append(Cap(rows, tier.most[0]))
    return found


class CeilingRelaxation:
    """The linear programme, in units of `unit`, and the duals it suggests."""

    def __init__(self, fluid: FluidBound, kinds: Kinds, caps: Sequence[Cap], unit: int) -> None:
        self.fluid, self.kinds, self.caps, self.unit = fluid, kinds, caps, unit
        self.data = data = fluid.data.wide
        self.lp = lp = RestrictedMaster(presolve=True)
        self.steep = data.steep / unit  # (worker,), units a minute^2
        # The row of each caseworker, and the columns of their load and of what it costs.
        self.minutes = [lp.row(base, base) for base in data.base.tolist()]
        self.loads = [lp.column(0, counts=[(row, 1)]) for row in self.minutes]
        self.costs = [lp.column(1) for _ in data.workers]
        self.ceilings: dict[tuple[int, int], int] = {}
        self.totals = [lp.row(-inf, cap.most) for cap in caps]
        self._ceilings()
        self._shares_out()
        _, best = fluid.duals()
        for worker, load in enumerate(best.tolist()):
            for share in Parameters.first_tangents:
                self._touch(worker, float(data.base[worker]) + share * (
                    load - float(data.base[worker])))

    def _ceilings(self) -> None:
        data = self.data
        cap_of = {row: at for at, cap in enumerate(self.caps) for row in cap.rows}
        for row in (*range(data.hard), *cap_of):
            for worker in np.flatnonzero(data.room[row] < ENDLESS).tolist():
                ceiling = self.ceilings[row, worker] = self.lp.row(
                    -inf, int(data.room[row, worker])
                )
                if row in cap_of:
                    total, each = self.totals[cap_of[row]], int(data.prices[row])
                    self.lp.column(0, counts=[(ceiling, -1), (total, each)])

    def _shares_out(self) -> None:
        data = self.data
        rows = sorted({row for row, _ in self.ceilings})
        for first, many in zip(self.kinds.first.tolist(), self.kinds.many.tolist(), strict=True):
            whole = self.lp.row(many, many)
            counts = [(row, int(data.count[row, first])) for row in rows]
            for worker in np.flatnonzero(data.sets[data.kind[first]]).tolist():
                self.lp.column(0, counts=[
                    (whole, 1), (self.minutes[worker], -int(data.weight[first])),
                    *((self.ceilings[row, worker], count) for row, count in counts
                      if count and (row, worker) in self.ceilings),
                ])

    def _touch(self, worker: int, load: float) -> None:
        """One more tangent: the cost is at least k x (2 x load - at) x at."""
        steep = float(self.steep[worker])
        self.lp.row(-steep * load * load, inf, counts=[
            (self.costs[worker], 1), (self.loads[worker], -2 * steep * load)
        ])

    def add_tangents(self) -> float:
        """Touch the squares where the loads are now; by what share they had been too low."""
        loads, costs = (np.asarray(self.lp.taken(each)) for each in (self.loads, self.costs))
        short = self.steep * loads**2 - costs
        for worker in np.flatnonzero(short > Parameters.close * costs.mean() / 10).tolist():
            self._touch(worker, float(loads[worker]))
        return float(short.sum() / max(1e-12, costs.sum()))

    def bound(self) -> int:
        """What the duals of now prove, counted in whole numbers.

        Rounding a dual gives another multiplier, no wrong one: a Lagrangian bound holds at any.
        """
        data, fluid = self.data, self.fluid
        told = np.asarray(self.lp.duals()) * self.unit
        duals = told[self.minutes]
        dual = np.where(data.steep > 0, np.maximum(0, np.round(duals)), 0).astype(np.int64)
        below = np.zeros_like(data.room)  # (ceiling, worker), the dual of a count
        for at, row in self.ceilings.items():
            below[at] = max(0, round(-told[row]))
        total = fluid.earned(dual)
        for first, many in zip(self.kinds.first.tolist(), self.kinds.many.tolist(), strict=True):
            who = np.flatnonzero(data.sets[data.kind[first]])
            if len(who):
                cost = int(data.weight[first]) * dual[who]
                cost += (below[:, who] * data.count[:, first, None]).sum(axis=0)
                total += many * int(cost.min())
        for row, worker in self.ceilings:
            total -= int(below[row, worker]) * int(data.room[row, worker])
        for cap in self.caps:
            dearest = max(-(-int(below[row].max()) // data.prices[row]) for row in cap.rows)
            total -= dearest * cap.most
        return int(total)
