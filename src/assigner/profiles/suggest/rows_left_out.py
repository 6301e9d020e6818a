"""Rows that are in no table: cases that have ended."""

from assigner.documents.profile import ANY
from assigner.profiles.suggest.header_words import CLOSED_ON
from assigner.profiles.suggest.headers import one_of, says_ended
from assigner.profiles.suggest.lines import LIKELY, UNSURE, RowsLine, Sureness
from assigner.profiles.suggest.looks_like import dated
from assigner.profiles.suggest.roles_of_tables import Meant
from assigner.profiles.suggest.row_words import unknown_states
from assigner.words import say

_SAID = 0.5


def ended(meant: Meant, used: set[str]) -> RowsLine | None:
    """A column of the day on which a case ended: such a case is in no table."""
    found = next((column for column in meant.table.columns
                  if column.header not in used
                  and (one_of(column.header, CLOSED_ON) or says_ended(column.header))
                  and (not column.contents.filled or dated(column.contents) > _SAID)), None)
    if found is not None:
        used.add(found.header)
        return RowsLine(found.header, (ANY,), Sureness(LIKELY, say("cases that have ended")))
    states = unknown_states(meant.table)
    if states is None or states.header in used:
        return None
    used.add(states.header)
    return RowsLine(states.header, ("...",), Sureness(UNSURE, say(
        "which of these are of cases that have ended: {words}",
        words=", ".join(sorted(states.contents.distinct)))))
