"""A small part by all sets of its cases: exact, and as quick for a hundred colleagues as for ten.

Who holds which set of cases is split in two again and again, from the whole team down to one
caseworker (dynamic programming over subsets). A tier adds up over caseworkers, so the best
split of a set under the tiers in order is made of best splits of its halves: each tier goes
once through the splits that the tiers before it left, and its least cost is proved.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from assigner.allocation import Seats
from assigner.objective import Costs
from assigner.solve.columns.column import Columns
from assigner.solve.columns.cost import TierCost, charge
from assigner.solve.columns.linking_rows import LinkingRows, link
from assigner.solve.columns.seats import Flags, Ints, SeatTable, tabulate
from assigner.solve.columns.solution import MasterSolution, patterns_of
from assigner.solve.limits import Limits
from assigner.solve.minimum import Minimum, TiedCases
from assigner.solve.parts import PartOfDay
from assigner.statement import Statement

NEVER = np.iinfo(np.int64).max
"""The cost of what cannot be."""


class SubsetParameters:
    """Which parts are small enough."""

    cases: Final = 8
    """Cases at most: 3^8 = 6,561 splits, and each case more takes three times as many."""
    entries: Final = 600_000
    """(caseworker, split) at most, 8 bytes each and looked at once a tier: a few milliseconds."""


class Splits(NamedTuple):
    """Every set of n cases in every two halves, in order of the set: bits of each."""

    whole: Ints  # (split,), bits of the set
    left: Ints  # (split,), bits of one half
    right: Ints  # (split,), bits of the other
    start: Ints  # (set,), its first split


@cache
def splits(cases: int) -> Splits:
    """All 3^n splits of all sets of n cases: of each case, in neither, in one or the other."""
    sets = np.arange(1 << cases)
    whole, left = np.nonzero((sets[:, None] & sets) == sets)
    return Splits(whole, left, whole - left, np.searchsorted(whole, sets))


class Subsets:
    """One part, and the splits that the tiers so far leave.

    Leaves are the caseworkers, nobody (who has what is left unassigned), and fillers up to
    a power of two; `halves[k][node, split]` are the splits open k + 1 levels up.
    """

    way = "subsets"

    def __init__(
        self, statement: Statement, part: PartOfDay, table: SeatTable, linking: LinkingRows
    ) -> None:
        self.statement, self.part, self.table, self.linking = statement, part, table, linking
        self.cases = sorted(linking.place)
        self.splits = splits(len(self.cases))
        self.nobody = len(table.workers)
        self.patterns, self.sets = _all_patterns(table, linking, self.cases)
        leaves = 1 << self.nobody.bit_length()
        # (leaf, set), who may still have which set
        self.open = np.zeros((leaves, 1 << len(self.cases)), np.bool_)
        self.open[:, 0] = True
        self.open[self.nobody] = True
        self.open[self.patterns.worker, self.sets] = True
        self.halves: list[Flags] = []  # by level: (node, split)
        # From the leaves up, two by two: a set is open to a pair where some split of it is.
        able = self.open
        while len(able) > 1:
            fits = able[0::2, self.splits.left] & able[1::2, self.splits.right]
            self.halves.append(fits)
            able = np.logical_or.reduceat(fits, self.splits.start, axis=1)
        self._bonds = self._of_bonds()
        hard = [touched for slack, touched in self._bonds if slack < 0]
        if hard:
            self._keep(self._best(self._costs(None, [(1, touched) for touched in hard]))[1])

    def minimise(self, costs: Costs, limits: Limits) -> Minimum:
        """The least a tier can cost, proved; leaving every case is always possible."""
        del limits
        tier = charge(self.table, self.linking, costs)
        priced = [(tier.slack.get(slack, 0), touched) for slack, touched in self._bonds]
        dues = [(price, touched) for price, touched in priced if price]
        least, self._reached = self._best(self._costs(tier, dues))
        value = (least - sum(price for price, _ in dues) + tier.constant,)
        return Minimum(value, value, self._seats(self._reached))

    def keep(self, costs: Costs, most: tuple[int, ...]) -> None:
        """Hold the tier just minimised at its least for the tiers after it."""
        del costs, most
        self._keep(self._reached)

    def cost_of(self, costs: Costs, seats: Mapping[str, Seats]) -> tuple[int, ...]:
        """What given seats cost in a tier."""
        tier = charge(self.table, self.linking, costs)
        return (
            tier.constant + MasterSolution(patterns_of(self.table, self.linking, seats)).cost(tier),
        )

    def tied(self, limits: Limits) -> TiedCases:
        """The cases that could have other people with every tier kept as good."""
        del limits
        found = set()
        for bit, case in enumerate(self.cases):
            having = (np.arange(self.open.shape[1]) >> bit & 1).astype(np.bool_)
            if int(self.open[:, having].any(axis=1).sum()) > 1:
                found.add(self.table.cases[case])
        return TiedCases(frozenset(found & self._seats(self._reached).keys()))

    def _of_bonds(self) -> list[tuple[int, Ints]]:
        """Each bond: its slack (-1 when hard); for each set 1 with one of its cases, 3 with all."""
        slack_of = {slack.row: at for at, slack in enumerate(self.linking.slacks)}
        bit = {case: 1 << place for place, case in enumerate(self.cases)}
        sets, found = np.arange(1 << len(self.cases)), []
        for row, cases in zip(self.linking.bond_row, self.linking.bond_cases, strict=True):
            mine = sum(bit.get(case, 0) for case in cases)
            found.append((slack_of.get(row, -1), mine))
        return [(slack, (sets & mine != 0) + 2 * (sets & mine == mine)) for slack, mine in found]

    def _costs(self, tier: TierCost | None, dues: list[tuple[int, Ints]]) -> Ints:
        """What each leaf costs with each set. A bond costs each holder its price.

        One price too much is so counted, also when nobody holds any of its cases.
        """
        cost = np.zeros(self.open.shape, np.int64)
        alive = np.flatnonzero(self.open[self.patterns.worker, self.sets])
        some, sets = self.patterns.only(alive), self.sets[alive]
        if tier is not None:
            cost[some.worker, sets] = tier.of(some)
            slack_of = {slack.case: at for at, slack in enumerate(self.linking.slacks)}
            for bit, case in enumerate(self.cases):
                price = tier.slack.get(slack_of[case], 0)
                cost[self.nobody] += price * (np.arange(cost.shape[1]) >> bit & 1)
        for price, touched in dues:
            cost[some.worker, sets] += price * (touched[sets] & 1)
            cost[self.nobody] += price * (touched >> 1)
        return cost

    def _best(self, cost: Ints) -> tuple[int, list[Flags]]:
        """The least cost of the whole team with all cases, and the splits that have it."""
        found = []
        for fits in self.halves:
            total = cost[0::2, self.splits.left] + cost[1::2, self.splits.right]
            total = np.where(fits, total, NEVER)
            cost = np.minimum.reduceat(total, self.splits.start, axis=1)
            found.append(fits & (total == cost[:, self.splits.whole]))
            cost[cost == NEVER] = 0
        return int(cost[0, -1]), found

    def _keep(self, halves: list[Flags]) -> None:
        """Leave only the splits on a way down from the whole."""
        wanted = np.zeros((1, self.open.shape[1]), np.bool_)
        wanted[0, -1] = True
        self.halves = []
        for fits in reversed(halves):
            on_the_way = fits & wanted[:, self.splits.whole]
            self.halves.insert(0, on_the_way)
            wanted = np.zeros((2 * len(fits), self.open.shape[1]), np.bool_)
            node, split = np.nonzero(on_the_way)
            wanted[2 * node, self.splits.left[split]] = True
            wanted[2 * node + 1, self.splits.right[split]] = True
        self.open = self.open & wanted

    def _seats(self, halves: list[Flags]) -> dict[str, Seats]:
        """One of the ways down."""
        held = {0: self.open.shape[1] - 1}
        for fits in reversed(halves):
            below = {}
            for node, whole in held.items():
                first = int(self.splits.start[whole])
                at = first + int(np.argmax(fits[node, first : first + (1 << whole.bit_count())]))
                below[2 * node] = int(self.splits.left[at])
                below[2 * node + 1] = int(self.splits.right[at])
            held = {node: whole for node, whole in below.items() if whole}
        return {
            self.table.cases[case]: Seats(self.table.workers[leaf])
            for bit, case in enumerate(self.cases)
            for leaf, whole in held.items()
            if leaf != self.nobody and whole >> bit & 1
        }


def by_subsets(statement: Statement, part: PartOfDay) -> Subsets | None:
    """The way for a small part that no row but bonds ties together; None for any other."""
    size = len(part.cases)
    leaves = 1 << len(part.workers).bit_length()
    if size > SubsetParameters.cases or leaves * 3**size > SubsetParameters.entries:
        return None
    if any(statement.candidates.assists[case] for case in part.cases):
        return None
    table = tabulate(statement, part)
    linking = link(table)
    if len(linking.right) > len(linking.place) + len(linking.bond_row):
        return None
    return Subsets(statement, part, table, linking)


def _all_patterns(table: SeatTable, linking: LinkingRows, cases: list[int]) -> tuple[Columns, Ints]:
    """Every set of cases that each caseworker may hold, hard limits kept, and its bits."""
    bit = {case: at for at, case in enumerate(cases)}
    at = np.asarray([bit[case] for case in table.case.tolist()], np.int64)
    seat = np.full((len(table.workers), len(cases)), -1)
    seat[table.worker, at] = np.arange(len(table.case))
    mine = np.zeros(len(table.workers), np.int64)
    np.bitwise_or.at(mine, table.worker, 1 << at)
    sets = np.arange(1, 1 << len(cases))
    worker, place = np.nonzero((sets & ~mine[:, None]) == 0)
    held = sets[place]
    has = (held[:, None] >> np.arange(len(cases)) & 1).astype(np.bool_)
    start = np.concatenate([[0], np.cumsum(has.sum(axis=1))])
    found = Columns(table, linking, worker, seat[worker][has], start)
    fits = np.ones(len(found), np.bool_)
    for ceiling in table.ceilings:
        if not ceiling.tier:
            counted = found.total(ceiling.counts[table.case][found.seat])
            fits &= (counted == 0) | (counted <= ceiling.room[worker])
    for person, limits in table.limits.items():
        for limit in limits:
            if not limit.tier:
                counts = np.zeros(len(table.case), np.int64)
                counts[list(limit.counts)] = list(limit.counts.values())
                fits &= (worker != person) | (found.total(counts[found.seat]) <= limit.room)
    return found.only(fits), held[fits]

