"""How long the engine may work, and whom it tells how it stands."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from assigner.solve.standing import SolveStanding


@dataclass(frozen=True)
class Limits:
    """`seconds` from now (None: until proven), solver `threads`, and who is told.

    `ties`: whether to find the cases that are tied, too.

    `tell` is called with every better standing, at the latest after each tier.
    """

    seconds: float | None = None
    threads: int = 1
    ties: bool = True
    tell: Callable[[SolveStanding], None] | None = None
    began: float = field(default_factory=time.monotonic)

    def left(self) -> float | None:
        """Seconds left, never below a tenth; None without a limit."""
        if self.seconds is None:
            return None
        return max(0.1, self.seconds - (time.monotonic() - self.began))

    def over(self) -> bool:
        """No time is left."""
        return self.seconds is not None and self.spent() >= self.seconds

    def spent(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.began
