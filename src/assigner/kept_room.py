"""Room somebody has that cases to come will need: what it is worth, and for which of them."""

from typing import NamedTuple

from assigner.called import Called
from assigner.words import Words, listing, say

HUNDREDTHS = 100
WEEKS_A_YEAR, MONTHS = 52, 12
OFTEN = 0.5
"""A week: rarer cases are told by the month, and those of less than one a month by the year."""


class KeptRoom(NamedTuple):
    """What room of somebody's is worth, and the scarcest of the cases to come it is worth it for.

    `price`: hundredths of a week that cases to come wait longer, for each unit that norms count;
    `each`: for each case, where a ceiling counts cases.
    Cases of the `phase` that ask for these `skills`, in the `district` where that binds;
    `a_week`: hundredths of a case that come in a week.
    """

    price: int
    phase: str = ""
    skills: tuple[str, ...] = ()
    district: str = ""
    a_week: int = 0
    each: int = 0

    def of(self, units: int) -> int:
        """What the room for a case of so many units is worth, in hundredths of a week."""
        return self.price * units + self.each

    def words(self, called: Called) -> Words:
        """What it is kept for, in a few words."""
        come = self._come()
        if self.skills and self.district:
            return say("kept for cases that ask for {skills} in {district}; {come}",
                       skills=listing(self.skills), district=self.district, come=come)
        if self.skills:
            return say("kept for cases that ask for {skills}; {come}",
                       skills=listing(self.skills), come=come)
        if self.district:
            return say("kept for cases in {district}; {come}", district=self.district, come=come)
        return say("kept for new cases ({phase}); {come}", phase=called.phase(self.phase),
                   come=come)

    def _come(self) -> Words:
        """How often such cases come, in the unit in which it is a number to be seen."""
        a_week = self.a_week / HUNDREDTHS
        a_year = a_week * WEEKS_A_YEAR
        if a_week >= OFTEN:
            return say("about {rate:.1f} a week come", rate=a_week)
        if a_year >= MONTHS:
            return say("about {rate:.1f} a month come", rate=a_year / MONTHS)
        if self.a_week:
            return say("about {number} a year come", number=max(1, round(a_year)))
        return say("fewer than one a year come")
