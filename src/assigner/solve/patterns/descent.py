"""Column generation: prices, the patterns that beat them, and the best bound on the way.

Barnhart et al. 1998. The linear programme over the patterns so far gives prices; whoever
has a pattern that beats them adds it; every round's prices prove a bound of their own.
"""

from dataclasses import dataclass
from typing import Protocol

from assigner.solve.limits import Limits
from assigner.solve.patterns.charge import Charge
from assigner.solve.patterns.pattern import Pattern, Patterns, gather
from assigner.solve.patterns.prices import Bound, Kept, Prices
from assigner.solve.patterns.relaxation import Relaxation

ROUNDS, CLOSE = 200, 0.02


class Source(Protocol):
    """Where patterns come from: all there are, or a pool."""

    def least(self, prices: Prices) -> dict[int, tuple[int, list[Pattern]]]:
        """Caseworker -> their best gain at these prices, above 0, and patterns that have it."""

    def within(self, bound: Bound, room: int, most: int) -> Patterns | None:
        """Every pattern of allocations at most `room` above the bound; None if too many."""


@dataclass(frozen=True)
class Descent:
    """The best bound, the patterns met, and the last solution in fractions."""

    bound: Bound | None
    patterns: Patterns
    shares: dict[Pattern, float]


def bound_at(
    prices: Prices, source: Source, upper: list[int]
) -> tuple[Bound, dict[int, tuple[int, list[Pattern]]]]:
    """The bound that prices prove, and the patterns that beat them."""
    gains = source.least(prices)
    least = {worker: -gain for worker, (gain, _) in gains.items()}
    return Bound(prices, least, prices.base(upper) + sum(least.values())), gains


def descend(  # noqa: PLR0913, PLR0917  # one relaxation is all of these
    source: Source,
    objective: Charge,
    tiers: list[Kept],
    upper: list[int],
    start: Patterns,
    goal: int,
    scale: int,
    limits: Limits,
) -> Descent:
    """Lower the relaxation until it is done, or as near as the `goal` (a cost met) asks."""
    master = Relaxation(start.ties, objective, tiers, upper, start)
    best: Bound | None = None
    shares: dict[Pattern, float] = {}
    for _ in range(ROUNDS):
        if limits.over():
            break
        solved = master.solve(scale)
        if solved is None:
            break
        shares = solved.shares
        bound, gains = bound_at(solved.prices, source, upper)
        if best is None or bound.total > best.total:
            best = bound
        if best.value >= goal:
            break
        slight = 1e-9 * max(1.0, abs(solved.value))
        fresh = [
            pattern
            for worker, (gain, patterns) in sorted(gains.items())
            if gain > solved.own.get(worker, 0.0) + slight
            for pattern in patterns
            if pattern not in master.columns
        ]
        near = solved.value - best.total <= CLOSE * (goal * scale - best.total)
        if not fresh or near:
            break
        master.add(gather(start.table, start.ties, fresh))
    return Descent(best, gather(start.table, start.ties, master.columns), shares)
