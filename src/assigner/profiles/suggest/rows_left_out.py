"""Rows that are in no table: cases that have ended, and posts that nobody holds."""

from assigner.documents.profile import ANY
from assigner.profiles.suggest.header_words import CLOSED_ON, FIRST_NAME, LAST_NAME, TABLES
from assigner.profiles.suggest.headers import bare, one_of, says_ended
from assigner.profiles.suggest.lines import LIKELY, UNSURE, RowsLine, Sureness
from assigner.profiles.suggest.looks_like import dated
from assigner.profiles.suggest.opened import ForeignTable
from assigner.profiles.suggest.roles_of_tables import Meant
from assigner.profiles.suggest.row_words import says_nobody, unknown_states
from assigner.words import say

_SAID, _LETTERS = 0.5, 3
_NAMES = (*TABLES["caseworkers"]["name"], *TABLES["caseworkers"]["id"], *FIRST_NAME, *LAST_NAME)


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


def vacancies(table: ForeignTable) -> RowsLine | None:
    """Rows of a list of staff that have a word for nobody where a name stands."""
    wanted = {bare(word) for word in _NAMES}
    for column in table.columns:
        if bare(column.header) in wanted and len(column.contents.distinct) > 1:
            words = tuple(word for word in sorted(column.contents.distinct)
                          if says_nobody(word) and sum(map(str.isalpha, word)) >= _LETTERS)
            if words:
                return RowsLine(column.header, words, Sureness(
                    LIKELY, say("nobody is in that post")))
    return None
