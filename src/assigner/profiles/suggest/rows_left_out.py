"""Rows that are in no table: cases that have ended."""

from assigner.documents.profile import ANY
from assigner.profiles.calendar_words import as_iso
from assigner.profiles.suggest.contents import orders_of
from assigner.profiles.suggest.headers import bare, one_of, says_ended
from assigner.profiles.suggest.lines import LIKELY, UNSURE, RowsLine, Sureness
from assigner.profiles.suggest.looks_like import dated
from assigner.profiles.suggest.meant import Meant
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.profiles.suggest.row_words import (
    CLOSED,
    closed_words,
    ended_by_words,
    unknown_states,
)
from assigner.profiles.suggest.words_beside import CLOSED_ON
from assigner.words import say

_SAID, _FEW, _PAST = 0.5, 0.5, 0.8
_END = frozenset(("end", "ending", "slut", "ophoer", "udgang", "ende", "discharge", "udskrevet",
                  "exit", "udgaaet", "udmeldt"))


def ended(meant: Meant, used: set[str]) -> RowsLine | None:
    """What says that a case has ended, and so is in no table; None: no column does."""
    found = [(column.header, line) for column in meant.table.columns
             if column.header not in used and (line := over(meant, column)) is not None]
    if found:
        # What is known goes before what is only asked.
        header, line = min(found, key=lambda one: one[1].level.name == UNSURE)
        used.add(header)
        return line
    states = unknown_states(meant.table)
    if states is None or states.header in used:
        return None
    used.add(states.header)
    return RowsLine(states.header, ("...",), Sureness(UNSURE, say(
        "which of these are of cases that have ended: {words}",
        words=", ".join(sorted(states.contents.distinct)))))


def over(meant: Meant, column: ForeignColumn) -> RowsLine | None:
    """What a column says of cases that have ended: by its header, its words or its days."""
    held = column.contents
    if column.personal:
        return None
    if (one_of(column.header, CLOSED_ON) or says_ended(column.header)) and (
        not held.filled or dated(held) > _SAID
    ):
        return RowsLine(column.header, (ANY,), Sureness(LIKELY, say("cases that have ended")))
    if (line := ended_by_words(column)) is not None:
        return line
    if words := closed_words(held):
        return RowsLine(column.header, words, Sureness(UNSURE, say(
            "a word of cases that have ended, below a header that does not say so")))
    if _END & {*bare(column.header).split()} and _is_past(meant, column):
        return RowsLine(column.header, (ANY,), Sureness(UNSURE, say(
            "days of some rows, all past: take this line if those cases have ended")))
    return None


def told_elsewhere(meant: Meant) -> bool:
    """Whether what tells new cases from open ones tells ended ones as well."""
    return meant.kinds is not None and meant.kinds.line(CLOSED) is not None


def _is_past(meant: Meant, column: ForeignColumn) -> bool:
    """Whether it has a day in few rows, and nearly none after the last case came in."""
    came = meant.found.get("received")
    held = column.contents
    if came is None or not held.filled or held.share_filled > _FEW or dated(held) < _PAST:
        return False
    order = min(orders_of([held, came.column.contents]), default=None)
    last = max((as_iso(cell, order) or "" for cell in came.column.contents.distinct), default="")
    return sum((as_iso(cell, order) or "9") <= last for cell in held.filled) >= (
        _PAST * len(held.filled))
