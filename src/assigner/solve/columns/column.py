"""Patterns in arrays: many sets of seats, each of one caseworker, evaluated at once."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import Flags, Ints, SeatTable

Answer = TypeVar("Answer")
ColumnSeats = tuple[int, tuple[int, ...]]


@dataclass(frozen=True)
class Columns:
    """Pattern p is caseworker `worker[p]` with seats `seat[start[p] : start[p + 1]]`.

    No pattern is empty: who holds nothing new has none.
    """

    table: SeatTable
    rows: LinkingRows
    worker: Ints  # (pattern,)
    seat: Ints  # (entry,), seats of one pattern after another
    start: Ints  # (pattern + 1,), its first entry
    _answers: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.worker)

    def once(self, asked: object, answer: Callable[["Columns"], Answer]) -> Answer:
        """What a tier costs or a cut counts here, worked out when first asked."""
        if asked not in self._answers:
            self._answers[asked] = answer(self)
        found: Answer = self._answers[asked]
        return found

    def listed(self) -> list[ColumnSeats]:
        """As tuples, in order."""
        seats, start = self.seat.tolist(), self.start.tolist()
        return [
            (worker, tuple(seats[start[at] : start[at + 1]]))
            for at, worker in enumerate(self.worker.tolist())
        ]

    def only(self, keep: Flags | Ints) -> "Columns":
        """Some of them."""
        at = np.flatnonzero(keep) if keep.dtype == np.bool_ else keep
        sizes = (self.start[1:] - self.start[:-1])[at]
        start = np.concatenate([[0], np.cumsum(sizes)])
        # Each seat's place in the old array: its pattern's first, and how far behind it.
        within = np.arange(int(start[-1])) - np.repeat(start[:-1], sizes)
        seat = self.seat[np.repeat(self.start[:-1][at], sizes) + within]
        return Columns(self.table, self.rows, self.worker[at], seat, start)

    @cached_property
    def owner(self) -> Ints:
        """For each entry of `seat`, its pattern."""
        found: Ints = np.repeat(np.arange(len(self)), self.start[1:] - self.start[:-1])
        return found

    @cached_property
    def _case(self) -> Ints:
        """For each entry of `seat`, its case."""
        found: Ints = self.table.case[self.seat]
        return found

    @cached_property
    def _assist(self) -> Flags:
        """For each entry of `seat`, whether it is the second one."""
        found: Flags = self.table.assist[self.seat]
        return found

    def total(self, each: Ints) -> Ints:
        """Sum of something per entry of `seat`, pattern by pattern."""
        found: Ints = (
            np.add.reduceat(each, self.start[:-1]) if len(self) else np.zeros(0, each.dtype)
        )
        return found

    @cached_property
    def added(self) -> Ints:
        """Minutes each pattern adds to its caseworker's load, mixing included."""
        load = self.total(self.table.weight[self.seat])
        if not len(self) or not self.table.mixing.any():
            return load
        bits = np.bitwise_or.reduceat(self.table.phase[self.seat], self.start[:-1])
        bits |= self.table.held[self.worker]
        mixed: Flags = (bits & (bits - 1)) != 0
        return load + np.where(mixed, self.table.mixing[self.worker], 0)

    @cached_property
    def utilisation(self) -> Ints:
        """The utilisation of the caseworker with the pattern, in 1/scale."""
        found: Ints = self.table.steep[self.worker] * (self.table.before[self.worker] + self.added)
        return found

    @cached_property
    def squares(self) -> Ints:
        """What the pattern adds to the sum of steepness x load squared."""
        before, added = self.table.before[self.worker], self.added
        found: Ints = self.table.steep[self.worker] * (added * (2 * before + added))
        return found

    def excess(self, tier: str) -> Ints:
        """What the soft limits of a tier charge for the pattern."""
        cost = np.zeros(len(self), np.int64)
        for price, over in self._over(tier):
            cost += price * over
        return cost

    @cached_property
    def fitting(self) -> Flags:
        """Which patterns keep the hard limits of their caseworker."""
        found: Flags = np.ones(len(self), np.bool_)
        for _, over in self._over(""):
            found &= over == 0
        return found

    def _over(self, tier: str) -> Iterator[tuple[int, Ints]]:
        """The price of limits of a tier ("": the hard ones), and how far each is above them."""
        table = self.table
        for ceiling in table.ceilings:
            if ceiling.tier == tier:
                counts = np.where(self._assist, 0, ceiling.counts[self._case])
                over = self.total(counts) - ceiling.room[self.worker]
                yield ceiling.price, np.maximum(0, over)
        for limit in table.own_limits(tier):
            over = self.total(limit.counts[self.seat]) - limit.room[self.worker]
            yield limit.price, np.maximum(0, over)

    @property
    def entries(self) -> tuple[Ints, Ints, Ints]:
        """(pattern, row, coefficient) in the master, bonds included, sorted by pattern."""
        return self.once("entries", Columns._entries)

    def under(self, rows: LinkingRows) -> "Columns":
        """The same under other weights: the seats and the linking rows are those of `rows`."""
        found = Columns(rows.table, rows, self.worker, self.seat, self.start)
        found._answers["entries"] = self.entries
        return found

    def beside(self, more: "Columns") -> "Columns":
        """These and more, none of which is among them."""
        found = Columns(
            self.table, self.rows, np.concatenate([self.worker, more.worker]),
            np.concatenate([self.seat, more.seat]),
            np.concatenate([self.start, self.start[-1] + more.start[1:]]),
        )
        pattern, row, count = more.entries
        ends = (pattern + len(self), row, count)
        found._answers["entries"] = tuple(map(np.concatenate, zip(self.entries, ends, strict=True)))
        return found

    def _entries(self) -> tuple[Ints, Ints, Ints]:
        rows = self.rows
        first, last = rows.entry_start[self.seat], rows.entry_start[self.seat + 1]
        sizes = last - first
        ends = np.cumsum(sizes)
        within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - sizes, sizes)
        at = np.repeat(first, sizes) + within
        pattern, row = np.repeat(self.owner, sizes), rows.entry_row[at]
        count = rows.entry_count[at]
        held = self._bonds()
        if len(held):
            pattern = np.concatenate([pattern, held[:, 0]])
            row = np.concatenate([row, np.asarray(rows.bond_row, np.int64)[held[:, 1]]])
            count = np.concatenate([count, np.ones(len(held), np.int64)])
        if not len(pattern):
            return pattern, row, count
        # Seats of one pattern in one row add up.
        key = pattern * len(rows.right) + row
        keys, inverse = np.unique(key, return_inverse=True)
        total = np.zeros(len(keys), np.int64)
        np.add.at(total, inverse, count)
        kept = total != 0
        pattern, row = np.divmod(keys[kept], len(rows.right))
        return pattern, row, total[kept]

    def _bonds(self) -> Ints:
        if not self.rows.bond_row:
            return np.zeros((0, 2), np.int64)
        takes = ~self.table.assist[self.seat]
        held = {
            (owner, bond)
            for owner, case in zip(
                self.owner[takes].tolist(), self.table.case[self.seat[takes]].tolist(), strict=True
            )
            for bond in self.rows.bonds_of_case.get(case, ())
        }
        return np.asarray(sorted(held), np.int64).reshape(-1, 2)


def gather(table: SeatTable, rows: LinkingRows, patterns: Iterable[ColumnSeats]) -> Columns:
    """Patterns from tuples, each once, in order; where cases are counted, the first of a kind."""
    if rows.kinds is not None:
        patterns = rows.kinds.canonical(patterns)
    listed = sorted(set(patterns))
    sizes = [len(seats) for _, seats in listed]
    return Columns(
        table,
        rows,
        np.asarray([worker for worker, _ in listed], np.int64),
        np.asarray([seat for _, seats in listed for seat in seats], np.int64),
        np.concatenate([np.zeros(1, np.int64), np.cumsum(np.asarray(sizes, np.int64))]),
    )
