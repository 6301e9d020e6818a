"""Danish civil registration numbers (CPR): found anywhere, repeated nowhere.

Ten digits, DDMMYY-NNNN, with or without a hyphen or blanks. The first four must be a day
and a month, so that an ordinary ten-digit id is rarely taken for one; a replacement number
(day + 60) only counts when it is written in two parts.
"""

import re

DIGITS = 10
MASK = "******-****"

_DAYS, _REPLACED, _MONTHS = range(1, 32), range(61, 92), range(1, 13)
_BETWEEN = r"[\s\-\u00ad\u200b-\u2015\u2060\u2212\ufeff]{0,3}"
_NUMBER = re.compile(rf"(?<!\d)(\d\d)(\d\d)\d\d({_BETWEEN})\d{{4}}(?!\d)")


def holds(text: str) -> bool:
    """Whether something in `text` looks like a civil registration number."""
    return any(map(_plausible, _NUMBER.finditer(text)))


def masked(text: str) -> str:
    """`text` with every civil registration number replaced by asterisks."""
    return _NUMBER.sub(lambda found: MASK if _plausible(found) else found.group(), text)


def _plausible(found: re.Match[str]) -> bool:
    day, month = int(found[1]), int(found[2])
    return (day in _DAYS or (found[3] != "" and day in _REPLACED)) and month in _MONTHS
