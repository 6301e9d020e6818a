"""Which column of a table others call its rows by: seen by what stands in both, not by a header."""

import re
from collections.abc import Collection, Iterator, Sequence

from assigner.files.vocabulary import fold
from assigner.profiles.called import headings_of
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable

_MOST, _FEWEST = 0.6, 3
_BRACKETS = re.compile(r"[()\[\]]|\s+[-–]\s+")


def calls(table: ForeignTable) -> Iterator[frozenset[str]]:
    """For each column with words that come again, and for the headings of a list, those words."""
    for column in table.columns:
        held = column.contents
        if not column.personal and len(held.distinct) >= _FEWEST and (
            len(held.filled) > len(held.distinct) and held.dates < _MOST
        ):
            yield frozenset(map(fold, held.distinct))
    headings = frozenset(
        fold(part) for heading in headings_of(table.raw).values()
        for part in _BRACKETS.split(heading) if part.strip())
    if len(headings) >= _FEWEST:
        yield headings


def among(words: Collection[str], others: Sequence[ForeignTable]) -> float:
    """The largest share of what others call something that is among some words, folded."""
    return max((len(own & {*words}) / len(own) for table in others for own in calls(table)),
               default=0.0)


def by_which(table: ForeignTable, others: Sequence[ForeignTable]) -> ForeignColumn | None:
    """The column, unlike in each row, that others call its rows by; None: they do by none."""
    every = [own for other in others for own in calls(other)]
    best, most = None, _MOST
    for column in table.columns:
        held = column.contents
        if column.personal or not held.unique or held.dates > _MOST or len(held.filled) < _FEWEST:
            continue
        words = frozenset(map(fold, held.distinct))
        share = max((len(own & words) / len(own) for own in every), default=0.0)
        if share > most or (best is None and share == most):
            best, most = column, share
    return best
