"""A tier's restricted master: its columns, the linking rows, the tiers before, further cuts."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from math import inf
from typing import NamedTuple

import numpy as np

from assigner.solve.branch_and_price.duals import DualBound, Duals
from assigner.solve.columns.column import Columns, ColumnSeats
from assigner.solve.columns.restricted_master import RestrictedMaster
from assigner.solve.columns.seats import Ints

WHOLE = 0.999
"""A share from which on a column is taken whole: floating point does not quite reach 1."""
TINY = 1e-7
"""A share below counts as none: GLOP's own tolerance."""


class FractionalSolution(NamedTuple):
    """What it costs, the duals, each caseworker's own dual, and each column's share.

    `worth`: the dual of each further cut, at most 0.
    """

    value: float
    duals: Duals
    own: dict[int, float]
    shares: dict[ColumnSeats, float]
    worth: list[int]


class TierMaster:
    """The columns so far. Costs are told by how far they lie above the bound of `origin`."""

    def __init__(self, origin: DualBound, upper: Sequence[int], start: Columns) -> None:
        self.origin, self.upper = origin, upper
        duals = origin.duals
        self.rows, self.tiers = duals.rows, duals.tiers
        self.lp = master = RestrictedMaster(_unit(self._above(start)))
        self.linked = [
            master.row(right if equal else -inf, right)
            for right, equal in zip(self.rows.right, self.rows.equal, strict=True)
        ]
        self.kept = [
            master.row(-inf, tier.most, _unit(tier.charge.of(start))) for tier in self.tiers
        ]
        self.people: dict[int, int] = {}
        self.idle: dict[int, int] = {}
        self.columns: dict[ColumnSeats, int] = {}
        self.further: list[int] = []
        for at, slack in enumerate(self.rows.slacks):
            counts = [(self.linked[slack.row], float(slack.coefficient))]
            counts += [
                (row, tier.charge.slack.get(at, 0))
                for row, tier in zip(self.kept, self.tiers, strict=True)
            ]
            master.column(duals.slack(at) / duals.scale, upper[at], counts)
        for row, dual, equal in zip(self.linked, duals.row, self.rows.equal, strict=True):
            if dual and not equal:
                master.surplus(row, -dual / duals.scale)
        for row, dual in zip(self.kept, duals.kept, strict=True):
            if dual:
                master.surplus(row, dual / duals.scale * master.units[row])
        self.add(start)

    def _turn(self, worker: int) -> int:
        """The row of a caseworker, who has one column or none."""
        if worker not in self.people:
            row = self.people[worker] = self.lp.row(-inf, 1)
            least = self.origin.least.get(worker, 0)
            if least:
                cost = -least / self.origin.duals.scale
                self.idle[worker] = self.lp.column(cost, 1, [(row, 1)])
                self.lp.hold(row, 1)
        return self.people[worker]

    def _above(self, columns: Columns) -> list[float]:
        scale = self.origin.duals.scale
        return [cost / scale for cost in self.origin.above(columns).tolist()]

    def add(self, columns: Columns) -> None:
        """More columns; those already there are left out."""
        numbers: list[int | None] = []
        counts: list[tuple[int, int, float]] = []
        for column, cost in zip(columns.listed(), self._above(columns), strict=True):
            if column in self.columns:
                numbers.append(None)
                continue
            number = self.columns[column] = self.lp.column(cost)
            counts.append((self._turn(column[0]), number, 1))
            numbers.append(number)
        for row, tier in zip(self.kept, self.tiers, strict=True):
            each = tier.charge.of(columns).tolist()
            counts += [
                (row, number, cost) for number, cost in zip(numbers, each, strict=True)
                if cost and number is not None
            ]
        linked, entries = self.linked, (array.tolist() for array in columns.entries)
        counts += [
            (linked[row], number, count) for at, row, count in zip(*entries, strict=True)
            if (number := numbers[at]) is not None
        ]
        self.lp.enter(counts)

    def cut(self, columns: Sequence[ColumnSeats], counts: Sequence[int], right: int) -> None:
        """A further row: counts of columns add up to at most `right`."""
        unit = float(max(1, abs(right), *map(abs, counts)))
        numbers = (self.columns[column] for column in columns)
        self.further.append(self.lp.row(-inf, right, unit, zip(numbers, counts, strict=True)))

    def need(self, workers: Iterable[int]) -> None:
        """These caseworkers have a column."""
        for worker in workers:
            if worker in self.people:
                self.lp.hold(self.people[worker], 1)
            if worker in self.idle:
                self.lp.bound(self.idle[worker], 0, 0)

    def close(self, columns: Iterable[ColumnSeats]) -> None:
        """None of these columns is taken."""
        for column in columns:
            self.lp.bound(self.columns[column], 0, 0)

    def take(self, column: ColumnSeats) -> None:
        """Take this column whole."""
        self.lp.bound(self.columns[column], 1)

    def reopen(self, column: ColumnSeats) -> None:
        """Leave it open again whether it is taken."""
        self.lp.bound(self.columns[column], 0)

    @cached_property
    def base(self) -> int:
        """What the rows are worth at the origin, in units / scale."""
        duals = self.origin.duals
        return duals.base([0] * len(self.upper)) + sum(self.origin.least.values())

    @property
    def value(self) -> float:
        """What the last solution costs, its constant left out."""
        return self.lp.value + self.base / self.origin.duals.scale

    def shares(self) -> dict[ColumnSeats, float] | None:
        """Each column's share where it costs least; None when the solver gives up."""
        if not self.lp.solve():
            return None
        taken = self.lp.taken(self.columns.values())
        return {
            column: share for column, share in zip(self.columns, taken, strict=True)
            if share > TINY
        }

    def solve(self, scale: int) -> FractionalSolution | None:
        """The least cost in fractions; None when the solver gives up."""
        shares = self.shares()
        if shares is None:
            return None
        first, told = self.origin.duals, self.lp.duals()
        finer = scale // first.scale
        row = [
            before * finer + round(told[row] * scale)
            for before, row in zip(first.row, self.linked, strict=True)
        ]
        # Rounding may leave a dual on the wrong side of 0: there it would prove nothing.
        row = [
            dual if equal else min(0, dual)
            for dual, equal in zip(row, self.rows.equal, strict=True)
        ]
        kept = [
            max(0, before * finer + round(-told[row] * scale))
            for before, row in zip(first.kept, self.kept, strict=True)
        ]
        duals = Duals(self.rows, first.objective, self.tiers, scale, row, kept)
        own = {worker: -told[row] * scale for worker, row in self.people.items()}
        worth = [min(0, round(told[row] * scale)) for row in self.further]
        return FractionalSolution(self.value * scale, duals, own, shares, worth)


def _unit(costs: Sequence[float] | Ints) -> float:
    some = np.abs([cost for cost in costs if cost])
    return float(np.median(some)) if len(some) else 1.0
