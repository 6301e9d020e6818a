"""What a tier charges on a table: per pattern, per slack of the master, and for nothing.

The cost of an allocation is `constant` + the costs of its patterns + the costs of its
slacks, all whole numbers, the same as the tier's own measure.
"""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from assigner.objective import Costs, PairCost
from assigner.solve.columns.column import Columns
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import Flags, Ints, SeatTable


@dataclass(eq=False)
class TierCost:
    """One tier. `tier`: whose soft rules it counts; `square`: also the convex load.

    `steps`: utilisations in rising order, and what a caseworker costs below, between and above
    them. These are for a pool alone: the search of a pricing problem does not know them.
    `open`: the seats that anybody can still have; others are not asked what they cost.
    """

    table: SeatTable
    rows: LinkingRows
    constant: int = 0
    tier: str = ""
    square: bool = False
    takes: PairCost | None = None
    assists: PairCost | None = None
    bars: dict[int, int] = field(default_factory=dict)
    slack: dict[int, int] = field(default_factory=dict)
    steps: tuple[Ints, Ints] | None = None  # (step,), utilisation; (step + 1,), cost
    open: Flags | None = None  # (seat,)
    _known: dict[int, int] = field(default_factory=dict)

    def seat_cost(self, seat: int) -> int:
        """What a seat costs by itself, whoever else holds what."""
        if seat not in self._known:
            table = self.table
            pair = self.assists if table.assist[seat] else self.takes
            cost = self.bars.get(seat, 0)
            if pair is not None:
                case, worker = int(table.case[seat]), int(table.worker[seat])
                cost += pair(table.cases[case], table.workers[worker])
            self._known[seat] = cost
        return self._known[seat]

    @cached_property
    def seat_costs(self) -> Ints:
        """What every seat costs by itself."""
        table = self.table
        found = np.zeros(len(table.case), np.int64)
        found[list(self.bars)] = list(self.bars.values())
        open_seats = np.ones(len(found), bool) if self.open is None else self.open
        for pair, assist in ((self.takes, False), (self.assists, True)):
            if pair is None:
                continue
            at = np.flatnonzero(open_seats & (table.assist == assist))
            who = zip(table.case[at].tolist(), table.worker[at].tolist(), strict=True)
            found[at] += np.array(
                [pair(table.cases[case], table.workers[worker]) for case, worker in who], np.int64
            )
        found[~open_seats] = 0
        return found

    @property
    def linear(self) -> bool:
        """Whether seats cost something by themselves."""
        return bool(self.bars) or self.takes is not None or self.assists is not None

    def of(self, patterns: Columns) -> Ints:
        """The cost of each pattern, beside its caseworker's cost with nothing new."""
        return patterns.once(self, self._of)

    def _of(self, patterns: Columns) -> Ints:
        cost = np.zeros(len(patterns), np.int64)
        if self.square:
            cost += patterns.squares
        if self.tier:
            cost += patterns.excess(self.tier)
        if self.steps is not None:
            utilisations, values = self.steps
            table = self.table
            before = (table.steep * table.before)[patterns.worker]
            cost += values[np.searchsorted(utilisations, patterns.utilisation, "right")]
            cost -= values[np.searchsorted(utilisations, before, "right")]
        if self.linear and len(patterns):
            seats, inverse = np.unique(patterns.seat, return_inverse=True)
            each = np.asarray([self.seat_cost(seat) for seat in seats.tolist()], np.int64)
            cost += patterns.total(each[inverse])
        return cost

    @cached_property
    def single(self) -> Ints:
        """The least each seat adds to any pattern: a lower bound of what it costs there.

        Convex costs only grow with what is held, so the sum of these is never more than
        the cost of a pattern.
        """
        table = self.table
        cost = np.zeros(len(table.case), np.int64)
        if self.square:
            before = table.before[table.worker]
            cost += table.steep[table.worker] * (table.weight * (2 * before + table.weight))
        for ceiling in table.ceilings if self.tier else ():
            if ceiling.tier == self.tier:
                over = ceiling.counts[table.case] - ceiling.room[table.worker]
                cost += np.where(table.assist, 0, ceiling.price * np.maximum(0, over))
        for limits in table.limits.values() if self.tier else ():
            for limit in limits:
                if limit.tier == self.tier:
                    for seat, count in limit.counts.items():
                        cost[seat] += limit.price * max(0, count - limit.room)
        if self.linear:
            cost += self.seat_costs
        return cost

    @cached_property
    def largest(self) -> int:
        """The largest of them."""
        return int(np.abs(self.single).max(initial=0))


def charge(
    table: SeatTable, rows: LinkingRows, costs: Costs, still_open: Flags | None = None
) -> TierCost:
    """State a tier over a table. What `minmax` and `leximax` look at is not its business."""
    problem, constant = table.statement.problem, 0
    square = costs.balance == "sumsq"
    if square:
        constant += sum(
            problem.steepness[w] * problem.load_before[w] ** 2 for w in table.workers
        )
    slack: dict[int, int] = {}
    for case, name in enumerate(table.cases):
        if case not in rows.place:
            constant += costs.unassigned.get(name, 0)
    for at, item in enumerate(rows.slacks):
        price = costs.unassigned.get(table.cases[item.case], 0) if item.case >= 0 else 0
        if costs.soft and item.tier == costs.soft:
            price += item.price
        if price:
            slack[at] = price
    bars = dict[int, int]()
    if costs.soft:
        constant += _already(table, costs.soft)
        bars = _barred(table, costs.soft)
    return TierCost(
        table, rows, constant, costs.soft, square, costs.takes, costs.assists, bars, slack,
        open=still_open,
    )


def _barred(table: SeatTable, tier: str) -> dict[int, int]:
    """What the soft bars of a tier make of each seat."""
    bars: dict[int, int] = {}
    known: dict[frozenset[str], Flags] = {}
    for rule, bar in table.statement.soft_bars:
        if rule.soft_tier != tier or bar.case not in table.case_at:
            continue
        if bar.workers not in known:  # few sets of people, and many cases
            known[bar.workers] = np.array([w in bar.workers for w in table.workers], bool)
        case, price = table.case_at[bar.case], rule.price
        for assist, applies in ((False, bar.takes), (True, bar.assists)):
            seats = table.of_case(case, assist)
            for seat in seats[known[bar.workers][table.worker[seats]]].tolist() if applies else ():
                bars[seat] = bars.get(seat, 0) + price
    return bars


def _already(table: SeatTable, tier: str) -> int:
    """What is above soft ceilings before today."""
    total = 0
    for rule, ceiling in table.statement.ceilings:
        if not rule.hard and rule.soft_tier == tier:
            total += rule.price * sum(max(0, -ceiling.room.get(w, 0)) for w in table.workers)
    return total
