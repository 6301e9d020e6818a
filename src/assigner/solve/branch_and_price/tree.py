"""The least cost on a candidates by branch and bound: who has a seat, or has it not.

Every node is bounded by the relaxation's duals in whole numbers, as everything else here;
what that bound leaves no room for is closed below it. On pools that are nearly decided some
tens of nodes prove what a solver takes long to set up.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from assigner.solve.branch_and_price.candidates import CandidateColumns
from assigner.solve.branch_and_price.cuts import CutProof, things
from assigner.solve.branch_and_price.duals import DualBound, above_least
from assigner.solve.branch_and_price.parameters import TreeParameters as Parameters
from assigner.solve.branch_and_price.tier_master import WHOLE
from assigner.solve.columns.column import ColumnSeats
from assigner.solve.columns.seats import Flags
from assigner.solve.limits import Limits
from assigner.solve.pricing.gains import Floats


class Unfinished(Exception):
    """More nodes than were allowed, or a relaxation that was not solved."""


class _Node(NamedTuple):
    """What a node leaves open, and each pattern's share."""

    alive: Flags  # (pattern,)
    share: Floats  # (pattern,), share in the relaxation, 0 to 1


class BranchAndBound:
    """The search on one candidates. `bound`: any, of the tier; `value`: a cost met.

    `judge` takes whole choices and tells the least cost met so far.
    """

    def __init__(
        self, candidates: CandidateColumns, bound: DualBound, value: int,
        judge: Callable[[list[ColumnSeats]], int],
    ) -> None:
        self.candidates, self.bound, self.value, self.judge = candidates, bound, value, judge
        self.listed = candidates.pool.listed()
        self.master = candidates.relaxation(bound, ())
        self.cuts = [row for row in candidates.cuts if candidates.state(self.master, row)]
        self.master.lp.soften()
        self.open = np.ones(len(self.listed), np.bool_)  # (pattern,)
        self.pattern, self.thing = (at[len(candidates.pool):] for at in things(candidates.pool))
        self.left = Parameters.nodes

    def run(self, limits: Limits) -> bool:
        """Search until nothing better is left; False where that took too many nodes."""
        nodes = [self.open.copy()]
        try:
            while nodes:
                if limits.over():
                    return False
                nodes += self._branch(nodes.pop())
        except Unfinished:
            return False
        return True

    def _branch(self, alive: Flags) -> list[Flags]:
        """What is to be searched below a node, the likelier last."""
        node = self._bounded(alive)
        if node is None:
            return []
        pair = self._undecided(node)
        if pair is None:
            self._last(node.alive)
            return []
        worker, thing, share = pair
        mine = self.candidates.pool.worker == worker
        seat = np.zeros(len(self.listed), np.bool_)
        seat[self.pattern[self.thing == thing]] = True
        together, apart = node.alive & (mine == seat), node.alive & ~(mine & seat)
        return [apart, together] if share > Parameters.even else [together, apart]

    def _bounded(self, alive: Flags) -> _Node | None:
        """A node and what it leaves open; None where it holds nothing better."""
        pool, scale = self.candidates.pool, self.bound.duals.scale * Parameters.finer
        while True:
            self._leave_open(alive)
            self.left -= 1
            solved = self.master.solve(scale) if self.left >= 0 else None
            if solved is None:
                raise Unfinished
            half, shares = Parameters.even, solved.shares
            if all(abs(share - half) > WHOLE - half for share in shares.values()):
                whole = [pattern for pattern, share in shares.items() if share > half]
                self.value = self.judge(whole)
            proof = CutProof(solved.duals, self.cuts, solved.worth, self.candidates.must)
            reduced = proof.reduced(pool)
            least = proof.least(pool.only(alive), reduced[alive])
            total = proof.base(self.candidates.upper) + sum(least.values())
            # Only what costs less than the best met is looked for.
            room = (self.value - 1) * scale - total
            if room < 0:
                return None
            kept = alive & (above_least(reduced, least, pool) <= room).astype(np.bool_)
            if kept.sum() > Parameters.again * alive.sum():
                share = [solved.shares.get(pattern, 0.0) for pattern in self.listed]
                return _Node(kept, np.asarray(share))
            alive = kept

    def _last(self, alive: Flags) -> None:
        """Nothing is undecided: what is left is one choice, where every seat must be taken."""
        if any(self.candidates.upper) or self.candidates.pool.table.assist.any():
            raise Unfinished
        self.value = self.judge([self.listed[at] for at in np.flatnonzero(alive).tolist()])

    def _leave_open(self, alive: Flags) -> None:
        for at in np.flatnonzero(alive != self.open).tolist():
            if alive[at]:
                self.master.reopen(self.listed[at])
            else:
                self.master.close([self.listed[at]])
        self.open = alive

    def _undecided(self, node: _Node) -> tuple[int, int, float] | None:
        """A caseworker and a seat that may be together or apart, and their part together."""
        alive = node.alive[self.pattern]
        thing, worker = self.thing[alive], self.candidates.pool.worker[self.pattern[alive]]
        width = int(self.thing.max()) + 1
        key = worker * width + thing
        pairs, place, count = np.unique(key, return_inverse=True, return_counts=True)
        part = np.bincount(place, node.share[self.pattern[alive]])
        people, seats = np.divmod(pairs, width)
        each = np.bincount(self.candidates.pool.worker[node.alive], minlength=int(people.max()) + 1)
        free = (each[people] > count) | (np.bincount(thing)[seats] > count)
        if not free.any():
            return None
        order = np.lexsort((-part, np.round(np.abs(part - Parameters.even), 6), ~free))
        chosen = int(order[0])
        return int(people[chosen]), int(seats[chosen]), float(part[chosen])
