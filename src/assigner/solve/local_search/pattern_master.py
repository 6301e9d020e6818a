"""Duals of the classes of a large team, and patterns that make a good plan of them.

Column generation with Wentges' smoothing: every pattern is priced for every caseworker in one
table, so a round takes milliseconds. In floating point: what its duals prove is counted by
`least_balance`.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations_with_replacement
from math import inf

import numpy as np

from assigner.solve.columns.restricted_master import RestrictedMaster
from assigner.solve.local_search.block_patterns import BlockPatterns
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.fluid import Floats
from assigner.solve.local_search.pairing import Flags, Ints
from assigner.solve.local_search.parameters import PatternParameters as Parameters


@dataclass(frozen=True)
class ClassDuals:
    """`duals`: (class,). `columns`: (worker, counts of each class) of every pattern met."""

    duals: Floats
    value: float
    columns: list[tuple[int, Ints]]


class ClassMaster:
    """A linear programme with a row for each class and one for each caseworker met."""

    def __init__(self, patterns: BlockPatterns) -> None:
        self.patterns = patterns
        self.sets = self._sets()
        self.unit = float(np.median(self._start))
        self.lp = RestrictedMaster(self.unit, presolve=True)
        self.rows = [self.lp.row(many, many) for many in patterns.many.tolist()]
        self.people: dict[int, int] = {}
        self.known: dict[tuple[int, int], None] = {}  # in the order they were met
        mean = float(patterns.weight.mean())
        for row, weight in zip(self.rows, patterns.weight.tolist(), strict=True):
            self.lp.column(Parameters.left * weight / mean * self.unit, counts=[(row, 1)])

    def _sets(self) -> Ints:
        """(pattern, class), sets of first seats with some second ones."""
        patterns = self.patterns
        seconds = np.flatnonzero(~patterns.lead).tolist()
        side = np.asarray([
            np.bincount(np.asarray(some, np.int64), minlength=len(patterns.many))
            for taken in range(Parameters.seconds + 1)
            for some in combinations_with_replacement(seconds, taken)
        ])
        side = side[(side <= patterns.many).all(axis=1)]
        side = side[: max(1, Parameters.most_patterns // len(patterns.leads))]
        both: Ints = patterns.leads[:, None, :] + side[None, :, :]
        return both.reshape(-1, len(patterns.many))

    @cached_property
    def mine(self) -> Ints:
        """(person,), places in `able` of the least loaded."""
        patterns = self.patterns
        able, data = patterns.able, patterns.data
        mean = int(np.average(patterns.weight, weights=patterns.many))
        step = data.steep[able] * (2 * data.base[able] + mean)
        most = Parameters.people_each * int(patterns.many.sum())
        most = min(most, max(1, Parameters.cells // len(self.sets)))
        found: Ints = np.sort(np.argsort(step, kind="stable")[:most])
        return found

    @cached_property
    def cost(self) -> Floats:
        """(person, pattern), what each adds to the balance; endless where a ceiling forbids it."""
        patterns, mine = self.patterns, self.mine
        workers = patterns.able[mine]
        base = patterns.data.base[workers, None].astype(np.float64)
        steep = patterns.data.steep[workers, None]
        heavy = (self.sets @ patterns.weight).astype(np.float64)
        found: Floats = steep * (heavy * (2 * base + heavy))
        leads = patterns.leads
        forbidden: Flags = patterns.broken(leads)[mine]
        forbidden |= patterns.excess(leads)[mine] > leads @ patterns.forced
        each = len(self.sets) // len(leads)
        beside = self.sets[:each]
        found[np.repeat(forbidden, each, axis=1)] = np.inf
        found[np.tile(patterns.broken(beside)[mine], (1, len(leads)))] = np.inf
        return found

    @cached_property
    def _start(self) -> Floats:
        """(class,), about what a block costs whoever would take the last one."""
        patterns = self.patterns
        workers = patterns.able[self.mine]
        base, steep = patterns.data.base[workers, None], patterns.data.steep[workers, None]
        each = (steep * (patterns.weight * (2 * base + patterns.weight))).astype(np.float64)
        nth = min(len(each) - 1, int(patterns.many.sum()) // 2)
        found: Floats = np.partition(each, nth, axis=0)[nth]
        return found

    def run(self, deadline: Deadline) -> ClassDuals:
        """The duals of the best bound met; fewer rounds where time is short."""
        prices = best = self._start
        bound, value = -np.inf, np.inf
        for _ in range(Parameters.rounds):
            reduced = self.cost - self.sets @ prices
            chosen = reduced.argmin(axis=1)
            least = reduced[np.arange(len(chosen)), chosen]
            proved = float(self.patterns.many @ prices + np.minimum(least, 0.0).sum())
            if proved > bound:
                bound, best = proved, prices
            nearest = np.argsort(least, kind="stable")[:Parameters.batch]
            for person in nearest[least[nearest] < 0].tolist():
                self._add(person, int(chosen[person]))
            if deadline.over() or not self.lp.solve():
                break
            value = self.lp.value
            if value - bound <= Parameters.close * abs(value):
                break
            duals = np.asarray(self.lp.duals()[:len(self.rows)])
            prices = (duals + best) / 2
        columns = [
            (int(self.patterns.able[self.mine[person]]), self.sets[at])
            for person, at in self.known
        ]
        return ClassDuals(best, value, columns)

    def _add(self, person: int, at: int) -> None:
        if (person, at) in self.known:
            return
        self.known[person, at] = None
        if person not in self.people:
            self.people[person] = self.lp.row(-inf, 1)
        held = np.flatnonzero(self.sets[at]).tolist()
        counts = [(row, float(self.sets[at, row])) for row in held]
        self.lp.column(float(self.cost[person, at]), counts=[*counts, (self.people[person], 1)])
