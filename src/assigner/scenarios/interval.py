"""What several runs say together: a mean, and how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import mean, stdev
from typing import Literal

STUDENT = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042,
)
"""97.5 % points of Student's t with 1 to 30 degrees of freedom."""
NORMAL = 1.960
Verdict = Literal["met", "missed", "open"]


@dataclass(frozen=True)
class ConfidenceInterval:
    """A mean, and half the width of its 95 % interval (None with fewer than two runs)."""

    mean: float
    half: float | None

    @property
    def clear(self) -> bool:
        """Zero lies outside the interval."""
        return self.half is not None and abs(self.mean) > self.half

    def verdict(self, target: float, *, more: bool) -> Verdict:
        """Whether a target is met (`more`: at least that much), as far as the runs can say.

        `open` where the interval holds values on both sides; one run is taken at its word.
        """
        half = self.half or 0.0
        low, high = self.mean - half, self.mean + half
        met, missed = (low >= target, high < target) if more else (high <= target, low > target)
        return "met" if met else "missed" if missed else "open"


def interval(values: Sequence[float | None]) -> ConfidenceInterval | None:
    """The mean of what was seen, with Student's 95 % interval; None when nothing was."""
    seen = [value for value in values if value is not None]
    if not seen:
        return None
    if len(seen) == 1:
        return ConfidenceInterval(seen[0], None)
    degrees = len(seen) - 1
    quantile = STUDENT[degrees - 1] if degrees <= len(STUDENT) else NORMAL
    return ConfidenceInterval(mean(seen), quantile * stdev(seen) / sqrt(len(seen)))
