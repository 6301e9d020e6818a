"""How the number of a restricted case is written in a text, and found there again.

A text is full of short numbers (*12 hours*), so one of few digits cannot be found by its digits.
Sentences that name a restricted case of such a number therefore carry a sign that nobody sees on
either side of it, which is taken out of whatever is shown. Plans keep it: who reads them next is to
find the number as well.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final
from urllib.parse import quote

SHORTEST: Final = 5
"""A number of so many digits is found by its digits."""
SIGN: Final = "\N{WORD JOINER}"


def is_short(case: str) -> bool:
    """Whether a number cannot be told from others in a text."""
    return case.isdigit() and len(case) < SHORTEST


def marked_number(case: str) -> str:
    """A short number as sentences have it."""
    return f"{SIGN}{case}{SIGN}"


def unmarked(text: str) -> str:
    """A text as it is shown."""
    return text.replace(SIGN, "")


def ways(case: str) -> Iterator[str]:
    """How the number of a case is written: as it is, in an address, as an anchor of a page."""
    yield case
    yield quote(case, safe="")
    yield "".join(letter if letter.isalnum() else "-" for letter in case)


def pattern(written: Collection[str]) -> re.Pattern[str]:
    """Finds numbers in a text, the longest first, short ones by their signs."""
    return re.compile("|".join(
        re.escape(marked_number(way)) if is_short(way) else rf"(?<!\w){re.escape(way)}(?!\w)"
        for way in sorted(written, key=len, reverse=True)
    ) or r"(?!)")
