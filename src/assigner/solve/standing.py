"""How far the tiers have come: what each has reached, and the best seats so far."""

from collections.abc import Mapping
from dataclasses import dataclass

from assigner.allocation import Seats
from assigner.objective import Tier


@dataclass(frozen=True)
class Reached:
    """A tier as it ended: the plan's cost, a lower bound of it, and whether proven.

    With a tolerance the plan's `value` may lie above `bound` by what was given up; then
    `proven` says that `bound` is the optimum and the tolerance is kept. A tier after an
    unproven one is never proven.
    """

    tier: Tier
    value: tuple[int, ...]
    bound: tuple[int, ...]
    proven: bool


@dataclass(frozen=True)
class SolveStanding:
    """How the work stands: the best seats so far, and each tier begun or ended.

    `engine`: which way it is on.
    """

    seats: Mapping[str, Seats]
    reached: tuple[Reached, ...]
    engine: str
