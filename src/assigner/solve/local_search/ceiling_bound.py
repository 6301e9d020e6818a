"""The balance bounded from below under ceilings, hard ones and those of tiers kept before.

The poured bound knows who may have what, and no more. Here blocks that are alike are poured
together in a linear programme that also keeps every hard ceiling, and the total by which
the soft ones may be exceeded; squares are met by tangents (Kelley 1960). Its duals are
prices: of a minute at each caseworker, of a count below each ceiling, of a unit of excess.
Whatever the prices, what they bound is true (Lagrange), and it is counted exactly from
their whole numbers, as in `bound`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from ortools.math_opt.python import mathopt  # type: ignore[import-untyped]  # no stubs

from assigner.solve.local_search.acceptance import KeptPenalty
from assigner.solve.local_search.data import ENDLESS, OfficeData
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.fluid import Floats
from assigner.solve.local_search.fluid_bound import FluidGround
from assigner.solve.local_search.pairing import Ints

ARCS, ROUNDS, CLOSE = 60_000, 15, 1e-6
AROUND = (0.7, 0.85, 1.0, 1.15, 1.4)  # where the first tangents touch, of the poured load


@dataclass(frozen=True)
class Kinds:
    """Blocks that weigh and count the same and go to the same people, and how many."""

    first: Ints
    many: Ints

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
    ground: FluidGround, kept: Sequence[KeptPenalty], value: int, deadline: Deadline
) -> int:
    """A lower bound of sum(k x load^2), never below the poured one.

    `value`: of an allocation in column; it only sets the scale of the programme.
    """
    data = ground.data.wide
    caps = _caps(data, kept)
    if ground.loose or not (data.hard or caps):
        return ground.least
    kinds = Kinds.of(data)
    if int(data.sets[data.kind[kinds.first]].sum()) > ARCS:
        return ground.least
    programme = Programme(ground, kinds, caps, max(1, value // max(1, len(data.workers))))
    best = ground.least
    for _ in range(ROUNDS):
        if deadline.over() or not programme.solve(deadline):
            break
        best = max(best, programme.bound())
        if programme.sharpen() <= CLOSE:
            break
    return best


def _caps(data: OfficeData, kept: Sequence[KeptPenalty]) -> list[Cap]:
    found = []
    for tier in kept:
        costs = tier.charge.costs
        if costs.soft and costs.takes is None and costs.assists is None and len(tier.most) == 1:
            rows = tuple(
                row for row in range(data.hard, len(data.tiers))
                if data.tiers[row] == costs.soft and data.prices[row] > 0
            )
            if rows:
                found.append(Cap(rows, tier.most[0]))
    return found


class Programme:
    """The linear programme, in units of `unit`, and the prices it suggests."""

    def __init__(self, ground: FluidGround, kinds: Kinds, caps: Sequence[Cap], unit: int) -> None:
        self.ground, self.kinds, self.caps, self.unit = ground, kinds, caps, unit
        self.data = data = ground.data.wide
        self.model = model = mathopt.Model()
        self.steep = data.steep / unit
        self.loads = [model.add_variable(lb=0.0) for _ in data.workers]
        self.costs = [model.add_variable(lb=0.0) for _ in data.workers]
        self.minutes = [model.add_linear_constraint(lb=float(b), ub=float(b)) for b in data.base]
        for row, load in zip(self.minutes, self.loads, strict=True):
            row.set_coefficient(load, 1.0)
        model.minimize(mathopt.fast_sum(self.costs))
        self.ceilings: dict[tuple[int, int], mathopt.LinearConstraint] = {}
        self.totals = [model.add_linear_constraint(ub=float(cap.most)) for cap in caps]
        self._ceilings()
        self._pour()
        _, best = ground.prices()
        for worker, load in enumerate(best.tolist()):
            for share in AROUND:
                self._touch(worker, float(data.base[worker]) + share * (
                    load - float(data.base[worker])))
        self.solver = mathopt.IncrementalSolver(model, mathopt.SolverType.GLOP)
        self.reached: Floats = np.zeros(len(data.workers))

    def _ceilings(self) -> None:
        data = self.data
        cap_of = {row: at for at, cap in enumerate(self.caps) for row in cap.rows}
        for row in (*range(data.hard), *cap_of):
            for worker in np.flatnonzero(data.room[row] < ENDLESS).tolist():
                ceiling = self.model.add_linear_constraint(ub=float(data.room[row, worker]))
                self.ceilings[row, worker] = ceiling
                if row in cap_of:
                    excess = self.model.add_variable(lb=0.0)
                    ceiling.set_coefficient(excess, -1.0)
                    self.totals[cap_of[row]].set_coefficient(excess, float(data.prices[row]))

    def _pour(self) -> None:
        data = self.data
        rows = sorted({row for row, _ in self.ceilings})
        for first, many in zip(self.kinds.first.tolist(), self.kinds.many.tolist(), strict=True):
            whole = self.model.add_linear_constraint(lb=float(many), ub=float(many))
            counts = [(row, int(data.count[row, first])) for row in rows]
            for worker in np.flatnonzero(data.sets[data.kind[first]]).tolist():
                share = self.model.add_variable(lb=0.0)
                whole.set_coefficient(share, 1.0)
                self.minutes[worker].set_coefficient(share, -float(data.weight[first]))
                for row, count in counts:
                    if count and (row, worker) in self.ceilings:
                        self.ceilings[row, worker].set_coefficient(share, float(count))

    def _touch(self, worker: int, load: float) -> None:
        """One more tangent: the cost is at least k x (2 x load - at) x at."""
        steep = float(self.steep[worker])
        tangent = self.model.add_linear_constraint(lb=-steep * load * load)
        tangent.set_coefficient(self.costs[worker], 1.0)
        tangent.set_coefficient(self.loads[worker], -2 * steep * load)

    def solve(self, deadline: Deadline) -> bool:
        """Solve; whether there are prices now."""
        left = deadline.left()
        seconds = timedelta(seconds=3600.0 if left is None else max(0.01, left))
        self.result = self.solver.solve(params=mathopt.SolveParameters(time_limit=seconds))
        return bool(
            self.result.has_primal_feasible_solution() and self.result.has_dual_feasible_solution()
        )

    def sharpen(self) -> float:
        """Touch the squares where the loads are now; by what share they had been too low."""
        loads = np.array(self.result.variable_values(self.loads))
        costs = np.array(self.result.variable_values(self.costs))
        short = self.steep * loads**2 - costs
        for worker in np.flatnonzero(short > CLOSE * costs.mean() / 10).tolist():
            self._touch(worker, float(loads[worker]))
        return float(short.sum() / max(1e-12, costs.sum()))

    def bound(self) -> int:
        """What the prices of now prove, counted in whole numbers."""
        data, ground = self.data, self.ground
        duals = np.array(self.result.dual_values(self.minutes)) * self.unit
        price = np.where(data.steep > 0, np.maximum(0, np.round(duals)), 0).astype(np.int64)
        below = np.zeros_like(data.room)
        for at, dual in zip(
            self.ceilings, self.result.dual_values(list(self.ceilings.values())), strict=True
        ):
            below[at] = max(0, round(-dual * self.unit))
        filled = ground.filled(price)
        total = sum(
            k * load * load - cost * (load - before)
            for load, before, k, cost in zip(
                filled.tolist(), data.base.tolist(), data.steep.tolist(), price.tolist(),
                strict=True,
            )
        )
        for first, many in zip(self.kinds.first.tolist(), self.kinds.many.tolist(), strict=True):
            who = np.flatnonzero(data.sets[data.kind[first]])
            if len(who):
                cost = int(data.weight[first]) * price[who]
                cost += (below[:, who] * data.count[:, first, None]).sum(axis=0)
                total += many * int(cost.min())
        for row, worker in self.ceilings:
            total -= int(below[row, worker]) * int(data.room[row, worker])
        for cap in self.caps:
            dearest = max(-(-int(below[row].max()) // data.prices[row]) for row in cap.rows)
            total -= dearest * cap.most
        return int(total)
