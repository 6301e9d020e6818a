"""How a solve stands while it goes on, in the units of its tiers."""

from collections.abc import Callable
from dataclasses import dataclass

from assigner.problem import Problem
from assigner.solve.standing import SolveStanding


@dataclass(frozen=True)
class TierSoFar:
    """A tier begun or ended: the best value and the bound known by now, in its unit."""

    name: str
    unit: str
    value: float
    bound: float
    proven: bool


@dataclass(frozen=True)
class SoFar:
    """How a solve stands after `seconds`; `placed` cases have a caseworker in the best plan."""

    seconds: float
    placed: int
    tiers: tuple[TierSoFar, ...]


Progress = Callable[[SoFar], None]
"""Told of every better standing, at the latest after each tier."""


def told(
    problem: Problem, progress: Progress | None
) -> Callable[[SolveStanding, float], None] | None:
    """The callback as the engine calls it."""
    if progress is None:
        return None

    def tell(standing: SolveStanding, seconds: float) -> None:
        progress(SoFar(seconds, len(standing.seats), tuple(
            TierSoFar(
                item.tier.name, item.tier.unit, item.tier.shown(problem, item.value),
                item.tier.shown(problem, item.bound), item.proven,
            )
            for item in standing.reached
        )))

    return tell
