"""What people are called: a column of names, and one that says the id as well: "Bo Holm (BOH)"."""

import re
from collections.abc import Iterator, Sequence

from assigner.documents.profile import ColumnProfile
from assigner.profiles.suggest.headers import EXACT, beside_the_case, one_of, said
from assigner.profiles.suggest.lines import LIKELY, UNSURE, ColumnLine, Sureness
from assigner.profiles.suggest.looks_like import of_notes
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable
from assigner.profiles.suggest.words_beside import FIRST_NAME, LAST_NAME
from assigner.words import say

BOTH = re.compile(r"([^()]+) \(([^() ]+)\)")
_WHY = say("a name, and the id in brackets")
_FEWEST = 3
_EVERY, _MOSTLY, _LONGEST = 0.95, 0.9, 5
"""Of the rows that have one, of those that differ and look like one; words of a name."""
_NAMES_ARE_IDS = say("people go by their names")
# The words of a name that begin small, and its letters: no sign, no digit.
_SMALL = frozenset(("van", "von", "der", "den", "de", "di", "da", "la", "le", "du", "af", "av",
                    "bin", "al", "el", "dos", "ter", "ten", "zu", "zur", "og", "i", "y"))
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")


def name_and_id(columns: Sequence[ForeignColumn]) -> Iterator[ColumnLine]:
    """The lines of the id and of the name, where one column has both in every row."""
    for column in columns:
        found = [BOTH.fullmatch(word) for word in column.contents.distinct]
        ids = {one[2] for one in found if one is not None}
        if len(found) >= _FEWEST and len(ids) == len(found) == len(column.contents.cells):
            for key, rule in (("id", {"between": ("(", ")")}),
                              ("name", {"separator": " (", "part": 1})):
                yield ColumnLine(key, ColumnProfile.model_validate(
                    {"from": column.header, **rule}), Sureness(LIKELY, _WHY))
            return


def in_two_columns(columns: Sequence[ForeignColumn]) -> ColumnProfile | None:
    """How a name is read that stands in two columns; None where it does not."""
    names = [next((one.header for one in columns if one_of(one.own, words)), None)
             for words in (FIRST_NAME, LAST_NAME)]
    return ColumnProfile.model_validate({"from": names, "join": " "}) if all(names) else None


def names_people(column: ForeignColumn) -> bool:
    """Whether a column is of what people are called in full: one of their own in (nearly) each row.

    What is noted of them is in some rows, in words that are no names, or comes again.
    """
    held = column.contents
    # A row of a sum has none, whatever its first cell says.
    without = len(held.cells) - len(held.filled)
    return not (column.personal or of_notes(column) or beside_the_case(column.header)) and (
        held.full_names and without <= max(1, (1 - _EVERY) * len(held.cells))
        and len(held.distinct) >= _MOSTLY * len(held.filled)
        and sum(map(_is_name, held.distinct)) >= _MOSTLY * len(held.distinct))


def called_by_names(table: ForeignTable, own: ColumnLine | None) -> Iterator[ColumnLine]:
    """The line of the name, where people have no other id than what they are called."""
    column = None if own is None or own.rule is None or own.level.name == UNSURE or (
        own.rule.between or own.rule.separator or len(own.rule.headers) != 1
    ) else table.column(own.rule.headers[0])
    if column is not None and own is not None and _are_called(column):
        yield ColumnLine("name", own.rule, Sureness(LIKELY, _NAMES_ARE_IDS))


def _are_called(column: ForeignColumn) -> bool:
    """Whether a header says that they are names, and none looks like initials or a number."""
    held = column.contents
    return names_people(column) or (
        said("caseworkers", "name", column.header) >= EXACT
        and all(_is_name(word) and not word.isupper() for word in held.distinct))


def _is_name(word: str) -> bool:
    """Whether a text may be what somebody is called: words that begin large, and no digit."""
    parts = word.replace(",", " ").split()
    return 0 < len(parts) <= _LONGEST and all(map(_LETTERS.fullmatch, parts)) and all(
        part[0].isupper() for part in parts if part.casefold() not in _SMALL)
