"""Pricing over all caseworkers: who has anything useful is found in arrays, then searched.

The prefilter is in floating point with a margin that covers its rounding: it only leaves
out what certainly gains nothing. What it lets through is searched exactly.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assigner.solve.patterns.charge import Charge
from assigner.solve.patterns.desk import Bound as DeskBound
from assigner.solve.patterns.desk import Desk, TooMany
from assigner.solve.patterns.pattern import Pattern, Patterns, gather
from assigner.solve.patterns.prices import Bound, Prices
from assigner.solve.patterns.table import Flags, Ints, Table
from assigner.solve.patterns.ties import Ties

Floats = NDArray[np.float64]
NODES, EXACT = 400_000, 2.0**52


@dataclass
class Desks:
    """All patterns of a part, never listed. `alive`: seats that earlier tiers leave open.

    `walls`: (tier, most) of earlier tiers that only soft rules pay for; `cap`: the most
    anybody's load may grow, where an earlier tier says so.
    """

    table: Table
    ties: Ties
    alive: Flags
    walls: list[tuple[str, int]] = field(default_factory=list)
    cap: Ints | None = None

    def keep(self, charge: Charge, most: int) -> None:
        """Leave out what alone costs more than an earlier tier may; its costs are >= 0."""
        self.alive &= charge.single <= most
        if charge.tier:
            self.walls.append((charge.tier, most))

    def lower(self, cap: Ints) -> None:
        """Nobody's load grows by more than `cap`."""
        self.cap = cap if self.cap is None else np.minimum(self.cap, cap)
        table = self.table
        self.alive &= (table.weight <= self.cap[table.worker]) | (table.weight == 0)

    def under(self, patterns: Patterns) -> Flags:
        """Which patterns stay within the cap."""
        if self.cap is None:
            return np.ones(len(patterns), np.bool_)
        kept: Flags = (patterns.added <= self.cap[patterns.worker]) | (patterns.added == 0)
        return kept

    def least(self, prices: Prices) -> dict[int, tuple[int, list[Pattern]]]:
        """Caseworker -> their best gain at these prices, above 0, and patterns that have it."""
        gain, _ = self._gains(prices)
        found = {}
        for worker in np.flatnonzero(self._potential(prices, gain) > 0).tolist():
            first, last = int(self.table.start[worker]), int(self.table.start[worker + 1])
            mine = (first + np.flatnonzero(gain[first:last] > 0)).tolist()
            best, patterns = self._desk(prices, worker, mine).best(0, NODES)
            if best > 0:
                found[worker] = (best, patterns)
        return found

    def within(self, bound: Bound, room: int, most: int) -> Patterns | None:
        """Every pattern of allocations that cost at most `room` above the bound.

        None when there are more than `most`.
        """
        gain, margin = self._gains(bound.prices)
        table = self.table
        floor = np.full(len(table.workers), float(-room))
        for worker, least in bound.least.items():
            floor[worker] = float(-least - room)
        plus = np.bincount(table.worker, np.maximum(gain, 0.0), len(table.workers))
        able = (plus >= floor - margin) & (self._potential(bound.prices, gain) >= floor - margin)
        useful = able[table.worker] & (
            plus[table.worker] + np.minimum(gain, 0.0) >= floor[table.worker] - margin
        )
        found: list[Pattern] = []
        nodes = 5 * most
        try:
            for worker in np.unique(table.worker[useful]).tolist():
                first, last = int(table.start[worker]), int(table.start[worker + 1])
                mine = (first + np.flatnonzero(useful[first:last])).tolist()
                desk = self._desk(bound.prices, worker, mine)
                exact = -bound.least.get(worker, 0) - room
                found += desk.all(exact, nodes, most - len(found))
        except TooMany:
            return None
        return gather(table, self.ties, found)

    def _gains(self, prices: Prices) -> tuple[Floats, float]:
        """What each seat gains at most, rounded up, and by how much it may be too much."""
        ties = self.ties
        row = np.asarray([float(price) for price in prices.row])
        worth = row[ties.entry_row] * ties.entry_count
        gain = np.bincount(ties.entry_seat, worth, len(self.table.case)).astype(np.float64)
        size = float(np.abs(row).max(initial=0)) * 8
        for charge, weight in prices.weights:
            single = charge.single.astype(np.float64)
            gain -= float(weight) * single
            size += abs(weight) * float(np.abs(single).max(initial=0)) * 2
        gain[~self.alive] = -np.inf
        # Whole numbers below 2^52 are exact in floating point, sums and all.
        margin = 0.0 if size < EXACT else size * 1e-13 * (1 + len(prices.weights))
        return gain + margin, margin

    def _potential(self, prices: Prices, gain: Floats) -> Floats:
        """The most each caseworker can gain: no more than all their gains above 0.

        The cases of a bond gain together, less the price of holding it.
        """
        table, ties = self.table, self.ties
        plus = np.maximum(gain, 0.0)
        total: Floats = np.bincount(table.worker, plus, len(table.workers)).astype(np.float64)
        for bond, cases in enumerate(ties.bond_cases):
            fee = -prices.row[ties.bond_row[bond]]
            single = [case for case in cases if len(ties.bonds_of_case[case]) == 1]
            if fee > 0 and len(single) == len(cases):
                seats = np.concatenate([table.of_case(case, False) for case in single])
                group = np.bincount(table.worker[seats], plus[seats], len(table.workers))
                total -= np.minimum(group, float(fee))
        return total

    def _desk(self, prices: Prices, worker: int, seats: list[int]) -> Desk:
        table, ties = self.table, self.ties
        weights = prices.weights
        gains = []
        for seat in seats:
            first, last = int(ties.entry_start[seat]), int(ties.entry_start[seat + 1])
            worth = sum(
                prices.row[row] * count
                for row, count in zip(
                    ties.entry_row[first:last].tolist(),
                    ties.entry_count[first:last].tolist(),
                    strict=True,
                )
            )
            for charge, weight in weights:
                if charge.linear:
                    worth -= weight * charge.seat_cost(seat)
            gains.append(worth)
        cases, assist = table.case[seats].tolist(), table.assist[seats].tolist()
        bonds = [
            () if beside else ties.bonds_of_case.get(case, ())
            for case, beside in zip(cases, assist, strict=True)
        ]
        square = sum(weight for charge, weight in weights if charge.square)
        return Desk(
            worker=worker,
            seats=seats,
            gain=gains,
            weight=table.weight[seats].tolist(),
            phase=table.phase[seats].tolist(),
            bounds=self._bounds(weights, worker, seats, cases, assist),
            bonds=bonds,
            fee={bond: -prices.row[ties.bond_row[bond]] for held in bonds for bond in held},
            square=square * int(table.steep[worker]),
            before=int(table.before[worker]),
            mixing=int(table.mixing[worker]),
            held=int(table.held[worker]),
            cap=None if self.cap is None else int(self.cap[worker]),
        )

    def _bounds(
        self,
        weights: list[tuple[Charge, int]],
        worker: int,
        seats: list[int],
        cases: list[int],
        assist: list[bool],
    ) -> list[DeskBound]:
        rates: dict[str, int] = {}
        for charge, weight in weights:
            if charge.tier:
                rates[charge.tier] = rates.get(charge.tier, 0) + weight
        table = self.table
        stated = [
            (
                [0 if beside else count for count, beside in zip(
                    ceiling.counts[cases].tolist(), assist, strict=True
                )],
                int(ceiling.room[worker]), ceiling.price, ceiling.tier,
            )
            for ceiling in table.ceilings
        ]
        stated += [
            ([limit.counts.get(seat, 0) for seat in seats], limit.room, limit.price, limit.tier)
            for limit in table.limits.get(worker, ())
        ]
        found = []
        for counts, room, price, tier in stated:
            if sum(counts) <= room:
                continue
            wall = room if not tier else self._wall(tier, room, price)
            rate = price * rates.get(tier, 0) if tier else 0
            if rate or wall is not None:
                found.append(DeskBound(counts, room, rate, wall))
        return found

    def _wall(self, tier: str, room: int, price: int) -> int | None:
        return min(
            (room + most // price for kept, most in self.walls if kept == tier and price),
            default=None,
        )


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

