"""Rows of a list of staff that are of nobody: a post to be filled, a pool of cases."""

from collections.abc import Sequence

from assigner.files.vocabulary import clean, fold
from assigner.profiles.suggest.header_words import TABLES
from assigner.profiles.suggest.headers import bare
from assigner.profiles.suggest.lines import LIKELY, RowsLine, Sureness
from assigner.profiles.suggest.opened import ForeignTable
from assigner.profiles.suggest.row_words import says_nobody
from assigner.profiles.suggest.words_beside import FIRST_NAME, LAST_NAME
from assigner.words import say

_LETTERS = 3
_NAMES = (*TABLES["caseworkers"]["name"], *TABLES["caseworkers"]["id"], *FIRST_NAME, *LAST_NAME)


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


def of_nobody(tables: Sequence[ForeignTable]) -> frozenset[str]:
    """What stands in such rows, folded: whoever is called so elsewhere is nobody."""
    found: set[str] = set()
    for table in tables:
        line = vacancies(table)
        column = None if line is None else table.column(line.header)
        if line is not None and column is not None:
            found |= {fold(clean(cell)) for row in table.raw.grid.rows
                      if clean(row[column.place]) in line.words for cell in row}
    return frozenset(found)
