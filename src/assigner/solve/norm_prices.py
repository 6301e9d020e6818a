"""Prices of norms and ceilings for the bound by tangents, by a linear programme.

Loads are not all that holds a move back: the office may be no further above its norms than
placing alone leaves it. In the linear programme of seats, loads by tangents, what is above the
norms is paid for; its duals, at least 0 each, then add to what every seat costs. Any such
prices bound the question from below (Lagrangian duality), so they are rounded and used as they are.
"""

from collections.abc import Mapping
from math import inf
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assigner.solve.columns.restricted_master import RestrictedMaster
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
        self.seats, self.budgets = seats, budgets
        self.lp = lp = RestrictedMaster(NormPricesParameters.unit, presolve=True)
        self.taken = [lp.column(price) for price in seats.price.tolist()]
        self._place(most, left)
        self.budget = {tier: lp.row(-inf, room) for tier, room in budgets.items()}
        # Row, tier, price, room; then (seat of these,): its place, and what it counts.
        self.ceilings: list[tuple[int, str, int, int, Ints, Ints]] = []
        lead: Flags = ~table.assist[at]
        for ceiling in table.ceilings:
            if not ceiling.tier or ceiling.tier in budgets:
                counts = np.where(lead, ceiling.counts[table.case[at]], 0)
                self._limit(counts, ceiling.room, ceiling.tier, ceiling.price)
        self.squares = [lp.column(NormPricesParameters.unit) for _ in seats.steep]
        self.loads = [lp.column(0) for _ in seats.steep]
        for column in (*self.squares, *self.loads):
            lp.bound(column, -inf)
        for worker, load in enumerate(self.loads):
            before = int(seats.before[worker])
            lp.row(before, before, counts=[(load, 1), *(
                (self.taken[seat], -int(seats.weight[seat]))
                for seat in np.flatnonzero(seats.worker == worker).tolist()
            )])

    def _place(self, most: int, left: int | None) -> None:
        """Everybody needed has one seat; so many cases leave home, and so many are left."""
        seats, lp = self.seats, self.lp
        groups = [lp.row(1, 1) for _ in seats.first]
        moves = lp.row(-inf, most)
        nobody = lp.row(-inf, inf if left is None else 2 * left)
        for seat, group in enumerate(seats.group.tolist()):
            lp.enter([(groups[group], self.taken[seat], 1)])
            if seats.stays[group] >= 0 and not seats.home[seat]:
                lp.enter([(moves, self.taken[seat], 1)])
        for group in np.flatnonzero(seats.stays < 0).tolist():
            lp.column(0, counts=[(groups[group], 1), (nobody, 1)])

    def _limit(self, counts: Ints, rooms: Ints, tier: str, price: int) -> None:
        """A ceiling of everybody whom it can bind."""
        total = np.bincount(self.seats.worker, counts, len(self.seats.steep))
        for worker in np.flatnonzero(total > rooms).tolist():
            mine, room = np.flatnonzero((self.seats.worker == worker) & (counts > 0)), rooms[worker]
            row = self.lp.row(-inf, int(room), counts=[
                (self.taken[seat], int(counts[seat])) for seat in mine.tolist()
            ])
            if tier:
                self.lp.column(0, counts=[(row, -1), (self.budget[tier], price)])
            self.ceilings.append((row, tier, price, int(room), mine, counts[mine]))

    def _touch(self, loads: NDArray[np.float64]) -> None:
        """A tangent for everybody at a load."""
        for worker, load in enumerate(loads.tolist()):
            steep = int(self.seats.steep[worker]) / NormPricesParameters.unit
            self.lp.row(-steep * load * load, inf, counts=[
                (self.squares[worker], 1), (self.loads[worker], -2 * steep * load)
            ])

    def run(self, first: Ints) -> NormPrices | None:
        """The prices; None where the solver gives up. `first`: loads to begin with."""
        for apart in NormPricesParameters.around:
            self._touch((first + apart).astype(np.float64))
        steep = self.seats.steep / NormPricesParameters.unit
        loads = first.astype(np.float64)
        for _ in range(NormPricesParameters.rounds):
            if not self.lp.solve():
                return None
            loads, squares = (
                np.asarray(self.lp.taken(each)) for each in (self.loads, self.squares)
            )
            if float((steep * loads * loads - squares).sum()) < NormPricesParameters.close:
                break
            self._touch(loads)
        else:
            if not self.lp.solve():
                return None
        return self._prices(np.rint(loads).astype(np.int64))

    def _prices(self, loads: Ints) -> NormPrices:
        duals = self.lp.duals()
        most = {tier: max(0, round(-duals[row])) for tier, row in self.budget.items()}
        price = np.zeros(len(self.taken), np.int64)
        constant = -sum(most[tier] * room for tier, room in self.budgets.items())
        for row, tier, each, room, mine, counts in self.ceilings:
            dual = max(0, round(-duals[row]))
            dual = min(dual, most[tier] * each) if tier else dual
            price[mine] += dual * counts
            constant -= dual * room
        return NormPrices(price, constant, loads)
