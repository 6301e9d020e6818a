"""A tier on a pool: a bound above the relaxation's, and fewer patterns, before any choice.

Rows of three are added as long as fractions break them; what the bound leaves no room for
is closed (Baldacci, Christofides and Mingozzi 2008, on routes); what lies nearest to the
bound is tried for a better plan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assigner.solve.branch_and_price.candidates import CandidateColumns
from assigner.solve.branch_and_price.cuts import Cut, CutProof, SubsetRowCut, Wholes
from assigner.solve.branch_and_price.diving import near, nearest
from assigner.solve.branch_and_price.duals import DualBound, Duals, above_least
from assigner.solve.branch_and_price.parameters import CutAndFixParameters, TierSolveParameters
from assigner.solve.branch_and_price.separation import broken
from assigner.solve.branch_and_price.tier_master import WHOLE
from assigner.solve.columns.column import Columns, ColumnSeats
from assigner.solve.limits import Limits


@dataclass(frozen=True)
class Tightened:
    """What is left of a pool for allocations that cost at most `value`.

    `proof`: its bound is `total`, in units of the objective / scale. `whole`: the patterns of
    a whole choice met, perhaps none. `triples`: the rows of three met.
    `uncut`: the duals of the relaxation without any cut, if it was solved.
    """

    pool: Columns
    value: int
    proof: CutProof
    total: int
    whole: list[ColumnSeats]
    triples: list[SubsetRowCut]
    uncut: Duals | None = None

    @property
    def bound(self) -> int:
        """The least whole cost there can be."""
        return -(-self.total // self.proof.duals.scale)


class CutAndFix:
    """The rounds on one candidates. `bound`: any, of the tier; `value`: a cost met."""

    def __init__(self, candidates: CandidateColumns, bound: DualBound, value: int) -> None:
        self.candidates, self.bound, self.value = candidates, bound, value
        self.duals = bound.duals
        self.listed = candidates.pool.listed()
        self.master = candidates.relaxation(bound, ())
        self.held: list[Cut] = []
        self.triples: list[SubsetRowCut] = []
        self.alive = np.ones(len(self.listed), np.bool_)  # (pattern,)
        self.above: Wholes = np.zeros(len(self.listed), object)  # (pattern,), units of the duals
        nothing = CutProof(bound.duals, (), (), candidates.must)
        self.best, self.total = nothing, nothing.bound(candidates.pool, candidates.upper)
        self._add(candidates.cuts)

    def run(self, limits: Limits) -> Tightened:
        """Round after round until nothing is broken, or the bound is the value."""
        scale, whole = self.duals.scale, list[ColumnSeats]()
        uncut: Duals | None = None
        for _ in range(CutAndFixParameters.rounds):
            solved = None if limits.over() else self.master.solve(scale)
            if solved is None:
                break
            held = list(self.held)
            uncut = uncut if held else solved.duals
            self._prove(CutProof(solved.duals, held, solved.worth, self.candidates.must))
            if all(share > WHOLE for share in solved.shares.values()):
                whole = list(solved.shares)
                break
            if -(-self.total // scale) >= self.value:
                break
            fresh = broken(self.candidates.pool, solved.shares, self.triples)
            if not fresh:
                if int(self.alive.sum()) > CutAndFixParameters.few:
                    whole = self._near(solved.shares, limits)
                break
            self.triples += fresh
            self._add(fresh)
        left = self.candidates.pool.only(self.alive)
        return Tightened(left, self.value, self.best, self.total, whole, self.triples, uncut)

    def _add(self, cuts: Sequence[Cut]) -> None:
        for row in cuts:
            if self.candidates.state(self.master, row):
                self.held.append(row)

    def _prove(self, proof: CutProof) -> None:
        """Take a bound over, and close what it leaves no room for."""
        pool = self.candidates.pool
        reduced = proof.reduced(pool)
        least = proof.least(pool.only(self.alive), reduced[self.alive])
        total = proof.base(self.candidates.upper) + sum(least.values())
        if total > self.total:
            self.best, self.total = proof, total
        self.above = above_least(reduced, least, pool)
        room = self.value * self.duals.scale - total
        gone = np.flatnonzero(self.alive & (self.above > room).astype(np.bool_))
        self.alive[gone] = False
        self.master.close([self.listed[at] for at in gone.tolist()])

    def _near(self, shares: Mapping[ColumnSeats, float], limits: Limits) -> list[ColumnSeats]:
        """A whole choice among the patterns nearest to the bound."""
        left = np.flatnonzero(self.alive)
        candidates = self.candidates.only(left, self.triples)
        at = nearest(candidates.pool, self.above[left], shares, TierSolveParameters.near)
        return near(candidates, self.bound, at, self.value, limits)
