"""From and to below one name, or by themselves: since when somebody is employed, or away."""

from collections.abc import Collection, Iterator, Mapping

from assigner.documents.profile import ColumnProfile, DateOrder
from assigner.profiles.calendar_words import as_iso
from assigner.profiles.suggest.contents import orders_of
from assigner.profiles.suggest.lines import LIKELY, ColumnLine, Sureness
from assigner.profiles.suggest.looks_like import dated
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable
from assigner.profiles.suggest.range_words import range_end, says_employment, says_left
from assigner.words import say

_MOSTLY, _FEW = 0.8, 0.5
_ENDS = ("absent_from", "absent_to")
_WHY = say("a day from and a day to, of a few")


def away(
    table: ForeignTable, said: Mapping[str, ColumnLine], used: set[str]
) -> Iterator[ColumnLine]:
    """Two columns of days, from and to, that a few of the staff have: they are away.

    What has a word of employment, and who has only one of the two, says that of nobody.
    """
    ends = [said[key].rule for key in _ENDS if key in said]
    if len(ends) == len(_ENDS):
        return
    # Of one of the two a header may have told already.
    told = {header for rule in ends if rule is not None for header in rule.reads}
    free = _free(table, used - told)
    for first in free:
        for second in free:
            if second.place == first.place + 1 and _range(first, second) and (
                told <= {first.header, second.header}
            ):
                used |= {first.header, second.header}
                for key, one in zip(_ENDS, (first, second), strict=True):
                    if key not in said:
                        yield ColumnLine(key, ColumnProfile.model_validate({"from": one.header}),
                                         Sureness(LIKELY, _WHY))
                return


def _free(table: ForeignTable, used: Collection[str]) -> list[ForeignColumn]:
    return [one for one in table.columns if one.header not in used and not one.personal
            and dated(one.contents) > _MOSTLY and not says_left(one.header)]


def _range(first: ForeignColumn, second: ForeignColumn) -> bool:
    """Whether the headers are of one range, and the days those of few rows, in order."""
    (head, begins), (other, ends) = range_end(first.header), range_end(second.header)
    if (begins, ends) != ("from", "to") or head != other or says_employment(head):
        return False
    order: DateOrder = min(orders_of([first.contents, second.contents]), default="day first")
    pairs = [(as_iso(start, order), as_iso(end, order)) for start, end in zip(
        first.contents.cells, second.contents.cells, strict=True) if start or end]
    return first.contents.share_filled < _FEW and all(
        start and (end is None or start <= end) for start, end in pairs)
