"""Who of the staff holds no case: they may lead, or have left, and no other column says so."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from assigner.documents.profile import BEFORE
from assigner.files.vocabulary import clean, fold
from assigner.profiles.calendar_words import as_iso
from assigner.profiles.suggest.contents import ORDERS
from assigner.profiles.suggest.holders import PARTS, cells_of
from assigner.profiles.suggest.lines import UNSURE, RowsLine, Sureness
from assigner.profiles.suggest.short_names import in_order
from assigner.profiles.suggest.table_lines import TableProposal
from assigner.words import say

_FEWEST, _MOST, _MOST_WORDS = 5, 0.25, 8
_NEW = 90
"""Days: who began so lately may have no case yet."""


def idle(staff: TableProposal, lists: Sequence[TableProposal]) -> RowsLine | None:
    """A question: whether those who hold no open case are to be left out; None: there are none.

    Who is away has no case for that, and who began lately has none yet.
    """
    holders = {in_order(word) for word in holders_of(lists)}
    ids, names = cells_of(staff, "id"), cells_of(staff, "name")
    line = staff.lines.get("id")
    if not ids or line is None or line.rule is None or len(ids) < _FEWEST or not holders:
        return None
    names = names or ids
    there = [index for index in range(len(ids)) if not _left_out(staff, index)]
    free = [index for index in there
            if ids[index] and not {in_order(ids[index]), in_order(names[index])} & holders
            and not _excused(staff, index, lists)]
    known = {in_order(word) for index in there for word in (ids[index], names[index])}
    if not free or len(free) > _MOST * len(there) or len(holders & known) < len(holders) / 2:
        return None
    words = _by_column(staff, {*free}, there) or RowsLine(
        line.rule.headers[0], tuple(ids[index] for index in free), Sureness(
            UNSURE, say("they hold no case: take this line if they lead or have left")))
    left = staff.states[1] if staff.states is not None else None
    before = left.beside(staff.gone) if left is not None else staff.gone
    return words if before is None else before.beside(words)


def _by_column(
    staff: TableProposal, free: Collection[int], there: Sequence[int]
) -> RowsLine | None:
    """A column that says just of those who hold no case what it says of nobody else.

    Who leaves next month is left out by it as well, and by an id nobody but who left today.
    """
    for column in staff.meant.table.columns:
        cells = [fold(clean(cell)) for cell in column.contents.cells]
        own = {cells[index] for index in free}
        others = {cells[index] for index in there if index not in free}
        if column.personal or column.contents.unique or "" in own or own & others or (
            len(own) >= len(free) > 1 or column.header in _read(staff)
        ):
            continue
        if all(any(as_iso(word, order) for order in ORDERS) for word in own):
            if others == {""}:
                return RowsLine(column.header, (BEFORE,), Sureness(
                    UNSURE, say("they hold no case, and it has a day of theirs alone")))
            continue
        if len(own | others) <= _MOST_WORDS:
            return RowsLine(column.header, tuple(sorted(
                word for word in column.contents.distinct if fold(word) in own)), Sureness(
                    UNSURE, say("said of those alone who hold no case: take this line if they "
                                "lead or have left")))
    return None


def _read(staff: TableProposal) -> set[str]:
    """Headers that tell something else of somebody, and say nothing of whether they are here."""
    return {header for key, line in staff.lines.items()
            if key not in ("roles",) and line.rule is not None for header in line.rule.reads}


def holders_of(lists: Sequence[TableProposal]) -> Iterator[str]:
    """What those who hold open cases are called, whole and in parts."""
    for one in lists:
        for who in _holders(one):
            yield from map(str.strip, (who, *PARTS.split(who)))


def _holders(one: TableProposal) -> Iterator[str]:
    """What the holders of the open cases are called, in a column or above their cases."""
    yield from cells_of(one, "caseworker")
    line, said = one.lines.get("caseworker"), one.meant.named.get("caseworker")
    if line is not None and line.rule is not None and line.rule.name_of and said is not None:
        for word in said.words:
            yield word.partition(said.between[0])[2].partition(said.between[1])[0] if (
                said.between) else word


def _left_out(staff: TableProposal, index: int) -> bool:
    """Whether a row is left out already, or may be by its day."""
    lines = [line for line in (staff.states[1] if staff.states else None, staff.gone) if line]
    for header, words in ((header, words) for line in lines
                          for header, words in ((line.header, line.words), *line.more)):
        column = staff.meant.table.column(header)
        cell = "" if column is None else clean(column.contents.cells[index])
        if cell and (fold(cell) in map(fold, words) or as_iso(cell, None) or BEFORE in words):
            return True
    return False


def _excused(staff: TableProposal, index: int, lists: Sequence[TableProposal]) -> bool:
    """Whether somebody is away, or began lately."""
    away = [cells_of(staff, key) for key in ("absent_from", "absent_to")]
    if any(cells and cells[index] for cells in away):
        return True
    hired = cells_of(staff, "hired")
    began = as_iso(hired[index], None) if hired else None
    last = max((one.latest for one in lists), default="")
    return bool(began and last) and _days(str(began), last) < _NEW


def _days(one: str, other: str) -> int:
    """Days from one to the other, both in ISO form."""
    first, last = (date.fromisoformat(day) for day in (one, other))
    return (last - first).days
