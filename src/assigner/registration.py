"""A registration of time: somebody, a week, what it was spent on, minutes."""

from dataclasses import dataclass, field
from datetime import date

KINDS = ("case", "co_work", "fixed", "total")
"""What time is spent on: a case as its holder, a case as co-worker, meetings and the like that
do not depend on cases, everything of the week together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRegistration:
    """A row of a time study. `week`: its Monday.

    On a case, or on cases of a phase and complexity (`cases` of them, with so many `children`),
    or on neither: then `kind` says what it was. `caseworker` may be a pseudonym.
    """

    caseworker: str
    minutes: int
    week: date | None = None
    day: date | None = None
    kind: str = ""
    case: str = ""
    phase: str = ""
    complexity: str = ""
    children: int | None = None
    cases: int | None = None
    row: int = field(default=0, compare=False)

    @property
    def of_a_kind(self) -> bool:
        """Whether it is on cases of a phase and complexity, not on one that is named."""
        return not self.case and bool(self.phase)
