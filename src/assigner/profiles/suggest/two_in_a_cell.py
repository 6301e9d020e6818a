"""Two people in one cell of a list of cases: who holds the case, and who holds it with them."""

from collections.abc import Iterator, Mapping

from assigner.documents.profile import ColumnProfile
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.fitting import PeopleCalled, two_called
from assigner.profiles.suggest.lines import LIKELY, UNSURE, ColumnLine, Sureness, WordLine
from assigner.profiles.suggest.meant import Meant
from assigner.profiles.suggest.whom import whom
from assigner.words import say

_TWO = 2
_WHY = say("two people stand in a cell: the first holds the case, the second with them")


def parted_by(held: Contents, known: PeopleCalled) -> str | None:
    """What parts two people in some cells of a column; None where nothing does in all of them."""
    signs = {sign for word in held.distinct if (sign := two_called(word, known))}
    sign = signs.pop() if len(signs) == 1 else None
    # Of three in a cell nobody could see what becomes of the third.
    return sign if sign and all(word.count(sign) < _TWO for word in held.distinct) else None


def two_in_a_cell(
    meant: Meant, lines: Mapping[str, ColumnLine]
) -> Iterator[tuple[ColumnLine, list[WordLine]]]:
    """The lines of who holds a case and of who does so with them, where one column has both.

    With each the words for whom it calls otherwise than the list of staff does.
    """
    match, line = meant.found.get("caseworker"), lines.get("caseworker")
    if match is None or line is None or line.level.name == UNSURE or "co_caseworker" in lines:
        return
    held = match.column.contents
    sign = parted_by(held, meant)
    parts = [word.split(sign) if sign else [word] for word in held.distinct]
    for part, key in enumerate(("caseworker", "co_caseworker"), 1) if sign else ():
        words = {one[part - 1].strip() for one in parts if len(one) >= part}
        yield ColumnLine(key, ColumnProfile.model_validate(
            {"from": match.column.header, "separator": sign, "part": part}),
            Sureness(LIKELY, _WHY)), whom(sorted(words), meant.people, meant.short)
