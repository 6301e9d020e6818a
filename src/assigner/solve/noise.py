"""How much of a balance is the weights' own noise: what not knowing them costs it anyway.

The most even allocation by today's weights is held against the most even of each draw: what it lies
above that, on average, is no more than noise. So much, and no more, later tiers may give up.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from assigner.allocation import Allocation, Seats, load_after
from assigner.drawn_weights import DrawnWeights
from assigner.errors import EngineDied
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve.dispatch import allocate
from assigner.solve.earlier_plan import EarlierPlan
from assigner.solve.guard import guarded
from assigner.solve.limits import Limits, never
from assigner.solve.outcome import Solved
from assigner.solve.start_of_draw import StartOfDraw
from assigner.statement import state
from assigner.utilisation import spread

DRAWS: Final = 50
"""Draws: the mean is then known to a tenth or so of itself."""
DIGITS: Final = 10_000
"""Parts of a percentage point in which a tolerance is told, rounded down."""
SHARE: Final = 0.5
"""Share of a time limit that it may take."""


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


def noise_of(
    problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], limits: Limits
) -> BalanceNoise:
    """Draw by draw, in a process of its own; the fewer draws, the less time there is."""
    left = limits.left()
    mine = replace(limits, tell=None, cancelled=never,
                   seconds=None if left is None else limits.spent() + SHARE * left)
    try:
        found, _ = guarded(
            lambda tell: _noise(problem, rules, tiers, mine, tell),
            replace(mine, cancelled=limits.cancelled),
        )
    except EngineDied:
        found = None
    return found or BalanceNoise({})


def _noise(
    problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], limits: Limits,
    tell: Callable[[BalanceNoise], None],
) -> BalanceNoise:
    """Counted on the day without today's pins, which else could change it."""
    at = noisy_at(tiers)
    free, quiet = problem.without_decisions(), replace(limits, ties=False, tell=None)
    asked = tiers[: len(tiers) if at is None else at + 1]
    least = allocate(state(free, rules), asked, quiet)
    if not isinstance(least, Solved) or not least.proven:
        return BalanceNoise({})
    found = BalanceNoise(least.allocation.seats)
    weights = DrawnWeights(free)
    start = StartOfDraw(free, EarlierPlan(least.allocation.seats, least.duals))
    for number in range(DRAWS):
        day = weights.problem(number)
        ended = allocate(state(day, rules), asked, quiet, since=start.of(day))
        if limits.over() or not isinstance(ended, Solved):
            break
        start.meet(ended.allocation.seats)
        draw = NoiseDraw(ended.allocation.seats, ended.proven)
        found = replace(found, draws=(*found.draws, draw))
        tell(found)
    return found


def _height(day: Problem, tier: Tier, seats: Mapping[str, Seats]) -> float:
    """The spread, or the highest utilisation, in percentage points."""
    allocation = Allocation(seats)
    if tier.evens == "sumsq":
        return 100 * spread(day, {who: load_after(day, allocation, who) for who in day.workers})
    return tier.shown(day, tier.measure(day, allocation, 0))
