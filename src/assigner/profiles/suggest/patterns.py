"""Names of files and sheets that change from day to day, as patterns that do not."""

import re
from glob import escape

_DAY = re.compile(
    r"(?<!\d)(?:\d{4}[-_. ]\d\d?[-_. ]\d\d?|\d\d?[-_. ]\d\d?[-_. ]\d{4}|"
    r"\d\d?\.? [^\W\d_]{3,12} \d{4}|20\d{6}|\d{4}20\d\d|\d\d[-_.]\d\d[-_.]\d\d)(?!\d)"
    r"|(?<=uge)[ _-]?\d\d?|(?<=week)[ _-]?\d\d?|(?<=kw)[ _-]?\d\d?", re.IGNORECASE
)


def pattern(name: str) -> str:
    """The name with `*` in the place of a date or the number of a week."""
    if not _DAY.search(name):
        return name
    parts = _DAY.split(name)
    return "*".join(map(escape, parts))
