"""Drawing up the pricing problems of everybody who may gain, at once."""

from collections.abc import Callable, Iterator

import numpy as np

from assigner.solve.branch_and_price.duals import DualBound, Duals
from assigner.solve.columns.seats import UNBOUNDED, Flags, Ints, ResourceLimit
from assigner.solve.pricing.batch import BatchBudget, BatchResource, PricingBatch
from assigner.solve.pricing.gains import SeatGains
from assigner.solve.pricing.terms import PricingTerms, rates_of

LARGEST = 1 << 61
"""Sums of gains and costs stay below this: a quarter of what 64 bits hold, so that the sum of
any two of them fits, too."""
FREE = -(1 << 62)
"""The floor of a caseworker of whom an earlier tier asks nothing: below every sum."""
BONDS = 62
"""As many bonds have a bit each in one whole number of 64 bits, its sign left alone."""


def assemble(
    terms: PricingTerms, duals: Duals, seen: SeatGains, useful: Flags
) -> PricingBatch | None:
    """The pricing problems over useful seats; None where numbers grow too large for arrays."""
    worth = seen.exact(duals)
    linear = [(charge, weight) for charge, weight in duals.weights if charge.linear]
    largest = (abs(weight * int(np.abs(charge.seat_costs).max(initial=0)))
               for charge, weight in linear)
    if worth is None or sum(largest) > LARGEST >> 1:
        return None
    at = np.flatnonzero(useful)
    assembly = Assembly(terms, duals, seen.seat[at])
    gain = worth[at].copy()
    for charge, weight in linear:
        gain -= weight * charge.seat_costs[assembly.seats]
    counted = assembly.counted()
    if sum(item.price * int(item.counts.max(initial=0)) for item in counted) > LARGEST:
        return None
    for item in counted:
        # Where nothing is left below a limit, every unit costs: a matter of the seat alone.
        gain -= np.where(item.room[assembly.subproblem] <= 0, item.price * item.counts, 0)
    # Where a kept balance has a price beside a tier of small numbers, sums outgrow 64 bits: then
    # all is told in units so much coarser, gains rounded up and costs down.
    shift = assembly.excess_bits(gain)
    gain = -(-gain >> shift)
    counted = [item._replace(price=item.price >> shift) for item in counted]
    return assembly.batch(gain, counted, shift)


class Assembly:
    """Flat arrays of the useful seats, one pricing problem after another, and their spread."""

    def __init__(self, terms: PricingTerms, duals: Duals, seats: Ints) -> None:
        self.terms, self.duals, self.seats = terms, duals, seats
        table = terms.table
        self.worker, self.subproblem = np.unique(table.worker[seats], return_inverse=True)
        self.size = np.bincount(self.subproblem, minlength=len(self.worker))  # (problem,), seats
        square = sum(weight for charge, weight in duals.weights if charge.square)
        self.square = [square * steep for steep in table.steep[self.worker].tolist()]
        self.weight = table.weight[seats]
        self.apart = np.zeros(len(seats), np.bool_)  # (seat of these,)

    def excess_bits(self, gain: Ints) -> int:
        """By how many bits any number on the way may be larger than what fits."""
        if not len(self.seats):
            return 0
        table = self.terms.table
        most = int(np.bincount(self.subproblem, self.weight).max()) + int(
            table.mixing.max(initial=0)
        )
        highest = int(table.before.max(initial=0)) + 3 * most + 1
        worst = 2 * max(self.square) * highest**2
        gains = float(np.bincount(self.subproblem, np.abs(gain.astype(np.float64))).max())
        largest: int = worst + 2 * int(gains)
        return (largest // LARGEST).bit_length()

    def counted(self) -> list[BatchResource]:
        """The limits that can bind on some pricing problem; `counts` by seat."""
        table = self.terms.table
        found: list[tuple[BatchResource, Flags]] = []  # (problem,), whom it binds
        for ceiling in table.ceilings:
            lead = ~table.assist[self.seats]
            counts = np.where(lead, ceiling.counts[table.case[self.seats]], 0)
            room = ceiling.room[self.worker]
            binds = np.bincount(self.subproblem, counts, len(self.worker)) > room
            if binds.any():
                self._beside_others(found, binds, self._dimension(
                    counts, room, ceiling.tier, ceiling.price
                ))
        return [item for item, _ in found] + list(self._limits())

    def _beside_others(
        self, found: list[tuple[BatchResource, Flags]], binds: Flags, item: BatchResource
    ) -> None:
        """Add a limit; in one with another of the same kind where they bind nobody together."""
        for at, (other, bound) in enumerate(found):
            if (other.tier, other.unit) == (item.tier, item.unit) and not (bound & binds).any():
                mine = binds[self.subproblem]
                found[at] = other._replace(
                    counts=np.where(mine, item.counts, np.where(
                        bound[self.subproblem], other.counts, 0
                    )),
                    room=np.where(binds, item.room, other.room),
                    wall=np.where(binds, item.wall, other.wall),
                ), bound | binds
                return
        found.append((item, binds))

    def _limits(self) -> Iterator[BatchResource]:
        """Each caseworker's own limits, those of one kind together."""
        limits = self.terms.table.limits
        place = {seat: at for at, seat in enumerate(self.seats.tolist())} if limits else {}
        found: dict[tuple[str, int, int], tuple[Ints, Ints]] = {}
        for subproblem, worker in enumerate(self.worker.tolist()):
            for turn, limit in enumerate(limits.get(worker, ())):
                mine = [(place[seat], n) for seat, n in limit.counts.items() if seat in place]
                if sum(count for _, count in mine) <= limit.room or self._beside(limit, mine):
                    continue
                key = (limit.tier, limit.price, turn)
                if key not in found:
                    nothing = np.zeros(len(self.seats), np.int64)
                    found[key] = nothing, np.full(len(self.worker), UNBOUNDED)
                counts, room = found[key]
                room[subproblem] = limit.room
                for at, count in mine:
                    counts[at] = count
        for (tier, price, _), (counts, room) in found.items():
            yield self._dimension(counts, room, tier, price)

    def _beside(self, limit: ResourceLimit, mine: list[tuple[int, int]]) -> bool:
        """Whether a limit keeps apart the two seats of one case: these lie side by side."""
        if limit.tier or len(mine) != 2 or max(count for _, count in mine) > limit.room:
            return False
        (first, _), (second, _) = mine
        cases = self.terms.table.case[self.seats[[first, second]]]
        if cases[0] != cases[1]:
            return False
        self.apart[[first, second]] = True
        return True

    def _dimension(self, counts: Ints, room: Ints, tier: str, unit: int) -> BatchResource:
        rate = rates_of(self.duals.weights).get(tier, 0) if tier else 0
        wall = self.terms.walls_at(tier, room, unit)
        return BatchResource(counts, room, wall, unit * rate, tier, unit)

    def batch(self, gain: Ints, counted: list[BatchResource], shift: int) -> PricingBatch:
        """Everything by pricing problem and place, the groups worth most first."""
        table = self.terms.table
        before = table.before[self.worker]
        square = np.asarray([each >> shift for each in self.square], np.int64)
        level = _levels(self.subproblem, gain, self.weight, square, before)
        worth = gain - (2 * square * level)[self.subproblem] * self.weight
        order = self._order(worth)
        first = np.cumsum(self.size) - self.size
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order)) - first[self.subproblem[order]]
        shape = (len(self.worker), int(self.size.max(initial=0)))

        def spread(values: Ints) -> Ints:
            found = np.zeros(shape, np.int64)
            found[self.subproblem, place] = values
            return found

        cap = self.terms.cap
        free = np.full(len(self.worker), UNBOUNDED)
        bonds, fee, taken = self._bonds()
        batch = PricingBatch(
            worker=self.worker,
            size=self.size,
            seat=spread(self.seats),
            gain=spread(gain),
            weight=spread(self.weight),
            phase=spread(table.phase[self.seats]),
            square=square,
            shift=shift,
            before=before,
            mixing=table.mixing[self.worker],
            held=table.held[self.worker],
            cap=free if cap is None else cap[self.worker] + before,
            bonds=spread(bonds),
            apart=_second(spread(self.apart.astype(np.int64)), spread(table.case[self.seats])),
            again=self._again(spread),
            fee=[each >> shift for each in fee],
            dimensions=[item._replace(counts=spread(item.counts)) for item in counted],
            asks=[],
        )
        for bound, room in self.terms.tests:
            batch.asks.append(self._ask(bound, room, spread, counted, taken))
        _walls(batch)
        return batch

    def _kind(self) -> Ints:
        """(case,), itself, or the first of its kind where alike cases are counted."""
        kinds = self.terms.rows.kinds
        return np.arange(len(self.terms.table.cases)) if kinds is None else kinds.first

    def _again(self, spread: Callable[[Ints], Ints]) -> Flags:
        """(problem, place), whether it is one more of the kind of the place before."""
        table = self.terms.table
        kind = spread(np.where(table.assist, -1, self._kind()[table.case])[self.seats] + 1)
        found = np.zeros(kind.shape, np.bool_)
        found[:, 1:] = (kind[:, 1:] == kind[:, :-1]) & (kind[:, 1:] > 0)
        return found

    def _order(self, worth: Ints) -> Ints:
        """Pricing problem by pricing problem, seats that earlier tiers want first, then by worth.

        Seats of one case or one bond stay together: what a label has of them matters only
        until the last is offered.
        """
        rows, table = self.terms.rows, self.terms.table
        kind = self._kind().copy()
        for case, bonds in rows.bonds_of_case.items():
            kind[case] = len(table.cases) + min(bonds)
        key = (
            self.subproblem * (len(table.cases) + len(rows.bond_row)) + kind[table.case[self.seats]]
        )
        _, group = np.unique(key, return_inverse=True)
        count = int(group.max(initial=-1)) + 1
        best = np.full(count, np.iinfo(np.int64).min)
        np.maximum.at(best, group, worth)
        wanted = np.zeros(count, np.bool_)
        np.logical_or.at(wanted, group, self.terms.wanted(self.seats))
        mine = table.case[self.seats]
        return np.lexsort(
            (self.seats, -worth, mine, group, -best[group], ~wanted[group], self.subproblem)
        )

    def _bonds(self) -> tuple[Ints, list[int], list[int]]:
        """The bits of each seat's bonds, each bit's fee, and which bond it is.

        A bond more than there are bits for costs nothing: gains are then told too large.
        """
        terms, rows, table = self.terms, self.terms.rows, self.terms.table
        found = np.zeros(len(self.seats), np.int64)
        asking = [self.duals, *(bound.duals for bound, _ in terms.tests)]
        taken = [
            bond
            for bond, row in enumerate(rows.bond_row)
            if any(duals.row[row] for duals in asking)
        ][:BONDS]
        lead, case = ~table.assist[self.seats], table.case[self.seats]
        for bit, bond in enumerate(taken):
            mine = lead & np.isin(case, rows.bond_cases[bond])
            found |= np.where(mine, np.int64(1) << bit, 0)
        return found, [-self.duals.row[rows.bond_row[bond]] for bond in taken], taken

    def _ask(
        self,
        bound: DualBound,
        room: int,
        spread: Callable[[Ints], Ints],
        counted: list[BatchResource],
        bonds: list[int],
    ) -> BatchBudget:
        """What an earlier tier asks of these pricing problems."""
        askable = self.terms.askable(bound)[self.worker].tolist()
        floor = [
            -bound.least.get(worker, 0) - room if able else FREE
            for worker, able in zip(self.worker.tolist(), askable, strict=True)
        ]
        own = rates_of(bound.duals.weights)
        return BatchBudget(
            spread(self.terms.paid(bound)[self.seats]),
            np.asarray(floor, np.int64),
            [item.unit * own.get(item.tier, 0) if item.tier else 0 for item in counted],
            [-bound.duals.row[self.terms.rows.bond_row[bond]] for bond in bonds],
        )


def _second(apart: Ints, case: Ints) -> Flags:
    """Where a place may not be taken with the one before."""
    found = np.zeros(apart.shape, np.bool_)
    found[:, 1:] = (apart[:, 1:] & apart[:, :-1] & (case[:, 1:] == case[:, :-1])) > 0
    return found


def _levels(subproblem: Ints, gain: Ints, weight: Ints, square: Ints, before: Ints) -> Ints:
    """For every pricing problem the load at which the tangent bounds it best."""
    people = len(square)
    low = before.copy()
    high = before + np.bincount(subproblem, weight, people).astype(np.int64)
    while (high - low > 1).any():
        middle = (low + high) // 2
        taken = np.where(gain - (2 * square * middle)[subproblem] * weight > 0, weight, 0)
        load = before + np.bincount(subproblem, taken, people).astype(np.int64)
        low, high = np.where(load > middle, middle, low), np.where(load > middle, high, middle)
    return np.where(square > 0, low, before)


def _walls(batch: PricingBatch) -> None:
    """Lower the walls to where an earlier tier's floor can still be reached."""
    for ask in batch.asks:
        hope = np.maximum(ask.pay, 0).sum(axis=1) - ask.floor
        for item, rate in zip(batch.dimensions, ask.rates, strict=True):
            if rate:
                most = item.room + np.maximum(0, hope // rate)
                free = ask.floor == FREE
                item.wall[:] = np.where(free, item.wall, np.minimum(item.wall, most))
