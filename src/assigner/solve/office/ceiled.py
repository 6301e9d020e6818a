"""The balance bounded from below under ceilings, hard ones and those of tiers kept before.

The poured bound knows who may have what, and no more. Here pieces that are alike are poured
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

from assigner.solve.office.aim import Kept
from assigner.solve.office.board import ENDLESS, Board
from assigner.solve.office.bound import Ground
from assigner.solve.office.clock import Clock
from assigner.solve.office.pairing import Ints
from assigner.solve.office.water import Floats

ARCS, ROUNDS, CLOSE = 60_000, 15, 1e-6
AROUND = (0.7, 0.85, 1.0, 1.15, 1.4)  # where the first tangents touch, of the poured load


@dataclass(frozen=True)
class Kinds:
    """Pieces that weigh and count the same and go to the same people, and how many."""

    first: Ints
    many: Ints

    @classmethod
    def of(cls, board: Board) -> "Kinds":
        """Sort the pieces."""
        marks = np.vstack([board.kind, board.weight, board.count]).T
        _, first, many = np.unique(marks, axis=0, return_index=True, return_counts=True)
        return cls(first.astype(np.int64), many.astype(np.int64))


@dataclass(frozen=True)
class Cap:
    """What a tier's soft ceilings may be exceeded by in all, at their prices."""

    rows: tuple[int, ...]
    most: int


def least_under_ceilings(ground: Ground, kept: Sequence[Kept], value: int, clock: Clock) -> int:
    """A lower bound of sum(k x load^2), never below the poured one.

    `value`: of an allocation in hand; it only sets the scale of the programme.
    """
    board = ground.board.wide
    caps = _caps(board, kept)
    if ground.loose or not (board.hard or caps):
        return ground.least
    kinds = Kinds.of(board)
    if int(board.sets[board.kind[kinds.first]].sum()) > ARCS:
        return ground.least
    programme = Programme(ground, kinds, caps, max(1, value // max(1, len(board.workers))))
    best = ground.least
    for _ in range(ROUNDS):
        if clock.over() or not programme.solve(clock):
            break
        best = max(best, programme.bound())
        if programme.sharpen() <= CLOSE:
            break
    return best


def _caps(board: Board, kept: Sequence[Kept]) -> list[Cap]:
    found = []
    for tier in kept:
        costs = tier.charge.costs
        if costs.soft and costs.takes is None and costs.assists is None and len(tier.most) == 1:
            rows = tuple(
                row for row in range(board.hard, len(board.tiers))
                if board.tiers[row] == costs.soft and board.prices[row] > 0
            )
            if rows:
                found.append(Cap(rows, tier.most[0]))
    return found


class Programme:
    """The linear programme, in units of `unit`, and the prices it suggests."""

    def __init__(self, ground: Ground, kinds: Kinds, caps: Sequence[Cap], unit: int) -> None:
        self.ground, self.kinds, self.caps, self.unit = ground, kinds, caps, unit
        self.board = board = ground.board.wide
        self.model = model = mathopt.Model()
        self.steep = board.steep / unit
        self.loads = [model.add_variable(lb=0.0) for _ in board.workers]
        self.costs = [model.add_variable(lb=0.0) for _ in board.workers]
        self.minutes = [model.add_linear_constraint(lb=float(b), ub=float(b)) for b in board.base]
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
                self._touch(worker, float(board.base[worker]) + share * (
                    load - float(board.base[worker])))
        self.solver = mathopt.IncrementalSolver(model, mathopt.SolverType.GLOP)
        self.reached: Floats = np.zeros(len(board.workers))

    def _ceilings(self) -> None:
        board = self.board
        cap_of = {row: at for at, cap in enumerate(self.caps) for row in cap.rows}
        for row in (*range(board.hard), *cap_of):
            for worker in np.flatnonzero(board.room[row] < ENDLESS).tolist():
                ceiling = self.model.add_linear_constraint(ub=float(board.room[row, worker]))
                self.ceilings[row, worker] = ceiling
                if row in cap_of:
                    excess = self.model.add_variable(lb=0.0)
                    ceiling.set_coefficient(excess, -1.0)
                    self.totals[cap_of[row]].set_coefficient(excess, float(board.prices[row]))

    def _pour(self) -> None:
        board = self.board
        rows = sorted({row for row, _ in self.ceilings})
        for first, many in zip(self.kinds.first.tolist(), self.kinds.many.tolist(), strict=True):
            whole = self.model.add_linear_constraint(lb=float(many), ub=float(many))
            counts = [(row, int(board.count[row, first])) for row in rows]
            for worker in np.flatnonzero(board.sets[board.kind[first]]).tolist():
                share = self.model.add_variable(lb=0.0)
                whole.set_coefficient(share, 1.0)
                self.minutes[worker].set_coefficient(share, -float(board.weight[first]))
                for row, count in counts:
                    if count and (row, worker) in self.ceilings:
                        self.ceilings[row, worker].set_coefficient(share, float(count))

    def _touch(self, worker: int, load: float) -> None:
        """One more tangent: the cost is at least k x (2 x load - at) x at."""
        steep = float(self.steep[worker])
        tangent = self.model.add_linear_constraint(lb=-steep * load * load)
        tangent.set_coefficient(self.costs[worker], 1.0)
        tangent.set_coefficient(self.loads[worker], -2 * steep * load)

    def solve(self, clock: Clock) -> bool:
        """Solve; whether there are prices now."""
        left = clock.left()
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
        board, ground = self.board, self.ground
        duals = np.array(self.result.dual_values(self.minutes)) * self.unit
        price = np.where(board.steep > 0, np.maximum(0, np.round(duals)), 0).astype(np.int64)
        below = np.zeros_like(board.room)
        for at, dual in zip(
            self.ceilings, self.result.dual_values(list(self.ceilings.values())), strict=True
        ):
            below[at] = max(0, round(-dual * self.unit))
        filled = ground.filled(price)
        total = sum(
            k * load * load - cost * (load - before)
            for load, before, k, cost in zip(
                filled.tolist(), board.base.tolist(), board.steep.tolist(), price.tolist(),
                strict=True,
            )
        )
        for first, many in zip(self.kinds.first.tolist(), self.kinds.many.tolist(), strict=True):
            who = np.flatnonzero(board.sets[board.kind[first]])
            if len(who):
                cost = int(board.weight[first]) * price[who]
                cost += (below[:, who] * board.count[:, first, None]).sum(axis=0)
                total += many * int(cost.min())
        for row, worker in self.ceilings:
            total -= int(below[row, worker]) * int(board.room[row, worker])
        for cap in self.caps:
            dearest = max(-(-int(below[row].max()) // board.prices[row]) for row in cap.rows)
            total -= dearest * cap.most
        return int(total)
