"""A leave that is told in one cell: "barsel 01-09-2026 - 31-03-2027". Only its days are read."""

import re

from assigner.documents.profile import DateOrder, Unit
from assigner.files.vocabulary import fold
from assigner.profiles.calendar_words import IN_TEXT, as_iso

FIRST_IN_IT: Unit = "first day in it"
LAST_IN_IT: Unit = "last day in it"
FIRST_DAYS = ("absent_from", "from")
_DAY = re.compile(IN_TEXT)
_SINCE = re.compile(r"\b(?:fra|from|since|siden|von|ab|seit|från|vanaf|van|sedan|starting)\W*$")
_UNTIL = re.compile(r"\b(?:til|until|to|bis|till|tot|through|t\.?o\.?m\.?|og med|t/m)\W*$")


def days_in(cell: str, order: DateOrder | None) -> tuple[str, str] | None:
    """The first and the last day of a range in a text; None where it has no such range.

    A day alone is an end only where the word before it says which; the other end is open.
    """
    found = [*_DAY.finditer(cell)]
    days = [as_iso(one[0].strip(), order) or "" for one in found]
    if len(days) == 1 and days[0]:
        before = fold(cell[:found[0].start()])
        if _UNTIL.search(before):
            return "", days[0]
        return (days[0], "") if _SINCE.search(before) else None
    return (days[0], days[1]) if len(days) == 2 and "" < days[0] <= days[1] else None


def day_in(cell: str, unit: Unit, order: DateOrder | None) -> str | None:
    """One end of it, in ISO form, blank where it is open; None where the cell has no range."""
    found = days_in(cell, order)
    return None if found is None else found[unit == LAST_IN_IT]
