"""Prices of norms, ceilings, rows and bonds for the bound by tangents, by a linear programme.

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

from assigner.solve.columns.linking_rows import LinkingRows, Slack
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


class PricedRow(NamedTuple):
    """A row of the programme over seats: they count at most `room`.

    `tier`: the soft tier that pays `price` for each unit above; blank where none may be.
    """

    row: int
    tier: str
    price: int
    room: int
    seats: Ints  # (seat of these,), its place
    counts: Ints  # (seat of these,), what it counts


class PricedBond(NamedTuple):
    """Cases that share one caseworker. `slack`: who pays for further ones; None where none may.

    `held`: (seat of these,), the row that says who takes it is their home.
    """

    slack: Slack | None
    seats: Ints  # (seat of these,), its place
    held: tuple[int, ...]


class NormPrices(NamedTuple):
    """What norms add to the bound, and to each seat."""

    price: Ints
    """(seat,), cost units."""
    constant: int
    loads: Ints
    """(worker,), minutes a week, where tangents touch."""


class NormProgramme:
    """The linear programme over the seats. `budgets`: soft tier -> how much it may come to.

    `at`: (seat,), each seat's place in the table of the `linked` rows.
    """

    def __init__(
        self, seats: Seatings, linked: LinkingRows, at: Ints, budgets: Mapping[str, int],
        most: int, left: int | None,
    ) -> None:
        self.seats, self.budgets = seats, budgets
        self.lp = lp = RestrictedMaster(NormPricesParameters.unit, presolve=True)
        self.taken = [lp.column(price) for price in seats.price.tolist()]
        self._place(most, left)
        self.budget = {tier: lp.row(-inf, room) for tier, room in budgets.items()}
        self.counted: list[PricedRow] = []
        self.bonds: list[PricedBond] = []
        self._ceilings(linked.table, at)
        self._limits(linked.table, at)
        self._link(linked, at)
        self.squares = [lp.column(NormPricesParameters.unit) for _ in seats.steep]
        self.loads = [lp.column(0) for _ in seats.steep]
        for column in (*self.squares, *self.loads):
            lp.bound(column, -inf)
        self.carried: list[int] = []
        for worker, load in enumerate(self.loads):
            before = int(seats.before[worker])
            self.carried.append(lp.row(before, before, counts=[(load, 1), *(
                (self.taken[seat], -int(seats.weight[seat]))
                for seat in np.flatnonzero(seats.worker == worker).tolist()
            )]))

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

    def _ceilings(self, table: SeatTable, at: Ints) -> None:
        """The ceilings of everybody whom they can bind."""
        lead: Flags = ~table.assist[at]
        for ceiling in table.ceilings:
            counts = np.where(lead, ceiling.counts[table.case[at]], 0)
            total = np.bincount(self.seats.worker, counts, len(self.seats.steep))
            for worker in np.flatnonzero(total > ceiling.room).tolist():
                mine = np.flatnonzero((self.seats.worker == worker) & (counts > 0))
                room = int(ceiling.room[worker])
                self._count(ceiling.tier, ceiling.price, room, mine, counts[mine])

    def _limits(self, table: SeatTable, at: Ints) -> None:
        """Limits of one person: both seats of a case, say."""
        place = dict(zip(at.tolist(), range(len(at)), strict=True))
        for limit in (limit for limits in table.limits.values() for limit in limits):
            mine = [(place[seat], count) for seat, count in limit.counts.items() if seat in place]
            if sum(count for _, count in mine) > limit.room:
                each, counts = np.asarray(mine, np.int64).T
                self._count(limit.tier, limit.price, limit.room, each, counts)

    def _link(self, linked: LinkingRows, at: Ints) -> None:
        """Rows that tie people together.

        A seat that is not laid out may be left out of a row where it only takes room.
        """
        bonds = {*linked.bond_row, *linked.place.values()}
        paid = {slack.row: slack for slack in linked.slacks}
        place = np.full(len(linked.table.case), -1)
        place[at] = np.arange(len(at))
        seats, rows, counts = (
            np.concatenate(each) if each else np.zeros(0, np.int64)
            for each in (linked.seats, linked.rows, linked.coefficients)
        )
        for row, room in enumerate(linked.right):
            mine = np.flatnonzero(rows == row)
            laid = mine[place[seats[mine]] >= 0]
            if row in bonds or (len(laid) < len(mine) and counts[mine].min() < 0):
                continue
            slack = paid.get(row)
            tier, price = ("", 0) if slack is None else (slack.tier, slack.price)
            self._count(tier, price, room, place[seats[laid]], counts[laid])
        for row, cases in zip(linked.bond_row, linked.bond_cases, strict=True):
            slack = paid.get(row)
            if slack is None or slack.tier in self.budgets:
                mine = np.concatenate([linked.table.of_case(case, assist=False) for case in cases])
                self._bond(slack, place[mine[place[mine] >= 0]])

    def _bond(self, slack: Slack | None, seats: Ints) -> None:
        """Cases that one caseworker is to have: whoever takes one of them is a home of all."""
        row = self.lp.row(-inf, 1)
        if slack is not None:
            self.lp.column(0, counts=[(row, -1), (self.budget[slack.tier], slack.price)])
        homes: dict[int, int] = {}
        held: list[int] = []
        for seat, worker in zip(seats.tolist(), self.seats.worker[seats].tolist(), strict=True):
            if worker not in homes:
                homes[worker] = self.lp.column(0, counts=[(row, 1)])
            held.append(self.lp.row(-inf, 0, counts=[
                (self.taken[seat], 1), (homes[worker], -1)
            ]))
        self.bonds.append(PricedBond(slack, seats, tuple(held)))

    def _count(self, tier: str, price: int, room: int, seats: Ints, counts: Ints) -> None:
        """A row, where what is above it is not to be had for nothing."""
        if tier and tier not in self.budgets:
            return
        row = self.lp.row(-inf, room, counts=[
            (self.taken[seat], count)
            for seat, count in zip(seats.tolist(), counts.tolist(), strict=True)
        ])
        if tier:
            self.lp.column(0, counts=[(row, -1), (self.budget[tier], price)])
        self.counted.append(PricedRow(row, tier, price, room, seats, counts))

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
        return self._prices(loads)

    def _prices(self, loads: NDArray[np.float64]) -> NormPrices:
        duals = self.lp.duals()
        # Several tangents of a load share what it costs; one as steep as all bounds as well.
        slope = np.asarray([duals[row] for row in self.carried])
        steep = 2 * self.seats.steep.astype(np.float64)
        touched = np.divide(slope, steep, out=loads.copy(), where=steep > 0)
        most = {tier: max(0, round(-duals[row])) for tier, row in self.budget.items()}
        price = np.zeros(len(self.taken), np.int64)
        constant = -sum(most[tier] * room for tier, room in self.budgets.items())
        for row, tier, dear, room, mine, counts in self.counted:
            dual = max(0, round(-duals[row]))
            dual = min(dual, most[tier] * dear) if tier else dual
            price[mine] += dual * counts
            constant -= dual * room
        for slack, mine, held in self.bonds:
            each = np.asarray([max(0, round(-duals[row])) for row in held], np.int64)
            worth = np.zeros(len(self.seats.steep), np.int64)
            np.add.at(worth, self.seats.worker[mine], each)
            # One home is for nothing; a further one costs what a breach is charged, where it may.
            first = int(worth.max())
            first = first if slack is None else min(first, most[slack.tier] * slack.price)
            price[mine] += each
            constant += int(np.minimum(0, first - worth).sum()) - first
        return NormPrices(price, constant, np.rint(touched).astype(np.int64))
