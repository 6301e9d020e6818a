"""A column of staff that says both: "Bo Thomsen (BOT)"."""

import re
from collections.abc import Iterator, Sequence

from assigner.documents.profile import ColumnProfile
from assigner.profiles.suggest.lines import LIKELY, ColumnLine, Sureness
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.words import say

BOTH = re.compile(r"([^()]+) \(([^() ]+)\)")
_WHY = say("a name, and the id in brackets")
_FEWEST = 3


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
