"""Danish civil registration numbers (CPR): found anywhere, repeated nowhere.

DDMMYY-NNNN: whole or in parts, with hyphens, blanks, points or slashes between, the year in
two digits or four, and with the leading zero that a spreadsheet takes away. Day and month
must be a day of a month, so that an ordinary number is rarely taken for one; a replacement
number (day + 60) only counts when it is written in parts.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LEAST_DIGITS = 9
MASK = "******-****"
_LEAST = b"0" * LEAST_DIGITS

_BETWEEN = r"[\s./\\\-_\u00ad\u200b-\u2015\u2060\u2212\ufeff]{0,3}"
_NUMBER = re.compile(
    # A digit first, so that other signs are passed over at once; it is not the end of an ISO
    # date, nor of a longer number.
    r"(?P<day>[0-9](?<![0-9][0-9])(?<![0-9]{4}[-./][0-9])"
    r"(?:(?<=0)[1-9]|(?<=[12678])[0-9]|(?<=3)[01]|(?<=9)[01]|(?<=[1-9])))"
    rf"(?P<a>{_BETWEEN})(?P<month>0[1-9]|1[0-2])(?P<b>{_BETWEEN})"
    rf"(?:18|19|20)?[0-9]{{2}}(?P<c>{_BETWEEN})[0-9]{{4}}"
    # A range of two dates is no number of a person.
    r"(?![0-9]|[-./][0-9]{1,2}[-./][0-9])"
)
_SIGNS = bytes(48 if 48 <= sign < 58 else 32 for sign in range(256))
"""Every digit as 0, every other sign as a blank."""
_PASSED = b" ./\\-_\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"
"""The ASCII signs that `_BETWEEN` lets stand between digits."""
# Whole, or the sixteen signs that a record's hash is told by: either may have such digits in it.
_HASH = re.compile(r"[0-9a-f]{32,}|(?<![0-9A-Za-z])[0-9a-f]{16}(?![0-9A-Za-z])")
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_REPLACED = 60


def holds(text: str) -> bool:
    """Whether something in `text` looks like a civil registration number."""
    return next(_found(text), None) is not None


def masked(text: str) -> str:
    """`text` with every civil registration number replaced by asterisks."""
    parts, done = [], 0
    for first, last in _found(text):
        parts += [text[done:first], MASK]
        done = last
    return "".join((*parts, text[done:])) if parts else text


def _found(text: str) -> Iterator[tuple[int, int]]:
    plain = text if text.isascii() else "".join(map(_digit, text))
    # Megabytes of dates and ids have no run of so many digits, whatever stands between them.
    if text.isascii() and _LEAST not in text.encode().translate(_SIGNS, _PASSED):
        return
    hashes: list[tuple[int, int]] | None = None
    at = 0
    while found := _NUMBER.search(plain, at):
        first, last = found.span()
        at = first + 1
        if not _is_day(found):
            continue
        if hashes is None:
            hashes = [found.span() for found in _HASH.finditer(plain)]
        if not any(a <= first and last <= b for a, b in hashes):
            yield first, last
            at = last


@lru_cache(maxsize=4096)
def _digit(sign: str) -> str:
    """An ASCII digit for a digit of any script, so that full-width ones are found too."""
    value = unicodedata.digit(sign, None)
    return sign if value is None else str(value)


def _is_day(found: re.Match[str]) -> bool:
    day, month = int(found["day"]), int(found["month"])
    if day > _REPLACED:
        if not (found["a"] or found["b"] or found["c"]):
            return False
        day -= _REPLACED
    return day <= _LONGEST_MONTH[month - 1]
