"""Columns that a proposed profile does not read: dropped for good, or told as soon as they fill."""

from collections.abc import Collection

from assigner.profiles.suggest.lines import BESIDE, NOTHING_OF_OURS, PERSONAL, PRIVATE
from assigner.profiles.suggest.looks_like import seen, unwanted
from assigner.profiles.suggest.meant import Meant
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.profiles.suggest.people_named import of_the_child
from assigner.words import Words, joined


def empty_today(meant: Meant, used: Collection[str]) -> list[str]:
    """Headers of columns in which nothing stands today, and that somebody may want."""
    return [column.header for column in meant.table.columns
            if column.header not in used and column.header not in meant.private
            and not column.personal and not column.contents.filled and not unwanted(column)]


def dropped(meant: Meant, used: Collection[str]) -> dict[str, Words]:
    """Headers of columns that nobody reads, and why. `used`: those that are spoken for."""
    waiting = {*used, *empty_today(meant, used)}
    return {
        **{column.header: _why(meant, column) for column in meant.table.columns
           if column.header not in waiting},
        **{column.header: BESIDE for column in meant.table.beside},
    }


def _why(meant: Meant, column: ForeignColumn) -> Words:
    if column.header in meant.private:
        return PRIVATE
    if column.personal or of_the_child(meant, column):
        return PERSONAL
    held = column.contents
    return joined((NOTHING_OF_OURS, seen(held)), ": ") if held.filled else NOTHING_OF_OURS
