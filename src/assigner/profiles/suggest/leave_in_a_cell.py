"""A column of the staff whose cells tell a leave, its first and its last day with other words."""

import re
from collections.abc import Iterable, Iterator

from assigner.files.vocabulary import fold
from assigner.profiles.days_in_text import FIRST_IN_IT, LAST_IN_IT, days_in
from assigner.profiles.suggest.contents import ORDERS
from assigner.profiles.suggest.lines import LIKELY, UNSURE
from assigner.profiles.suggest.looks_like import MOSTLY, dated, unwanted
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.profiles.suggest.range_words import says_employment
from assigner.profiles.suggest.staff_columns import StaffColumn
from assigner.words import say

_WHY = say("a first and a last day in one cell; nothing else of it is read")
_LEAVE = re.compile(
    r"orlov|barsel|fravær|ferie|sygemeld|syg\b|leave|absen|away|holiday|maternity|paternity|sick|"
    r"urlaub|elternzeit|abwesen|krank|verlof|vakantie|ziek|ledig|frånvaro|permisjon|sykmeld")


def leave_in_a_cell(columns: Iterable[ForeignColumn]) -> Iterator[StaffColumn]:
    """The lines of both ends, where every cell of a column has a range and few have any."""
    for column in columns:
        held = column.contents
        if 2 * len(held.filled) > len(held.cells) or dated(held) > MOSTLY or (
            unwanted(column) or says_employment(column.header)
        ):
            continue
        if held.filled and any(all(days_in(cell, order) for cell in held.distinct)
                               for order in ORDERS):
            said = _LEAVE.search(fold(column.header)) or all(
                _LEAVE.search(fold(cell)) for cell in held.distinct)
            for key, unit in (("absent_from", FIRST_IN_IT), ("absent_to", LAST_IN_IT)):
                yield StaffColumn(key, column, {"from": column.header, "unit": unit},
                                  LIKELY if said else UNSURE, _WHY)
            return
