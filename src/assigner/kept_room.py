"""Room somebody has that cases to come will need: what it is worth, and for which of them."""

from typing import NamedTuple

from assigner.called import Called
from assigner.words import Words, listing, say

HUNDREDTHS = 100


class KeptRoom(NamedTuple):
    """What room of somebody's is worth, and the scarcest of the cases to come it is worth it for.

    `price`: hundredths of a case that finds nobody, for each unit that norms count. Cases of the
    `phase` that ask for these `skills`, in the `district` where that binds; `a_week`: hundredths
    of a case that come in a week.
    """

    price: int
    phase: str = ""
    skills: tuple[str, ...] = ()
    district: str = ""
    a_week: int = 0

    def words(self, called: Called) -> Words:
        """What it is kept for, in a few words."""
        values = {"rate": self.a_week / HUNDREDTHS, "phase": called.phase(self.phase)}
        if self.skills and self.district:
            return say("kept for cases that ask for {skills} in {district}; about {rate:.1f} a "
                       "week come", skills=listing(self.skills), district=self.district, **values)
        if self.skills:
            return say("kept for cases that ask for {skills}; about {rate:.1f} a week come",
                       skills=listing(self.skills), **values)
        if self.district:
            return say("kept for cases in {district}; about {rate:.1f} a week come",
                       district=self.district, **values)
        return say("kept for new cases ({phase}); about {rate:.1f} a week come", **values)
