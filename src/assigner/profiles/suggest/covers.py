"""Cases that somebody has while their holder is away: a column of its own beside the holder's."""

from assigner.documents.profile import ColumnProfile
from assigner.profiles.suggest.headers import stands_in
from assigner.profiles.suggest.lines import LIKELY, UNSURE, ColumnLine, Sureness
from assigner.profiles.suggest.meant import Meant
from assigner.words import say

_SEVERAL = 0.5


def covered(meant: Meant, lines: dict[str, ColumnLine]) -> set[str]:
    """Have who stands in hold the case, for the holder; the headers that says so, if any.

    Taking the holder alone would give the load of the case to somebody who is away.
    """
    line = lines.get("caseworker")
    column = next((one for one in meant.table.columns
                   if stands_in(one.header) and not one.personal
                   and 0 < one.contents.share_filled < _SEVERAL), None)
    if line is None or line.rule is None or column is None or line.level.name == UNSURE or (
        line.rule.headers in ((), (column.header,))
    ):
        return set()
    level = Sureness(LIKELY, say("who stands in has it while the holder is away"))
    holder = line.rule.headers[0]
    for key, other in [*lines.items()]:
        if other.rule is not None and other.rule.headers == (column.header,):
            del lines[key]
    lines["caseworker"] = ColumnLine("caseworker", line.rule.model_copy(
        update={"headers": (column.header, *line.rule.headers)}), level)
    lines["cover_for"] = ColumnLine(
        "cover_for", ColumnProfile.model_validate({"from": holder}), level)
    return {column.header}
