"""A scale for a chart: values as places between 0 and 100, and the round values on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

MOST_TICKS = 5


@dataclass(frozen=True)
class Axis:
    """Values from `low` to `high`."""

    low: float
    high: float

    @classmethod
    def around(cls, values: Iterable[float]) -> "Axis":
        """A little more than the values take."""
        found = list(values)
        low, high = min(found, default=0.0), max(found, default=1.0)
        edge = 0.08 * ((high - low) or abs(high) or 1.0)
        return cls(low - edge, high + edge)

    def __call__(self, value: float) -> float:
        """The place of a value."""
        return round(100 * (value - self.low) / ((self.high - self.low) or 1.0), 2)

    @property
    def ticks(self) -> Sequence[float]:
        """Round values inside, at most five, 1, 2 or 5 of a power of ten apart."""
        return [n * self.step for n in range(ceil(self.low / self.step),
                                             floor(self.high / self.step) + 1)]

    @property
    def form(self) -> str:
        """How finely its round values are written."""
        return f",.{max(0, -floor(log10(self.step)))}f"

    @property
    def step(self) -> float:
        """What lies between two round values."""
        width = (self.high - self.low) or 1.0
        power = 10.0 ** floor(log10(width / MOST_TICKS))
        return next(n * power for n in (1, 2, 5, 10, 20) if width / (n * power) <= MOST_TICKS)
