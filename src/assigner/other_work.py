"""Work that is no case: reports, group work, contacts done for a colleague's case."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherWork:
    """Minutes a week of somebody's, from `first` to `last`, inclusive; blank ends are open.

    It is counted in their load as cases are, not taken from their capacity: a reduction says
    that somebody works less on cases, this that they have more to do. `work` is the office's
    own word for it. `case`: whose contacts they are, where they are a colleague's case's. The note
    stays in its file: no plan, no fingerprint and no explanation holds it.
    """

    caseworker: str
    work: str
    minutes: int
    first: date | None = None
    last: date | None = None
    case: str = ""
    note: str = field(default="", compare=False, repr=False)
    row: int = field(default=0, compare=False, repr=False)

    def active(self, on: date) -> bool:
        """Whether it is done on the day."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)
