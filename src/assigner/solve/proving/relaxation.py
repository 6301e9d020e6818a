"""The choice of sets in fractions: where prices come from.

Costs are told by how far sets lie above the cheapest of their caseworker at prices met before
(`origin`), so that floating point sees small numbers; what it says is put on top of these
prices in whole numbers.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from ortools.linear_solver import pywraplp

from assigner.proof.goals import Goal
from assigner.proof.part import PartOfProof, Weighed
from assigner.proof.prices import Prices
from assigner.proof.stated_day import Held

BREACH = 1e4
"""What breaking a row costs, a usual set being 1: then there always is a solution."""
SOFT, HARDER = 3.0, 10.0
"""Where it begins while sets are still looked for: prices that swing less."""
TINY = 1e-7
"""A share below counts as none: GLOP's own tolerance."""
PATIENCE = 2_000
"""Milliseconds of one programme: GLOP has been met going round for ever on a false claim."""


class Fractions(NamedTuple):
    """A solution: prices, and the share of each set of each caseworker."""

    prices: Prices
    shares: dict[tuple[str, Held], float]
    broken: bool


class Relaxation:
    """Sets of a part, each to be taken in part, so that budgets and links hold.

    `fences`: for a budget by number, prices on it and everybody's least at them; else the
    budget's own costs are its row.
    """

    def __init__(
        self, part: PartOfProof, goal: Goal, origin: Weighed, most: Mapping[str, int],
        fences: Mapping[int, tuple[Weighed, int]], *, costly: bool = True,
        breach: float = BREACH,
    ) -> None:
        self.part, self.goal, self.origin, self.fences = part, goal, origin, fences
        self.costly, self.breach = costly, breach if costly else 1.0
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.solver.SetSolverSpecificParametersAsString("use_preprocessing: false")
        self.solver.SetTimeLimit(PATIENCE)
        self.aim = self.solver.Objective()
        self.aim.SetMinimization()
        self.unit = 1.0
        self.endless = self.solver.infinity()
        day, prices = part.day, origin.priced.prices
        self.links = {
            name: self.solver.Constraint(
                day.links[name].right if day.links[name].equal else -self.endless,
                day.links[name].right,
            )
            for name in part.links if day.links[name].terms
        }
        self.people = {
            worker: self.solver.Constraint(1, 1) for worker in part.workers if day.mine[worker]
        }
        self.budgets: dict[int, tuple[pywraplp.Constraint, float]] = {}
        self.columns: dict[tuple[str, Held], pywraplp.Variable] = {}
        self.spares = {
            name: self.solver.NumVar(day.spares[name].least, largest, "")
            for name, largest in most.items() if day.spares[name].link in self.links
        }
        self.broken: list[pywraplp.Variable] = []
        self.most = most
        scale = prices.scale or 1
        for name, variable in self.spares.items():
            spare = day.spares[name]
            self.links[spare.link].SetCoefficient(variable, spare.count)
            if costly:
                self.aim.SetCoefficient(variable, origin.priced.spare(name) / scale)
        for name, row in self.links.items():
            price = prices.links.get(name, 0)
            if price and costly and not day.links[name].equal:
                left = self.solver.NumVar(0, self.endless, "")
                row.SetCoefficient(left, 1)
                row.SetLb(row.ub())
                self.aim.SetCoefficient(left, -price / scale)

    def start(self, sets: Mapping[str, Sequence[Held]]) -> None:
        """The first sets; their costs say in what units rows are told."""
        self._budgets(sets)
        above = [
            self.origin.above(worker, held)
            for worker in self.people for held in sets[worker]
        ]
        some = np.abs([float(cost) for cost in above if cost])
        scale = self.origin.priced.prices.scale or 1
        self.unit = float(np.median(some)) / scale if len(some) and self.costly else 1.0
        self.aim.SetMinimization()
        for variable in self.solver.variables():
            self.aim.SetCoefficient(variable, self.aim.GetCoefficient(variable) / self.unit)
        self._soften()
        for worker in self.people:
            for held in sets[worker]:
                self.add(worker, held)

    def _budgets(self, sets: Mapping[str, Sequence[Held]]) -> None:
        """A row for each budget: by how far sets lie above its bound, or by its own costs."""
        part, day = self.part, self.part.day
        for number, budget in enumerate(part.budgets):
            fence, room = self.fences.get(number, (None, 0))
            if fence is None:
                fixed = sum(
                    budget.goal.of(day, worker, ()) for worker in part.workers
                    if worker not in self.people
                ) + sum(
                    budget.goal.spare(day.spares[name]) * day.spares[name].least
                    for name in self.most if name not in self.spares
                )
                right = float(budget.most - fixed)
                costs = [
                    budget.goal.of(day, worker, held)
                    for worker in self.people for held in sets[worker]
                ]
            else:
                right = float(room)
                costs = [
                    fence.above(worker, held)
                    for worker in self.people for held in sets[worker]
                ]
            unit = float(max(1, abs(right), *(abs(cost) for cost in costs or (1,))))
            row = self.solver.Constraint(-self.endless, right / unit)
            for name, variable in self.spares.items():
                if fence is None:
                    each = budget.goal.spare(day.spares[name])
                else:
                    each = fence.priced.spare(name)
                    if each < 0:
                        row.SetUb(row.ub() - each * self.most[name] / unit)
                    else:
                        row.SetUb(row.ub() + each * day.spares[name].least / unit)
                if each:
                    row.SetCoefficient(variable, each / unit)
            price = self.origin.priced.prices.kept.get(number, 0)
            if price and self.costly and fence is None:
                left = self.solver.NumVar(0, self.endless, "")
                row.SetCoefficient(left, 1)
                row.SetLb(row.ub())
                scale = self.origin.priced.prices.scale
                self.aim.SetCoefficient(left, price / scale * unit)
            self.budgets[number] = row, unit

    def _soften(self) -> None:
        rows = [*self.links.values(), *self.people.values()]
        for row in [*rows, *(row for row, _ in self.budgets.values())]:
            for sign, bound in ((-1, row.ub()), (1, -row.lb())):
                if bound < self.endless:
                    broken = self.solver.NumVar(0, self.endless, "")
                    row.SetCoefficient(broken, sign)
                    self.broken.append(broken)
                    self.aim.SetCoefficient(broken, self.breach)

    def harden(self) -> bool:
        """Make it dearer to break a row; False where that is dear enough."""
        if self.breach >= BREACH:
            return False
        self.breach *= HARDER
        for broken in self.broken:
            self.aim.SetCoefficient(broken, self.breach)
        return True

    def add(self, worker: str, held: Held) -> bool:
        """One more set; False where it is there already."""
        if (worker, held) in self.columns:
            return False
        day = self.part.day
        variable = self.solver.NumVar(0, self.endless, "")
        scale = self.origin.priced.prices.scale or 1
        if self.costly:
            cost = self.origin.above(worker, held) / scale / self.unit
            if cost:
                self.aim.SetCoefficient(variable, cost)
        self.people[worker].SetCoefficient(variable, 1)
        names = {name for seat in held for name, _ in day.counted[seat]}
        names |= {name for seat in held for name in day.bonds.get(seat, ())}
        for name in names:
            count = day.links[name].of(held)
            if count:
                self.links[name].SetCoefficient(variable, count)
        for number, (row, unit) in self.budgets.items():
            fence, _ = self.fences.get(number, (None, 0))
            each = (
                self.part.budgets[number].goal.of(day, worker, held) if fence is None
                else fence.above(worker, held)
            )
            if each:
                row.SetCoefficient(variable, each / unit)
        self.columns[worker, held] = variable
        return True

    def solve(self, finer: int) -> Fractions | None:
        """The least in fractions, its prices in units / (scale of the origin x `finer`)."""
        if self.solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        first = self.origin.priced.prices
        scale = (first.scale or 1) * finer
        day = self.part.day
        links = {
            name: (first.links.get(name, 0) * finer if self.costly else 0)
            + round(row.dual_value() * self.unit * scale)
            for name, row in self.links.items()
        }
        kept = {at: price * finer for at, price in first.kept.items()} if self.costly else {}
        for number, (row, unit) in self.budgets.items():
            price = max(0, round(-row.dual_value() * self.unit / unit * scale))
            fence, _ = self.fences.get(number, (None, 0))
            if fence is None:
                kept[number] = kept.get(number, 0) + price
                continue
            kept[number] = kept.get(number, 0) + price * fence.priced.prices.scale
            for at, more in fence.priced.prices.kept.items():
                kept[at] = kept.get(at, 0) + price * more
            for name, more in fence.priced.prices.links.items():
                links[name] = links.get(name, 0) + price * more
        links = {
            name: price if day.links[name].equal else min(0, price)
            for name, price in links.items()
        }
        prices = Prices(
            scale if self.costly else 0,
            {name: price for name, price in links.items() if price},
            {at: max(0, price) for at, price in kept.items() if price > 0},
        )
        shares = {
            key: share for key, variable in self.columns.items()
            if (share := variable.solution_value()) > TINY
        }
        return Fractions(
            prices, shares, any(each.solution_value() > TINY for each in self.broken)
        )
