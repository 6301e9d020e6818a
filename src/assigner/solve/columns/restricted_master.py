"""The master with fractions of patterns: a linear programme that grows by columns."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from ortools.linear_solver import pywraplp

from assigner.solve.branch_and_price.duals import DualBound, Duals
from assigner.solve.columns.column import Columns, ColumnSeats
from assigner.solve.columns.seats import Ints

WHOLE = 0.999
"""A share from which on a pattern is taken whole: floating point does not quite reach 1."""
BREACH = 1e4
"""What breaking a row costs where that is allowed, a usual pattern being 1."""


class FractionalSolution(NamedTuple):
    """A solution: what it costs, duals, each caseworker's own price, and each pattern's share.

    `worth`: the price of each further row, at most 0.
    """

    value: float
    duals: Duals
    own: dict[int, float]
    shares: dict[ColumnSeats, float]
    worth: list[int]


class RestrictedMaster:
    """The patterns so far, each to be taken in part.

    Costs are told by how far they lie above the bound of `origin`, divided by `unit`, so that
    the solver sees numbers near 1 and loses none that matter; GLOP keeps its basis between
    solves as long as it does not presolve.
    """

    def __init__(self, origin: DualBound, upper: Sequence[int], start: Columns) -> None:
        self.origin, self.upper = origin, upper
        duals = origin.duals
        self.rows, self.tiers = duals.rows, duals.tiers
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.solver.SetSolverSpecificParametersAsString("use_preprocessing: false")
        self.goal = self.solver.Objective()
        self.goal.SetMinimization()
        self.unit = _unit(self._above(start))
        self.units = [_unit(tier.charge.of(start)) for tier in self.tiers]
        endless = self.solver.infinity()
        self.linked = [
            self.solver.Constraint(right if equal else -endless, right)
            for right, equal in zip(self.rows.right, self.rows.equal, strict=True)
        ]
        self.kept = [
            self.solver.Constraint(-endless, tier.most / unit)
            for tier, unit in zip(self.tiers, self.units, strict=True)
        ]
        self.people: dict[int, pywraplp.Constraint] = {}
        self.idle: dict[int, pywraplp.Variable] = {}
        self.columns: dict[ColumnSeats, pywraplp.Variable] = {}
        self.further: list[tuple[pywraplp.Constraint, float]] = []
        for at, slack in enumerate(self.rows.slacks):
            variable = self._variable(upper[at], duals.slack(at) / duals.scale)
            self.linked[slack.row].SetCoefficient(variable, slack.coefficient)
            for row, tier, unit in zip(self.kept, self.tiers, self.units, strict=True):
                row.SetCoefficient(variable, tier.charge.slack.get(at, 0) / unit)
        self._leave_room()
        self.add(start)

    def _variable(self, most: float, cost: float) -> pywraplp.Variable:
        variable = self.solver.NumVar(0, most, "")
        if cost:
            self.goal.SetCoefficient(variable, cost / self.unit)
        return variable

    def _leave_room(self) -> None:
        """What a row with a price leaves over is paid for."""
        duals, endless = self.origin.duals, self.solver.infinity()
        for row, price, equal in zip(self.linked, duals.row, self.rows.equal, strict=True):
            if price and not equal:
                row.SetCoefficient(self._variable(endless, -price / duals.scale), 1)
                row.SetLb(row.ub())
        for row, price, unit in zip(self.kept, duals.kept, self.units, strict=True):
            if price:
                row.SetCoefficient(self._variable(endless, price / duals.scale * unit), 1)
                row.SetLb(row.ub())

    def _turn(self, worker: int) -> pywraplp.Constraint:
        """The row of a caseworker, who has one pattern or none."""
        if worker not in self.people:
            row = self.people[worker] = self.solver.Constraint(-self.solver.infinity(), 1)
            least = self.origin.least.get(worker, 0)
            if least:
                self.idle[worker] = self._variable(1, -least / self.origin.duals.scale)
                row.SetCoefficient(self.idle[worker], 1)
                row.SetLb(1)
        return self.people[worker]

    def _above(self, patterns: Columns) -> list[float]:
        scale = self.origin.duals.scale
        return [cost / scale for cost in self.origin.above(patterns).tolist()]

    def add(self, patterns: Columns) -> None:
        """More patterns; those already there are left out."""
        above = self._above(patterns)
        costs = [tier.charge.of(patterns).tolist() for tier in self.tiers]
        variables: list[pywraplp.Variable | None] = []
        for at, pattern in enumerate(patterns.listed()):
            if pattern in self.columns:
                variables.append(None)
                continue
            variable = self._variable(self.solver.infinity(), above[at])
            self._turn(pattern[0]).SetCoefficient(variable, 1)
            for row, cost, unit in zip(self.kept, costs, self.units, strict=True):
                if cost[at]:
                    row.SetCoefficient(variable, cost[at] / unit)
            self.columns[pattern] = variable
            variables.append(variable)
        for at, row, count in zip(*(array.tolist() for array in patterns.entries), strict=True):
            variable = variables[at]
            if variable is not None:
                self.linked[row].SetCoefficient(variable, count)

    def row(self, patterns: Sequence[ColumnSeats], counts: Sequence[int], right: int) -> None:
        """A further row: counts of patterns add up to at most `right`."""
        unit = float(max(1, abs(right), *map(abs, counts)))
        row = self.solver.Constraint(-self.solver.infinity(), right / unit)
        for pattern, count in zip(patterns, counts, strict=True):
            row.SetCoefficient(self.columns[pattern], count / unit)
        self.further.append((row, unit))

    def need(self, workers: Iterable[int]) -> None:
        """These caseworkers have a pattern."""
        for worker in workers:
            if worker in self.people:
                self.people[worker].SetLb(1)
            if worker in self.idle:
                self.idle[worker].SetUb(0)

    def soften(self) -> None:
        """Let every row be broken at a high price: then there always is a solution.

        Where it breaks one, its duals prove as much as the others do.
        """
        each = [*self.linked, *self.kept, *self.people.values(), *(row for row, _ in self.further)]
        endless = self.solver.infinity()
        for row in each:
            for sign, bound in ((-1, row.ub()), (1, -row.lb())):
                if bound < endless:
                    row.SetCoefficient(self._variable(endless, BREACH * self.unit), sign)

    def close(self, patterns: Sequence[ColumnSeats]) -> None:
        """None of these patterns is taken."""
        for pattern in patterns:
            self.columns[pattern].SetUb(0)

    def take(self, pattern: ColumnSeats) -> None:
        """Take this pattern whole."""
        self.columns[pattern].SetLb(1)

    def reopen(self, pattern: ColumnSeats) -> None:
        """Leave it open again whether it is taken."""
        self.columns[pattern].SetBounds(0, self.solver.infinity())

    @cached_property
    def base(self) -> int:
        """What the rows are worth at the origin, in units / scale."""
        duals = self.origin.duals
        return duals.base([0] * len(self.upper)) + sum(self.origin.least.values())

    @property
    def value(self) -> float:
        """What the last solution costs, its constant left out."""
        return float(self.goal.Value() * self.unit) + self.base / self.origin.duals.scale

    def shares(self) -> dict[ColumnSeats, float] | None:
        """Each pattern's share where it costs least; None when the solver gives up."""
        if self.solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        return {
            pattern: share
            for pattern, variable in self.columns.items()
            if (share := variable.solution_value()) > 1e-7
        }

    def solve(self, scale: int) -> FractionalSolution | None:
        """The least cost in fractions; None when the solver gives up."""
        shares = self.shares()
        if shares is None:
            return None
        first = self.origin.duals
        finer = scale // first.scale
        # Rounding may leave a price on the wrong side of 0: there it would prove nothing.
        row = [
            price if equal else min(0, price)
            for price, equal in (
                (before * finer + round(row.dual_value() * self.unit * scale), equal)
                for before, row, equal in zip(first.row, self.linked, self.rows.equal, strict=True)
            )
        ]
        kept = [
            max(0, before * finer + round(-row.dual_value() * self.unit / unit * scale))
            for before, row, unit in zip(first.kept, self.kept, self.units, strict=True)
        ]
        duals = Duals(self.rows, first.objective, self.tiers, scale, row, kept)
        own = {
            worker: -row.dual_value() * self.unit * scale for worker, row in self.people.items()
        }
        worth = [
            min(0, round(row.dual_value() * self.unit / unit * scale))
            for row, unit in self.further
        ]
        return FractionalSolution(self.value * scale, duals, own, shares, worth)


def _unit(costs: Sequence[float] | Ints) -> float:
    some = np.abs([cost for cost in costs if cost])
    return float(np.median(some)) if len(some) else 1.0
