"""Names of files and sheets that change from day to day, as patterns that do not."""

import re
from glob import escape

from assigner.profiles.calendar_words import IN_TEXT

_DAY = re.compile(
    rf"{IN_TEXT}|(?<!\d)\d\d[-_.]\d\d[-_.]\d\d(?!\d)|"
    r"(?<=uge)[ _-]?\d\d?|(?<=week)[ _-]?\d\d?|(?<=kw)[ _-]?\d\d?", re.IGNORECASE
)


def pattern(name: str) -> str:
    """The name with `*` in the place of a date or the number of a week."""
    if not _DAY.search(name):
        return name
    parts = _DAY.split(name)
    return "*".join(map(escape, parts))
