"""Who of a list of staff is no caseworker by what it says of them: who leads, helps or learns.

Only who holds no case is left out by that: a senior who leads and has cases is a caseworker.
"""

import re
from collections.abc import Sequence

from assigner.files.vocabulary import clean
from assigner.profiles.suggest.holders import cells_of
from assigner.profiles.suggest.idle import holders_of
from assigner.profiles.suggest.latin import latin
from assigner.profiles.suggest.lines import LIKELY, RowsLine, Sureness
from assigner.profiles.suggest.short_names import in_order
from assigner.profiles.suggest.table_lines import TableProposal
from assigner.words import say

_OTHERS = re.compile(
    # Who leads.
    r"\b(?:\w*leder|\w*leiter(?:in)?|\w*chef|ledelse\w*|leadership|management|director|direktoer|"
    r"supervisor|head of .*|team lead(?:er)?|(?<!case )(?<!care )manager|"
    # Who helps.
    r"admin\w*|\w*sekretaer|sekretariat\w*|secretary|kontor\w*|business support|clerk|clerical|"
    r"reception\w*|oekonom\w*|piccoline|it support|"
    # Who learns.
    r"\w*student\w*|\w*studerende|\w*praktikant\w*|trainee|intern|\w*elev|i praktik)\b")
_MOST_WORDS = 15


def other_staff(staff: TableProposal, lists: Sequence[TableProposal]) -> RowsLine | None:
    """The rows of those whose title, role or team says that they are none; None: there are none."""
    ids, names = cells_of(staff, "id"), cells_of(staff, "name")
    holders = {in_order(word) for word in holders_of(lists)}
    if not ids or not holders:
        return None
    called = [{in_order(word) for word in words}
              for words in zip(ids, names or ids, strict=True)]
    for column in staff.meant.table.columns:
        held = column.contents
        if column.personal or held.unique or not 1 < len(held.distinct) <= _MOST_WORDS:
            continue
        cells = [clean(cell) for cell in held.cells]
        words = tuple(word for word in held.distinct if _OTHERS.search(latin(word)) and not any(
            cell == word and own & holders for cell, own in zip(cells, called, strict=True)))
        if words:
            return RowsLine(column.header, tuple(sorted(words)), Sureness(LIKELY, say(
                "they lead, help or learn by it, and hold no case")))
    return None


def leave_out(staff: TableProposal, lists: Sequence[TableProposal]) -> None:
    """Leave them out of the staff; what their team means is no question then."""
    found = other_staff(staff, lists)
    if found is None:
        return
    staff.gone = found if staff.gone is None else staff.gone.beside(found)
    for key in [key for key, line in staff.lines.items()
                if line.rule is not None and line.rule.headers == (found.header,)]:
        staff.words[key] = [line for line in staff.words.get(key, ())
                            if line.theirs not in found.words]
        if not staff.words[key]:
            del staff.words[key]
