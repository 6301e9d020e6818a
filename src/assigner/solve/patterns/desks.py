"""Pricing over all caseworkers: who has anything useful is found in arrays, then searched.

The prefilter is in floating point with a margin that covers its rounding: it only leaves
out what certainly gains nothing. What it lets through is searched exactly.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assigner.solve.limits import Limits
from assigner.solve.patterns.charge import Charge
from assigner.solve.patterns.desk import Bound as DeskBound
from assigner.solve.patterns.desk import Desk, Test, TooMany
from assigner.solve.patterns.pattern import Pattern, Patterns, gather
from assigner.solve.patterns.prices import Bound, Prices
from assigner.solve.patterns.table import Flags, Ints, Table
from assigner.solve.patterns.ties import Ties

Floats = NDArray[np.float64]
Gains = dict[int, tuple[int, list[Pattern]]]
NODES, OTHERS, EXACT = 20_000, 12, 2.0**52


@dataclass
class View:
    """Some of the seats, and the entries of the master's rows that are theirs."""

    seat: Ints
    worker: Ints
    entry_at: Ints
    entry_row: Ints
    entry_count: Ints
    worth: tuple[Prices, Floats] | None = None


class Asked(NamedTuple):
    """What an earlier tier's bound asks of one caseworker's pattern."""

    pay: list[int]
    fee: dict[int, int]
    rates: dict[str, int]
    floor: int


@dataclass
class Desks:
    """All patterns of a part, never listed. `alive`: seats that earlier tiers leave open.

    `tests`: bounds of earlier tiers, and how much above them an allocation may still be.
    `walls`: (tier, most) of earlier tiers that only soft rules pay for; `cap`: the most
    anybody's load may grow, where an earlier tier says so.
    """

    table: Table
    ties: Ties
    alive: Flags
    walls: list[tuple[str, int]] = field(default_factory=list)
    cap: Ints | None = None
    tests: list[tuple[Bound, int]] = field(default_factory=list)
    clock: Limits | None = None
    _views: dict[str, View] = field(default_factory=dict)
    _paid: dict[int, Ints] = field(default_factory=dict)

    def focus(self, tier: Charge, most: int) -> bool:
        """Look first at the `most` cheapest seats of each case; False when these are all.

        Nobody needs more than as many caseworkers as there are cases, the cheapest, where
        nothing ties them: a good place to look, and never a proof.
        """
        some = np.zeros(len(self.alive), np.bool_)
        for case in range(len(self.table.cases)):
            for assist in (False, True):
                seats = self.table.of_case(case, assist)
                seats = seats[self.alive[seats]]
                if len(seats) > most:
                    seats = seats[np.argpartition(tier.single[seats], most)[:most]]
                some[seats] = True
        self._views["some"] = self._view(some)
        return int(some.sum()) < int(self.alive.sum())

    def _view(self, which: Flags) -> View:
        ties, seat = self.ties, np.flatnonzero(which)
        mine = which[ties.entry_seat]
        place = np.cumsum(which) - 1
        return View(
            seat, self.table.worker[seat], place[ties.entry_seat[mine]],
            ties.entry_row[mine], ties.entry_count[mine],
        )

    def _look(self, everywhere: bool) -> View:
        if not everywhere and "some" in self._views:
            return self._views["some"]
        if "all" not in self._views:
            self._views["all"] = self._view(self.alive)
        return self._views["all"]

    def keep(self, charge: Charge, most: int) -> None:
        """Leave out what alone costs more than an earlier tier may; its costs are >= 0."""
        self.alive &= charge.single <= most
        self._views.clear()
        if charge.tier:
            self.walls.append((charge.tier, most))

    def lower(self, cap: Ints) -> None:
        """Nobody's load grows by more than `cap`."""
        self.cap = cap if self.cap is None else np.minimum(self.cap, cap)
        table = self.table
        self.alive &= (table.weight <= self.cap[table.worker]) | (table.weight == 0)
        self._views.clear()

    def under(self, patterns: Patterns) -> Flags:
        """Which patterns stay within the cap."""
        if self.cap is None:
            return np.ones(len(patterns), np.bool_)
        kept: Flags = (patterns.added <= self.cap[patterns.worker]) | (patterns.added == 0)
        return kept

    def least(self, prices: Prices, everywhere: bool, near: int) -> Gains:
        """Caseworker -> their best gain at these prices, above 0, and patterns that have it.

        The gain may be told too large by at most `near`, never too small.
        Only `everywhere` proves anything: else it is a look at the seats of `focus`.
        """
        view = self._look(everywhere)
        gain, _ = self._gains(prices, view)
        found = {}
        for worker in np.flatnonzero(self._potential(prices, gain, view) > 0).tolist():
            first, last = np.searchsorted(view.worker, (worker, worker + 1)).tolist()
            at = first + np.flatnonzero(gain[first:last] > 0)
            late = self.clock is not None and self.clock.over()
            best, patterns = 0, []
            for desk in self._desks(prices, worker, view, at, False):
                gained, some = (desk.most(), []) if late else desk.best(near, NODES)
                best, patterns = max(best, gained), patterns + some
            if best > 0:
                found[worker] = (best, patterns)
        return found

    def within(self, bound: Bound, room: int, most: int) -> Patterns | None:
        """Every pattern of allocations that cost at most `room` above the bound.

        None when there are more than `most`.
        """
        view = self._look(True)
        gain, margin = self._gains(bound.prices, view)
        people, table = view.worker, self.table
        floor = np.full(len(table.workers), float(-room))
        for worker, least in bound.least.items():
            floor[worker] = float(-least - room)
        plus = np.bincount(people, np.maximum(gain, 0.0), len(table.workers))
        potential = self._potential(bound.prices, gain, view)
        able = (plus >= floor - margin) & (potential >= floor - margin)
        useful = able[people] & (
            plus[people] + np.minimum(gain, 0.0) >= floor[people] - margin
        )
        found: list[Pattern] = []
        seats, people = np.flatnonzero(useful), people[useful]
        if len(seats) > 2 * most:
            return None
        try:
            for worker in np.unique(people).tolist():
                first, last = np.searchsorted(people, (worker, worker + 1)).tolist()
                exact = -bound.least.get(worker, 0) - room
                for desk in self._desks(bound.prices, worker, view, seats[first:last], True):
                    found += desk.all(exact, 5 * most, most - len(found))
        except TooMany:
            return None
        return gather(table, self.ties, found)

    def _gains(self, prices: Prices, view: View) -> tuple[Floats, float]:
        """What each seat gains at most, rounded up, and by how much it may be too much."""
        row = np.asarray([float(price) for price in prices.row])
        worth = row[view.entry_row] * view.entry_count
        gain = np.bincount(view.entry_at, worth, len(view.seat)).astype(np.float64)
        size = _size(prices)
        for charge, weight in prices.weights:
            gain -= float(weight) * charge.single[view.seat]
        # Whole numbers below 2^52 are exact in floating point, sums and all.
        margin = 0.0 if size < EXACT else size * 1e-13 * (1 + len(prices.weights))
        return gain + margin, margin

    def _potential(self, prices: Prices, gain: Floats, view: View) -> Floats:
        """The most each caseworker can gain: no more than all their gains above 0.

        The cases of a bond gain together, less the price of holding it.
        """
        table, ties = self.table, self.ties
        plus = np.maximum(gain, 0.0)
        total: Floats = np.bincount(view.worker, plus, len(table.workers)).astype(np.float64)
        fees = [-prices.row[row] for row in ties.bond_row]
        if not any(fees):
            return total
        every = np.zeros(len(table.case))
        every[view.seat] = plus
        for fee, cases in zip(fees, ties.bond_cases, strict=True):
            if fee > 0 and all(len(ties.bonds_of_case[case]) == 1 for case in cases):
                seats = np.concatenate([table.of_case(case, False) for case in cases])
                group = np.bincount(table.worker[seats], every[seats], len(table.workers))
                total -= np.minimum(group, float(fee))
        return total

    def _desks(
        self, prices: Prices, worker: int, view: View, at: Ints, whole: bool
    ) -> Iterator[Desk]:
        """A caseworker's search over some seats, in two where an earlier tier asks for it.

        Patterns with a seat that gains in an earlier tier are apart: without one, much less
        is allowed. Unless the seats given are the `whole` choice, such seats are always in.
        """
        paying: set[int] = set()
        for bound, _ in self.tests:
            paying.update(self._paying(bound, worker) or ())
        if paying and not whole:
            more = np.searchsorted(view.seat, np.asarray(sorted(paying), np.int64))
            at = np.union1d(at, more[view.seat[np.minimum(more, len(view.seat) - 1)] == sorted(paying)])
        seats, worth = view.seat[at].tolist(), self._worth(prices, view, at)
        plain = [place for place, seat in enumerate(seats) if seat not in paying]
        if plain:
            yield self._desk(
                prices, worker, [seats[p] for p in plain], [worth[p] for p in plain], []
            )
        if len(plain) < len(seats):
            must = [place for place, seat in enumerate(seats) if seat in paying]
            yield self._desk(prices, worker, seats, worth, must)

    def _desk(
        self, prices: Prices, worker: int, seats: list[int], worth: list[int], must: list[int]
    ) -> Desk:
        table, ties = self.table, self.ties
        weights = prices.weights
        for charge, weight in weights:
            if charge.linear:
                costs = (charge.seat_cost(seat) for seat in seats)
                worth = [w - weight * cost for w, cost in zip(worth, costs, strict=True)]
        cases, assist = table.case[seats].tolist(), table.assist[seats].tolist()
        bonds = [()] * len(seats) if not ties.bond_row else [
            () if beside else ties.bonds_of_case.get(case, ())
            for case, beside in zip(cases, assist, strict=True)
        ]
        square = sum(weight for charge, weight in weights if charge.square)
        bounds, tests = self._bounds(weights, worker, seats, cases, assist, bonds)
        return Desk(
            worker=worker,
            seats=seats,
            gain=worth,
            weight=table.weight[seats].tolist(),
            phase=table.phase[seats].tolist(),
            bounds=bounds,
            bonds=bonds,
            fee={bond: -prices.row[ties.bond_row[bond]] for held in bonds for bond in held},
            square=square * int(table.steep[worker]),
            before=int(table.before[worker]),
            mixing=int(table.mixing[worker]),
            held=int(table.held[worker]),
            cap=None if self.cap is None else int(self.cap[worker] + table.before[worker]),
            tests=tests,
            must=must,
        )

    def _worth(self, prices: Prices, view: View, at: Ints) -> list[int]:
        """What the master's rows pay for seats, exactly."""
        if _size(prices) < EXACT:
            row = np.asarray(prices.row, np.float64)
            if view.worth is None or view.worth[0] is not prices:
                each = row[view.entry_row] * view.entry_count
                view.worth = (prices, np.bincount(view.entry_at, each, len(view.seat)))
            return [int(pay) for pay in view.worth[1][at].tolist()]
        ties, found = self.ties, []
        for seat in view.seat[at].tolist():
            first, last = int(ties.entry_start[seat]), int(ties.entry_start[seat + 1])
            rows = ties.entry_row[first:last].tolist()
            counts = ties.entry_count[first:last].tolist()
            found.append(sum(prices.row[r] * c for r, c in zip(rows, counts, strict=True)))
        return found

    def _bounds(
        self,
        weights: list[tuple[Charge, int]],
        worker: int,
        seats: list[int],
        cases: list[int],
        assist: list[bool],
        bonds: list[tuple[int, ...]],
    ) -> tuple[list[DeskBound], list[Test]]:
        """The limits that can bind here, and what the tiers before ask."""
        rates, found, tests = _rates(weights), [], []
        asked = [
            self._asked(bound, room, worker, seats, bonds)
            for bound, room in self.tests
            if self._paying(bound, worker) is not None
        ]
        for counts, room, price, tier in self._limits(worker, seats, cases, assist):
            wall = room if not tier else self._wall(tier, room, price)
            for item in asked:
                if tier and item.rates.get(tier):
                    hope = sum(max(0, pay) for pay in item.pay) - item.floor
                    most = room + max(0, hope // (price * item.rates[tier]))
                    wall = most if wall is None else min(wall, most)
            rate = price * rates.get(tier, 0) if tier else 0
            if rate or wall is not None:
                found.append((DeskBound(counts, room, rate, wall), tier, price))
        for item in asked:
            mine = [price * item.rates.get(tier, 0) if tier else 0 for _, tier, price in found]
            dear = any(mine) or any(item.fee.values())
            if item.floor > 0 or min(item.pay, default=0) < 0 or dear:
                tests.append(Test(item.pay, mine, item.fee, item.floor))
        return [bound for bound, *_ in found], tests

    def _asked(
        self, bound: Bound, room: int, worker: int, seats: list[int], bonds: list[tuple[int, ...]]
    ) -> Asked:
        """What an earlier tier asks of a pattern."""
        row = bound.prices.row
        return Asked(
            self._pays(bound)[seats].tolist(),
            {b: -row[self.ties.bond_row[b]] for held in bonds for b in held},
            _rates(bound.prices.weights),
            -bound.least.get(worker, 0) - room,
        )

    def _paying(self, bound: Bound, worker: int) -> list[int] | None:
        """The seats that gain in an earlier tier; None where they are too many to tell apart."""
        first, last = int(self.table.start[worker]), int(self.table.start[worker + 1])
        paying = np.flatnonzero((self._pays(bound)[first:last] > 0) & self.alive[first:last])
        return (first + paying).tolist() if len(paying) <= OTHERS else None

    def _pays(self, bound: Bound) -> Ints:
        """What each seat gains at an earlier tier's prices."""
        known = self._paid.get(id(bound))
        if known is None:
            ties = self.ties
            row = np.asarray(bound.prices.row, np.int64)
            known = np.zeros(len(self.table.case), np.int64)
            np.add.at(known, ties.entry_seat, row[ties.entry_row] * ties.entry_count)
            for charge, weight in bound.prices.weights:
                if charge.linear:
                    each = [charge.seat_cost(seat) for seat in range(len(known))]
                    known -= weight * np.asarray(each, np.int64)
            self._paid[id(bound)] = known
        return known

    def _limits(
        self, worker: int, seats: list[int], cases: list[int], assist: list[bool]
    ) -> Iterator[tuple[list[int], int, int, str]]:
        """What each limit counts of the seats, its room, price and tier, where it can bind."""
        for ceiling, counted in zip(self.table.ceilings, self.table.counted, strict=True):
            counts = [
                0 if beside else counted[case]
                for case, beside in zip(cases, assist, strict=True)
            ]
            room = int(ceiling.room[worker])
            if sum(counts) > room:
                yield counts, room, ceiling.price, ceiling.tier
        limits = self.table.limits.get(worker)
        place = {seat: at for at, seat in enumerate(seats)} if limits else {}
        for limit in limits or ():
            mine = [(place[seat], n) for seat, n in limit.counts.items() if seat in place]
            if sum(count for _, count in mine) > limit.room:
                counts = [0] * len(seats)
                for at, count in mine:
                    counts[at] = count
                yield counts, limit.room, limit.price, limit.tier

    def _wall(self, tier: str, room: int, price: int) -> int | None:
        return min(
            (room + most // price for kept, most in self.walls if kept == tier and price),
            default=None,
        )


def _rates(weights: list[tuple[Charge, int]]) -> dict[str, int]:
    """What a unit above a soft limit costs, tier by tier."""
    rates: dict[str, int] = {}
    for charge, weight in weights:
        if charge.tier:
            rates[charge.tier] = rates.get(charge.tier, 0) + weight
    return rates


def _size(prices: Prices) -> float:
    """At least as large as any number that gains are made of."""
    size = float(max(map(abs, prices.row), default=0)) * 8
    for charge, weight in prices.weights:
        size += 2.0 * abs(weight) * charge.largest
    return size


def all_seats(table: Table, ties: Ties) -> Desks:
    """Every pattern there is: of every seat that keeps its caseworker's bounds by itself."""
    alive = np.ones(len(table.case), np.bool_)
    for ceiling in table.ceilings:
        if not ceiling.tier:
            above = ceiling.counts[table.case] > np.maximum(0, ceiling.room[table.worker])
            alive &= table.assist | ~above
    for limits in table.limits.values():
        for limit in limits:
            for seat, count in limit.counts.items():
                if not limit.tier and count > limit.room:
                    alive[seat] = False
    return Desks(table, ties, alive)

