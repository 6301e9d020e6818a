"""Rows over listed patterns beside the master's, and what duals on all of them prove.

A `SubsetRowCut` holds in every allocation; a `ObjectiveCut` in every one that keeps an earlier
tier. The bound is as in `duals`: any duals of the right sign prove one, in whole numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assigner.solve.branch_and_price.duals import Duals, above_least
from assigner.solve.columns.column import Columns
from assigner.solve.columns.seats import Ints

Wholes = NDArray[np.object_]
Entries = tuple[Ints, Wholes]


class Cut(Protocol):
    """The counts of the patterns taken add up to at most `right`."""

    @property
    def right(self) -> int:
        """The most they may add up to."""

    def entries(self, patterns: Columns) -> Entries:
        """(pattern, count) where it is not 0."""


def entries(row: Cut, patterns: Columns) -> Entries:
    """The same, counted once."""
    return patterns.once(row, row.entries)


@dataclass(frozen=True, eq=False)
class SubsetRowCut:
    """At most one pattern holds two of three things that are each given once.

    A caseworker's turn, a case's caseworker, a case's co-worker; see `things` (subset rows
    of three: Jepsen, Petersen, Spoorendonk and Pisinger 2008).
    """

    three: tuple[int, int, int]
    right: int = 1

    def entries(self, patterns: Columns) -> Entries:
        """Who holds two."""
        pattern, thing = things(patterns)
        held = np.bincount(pattern[np.isin(thing, self.three)], minlength=len(patterns))
        found = np.flatnonzero(held >= 2)
        return found, np.ones(len(found), object)


def things(patterns: Columns) -> tuple[Ints, Ints]:
    """(pattern, thing) for all that patterns take: a caseworker's turn, seats of cases.

    What is given more than once, a case of a kind that is counted, is no thing.
    """
    table, kinds = patterns.table, patterns.rows.kinds
    cases, people = len(table.cases), len(table.workers)
    seat, owner = patterns.seat, patterns.owner
    if kinds is not None:
        once = ~kinds.counted[table.case[seat]]
        seat, owner = seat[once], owner[once]
    taken = people + table.case[seat] + np.where(table.assist[seat], cases, 0)
    pattern = np.concatenate([np.arange(len(patterns)), owner])
    return pattern, np.concatenate([patterns.worker, taken])


@dataclass(frozen=True, eq=False)
class CutProof:
    """Duals on the linking rows, and `worth`, at most 0, on further `cuts`.

    `must`: who takes a pattern in every allocation that is good enough.
    """

    duals: Duals
    cuts: Sequence[Cut]
    worth: Sequence[int]
    must: frozenset[int]

    def reduced(self, patterns: Columns) -> Wholes:
        """What each pattern costs at these duals."""
        cost = self.duals.reduced(patterns)
        for row, worth in zip(self.cuts, self.worth, strict=True):
            if worth:
                at, counts = entries(row, patterns)
                cost[at] -= worth * counts
        return cost

    def bound(self, patterns: Columns, upper: Sequence[int]) -> int:
        """What it proves of allocations of these patterns, in units / scale."""
        least = self.least(patterns, self.reduced(patterns))
        return self.base(upper) + sum(least.values())

    def base(self, upper: Sequence[int]) -> int:
        """The bound without the caseworkers."""
        return self.duals.base(upper) + sum(
            worth * row.right for row, worth in zip(self.cuts, self.worth, strict=True)
        )

    def least(self, patterns: Columns, reduced: Wholes) -> dict[int, int]:
        """Caseworker -> the least they cost, where that is not 0."""
        least: dict[int, int] = {}
        for worker, cost in zip(patterns.worker.tolist(), reduced.tolist(), strict=True):
            if worker in self.must:
                least[worker] = min(cost, least.get(worker, cost))
            elif cost < least.get(worker, 0):
                least[worker] = cost
        return least


class ObjectiveCut:
    """What an earlier tier asks, told by how far its patterns lie above its bound.

    Of the tier's own costs, large and nearly equal, floating point loses what decides. All
    patterns whose allocations keep the tier at `most` have to be among `patterns`.
    """

    def __init__(self, proof: CutProof, patterns: Columns, upper: Sequence[int], most: int) -> None:
        self.proof = proof
        reduced = proof.reduced(patterns)
        self.least = proof.least(patterns, reduced)
        self.room = most * proof.duals.scale - proof.base(upper) - sum(self.least.values())
        idle = {worker: -least for worker, least in self.least.items() if worker not in proof.must}
        self.must = proof.must | {worker for worker, cost in idle.items() if cost > self.room}
        self.right = self.room - sum(
            cost for worker, cost in idle.items() if worker not in self.must
        )

    def above(self, patterns: Columns) -> Wholes:
        """How far each pattern lies above the best of its caseworker."""
        return above_least(self.proof.reduced(patterns), self.least, patterns)

    def entries(self, patterns: Columns) -> Entries:
        """How far above the bound each pattern lies; having none counts in `right`."""
        least = {worker: self.least.get(worker, 0) for worker in self.must}
        counts = above_least(self.proof.reduced(patterns), least, patterns)
        found = np.flatnonzero(counts != 0)
        return found, counts[found]
