"""Some of the seats at once, in arrays: what each gains at given duals.

In floating point, with a margin that covers its rounding: what certainly gains nothing is
left out here, and what is let through is counted exactly.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assigner.solve.branch_and_price.duals import Duals
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import Flags, Ints, SeatTable

Floats = NDArray[np.float64]
EXACT = 2.0**52
"""Whole numbers below are exact in doubles, sums of two included."""


@dataclass
class SeatGains:
    """Seats in order of caseworker, and the entries of the linking rows that are theirs."""

    table: SeatTable
    rows: LinkingRows
    seat: Ints  # (at,), its place in the table
    worker: Ints  # (at,)
    entry_at: Ints  # (entry,), place in `seat`
    entry_row: Ints  # (entry,), linking row
    entry_count: Ints  # (entry,), coefficient
    _worth: tuple[Duals, Ints] | None = None  # (at,), exact gains at these duals

    def gains(self, duals: Duals) -> tuple[Floats, float]:
        """What each seat gains at most, rounded up, and by how much it may be too much."""
        row = np.asarray([float(price) for price in duals.row])
        gain = self._paid(row)
        size = largest_gain(duals)
        for charge, weight in duals.weights:
            gain -= float(weight) * charge.single[self.seat]
        # Whole numbers below 2^52 are exact in floating point, sums and all.
        margin = 0.0 if size < EXACT else size * 1e-13 * (1 + len(duals.weights))
        return gain + margin, margin

    def potential(self, duals: Duals, gain: Floats) -> Floats:
        """The most each caseworker can gain: no more than all their gains above 0.

        The cases of a bond gain together, less the price of holding it.
        """
        table, rows = self.table, self.rows
        plus = np.maximum(gain, 0.0)
        total: Floats = np.bincount(self.worker, plus, len(table.workers)).astype(np.float64)
        fees = [-duals.row[row] for row in rows.bond_row]
        if not any(fees):
            return total
        every = np.zeros(len(table.case))
        every[self.seat] = plus
        for fee, cases in zip(fees, rows.bond_cases, strict=True):
            if fee > 0 and all(len(rows.bonds_of_case[case]) == 1 for case in cases):
                seats = np.concatenate([table.of_case(case, False) for case in cases])
                group = np.bincount(table.worker[seats], every[seats], len(table.workers))
                total -= np.minimum(group, float(fee))
        return total

    def exact(self, duals: Duals) -> Ints | None:
        """What the linking rows pay for each seat; None where that may not fit 64 bits."""
        if self._worth is None or self._worth[0] is not duals:
            each = np.bincount(self.entry_at, np.abs(self.entry_count), len(self.seat))
            if max(map(abs, duals.row), default=0) * int(each.max(initial=0)) >= 1 << 62:
                return None
            paid = np.asarray(duals.row, np.int64)[self.entry_row] * self.entry_count
            # Entries are in order of seat. A running sum may wrap around; differences do not.
            running = np.concatenate([np.zeros(1, np.int64), np.cumsum(paid)])
            edge = np.searchsorted(self.entry_at, np.arange(len(self.seat) + 1))
            self._worth = (duals, running[edge[1:]] - running[edge[:-1]])
        return self._worth[1]

    def _paid(self, row: Floats) -> Floats:
        each = row[self.entry_row] * self.entry_count
        return np.bincount(self.entry_at, each, len(self.seat)).astype(np.float64)


def view(table: SeatTable, rows: LinkingRows, which: Flags) -> SeatGains:
    """Look at some of the seats."""
    seat = np.flatnonzero(which)
    mine = which[rows.entry_seat]
    place = np.cumsum(which) - 1
    return SeatGains(
        table, rows, seat, table.worker[seat],
        place[rows.entry_seat[mine]], rows.entry_row[mine], rows.entry_count[mine],
    )


def _largest(duals: Duals) -> float:
    """At least as large as what the rows can pay for a seat."""
    return float(max(map(abs, duals.row), default=0)) * 8


def largest_gain(duals: Duals) -> float:
    """At least as large as any number that gains are made of."""
    size = _largest(duals)
    for charge, weight in duals.weights:
        size += 2.0 * abs(weight) * charge.largest
    return size
