"""How much of a balance is the weights' own noise: what not knowing them costs it anyway.

The most even allocation by today's weights is held against the most even of each draw: what it lies
above that, on average, is no more than noise. So much, and no more, later tiers may give up.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from assigner.drawn_weights import DrawnWeights
from assigner.errors import EngineDied
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve.balance_noise import BalanceNoise, NoiseDraw, noisy_at
from assigner.solve.dispatch import allocate
from assigner.solve.earlier_plan import EarlierPlan
from assigner.solve.guard import guarded
from assigner.solve.limits import Limits, never
from assigner.solve.outcome import Solved
from assigner.solve.start_of_draw import StartOfDraw
from assigner.statement import state

DRAWS: Final = 50
"""Draws: the mean is then known to a tenth or so of itself."""
SHARE: Final = 0.5
"""Share of a time limit that it may take."""


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
