"""What takes hours of somebody's week for a time: an entry of the register of reductions."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

State = Literal["scheduled", "active", "ended"]


class ReasonTerms(NamedTuple):
    """What a reason takes where a row does not say: minutes a week or a percent of the hours.

    `most`: the most percent of the contracted hours it may take. `months`: until it ends.
    """

    minutes: int | None = None
    percent: int | None = None
    most: int | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """Fewer hours for cases, from `first` to `last`, inclusive; blank ends are open.

    `minutes` a week, or a `percent` of the contracted hours: the one that is given. `reason` is
    a key of the model's list. `note` is the office's own and stays in its file: no plan, no
    fingerprint and no explanation holds it.
    """

    caseworker: str
    reason: str
    minutes: int | None = None
    percent: int | None = None
    first: date | None = None
    last: date | None = None
    note: str = field(default="", compare=False, repr=False)
    row: int = field(default=0, compare=False, repr=False)

    def state(self, on: date) -> State:
        """Where the day lies: before it, in it, after it."""
        if self.first is not None and on < self.first:
            return "scheduled"
        return "ended" if self.last is not None and self.last < on else "active"

    def minutes_of(self, contracted: int) -> int:
        """Minutes a week it takes of somebody with so many contracted minutes a week.

        Halves round up: what is taken is never less than was agreed.
        """
        if self.minutes is not None:
            return self.minutes
        return -(-contracted * (self.percent or 0) // 100)
