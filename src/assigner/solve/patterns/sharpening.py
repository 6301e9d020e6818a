"""A tier on a pool: a bound above the relaxation's, and fewer patterns, before any choice.

Rows of three are added as long as fractions break them; what the bound leaves no room for
is closed (Baldacci, Christofides and Mingozzi 2008, on routes); what lies nearest to the
bound is tried for a better plan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assigner.solve.limits import Limits
from assigner.solve.patterns.dive import NEAREST, near, nearest
from assigner.solve.patterns.ground import Ground
from assigner.solve.patterns.pattern import Pattern, Patterns
from assigner.solve.patterns.prices import Bound, above_least
from assigner.solve.patterns.relaxation import WHOLE
from assigner.solve.patterns.rows import Proof, Row, Triple, Wholes
from assigner.solve.patterns.triples import broken

ROUNDS, FEW = 40, 1_000


@dataclass(frozen=True)
class Sharp:
    """What is left of a pool for allocations that cost at most `value`.

    `proof`: its bound is `total`, in units of the objective / scale. `whole`: the patterns of
    a whole choice met, perhaps none. `triples`: the rows of three met.
    """

    pool: Patterns
    value: int
    proof: Proof
    total: int
    whole: list[Pattern]
    triples: list[Triple]

    @property
    def bound(self) -> int:
        """The least whole cost there can be."""
        return -(-self.total // self.proof.prices.scale)


class Sharpening:
    """The rounds on one ground. `bound`: any, of the tier; `value`: a cost met."""

    def __init__(self, ground: Ground, bound: Bound, value: int) -> None:
        self.ground, self.bound, self.value = ground, bound, value
        self.prices = bound.prices
        self.listed = ground.pool.listed()
        self.master = ground.relaxation(bound, ())
        self.held: list[Row] = []
        self.triples: list[Triple] = []
        self.alive = np.ones(len(self.listed), np.bool_)
        self.above: Wholes = np.zeros(len(self.listed), object)
        nothing = Proof(bound.prices, (), (), ground.must)
        self.best, self.total = nothing, nothing.bound(ground.pool, ground.upper)
        self._add(ground.rows)

    def run(self, limits: Limits) -> Sharp:
        """Round after round until nothing is broken, or the bound is the value."""
        scale, whole = self.prices.scale, list[Pattern]()
        for _ in range(ROUNDS):
            solved = None if limits.over() else self.master.solve(scale)
            if solved is None:
                break
            held = list(self.held)
            self._prove(Proof(solved.prices, held, solved.worth, self.ground.must))
            if all(share > WHOLE for share in solved.shares.values()):
                whole = list(solved.shares)
                break
            if -(-self.total // scale) >= self.value:
                break
            fresh = broken(self.ground.pool, solved.shares, self.triples)
            if not fresh:
                if int(self.alive.sum()) > FEW:
                    whole = self._near(solved.shares, limits)
                break
            self.triples += fresh
            self._add(fresh)
        left = self.ground.pool.only(self.alive)
        return Sharp(left, self.value, self.best, self.total, whole, self.triples)

    def _add(self, rows: Sequence[Row]) -> None:
        for row in rows:
            if self.ground.state(self.master, row):
                self.held.append(row)

    def _prove(self, proof: Proof) -> None:
        """Take a bound over, and close what it leaves no room for."""
        pool = self.ground.pool
        reduced = proof.reduced(pool)
        least = proof.least(pool.only(self.alive), reduced[self.alive])
        total = proof.base(self.ground.upper) + sum(least.values())
        if total > self.total:
            self.best, self.total = proof, total
        self.above = above_least(reduced, least, pool)
        room = self.value * self.prices.scale - total
        gone = np.flatnonzero(self.alive & (self.above > room).astype(np.bool_))
        self.alive[gone] = False
        self.master.close([self.listed[at] for at in gone.tolist()])

    def _near(self, shares: Mapping[Pattern, float], limits: Limits) -> list[Pattern]:
        """A whole choice among the patterns nearest to the bound."""
        left = np.flatnonzero(self.alive)
        ground = self.ground.only(left, self.triples)
        at = nearest(ground.pool, self.above[left], shares, NEAREST)
        return near(ground, self.bound, at, self.value, limits)
