"""Pricing over all caseworkers: who has anything useful is found in arrays, then searched."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from assigner.solve.branch_and_price.column_generation import Gains, PricingRound
from assigner.solve.branch_and_price.duals import DualBound, Duals
from assigner.solve.columns.column import Columns, ColumnSeats, gather
from assigner.solve.columns.cost import TierCost
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import Flags, Ints, SeatTable
from assigner.solve.limits import Limits
from assigner.solve.pricing.assembly import assemble
from assigner.solve.pricing.depth_first import all_from, best
from assigner.solve.pricing.gains import Floats, SeatGains, view
from assigner.solve.pricing.labelling import all_of, best_of
from assigner.solve.pricing.subproblem import Subproblem, TooManyPatterns
from assigner.solve.pricing.terms import PricingTerms

NODES = 20_000


@dataclass
class PricingOracle:
    """All patterns of a part, never listed, on the `terms` of the tiers so far."""

    table: SeatTable
    ties: LinkingRows
    terms: PricingTerms
    clock: Limits | None = None
    _views: dict[str, SeatGains] = field(default_factory=dict)

    @property
    def alive(self) -> Flags:
        """The seats that earlier tiers leave open."""
        return self.terms.alive

    def again(self) -> "PricingOracle":
        """The same patterns, to go on from by themselves."""
        return PricingOracle(self.table, self.ties, self.terms.again())

    def focus(self, tier: TierCost, most: int) -> bool:
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
        self._views["some"] = view(self.table, self.ties, some)
        return int(some.sum()) < int(self.alive.sum())

    def keep(self, charge: TierCost, most: int) -> None:
        """Leave out what alone costs more than an earlier tier may; its costs are >= 0."""
        self.terms.alive &= charge.single <= most
        self._views.clear()
        if charge.tier:
            self.terms.walls.append((charge.tier, most))

    def only(self, seats: Ints) -> None:
        """Leave these seats open alone."""
        listed = np.zeros(len(self.alive), np.bool_)
        listed[seats] = True
        self.terms.alive &= listed
        self._views.clear()

    def ask(self, bound: DualBound, room: int) -> None:
        """Leave out the patterns that cost more than `room` above an earlier tier's bound."""
        self.terms.tests.append((bound, room))

    def lower(self, cap: Ints) -> None:
        """Nobody's load grows by more than `cap`."""
        terms, table = self.terms, self.table
        terms.cap = cap if terms.cap is None else np.minimum(terms.cap, cap)
        terms.alive &= (table.weight <= terms.cap[table.worker]) | (table.weight == 0)
        self._views.clear()

    def under(self, patterns: Columns) -> Flags:
        """Which patterns stay within the cap."""
        cap = self.terms.cap
        if cap is None:
            return np.ones(len(patterns), np.bool_)
        kept: Flags = (patterns.added <= cap[patterns.worker]) | (patterns.added == 0)
        return kept

    def least(self, prices: Duals, look: PricingRound) -> Gains:
        """Caseworker -> their best gain at these prices, above 0, and patterns that have it.

        The gain may be told too large, never too small.
        Only everywhere proves anything: else it is a look at the seats of `focus`.
        """
        seen = self._look(look.everywhere)
        gain, _ = seen.gains(prices)
        potential = seen.potential(prices, gain)
        able = np.flatnonzero(potential > 0).tolist()
        if self.clock is not None and self.clock.over():
            return {worker: (math.ceil(potential[worker]), []) for worker in able}
        useful = ((gain > 0) | self.terms.wanted(seen.seat)) & (potential > 0)[seen.worker]
        batch = assemble(self.terms, prices, seen, useful)
        if batch is not None:
            return best_of(batch, look.near, look.beam)
        return self._least(prices, look.near, seen, gain, able)

    def _least(
        self, prices: Duals, near: int, seen: SeatGains, gain: Floats, able: list[int]
    ) -> Gains:
        """The same, one by one, where numbers are too large for arrays."""
        found = {}
        for worker in able:
            first, last = seen.span(worker)
            at = first + np.flatnonzero(gain[first:last] > 0)
            top = 0
            patterns: list[ColumnSeats] = []
            for subproblem in self._desks(prices, worker, seen, at, False):
                gained, some = best(subproblem, near, NODES)
                top, patterns = max(top, gained), patterns + some
            if top > 0:
                found[worker] = (top, patterns)
        return found

    def within(self, bound: DualBound, room: int, most: int) -> Columns | None:
        """Every pattern of allocations that cost at most `room` above the bound.

        None when there are more than `most`.
        """
        seen = self._look(True)
        gain, margin = seen.gains(bound.prices)
        people, table = seen.worker, self.table
        floor = np.full(len(table.workers), float(-room))
        for worker, least in bound.least.items():
            floor[worker] = float(-least - room)
        plus = np.bincount(people, np.maximum(gain, 0.0), len(table.workers))
        potential = seen.potential(bound.prices, gain)
        able = (plus >= floor - margin) & (potential >= floor - margin)
        useful = able[people] & (
            plus[people] + np.minimum(gain, 0.0) >= floor[people] - margin
        )
        if int(useful.sum()) > 2 * most or (self.clock is not None and self.clock.over()):
            return None
        batch = assemble(self.terms, bound.prices, seen, useful)
        try:
            if batch is not None:
                floors = [-bound.least.get(worker, 0) - room for worker in batch.worker.tolist()]
                found = all_of(batch, np.asarray(floors, np.int64), most)
                return gather(table, self.ties, found)
        except TooManyPatterns as many:
            if many.found:
                return None
        return self._within(bound, room, most, seen, np.flatnonzero(useful))

    def _within(
        self, bound: DualBound, room: int, most: int, seen: SeatGains, seats: Ints
    ) -> Columns | None:
        """The same, one by one."""
        found: list[ColumnSeats] = []
        people = seen.worker[seats]
        try:
            for worker in np.unique(people).tolist():
                first, last = np.searchsorted(people, (worker, worker + 1)).tolist()
                exact = -bound.least.get(worker, 0) - room
                for subproblem in self._desks(bound.prices, worker, seen, seats[first:last], True):
                    found += all_from(subproblem, exact, 2 * most, most - len(found))
        except TooManyPatterns:
            return None
        return gather(self.table, self.ties, found)

    def _look(self, everywhere: bool) -> SeatGains:
        if not everywhere and "some" in self._views:
            return self._views["some"]
        if "all" not in self._views:
            self._views["all"] = view(self.table, self.ties, self.alive)
        return self._views["all"]

    def _desks(
        self, prices: Duals, worker: int, seen: SeatGains, at: Ints, whole: bool
    ) -> Iterator[Subproblem]:
        """A caseworker's search over some seats, in two where an earlier tier asks for it.

        Patterns with a seat that gains in an earlier tier are apart: without one, much less
        is allowed. Unless the seats given are the `whole` choice, such seats are always in.
        """
        paying = self.terms.paying(worker)
        if paying and not whole:
            more = np.searchsorted(seen.seat, np.asarray(paying, np.int64))
            more = np.minimum(more, len(seen.seat) - 1)
            at = np.union1d(at, more[seen.seat[more] == paying])
        seats, worth, apart = seen.seat[at].tolist(), seen.worth(prices, at), set(paying)
        plain = [item for item, seat in enumerate(seats) if seat not in apart]
        if plain:
            yield self.terms.subproblem(
                prices, worker, [seats[p] for p in plain], [worth[p] for p in plain], []
            )
        if len(plain) < len(seats):
            must = [item for item, seat in enumerate(seats) if seat in apart]
            yield self.terms.subproblem(prices, worker, seats, worth, must)


def all_seats(table: SeatTable, ties: LinkingRows) -> PricingOracle:
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
    return PricingOracle(table, ties, PricingTerms(table, ties, alive))
