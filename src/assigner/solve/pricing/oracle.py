"""Pricing over all caseworkers: who has anything useful is found in arrays, then searched."""

import math
from dataclasses import dataclass, field

import numpy as np

from assigner.solve.branch_and_price.column_generation import Gains, PricingRound
from assigner.solve.branch_and_price.duals import DualBound, Duals
from assigner.solve.columns.column import Columns, gather
from assigner.solve.columns.cost import TierCost
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import Flags, Ints, SeatTable
from assigner.solve.limits import Limits
from assigner.solve.pricing.assembly import assemble
from assigner.solve.pricing.gains import SeatGains, view
from assigner.solve.pricing.labelling import TooManyPatterns, all_of, best_of
from assigner.solve.pricing.terms import PricingTerms


@dataclass
class PricingOracle:
    """All patterns of a part, never listed, on the `terms` of the tiers so far."""

    table: SeatTable
    rows: LinkingRows
    terms: PricingTerms
    clock: Limits | None = None
    _views: dict[str, SeatGains] = field(default_factory=dict)

    @property
    def alive(self) -> Flags:
        """The seats that earlier tiers leave open."""
        return self.terms.alive

    def until(self, clock: Limits) -> None:
        """Lists are given up when this is over."""
        self.clock = clock

    def again(self) -> "PricingOracle":
        """The same patterns, to go on from by themselves."""
        return PricingOracle(self.table, self.rows, self.terms.again())

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
        self._views["some"] = view(self.table, self.rows, some)
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

    def least(self, duals: Duals, look: PricingRound) -> Gains:
        """Caseworker -> their best gain at these duals, above 0, and patterns that have it.

        The gain may be told too large, never too small: out of time, or where numbers are too
        large for arrays, it is what all seats gain together, with no pattern.
        Only everywhere proves anything: else it is a look at the seats of `focus`.
        """
        seen = self._look(look.everywhere)
        gain, _ = seen.gains(duals)
        potential = seen.potential(duals, gain)
        able = potential > 0
        if self.clock is None or not self.clock.over():
            useful = ((gain > 0) | self.terms.wanted(seen.seat)) & able[seen.worker]
            batch = assemble(self.terms, duals, seen, useful)
            if batch is not None:
                return best_of(batch, look.near, look.beam)
        return {w: (math.ceil(potential[w]), []) for w in np.flatnonzero(able).tolist()}

    def within(self, bound: DualBound, room: int, most: int) -> Columns | None:
        """Every pattern of allocations that cost at most `room` above the bound.

        None when there are more than `most`, or more sets on the way to them than labels can be.
        """
        seen = self._look(True)
        useful = self._useful(seen, bound, room)
        if int(useful.sum()) > 2 * most or (self.clock is not None and self.clock.over()):
            return None
        batch = assemble(self.terms, bound.duals, seen, useful)
        if batch is None:
            return None
        floors = [-bound.least.get(worker, 0) - room for worker in batch.worker.tolist()]
        try:
            found = all_of(batch, np.asarray(floors, np.int64), most)
        except TooManyPatterns:
            return None
        return gather(self.table, self.rows, found)

    def fix(self, bound: DualBound, room: int) -> None:
        """Leave out the seats that no pattern at most `room` above the bound can have."""
        seen = self._look(True)
        self.only(seen.seat[self._useful(seen, bound, room)])

    def _useful(self, seen: SeatGains, bound: DualBound, room: int) -> Flags:
        """Which seats a pattern can have that costs at most `room` above the bound."""
        gain, margin = seen.gains(bound.duals)
        people, table = seen.worker, self.table
        floor = np.full(len(table.workers), float(-room))
        for worker, least in bound.least.items():
            floor[worker] = float(-least - room)
        plus = np.bincount(people, np.maximum(gain, 0.0), len(table.workers))
        potential = seen.potential(bound.duals, gain)
        able = (plus >= floor - margin) & (potential >= floor - margin)
        found: Flags = able[people] & (
            plus[people] + np.minimum(gain, 0.0) >= floor[people] - margin
        )
        return found

    def _look(self, everywhere: bool) -> SeatGains:
        if not everywhere and "some" in self._views:
            return self._views["some"]
        if "all" not in self._views:
            self._views["all"] = view(self.table, self.rows, self.alive)
        return self._views["all"]


def all_seats(table: SeatTable, rows: LinkingRows) -> PricingOracle:
    """Every pattern there is: of every seat that keeps its caseworker's bounds by itself."""
    alive = np.ones(len(table.case), np.bool_)
    for ceiling in table.ceilings:
        if not ceiling.tier:
            above = ceiling.counts[table.case] > np.maximum(0, ceiling.room[table.worker])
            alive &= table.assist | ~above
    for limits in table.limits.values():
        for limit in limits:
            if limit.tier or max(limit.counts.values()) <= limit.room:
                continue
            for seat, count in limit.counts.items():
                if count > limit.room:
                    alive[seat] = False
    return PricingOracle(table, rows, PricingTerms(table, rows, alive))
