"""Who has had each case within a year of working days, and how often it changed caseworker."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from assigner.instance import Case
from assigner.simulation.tally import WORKDAYS_A_YEAR, Tally

MANY = 3
"""Caseworkers in a year that a child should not have: England counts three or more."""
BEFORE = -1
"""The working day of whoever has a case when the run begins."""


@dataclass
class CaseworkersHad:
    """Case -> who took it, and on which working day of the run; the same one twice is no change.

    What was before the run is not known: a year is whole once the run has been as long.
    """

    taken: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def took(self, case: str, who: str, number: int) -> None:
        """Somebody takes a case on the working day `number`."""
        had = self.taken.setdefault(case, [])
        if not had or had[-1][1] != who:
            had.append((number, who))

    def over(self, case: str) -> None:
        """The case is closed."""
        del self.taken[case]

    def changes(self, case: str, number: int) -> int:
        """How often it changed caseworker in the year until a working day."""
        return len(self._within(case, number)) - 1

    def earlier(self, case: str) -> frozenset[str]:
        """Everybody who has had it in the run."""
        return frozenset(who for _, who in self.taken.get(case, ()))

    def tell(self, tally: Tally, cases: Iterable[Case], number: int) -> None:
        """Count the children of cases, and those of MANY caseworkers in the year until a day."""
        for case in cases:
            tally.add("children", case.children)
            if case.id in self.taken and len({*self._within(case.id, number)}) >= MANY:
                tally.add("children_of_many", case.children)

    def _within(self, case: str, number: int) -> list[str]:
        """Who had it in the year until a day, in order; the first had it as the year began."""
        first = number - WORKDAYS_A_YEAR
        had = self.taken[case]
        begun = [place for place, (day, _) in enumerate(had) if day <= first]
        return [who for _, who in had[(begun[-1] if begun else 0):]]
