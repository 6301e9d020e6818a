"""How long the engine may work, and with how many threads."""

import time
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Limits:
    """`seconds` from now (None: until proven); `threads` of the solver."""

    seconds: float | None = None
    threads: int = 1
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
