"""When to stop: the time given, and whether somebody interrupted."""

from dataclasses import dataclass

from assigner.solve.limits import Limits
from assigner.solve.local_search.parameters import SearchParameters


@dataclass(frozen=True)
class Deadline:
    """Seconds left for the search; without a limit the search ends by itself."""

    limits: Limits

    def left(self) -> float | None:
        """Seconds left for the search; None without a limit."""
        if self.limits.seconds is None:
            return None
        keep = min(1.0, SearchParameters.reserve * self.limits.seconds)
        return self.limits.seconds - keep - self.limits.spent()

    def over(self) -> bool:
        """The time is up."""
        left = self.left()
        return left is not None and left <= 0

    def share(self, part: float) -> "Deadline":
        """A clock for a part of what is left."""
        left = self.left()
        if left is None:
            return self
        return Deadline(Limits(
            max(0.0, left) * part, self.limits.threads, cancelled=self.limits.cancelled
        ))
