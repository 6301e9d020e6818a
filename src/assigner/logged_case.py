"""A case of an office's own history: who had it, from when to when."""

from dataclasses import dataclass
from datetime import date

from assigner.instance import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedCase(Case):
    """A row of a log. `caseworker` had it from `received` on, the day it `ended` not included.

    A blank `ended` is a case that was open when the log was written.
    """

    caseworker: str
    ended: date | None = None

    def open_on(self, day: date) -> bool:
        """Whether somebody has it on the day; a case that ends on its first day is had that day."""
        assert self.received is not None
        return self.received <= day and (
            self.ended is None or day < self.ended or day == self.received)

    def new(self) -> Case:
        """The case as it came: nothing of who had it."""
        return Case(**{name: getattr(self, name) for name in Case.__dataclass_fields__})
