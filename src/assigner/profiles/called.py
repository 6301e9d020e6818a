"""What a file, a sheet or the heading above a row is called, where that says something of rows."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

from assigner.documents.profile import NameOf
from assigner.files.vocabulary import clean
from assigner.profiles.calendar_words import IN_TEXT
from assigner.profiles.sources import RawTable, TablePlace

Place = Literal["file", "sheet"]
DAY = re.compile(
    rf"{IN_TEXT}|(?<!\d)\d\d[-_.]\d\d[-_.]\d\d(?!\d)|"
    r"(?<=uge)[ _-]?\d\d?|(?<=week)[ _-]?\d\d?|(?<=kw)[ _-]?\d\d?", re.IGNORECASE
)
"""A date or the number of a week in a name: it changes from day to day."""
_EMPTY = re.compile(r"\(\W*\)")
_COUNTED = re.compile(
    r"(.*\w.*?)\s*(?:[(\[]\s*(\d+)\b[^()\[\]]*[)\]]|(?:[:–]|\s-)\s*(\d+)(?:\s+\w+)?)")
"""A name and a number behind it: "Aoife Brennan (7)", "Bo Thomsen: 7 sager"."""


def called(place: TablePlace, of: Place) -> str:
    """The name without its ending and without a date: the same tomorrow."""
    name = place.path.stem if of == "file" else place.sheet or ""
    # Of "Sager (23-11-2026)" an empty bracket is left; of "Bo Thomsen (BOT)" the bracket is his.
    bare = clean(_EMPTY.sub(" ", DAY.sub(" ", name).replace("_", " "))).strip(" -–,.")
    return bare or clean(name)


def groups(raw: RawTable, of: NameOf) -> Iterator[tuple[str, frozenset[int]]]:
    """What each row goes by: the name, and the numbers of its rows."""
    if of != "heading":
        yield called(raw.place, of), frozenset(raw.grid.numbers)
        return
    headings = headings_of(raw)
    starts = sorted(headings)
    rows: dict[int, set[int]] = {}
    for number in raw.grid.numbers:
        at = bisect(starts, number) - 1
        rows.setdefault(starts[at] if at >= 0 else 0, set()).add(number)
    for start, numbers in (rows or {0: set()}).items():
        yield headings.get(start, ""), frozenset(numbers)


def headings_of(raw: RawTable) -> Mapping[int, str]:
    """The rows of one cell that were set aside from among the rows, by their numbers.

    How many rows are below is not part of the name: tomorrow they are more.
    """
    last = max(raw.grid.numbers, default=0)
    found = {}
    for number, row in raw.grid.aside:
        cells = [cell for cell in map(clean, row) if cell]
        if len(cells) == 1 and number < last:
            found[number] = cells[0]
    counted = {number: match for number, word in found.items()
               if (match := _COUNTED.fullmatch(word)) is not None}
    starts = sorted(found)
    below = Counter(starts[at - 1] for number in raw.grid.numbers
                    if (at := bisect(starts, number)) > 0)
    right = sum(int(match[2] or match[3]) == below[number] for number, match in counted.items())
    # Of "Bo Thomsen (1042)" the number is his. A few counts may be of yesterday.
    if 2 * right > len(counted):
        found |= {number: match[1] for number, match in counted.items()}
    return found


def bare(heading: str) -> str:
    """A heading without how many rows are below it, as a profile may say it."""
    match = _COUNTED.fullmatch(clean(heading))
    return clean(heading) if match is None else match[1]
