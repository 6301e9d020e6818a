"""When somebody is away: a stretch of days, as many for each person as there are."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Days away, inclusive; a blank `first` began before anybody asks, a blank `last` is open.

    `kind`: holiday, course, ... as the office calls it; no rule looks at it.
    """

    caseworker: str
    first: date | None = None
    last: date | None = None
    kind: str = field(default="", compare=False, repr=False)
    row: int = field(default=0, compare=False, repr=False)

    def holds(self, on: date) -> bool:
        """Whether it takes somebody away from work on the day."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


def ended(absences: Iterable[Absence], last: date) -> tuple[Absence, ...]:
    """The absences of somebody who is back on the day after `last`; later ones stay."""
    found = []
    back = last + timedelta(days=1)
    for item in absences:
        if not item.holds(last) and not item.holds(back):
            found.append(item)
        elif item.first is None or item.first <= last:
            found.append(Absence(
                caseworker=item.caseworker, first=item.first, last=last, kind=item.kind,
                row=item.row,
            ))
    return tuple(found)
