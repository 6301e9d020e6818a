"""Duals on the linking rows, and the bound they prove.

Any duals of the right sign bound a tier from below (Lagrangian duality): what the rows
are worth, plus for each caseworker the pattern that is cheapest at these duals. Duals
come from a linear programme in floating point; they are rounded to whole numbers first and
everything after that is exact, so the bound holds whatever the rounding was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assigner.solve.columns.column import Columns
from assigner.solve.columns.cost import TierCost
from assigner.solve.columns.linking_rows import LinkingRows


class KeptTier(NamedTuple):
    """A tier before this one and the most it may cost, its constant left out."""

    charge: TierCost
    most: int


@dataclass(frozen=True)
class Duals:
    """`row`: price of each row, at most 0 on <=; `kept`: of each tier before, at least 0.

    In units of the objective / `scale`.
    """

    rows: LinkingRows
    objective: TierCost
    tiers: Sequence[KeptTier]
    scale: int
    row: list[int]
    kept: list[int]

    @property
    def weights(self) -> list[tuple[TierCost, int]]:
        """Every tier that counts at these duals, and how much."""
        before = zip(self.tiers, self.kept, strict=True)
        kept = [(tier.charge, price) for tier, price in before if price]
        return [(self.objective, self.scale), *kept]

    @property
    def square(self) -> bool:
        """Whether convex loads count at these duals."""
        return any(charge.square for charge, _ in self.weights)

    def towards(self, other: "Duals", percent: int) -> "Duals":
        """Duals so far on the way to others, on the same rows and in the same units."""

        def between(mine: list[int], theirs: list[int]) -> list[int]:
            pairs = zip(mine, theirs, strict=True)
            return [((100 - percent) * a + percent * b) // 100 for a, b in pairs]

        return replace(self, row=between(self.row, other.row), kept=between(self.kept, other.kept))

    def slack(self, at: int) -> int:
        """What a unit of a slack costs at these duals."""
        item = self.rows.slacks[at]
        own = sum(weight * charge.slack.get(at, 0) for charge, weight in self.weights)
        return own - self.row[item.row] * item.coefficient

    def base(self, upper: Sequence[int]) -> int:
        """The bound without the caseworkers: rows, tiers before, slacks (`upper`: their most)."""
        total = sum(p * r for p, r in zip(self.row, self.rows.right, strict=True))
        total -= sum(p * tier.most for p, tier in zip(self.kept, self.tiers, strict=True))
        return total + sum(min(0, self.slack(at)) * most for at, most in enumerate(upper))

    def reduced(self, patterns: Columns) -> NDArray[np.object_]:
        """What each pattern costs at these duals, exactly."""
        return self.costs(patterns).astype(object)

    def costs(self, patterns: Columns) -> NDArray[Any]:
        """The same in 64 bits where all sums fit them."""
        kind = np.int64 if self._fits(patterns) else object
        cost = np.zeros(len(patterns), kind)
        for charge, weight in self.weights:
            cost = cost + weight * charge.of(patterns).astype(kind)
        pattern, row, count = patterns.entries
        if len(pattern):
            worth = np.asarray(self.row, kind)[row] * count.astype(kind)
            first = np.flatnonzero(np.concatenate([[True], pattern[1:] != pattern[:-1]]))
            cost[pattern[first]] -= np.add.reduceat(worth, first)
        return cost

    def _fits(self, patterns: Columns) -> bool:
        """Whether every sum on the way fits 64 bits."""
        most = sum(
            weight * int(np.abs(charge.of(patterns)).max(initial=1))
            for charge, weight in self.weights
        )
        entries = 1 + int(np.abs(patterns.entries[2]).sum())
        return most + max(map(abs, self.row), default=0) * entries < 1 << 62


@dataclass(frozen=True)
class DualBound:
    """A proved lower bound: duals, the least cost of each caseworker, and their sum.

    `least`: caseworker -> cost of their cheapest pattern, where it is below 0. `total` is
    in units of the objective / scale, its constant left out.
    """

    duals: Duals
    least: Mapping[int, int]
    total: int

    @property
    def value(self) -> int:
        """The least whole cost the tier can have, its constant left out."""
        return -(-self.total // self.duals.scale)

    def room(self, most: int) -> int:
        """How much above the bound a pattern may be in an allocation that costs `most`."""
        return most * self.duals.scale - self.total

    def above(self, patterns: Columns) -> NDArray[np.object_]:
        """How far each pattern lies above the cheapest of its caseworker."""
        return above_least(self.duals.reduced(patterns), self.least, patterns)


def nothing(duals: Duals) -> DualBound:
    """Where no row is worth anything: patterns cost what they cost."""
    row, kept = [0] * len(duals.row), [0] * len(duals.kept)
    return DualBound(replace(duals, scale=1, row=row, kept=kept), {}, 0)


def above_least(
    reduced: NDArray[np.object_], least: Mapping[int, int], patterns: Columns
) -> NDArray[np.object_]:
    """What patterns cost at some duals, less the `least` of their caseworker there."""
    lowest = np.zeros(len(patterns.table.workers), object)
    lowest[list(least)] = list(least.values())
    found: NDArray[np.object_] = reduced - lowest[patterns.worker]
    return found
