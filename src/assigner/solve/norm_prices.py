"""Prices of norms and ceilings for the bound by tangents, by a linear programme.

Loads are not all that holds a move back: the office may be no further above its norms than
placing alone leaves it. In the linear programme of seats, loads by tangents, what is above the
norms is paid for; its duals, at least 0 each, then add to what every seat costs. Any such
prices bound the question from below (Lagrangian duality), so they are rounded and used as they are.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from assigner.solve.columns.seats import Flags, Ints, SeatTable
from assigner.solve.tangent import Seatings


class NormPricesParameters:
    """How closely loads are met by tangents."""

    unit: Final = 1e10
    """Costs are told in so many units, so that the solver sees numbers near 1: a minute more of
    one caseworker costs some."""
    around: Final = (-200, -100, -50, 0, 50, 100, 200)
    """Minutes around the first loads at which tangents touch to begin with."""
    rounds: Final = 6
    """Further tangents, one for everybody in each: the fifth changes the bound by a millionth."""
    close: Final = 0.05
    """Units of cost between loads and tangents that are close enough."""


class NormPrices(NamedTuple):
    """What norms add to the bound, and to each seat."""

    price: Ints
    """(seat,), cost units."""
    constant: int
    loads: Ints
    """(worker,), minutes a week, where tangents touch."""


class NormProgramme:
    """The linear programme over the seats. `budgets`: soft tier -> how much it may come to.

    `at`: (seat,), each seat's place in the `table`.
    """

    def __init__(
        self, seats: Seatings, table: SeatTable, at: Ints, budgets: Mapping[str, int],
        most: int, left: int | None,
    ) -> None:
        self.seats, self.table, self.budgets = seats, table, budgets
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.goal = self.solver.Objective()
        self.goal.SetMinimization()
        self.endless = self.solver.infinity()
        self.taken = [self._variable(0, price) for price in seats.price.tolist()]
        self._place(most, left)
        self.budget = {
            tier: self.solver.Constraint(-self.endless, room) for tier, room in budgets.items()
        }
        # Row, tier, price, room; then (seat of these,): its place, and what it counts.
        self.rows: list[tuple[pywraplp.Constraint, str, int, int, Ints, Ints]] = []
        lead: Flags = ~table.assist[at]
        for ceiling in table.ceilings:
            if not ceiling.tier or ceiling.tier in budgets:
                counts = np.where(lead, ceiling.counts[table.case[at]], 0)
                self._limit(counts, ceiling.room, ceiling.tier, ceiling.price)
        unit = NormPricesParameters.unit
        self.squares = [self._variable(-self.endless, unit) for _ in seats.steep]
        self.loads = [self._variable(-self.endless, 0) for _ in seats.steep]
        for worker, load in enumerate(self.loads):
            row = self.solver.Constraint(int(seats.before[worker]), int(seats.before[worker]))
            row.SetCoefficient(load, 1)
            for seat in np.flatnonzero(seats.worker == worker).tolist():
                row.SetCoefficient(self.taken[seat], -int(seats.weight[seat]))

    def _variable(self, least: float, cost: float) -> pywraplp.Variable:
        variable = self.solver.NumVar(least, self.endless, "")
        if cost:
            self.goal.SetCoefficient(variable, cost / NormPricesParameters.unit)
        return variable

    def _place(self, most: int, left: int | None) -> None:
        """Everybody needed has one seat; so many cases leave home, and so many are left."""
        seats = self.seats
        groups = [self.solver.Constraint(1, 1) for _ in seats.first]
        moves = self.solver.Constraint(-self.endless, most)
        nobody = self.solver.Constraint(-self.endless, self.endless if left is None else 2 * left)
        for seat, group in enumerate(seats.group.tolist()):
            groups[group].SetCoefficient(self.taken[seat], 1)
            if seats.stays[group] >= 0 and not seats.home[seat]:
                moves.SetCoefficient(self.taken[seat], 1)
        for group in np.flatnonzero(seats.stays < 0).tolist():
            empty = self._variable(0, 0)
            groups[group].SetCoefficient(empty, 1)
            nobody.SetCoefficient(empty, 1)

    def _limit(self, counts: Ints, rooms: Ints, tier: str, price: int) -> None:
        """A ceiling of everybody whom it can bind."""
        total = np.bincount(self.seats.worker, counts, len(self.seats.steep))
        for worker in np.flatnonzero(total > rooms).tolist():
            mine = np.flatnonzero((self.seats.worker == worker) & (counts > 0))
            row = self.solver.Constraint(-self.endless, int(rooms[worker]))
            for seat in mine.tolist():
                row.SetCoefficient(self.taken[seat], int(counts[seat]))
            if tier:
                above = self._variable(0, 0)
                row.SetCoefficient(above, -1)
                self.budget[tier].SetCoefficient(above, price)
            self.rows.append((row, tier, price, int(rooms[worker]), mine, counts[mine]))

    def _touch(self, loads: NDArray[np.float64]) -> None:
        """A tangent for everybody at a load."""
        for worker, load in enumerate(loads.tolist()):
            steep = int(self.seats.steep[worker]) / NormPricesParameters.unit
            row = self.solver.Constraint(-steep * load * load, self.endless)
            row.SetCoefficient(self.squares[worker], 1)
            row.SetCoefficient(self.loads[worker], -2 * steep * load)

    def run(self, first: Ints) -> NormPrices | None:
        """The prices; None where the solver gives up. `first`: loads to begin with."""
        for apart in NormPricesParameters.around:
            self._touch((first + apart).astype(np.float64))
        steep = self.seats.steep / NormPricesParameters.unit
        loads = first.astype(np.float64)
        for _ in range(NormPricesParameters.rounds):
            if self.solver.Solve() != pywraplp.Solver.OPTIMAL:
                return None
            loads = np.asarray([load.solution_value() for load in self.loads])
            squares = np.asarray([square.solution_value() for square in self.squares])
            if float((steep * loads * loads - squares).sum()) < NormPricesParameters.close:
                break
            self._touch(loads)
        else:
            if self.solver.Solve() != pywraplp.Solver.OPTIMAL:
                return None
        return self._prices(np.rint(loads).astype(np.int64))

    def _prices(self, loads: Ints) -> NormPrices:
        unit = NormPricesParameters.unit
        most = {tier: max(0, round(-row.dual_value() * unit)) for tier, row in self.budget.items()}
        price = np.zeros(len(self.taken), np.int64)
        constant = -sum(most[tier] * room for tier, room in self.budgets.items())
        for row, tier, each, room, mine, counts in self.rows:
            dual = max(0, round(-row.dual_value() * unit))
            dual = min(dual, most[tier] * each) if tier else dual
            price[mine] += dual * counts
            constant -= dual * room
        return NormPrices(price, constant, loads)
