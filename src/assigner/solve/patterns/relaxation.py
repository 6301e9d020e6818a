"""The master with fractions of patterns: a linear programme that grows by columns."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from ortools.linear_solver import pywraplp

from assigner.solve.patterns.charge import Charge
from assigner.solve.patterns.pattern import Pattern, Patterns
from assigner.solve.patterns.prices import Kept, Prices
from assigner.solve.patterns.ties import Ties

WHOLE = 0.999
"""A share from which on a pattern is taken whole: floating point does not quite reach 1."""


class Shares(NamedTuple):
    """A solution: what it costs, prices, each caseworker's own price, and each pattern's share.

    `worth`: the price of each further row, at most 0.
    """

    value: float
    prices: Prices
    own: dict[int, float]
    shares: dict[Pattern, float]
    worth: list[int]


class Relaxation:
    """The patterns so far, each to be taken in part.

    Costs are divided by `unit`, so that the solver sees numbers near 1; GLOP keeps its
    basis between solves as long as it does not presolve.
    """

    def __init__(
        self,
        ties: Ties,
        objective: Charge,
        tiers: Sequence[Kept],
        upper: list[int],
        start: Patterns,
    ) -> None:
        self.ties, self.objective, self.tiers = ties, objective, tiers
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.solver.SetSolverSpecificParametersAsString("use_preprocessing: false")
        self.goal = self.solver.Objective()
        self.goal.SetMinimization()
        self.unit = _unit(objective, start)
        self.units = [_unit(tier.charge, start) for tier in tiers]
        endless = self.solver.infinity()
        self.rows = [
            self.solver.Constraint(right if equal else -endless, right)
            for right, equal in zip(ties.right, ties.equal, strict=True)
        ]
        self.kept = [
            self.solver.Constraint(-endless, tier.most / unit)
            for tier, unit in zip(tiers, self.units, strict=True)
        ]
        self.people: dict[int, pywraplp.Constraint] = {}
        self.columns: dict[Pattern, pywraplp.Variable] = {}
        self.further: list[tuple[pywraplp.Constraint, float]] = []
        for at, slack in enumerate(ties.slacks):
            variable = self.solver.NumVar(0, upper[at], "")
            self.rows[slack.row].SetCoefficient(variable, slack.coefficient)
            self._price(variable, [charge.slack.get(at, 0) for charge in self._charges()])
        self.add(start)

    def _charges(self) -> list[Charge]:
        return [self.objective, *(tier.charge for tier in self.tiers)]

    def _price(self, variable: pywraplp.Variable, costs: list[int]) -> None:
        if costs[0]:
            self.goal.SetCoefficient(variable, costs[0] / self.unit)
        for row, cost, unit in zip(self.kept, costs[1:], self.units, strict=True):
            if cost:
                row.SetCoefficient(variable, cost / unit)

    def add(self, patterns: Patterns) -> None:
        """More patterns; those already there are left out."""
        costs = [charge.of(patterns).tolist() for charge in self._charges()]
        variables: list[pywraplp.Variable | None] = []
        for at, pattern in enumerate(patterns.listed()):
            if pattern in self.columns:
                variables.append(None)
                continue
            variable = self.solver.NumVar(0, self.solver.infinity(), "")
            worker = pattern[0]
            if worker not in self.people:
                self.people[worker] = self.solver.Constraint(-self.solver.infinity(), 1)
            self.people[worker].SetCoefficient(variable, 1)
            self._price(variable, [cost[at] for cost in costs])
            self.columns[pattern] = variable
            variables.append(variable)
        for at, row, count in zip(*(array.tolist() for array in patterns.entries), strict=True):
            variable = variables[at]
            if variable is not None:
                self.rows[row].SetCoefficient(variable, count)

    def row(self, patterns: Sequence[Pattern], counts: Sequence[int], right: int) -> None:
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

    def close(self, patterns: Sequence[Pattern]) -> None:
        """None of these patterns is taken."""
        for pattern in patterns:
            self.columns[pattern].SetUb(0)

    def take(self, pattern: Pattern) -> None:
        """Take this pattern whole."""
        self.columns[pattern].SetLb(1)

    def reopen(self, pattern: Pattern) -> None:
        """Leave it open again whether it is taken."""
        self.columns[pattern].SetBounds(0, self.solver.infinity())

    @property
    def value(self) -> float:
        """What the last solution costs, its constant left out."""
        return float(self.goal.Value() * self.unit)

    def shares(self) -> dict[Pattern, float] | None:
        """Each pattern's share where it costs least; None when the solver gives up."""
        if self.solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        return {
            pattern: share
            for pattern, variable in self.columns.items()
            if (share := variable.solution_value()) > 1e-7
        }

    def solve(self, scale: int) -> Shares | None:
        """The least cost in fractions; None when the solver gives up."""
        shares = self.shares()
        if shares is None:
            return None
        # Rounding may leave a price on the wrong side of 0: there it would prove nothing.
        row = [
            price if equal else min(0, price)
            for price, equal in (
                (round(row.dual_value() * self.unit * scale), equal)
                for row, equal in zip(self.rows, self.ties.equal, strict=True)
            )
        ]
        kept = [
            max(0, round(-row.dual_value() * self.unit / unit * scale))
            for row, unit in zip(self.kept, self.units, strict=True)
        ]
        prices = Prices(self.ties, self.objective, self.tiers, scale, row, kept)
        own = {
            worker: -row.dual_value() * self.unit * scale for worker, row in self.people.items()
        }
        worth = [
            min(0, round(row.dual_value() * self.unit / unit * scale))
            for row, unit in self.further
        ]
        return Shares(self.value * scale, prices, own, shares, worth)


def _unit(charge: Charge, start: Patterns) -> float:
    costs = np.abs(charge.of(start)[charge.of(start) != 0])
    return float(np.median(costs)) if len(costs) else 1.0
