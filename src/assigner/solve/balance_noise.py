"""The noise of the weights in a balance, and the tolerance that comes of it: no solver is needed.

`noise.py` finds the allocations; this counts them, for the plan and for whoever judges it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from assigner.allocation import Allocation, Seats, load_after
from assigner.drawn_weights import DrawnWeights
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.utilisation import spread

DIGITS: Final = 10_000
"""Parts of a percentage point in which a tolerance is told, rounded down."""


@dataclass(frozen=True)
class NoiseDraw:
    """The most even allocation of a draw, and whether that is proven."""

    seats: Mapping[str, Seats]
    proven: bool


@dataclass(frozen=True)
class BalanceNoise:
    """`least`: the most even allocation by today's weights; `draws`: those of each draw, in order.

    Nothing of both where it was not found.
    """

    least: Mapping[str, Seats]
    draws: tuple[NoiseDraw, ...] = ()

    def given_up(self, problem: Problem, tier: Tier) -> tuple[float, ...]:
        """Percentage points by which the allocation of today lies above the best, draw by draw.

        Of the spread for `sumsq`, of the highest utilisation for the other measures; at least 0.
        """
        weights = DrawnWeights(problem.without_decisions())
        return tuple(
            max(0.0, _height(day, tier, self.least) - _height(day, tier, draw.seats))
            for number, draw in enumerate(self.draws)
            for day in (weights.problem(number),)
        )


def tolerance_of(given_up: Sequence[float]) -> Fraction:
    """The mean, rounded down; 0 without draws."""
    if not given_up:
        return Fraction(0)
    return Fraction(int(sum(given_up) / len(given_up) * DIGITS), DIGITS)


def noisy_at(tiers: Sequence[Tier]) -> int | None:
    """The place of the tier whose tolerance is to come from the weights; None without one."""
    return next((at for at, tier in enumerate(tiers) if tier.noisy), None)


def _height(day: Problem, tier: Tier, seats: Mapping[str, Seats]) -> float:
    """The spread, or the highest utilisation, in percentage points."""
    allocation = Allocation(seats)
    if tier.evens == "sumsq":
        return 100 * spread(day, {who: load_after(day, allocation, who) for who in day.workers})
    return tier.shown(day, tier.measure(day, allocation, 0))
