"""On what terms a caseworker's best seats are looked for: limits, and what earlier tiers ask."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from assigner.solve.branch_and_price.duals import DualBound, Duals
from assigner.solve.columns.cost import TierCost
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import UNBOUNDED, Flags, Ints, SeatTable
from assigner.solve.pricing.subproblem import SeenLimit, Subproblem, SubproblemBudget

OTHERS = 12


class ChosenTerms(NamedTuple):
    """Seats that a pricing problem is drawn up for, as the limits see them."""

    worker: int
    seats: list[int]
    cases: list[int]
    assist: list[bool]
    bonds: list[tuple[int, ...]]


class TierBudget(NamedTuple):
    """What an earlier tier's bound asks of one caseworker's pattern."""

    pay: list[int]
    fee: dict[int, int]
    rates: dict[str, int]
    floor: int

    def wall(self, tier: str, room: int, price: int) -> int | None:
        """How much a limit may count before the tier's floor cannot be reached any more."""
        rate = self.rates.get(tier)
        if not tier or not rate:
            return None
        hope = sum(max(0, pay) for pay in self.pay) - self.floor
        return room + max(0, hope // (price * rate))


@dataclass
class PricingTerms:
    """`alive`: seats that earlier tiers leave open.

    `tests`: bounds of earlier tiers, and how much above them an allocation may still be.
    `walls`: (tier, most) of earlier tiers that only soft rules pay for; `cap`: the most
    anybody's load may grow, where an earlier tier says so.
    """

    table: SeatTable
    ties: LinkingRows
    alive: Flags
    walls: list[tuple[str, int]] = field(default_factory=list)
    cap: Ints | None = None
    tests: list[tuple[DualBound, int]] = field(default_factory=list)
    _pays: dict[int, Ints] = field(default_factory=dict)

    def again(self) -> "PricingTerms":
        """The same terms, to go on from by themselves."""
        return replace(
            self, alive=self.alive.copy(), walls=list(self.walls), tests=list(self.tests),
            _pays=dict(self._pays),
        )

    def paying(self, worker: int) -> list[int]:
        """The seats that gain in an earlier tier."""
        found: set[int] = set()
        for bound, _ in self.tests:
            found.update(self._paying(bound, worker) or ())
        return sorted(found)

    def subproblem(
        self, prices: Duals, worker: int, seats: list[int], worth: list[int], must: list[int]
    ) -> Subproblem:
        """Draw up a caseworker's search over seats the linking rows pay `worth` for."""
        table, ties = self.table, self.ties
        weights = prices.weights
        for charge, weight in weights:
            if charge.linear:
                costs = (charge.seat_cost(seat) for seat in seats)
                worth = [w - weight * cost for w, cost in zip(worth, costs, strict=True)]
        chosen = self._chosen(worker, seats)
        square = sum(weight for charge, weight in weights if charge.square)
        bounds, tests = self._bounds(weights, chosen)
        return Subproblem(
            worker=worker,
            seats=seats,
            gain=worth,
            weight=table.weight[seats].tolist(),
            phase=table.phase[seats].tolist(),
            bounds=bounds,
            bonds=chosen.bonds,
            fee={b: -prices.row[ties.bond_row[b]] for held in chosen.bonds for b in held},
            square=square * int(table.steep[worker]),
            before=int(table.before[worker]),
            mixing=int(table.mixing[worker]),
            held=int(table.held[worker]),
            cap=None if self.cap is None else int(self.cap[worker] + table.before[worker]),
            tests=tests,
            must=must,
        )

    def _chosen(self, worker: int, seats: list[int]) -> ChosenTerms:
        table, held = self.table, self.ties.bonds_of_case
        cases, assist = table.case[seats].tolist(), table.assist[seats].tolist()
        bonds: list[tuple[int, ...]] = [
            () if beside else held.get(case, ())
            for case, beside in zip(cases, assist, strict=True)
        ]
        return ChosenTerms(worker, seats, cases, assist, bonds)

    def _bounds(
        self, weights: list[tuple[TierCost, int]], chosen: ChosenTerms
    ) -> tuple[list[SeenLimit], list[SubproblemBudget]]:
        """The limits that can bind here, and what the tiers before ask."""
        rates, found, tests = rates_of(weights), [], []
        asked = [
            self._asked(bound, room, chosen)
            for bound, room in self.tests
            if self._paying(bound, chosen.worker) is not None
        ]
        for counts, room, price, tier in self._limits(chosen):
            walls = [item.wall(tier, room, price) for item in asked]
            walls.append(room if not tier else self._wall(tier, room, price))
            wall = min((wall for wall in walls if wall is not None), default=None)
            rate = price * rates.get(tier, 0) if tier else 0
            if rate or wall is not None:
                found.append((SeenLimit(counts, room, rate, wall), tier, price))
        for item in asked:
            mine = [price * item.rates.get(tier, 0) if tier else 0 for _, tier, price in found]
            dear = any(mine) or any(item.fee.values())
            if item.floor > 0 or min(item.pay, default=0) < 0 or dear:
                tests.append(SubproblemBudget(item.pay, mine, item.fee, item.floor))
        return [bound for bound, *_ in found], tests

    def _asked(self, bound: DualBound, room: int, chosen: ChosenTerms) -> TierBudget:
        """What an earlier tier asks of a pattern."""
        row = bound.prices.row
        return TierBudget(
            self.paid(bound)[chosen.seats].tolist(),
            {b: -row[self.ties.bond_row[b]] for held in chosen.bonds for b in held},
            rates_of(bound.prices.weights),
            -bound.least.get(chosen.worker, 0) - room,
        )

    def _paying(self, bound: DualBound, worker: int) -> list[int] | None:
        """The seats that gain in one tier; None where they are too many to tell apart."""
        first, last = int(self.table.start[worker]), int(self.table.start[worker + 1])
        paying = np.flatnonzero((self.paid(bound)[first:last] > 0) & self.alive[first:last])
        return (first + paying).tolist() if len(paying) <= OTHERS else None

    def paid(self, bound: DualBound) -> Ints:
        """What each seat gains at an earlier tier's prices."""
        known = self._pays.get(id(bound))
        if known is None:
            ties = self.ties
            row = np.asarray(bound.prices.row, np.int64)
            known = np.zeros(len(self.table.case), np.int64)
            np.add.at(known, ties.entry_seat, row[ties.entry_row] * ties.entry_count)
            for charge, weight in bound.prices.weights:
                if charge.linear:
                    known -= weight * charge.seat_costs
            self._pays[id(bound)] = known
        return known

    def _limits(self, chosen: ChosenTerms) -> Iterator[tuple[list[int], int, int, str]]:
        """What each limit counts of the seats, its room, price and tier, where it can bind."""
        worker, seats, cases, assist, _ = chosen
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

    def askable(self, bound: DualBound) -> Flags:
        """Whose seats that gain in an earlier tier are few enough to tell apart."""
        paying = self.alive & (self.paid(bound) > 0)
        counts = np.bincount(self.table.worker[paying], minlength=len(self.table.workers))
        few: Flags = counts <= OTHERS
        return few

    def wanted(self, seats: Ints) -> Flags:
        """Which seats gain in an earlier tier."""
        found = np.zeros(len(seats), np.bool_)
        for bound, _ in self.tests:
            able = self.askable(bound)[self.table.worker[seats]]
            found |= (self.paid(bound)[seats] > 0) & able
        return found

    def walls_at(self, tier: str, room: Ints, price: int) -> Ints:
        """How much a limit may count at most, by caseworker."""
        wall = None if not tier else self._wall(tier, 0, price)
        if not tier:
            return room.copy()
        return np.full(len(room), UNBOUNDED) if wall is None else room + wall

    def _wall(self, tier: str, room: int, price: int) -> int | None:
        return min(
            (room + most // price for kept, most in self.walls if kept == tier and price),
            default=None,
        )


def rates_of(weights: list[tuple[TierCost, int]]) -> dict[str, int]:
    """What a unit above a soft limit costs, tier by tier."""
    rates: dict[str, int] = {}
    for charge, weight in weights:
        if charge.tier:
            rates[charge.tier] = rates.get(charge.tier, 0) + weight
    return rates
