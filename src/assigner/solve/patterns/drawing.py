"""Drawing up the desks of everybody who may gain, at once."""

from collections.abc import Callable, Iterator

import numpy as np

from assigner.solve.patterns.prices import Bound, Prices
from assigner.solve.patterns.sheet import Ask, Dimension, Sheet
from assigner.solve.patterns.table import UNBOUNDED, Flags, Ints, Limit, Table
from assigner.solve.patterns.terms import Terms, rates_of
from assigner.solve.patterns.view import View

LARGEST, FREE, FINE, BONDS = 1 << 61, -(1 << 62), 1 << 24, 62


def draw_up(terms: Terms, prices: Prices, seen: View, useful: Flags) -> Sheet | None:
    """The desks over useful seats; None where numbers grow too large for arrays."""
    worth = seen.exact(prices)
    if worth is None or prices.scale > FINE:
        return None
    table = terms.table
    at = np.flatnonzero(useful)
    drawing = Drawing(terms, prices, seen.seat[at])
    gain = worth[at].copy()
    if any(abs(weight) * charge.largest > LARGEST >> 3 for charge, weight in prices.weights):
        return None
    for charge, weight in prices.weights:
        if charge.linear:
            gain -= weight * charge.seat_costs[drawing.seats]
    counted = drawing.counted()
    for item in counted:
        # Where nothing is left below a limit, every unit costs: a matter of the seat alone.
        gain -= np.where(item.room[drawing.desk] <= 0, item.price * item.counts, 0)
    if drawing.too_large(gain):
        return None
    return drawing.sheet(gain, counted, table)


class Drawing:
    """Flat arrays of the useful seats, `desk` by `desk`, and how they are spread."""

    def __init__(self, terms: Terms, prices: Prices, seats: Ints) -> None:
        self.terms, self.prices, self.seats = terms, prices, seats
        table = terms.table
        self.worker, self.desk = np.unique(table.worker[seats], return_inverse=True)
        self.size = np.bincount(self.desk, minlength=len(self.worker))
        square = sum(weight for charge, weight in prices.weights if charge.square)
        self.square = square * table.steep[self.worker]
        self.weight = table.weight[seats]
        self.apart = np.zeros(len(seats), np.bool_)

    def too_large(self, gain: Ints) -> bool:
        """Whether any number on the way may be too large for 64 bits."""
        if not len(self.seats):
            return False
        table = self.terms.table
        most = int(np.bincount(self.desk, self.weight).max()) + int(table.mixing.max(initial=0))
        highest = int(table.before.max(initial=0)) + 3 * most + 1
        worst = 2 * int(self.square.max(initial=0)) * highest**2
        return worst + 2 * float(np.bincount(self.desk, np.abs(gain)).max()) > LARGEST

    def counted(self) -> list[Dimension]:
        """The limits that can bind on some desk; `counts` by seat."""
        table, found = self.terms.table, []
        for ceiling in table.ceilings:
            lead = ~table.assist[self.seats]
            counts = np.where(lead, ceiling.counts[table.case[self.seats]], 0)
            room = ceiling.room[self.worker]
            if (np.bincount(self.desk, counts, len(self.worker)) > room).any():
                found.append(self._dimension(counts, room, ceiling.tier, ceiling.price))
        return [*found, *self._limits()]

    def _limits(self) -> Iterator[Dimension]:
        """Each caseworker's own limits, those of one kind together."""
        limits = self.terms.table.limits
        place = {seat: at for at, seat in enumerate(self.seats.tolist())} if limits else {}
        found: dict[tuple[str, int, int], tuple[Ints, Ints]] = {}
        for desk, worker in enumerate(self.worker.tolist()):
            for turn, limit in enumerate(limits.get(worker, ())):
                mine = [(place[seat], n) for seat, n in limit.counts.items() if seat in place]
                if sum(count for _, count in mine) <= limit.room or self._beside(limit, mine):
                    continue
                nothing = np.zeros(len(self.seats), np.int64)
                free = np.full(len(self.worker), UNBOUNDED)
                counts, room = found.setdefault((limit.tier, limit.price, turn), (nothing, free))
                room[desk] = limit.room
                for at, count in mine:
                    counts[at] = count
        for (tier, price, _), (counts, room) in found.items():
            yield self._dimension(counts, room, tier, price)

    def _beside(self, limit: Limit, mine: list[tuple[int, int]]) -> bool:
        """Whether a limit keeps apart the two seats of one case: these lie side by side."""
        if limit.tier or len(mine) != 2 or max(count for _, count in mine) > limit.room:
            return False
        (first, _), (second, _) = mine
        cases = self.terms.table.case[self.seats[[first, second]]]
        if cases[0] != cases[1]:
            return False
        self.apart[[first, second]] = True
        return True

    def _dimension(self, counts: Ints, room: Ints, tier: str, unit: int) -> Dimension:
        rate = rates_of(self.prices.weights).get(tier, 0) if tier else 0
        wall = self.terms.walls_at(tier, room, unit)
        return Dimension(counts, room, wall, unit * rate, tier, unit)

    def sheet(self, gain: Ints, counted: list[Dimension], table: Table) -> Sheet:
        """Everything by desk and place, the groups worth most first."""
        before = table.before[self.worker]
        level = _levels(self.desk, gain, self.weight, self.square, before)
        worth = gain - (2 * self.square * level)[self.desk] * self.weight
        order = self._order(worth)
        first = np.cumsum(self.size) - self.size
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order)) - first[self.desk[order]]
        shape = (len(self.worker), int(self.size.max(initial=0)))

        def spread(values: Ints) -> Ints:
            found = np.zeros(shape, np.int64)
            found[self.desk, place] = values
            return found

        cap = self.terms.cap
        free = np.full(len(self.worker), UNBOUNDED)
        bonds, fee, taken = self._bonds()
        sheet = Sheet(
            worker=self.worker,
            size=self.size,
            seat=spread(self.seats),
            gain=spread(gain),
            weight=spread(self.weight),
            phase=spread(table.phase[self.seats]),
            square=self.square,
            before=before,
            mixing=table.mixing[self.worker],
            held=table.held[self.worker],
            cap=free if cap is None else cap[self.worker] + before,
            bonds=spread(bonds),
            apart=_second(spread(self.apart.astype(np.int64)), spread(table.case[self.seats])),
            fee=fee,
            dimensions=[item._replace(counts=spread(item.counts)) for item in counted],
            asks=[],
        )
        for bound, room in self.terms.tests:
            sheet.asks.append(self._ask(bound, room, spread, counted, taken))
        _walls(sheet)
        return sheet

    def _order(self, worth: Ints) -> Ints:
        """Desk by desk, seats that earlier tiers want first, then by worth.

        Seats of one case or one bond stay together: what a label has of them matters only
        until the last is offered.
        """
        ties, table = self.terms.ties, self.terms.table
        kind = np.arange(len(table.cases))
        for case, bonds in ties.bonds_of_case.items():
            kind[case] = len(table.cases) + min(bonds)
        key = self.desk * (len(table.cases) + len(ties.bond_row)) + kind[table.case[self.seats]]
        _, group = np.unique(key, return_inverse=True)
        count = int(group.max(initial=-1)) + 1
        best = np.full(count, np.iinfo(np.int64).min)
        np.maximum.at(best, group, worth)
        wanted = np.zeros(count, np.bool_)
        np.logical_or.at(wanted, group, self.terms.wanted(self.seats))
        mine = table.case[self.seats]
        return np.lexsort(
            (self.seats, -worth, mine, group, -best[group], ~wanted[group], self.desk)
        )

    def _bonds(self) -> tuple[Ints, list[int], list[int]]:
        """The bits of each seat's bonds, each bit's fee, and which bond it is.

        A bond more than there are bits for costs nothing: gains are then told too large.
        """
        terms, ties, table = self.terms, self.terms.ties, self.terms.table
        found = np.zeros(len(self.seats), np.int64)
        asking = [self.prices, *(bound.prices for bound, _ in terms.tests)]
        taken = [
            bond
            for bond, row in enumerate(ties.bond_row)
            if any(prices.row[row] for prices in asking)
        ][:BONDS]
        lead, case = ~table.assist[self.seats], table.case[self.seats]
        for bit, bond in enumerate(taken):
            mine = lead & np.isin(case, ties.bond_cases[bond])
            found |= np.where(mine, np.int64(1) << bit, 0)
        return found, [-self.prices.row[ties.bond_row[bond]] for bond in taken], taken

    def _ask(
        self,
        bound: Bound,
        room: int,
        spread: Callable[[Ints], Ints],
        counted: list[Dimension],
        bonds: list[int],
    ) -> Ask:
        """What an earlier tier asks of these desks."""
        askable = self.terms.askable(bound)[self.worker].tolist()
        floor = [
            -bound.least.get(worker, 0) - room if able else FREE
            for worker, able in zip(self.worker.tolist(), askable, strict=True)
        ]
        own = rates_of(bound.prices.weights)
        return Ask(
            spread(self.terms.paid(bound)[self.seats]),
            np.asarray(floor, np.int64),
            [item.unit * own.get(item.tier, 0) if item.tier else 0 for item in counted],
            [-bound.prices.row[self.terms.ties.bond_row[bond]] for bond in bonds],
        )


def _second(apart: Ints, case: Ints) -> Flags:
    """Where a place may not be taken with the one before."""
    found = np.zeros(apart.shape, np.bool_)
    found[:, 1:] = (apart[:, 1:] & apart[:, :-1] & (case[:, 1:] == case[:, :-1])) > 0
    return found


def _levels(desk: Ints, gain: Ints, weight: Ints, square: Ints, before: Ints) -> Ints:
    """For every desk the load at which the tangent bounds it best."""
    people = len(square)
    low = before.copy()
    high = before + np.bincount(desk, weight, people).astype(np.int64)
    while (high - low > 1).any():
        middle = (low + high) // 2
        taken = np.where(gain - (2 * square * middle)[desk] * weight > 0, weight, 0)
        load = before + np.bincount(desk, taken, people).astype(np.int64)
        low, high = np.where(load > middle, middle, low), np.where(load > middle, high, middle)
    return np.where(square > 0, low, before)


def _walls(sheet: Sheet) -> None:
    """Lower the walls to where an earlier tier's floor can still be reached."""
    for ask in sheet.asks:
        hope = np.maximum(ask.pay, 0).sum(axis=1) - ask.floor
        for item, rate in zip(sheet.dimensions, ask.rates, strict=True):
            if rate:
                most = item.room + np.maximum(0, hope // rate)
                free = ask.floor == FREE
                item.wall[:] = np.where(free, item.wall, np.minimum(item.wall, most))
