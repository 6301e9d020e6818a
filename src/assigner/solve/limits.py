"""How long the engine may work, and whom it tells how it stands."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from assigner.solve.standing import SolveStanding

SHORTEST = 0.1
"""Seconds: a solver asked for less would not even say what it began with."""


def never() -> bool:
    """Nobody cancels."""
    return False


@dataclass(frozen=True)
class Limits:
    """`seconds` from now (None: until proven), solver `threads`, and who is told.

    `ties`: whether to find the cases that are tied, too. `began`: in seconds of `monotonic`.
    `memory`: bytes that a guarded engine's process may hold; None: a share of the machine.

    `tell` is called with every better standing, at the latest after each tier. `cancelled`, asked
    often, says whether whoever waits wants no more: then the best plan so far is taken.
    """

    seconds: float | None = None
    threads: int = 1
    ties: bool = True
    tell: Callable[[SolveStanding], None] | None = None
    cancelled: Callable[[], bool] = never
    began: float = field(default_factory=time.monotonic)
    memory: int | None = None

    def left(self) -> float | None:
        """Seconds left, never below SHORTEST; None without a limit."""
        if self.cancelled():
            return SHORTEST
        if self.seconds is None:
            return None
        return max(SHORTEST, self.seconds - (time.monotonic() - self.began))

    def over(self) -> bool:
        """No time is left."""
        late = self.seconds is not None and self.spent() >= self.seconds
        return late or self.cancelled()

    def spent(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.began
