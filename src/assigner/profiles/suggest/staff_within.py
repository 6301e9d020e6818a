"""People who stand in no list of their own: what the lines of cases say of whoever holds them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assigner.files.vocabulary import fold
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.fitting import KnownWords
from assigner.profiles.suggest.headers import EXACT
from assigner.profiles.suggest.lines import LIKELY, UNSURE, RowsLine, Sureness, TableLines
from assigner.profiles.suggest.matching import Match, matches
from assigner.profiles.suggest.meant import Meant
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable, once_in_each
from assigner.profiles.suggest.row_words import CLOSED
from assigner.words import say

_TOLD_BY_ROWS, _FEWEST = 0.85, 2
"""How far the rows tell who is who, as another list's references do; people that make a staff."""
_TOLD = ("team", "weekly_hours")
"""Without one of these nobody is said anything of."""
Rows = Mapping[str, Sequence[int]]


def staff_within(
    tables: Sequence[ForeignTable], known: KnownWords
) -> tuple[Meant | None, Sequence[ForeignTable]]:
    """The staff that the one list of cases with holders tells of, and the tables without that."""
    held = [(table, found) for table in tables
            if (who := (found := matches(table, "caseload", known)).get("caseworker"))
            and who.level != UNSURE]
    if len(held) != 1:
        return None, tables
    (table, cases), = held
    holder = cases["caseworker"].column
    rows = _rows(holder)
    # What a header says is the case's is no holder's, though each has cases of one kind alone.
    own = {match.column.place for key, match in cases.items()
           if match.said >= EXACT and key != "weight_hours"}
    theirs = [column for column in table.columns if column.place not in own
              and not column.personal and _of_holder(column, rows)]
    there = sorted(person for person, at in rows.items()
                   if any(column.contents.cells[at[0]] for column in theirs))
    again = any(len(rows[one]) > 1 for one in there) or once_in_each((table,), holder.header)
    if not theirs or len(there) < _FEWEST or not again:
        return None, tables
    first = [rows[person][0] for person in there]
    people = replace(table, columns=tuple(_only(one, first) for one in (holder, *theirs)))
    found = {key: match for key, match in matches(people, "caseworkers", known).items()
             if match.column.place != holder.place}
    if not any(key in found and found[key].level != UNSURE for key in _TOLD):
        return None, tables
    found["id"] = Match("id", people.columns[0], _TOLD_BY_ROWS, 0.0, 1.0)
    said = {match.column.place for match in found.values()}
    rest = replace(table, columns=tuple(
        column for column in table.columns if column.place not in said - {holder.place}))
    return Meant("caseworkers", (people,), found, within=holder.header), [
        rest if one is table else one for one in tables]


def inside(lines: TableLines, staff: Meant, lists: Sequence[Meant]) -> None:
    """Make the staff of the rows of cases that somebody holds, each of them once."""
    level = Sureness(LIKELY, say("no list of staff: who holds a case is on it, and nobody else"))
    held = next(one for one in lists if (who := one.found.get("caseworker")) is not None
                and who.column.header == staff.within)
    ended = None if held.kinds is None else held.kinds.line(CLOSED)
    lines.rows = RowsLine(staff.within, ("*",), level)
    lines.leave_out = RowsLine(
        staff.within, ("", *sorted(held.nobody.words)), level).beside(ended)
    lines.alike = True
    if held.pivoted:
        lines.columns = [line if line.rule is None else replace(
            line, rule=line.rule.model_copy(update={"blank_as_above": True}))
            for line in lines.columns]
    lines.drop, lines.asked, lines.empty = {}, {}, []


def _rows(holder: ForeignColumn) -> Rows:
    found: dict[str, list[int]] = defaultdict(list)
    for at, cell in enumerate(holder.contents.cells):
        if cell:
            found[fold(cell)].append(at)
    return found


def _of_holder(column: ForeignColumn, rows: Rows) -> bool:
    """Whether a column says one thing of each holder, and nothing where nobody holds a case."""
    cells = column.contents.cells
    return bool(column.contents.filled) and all(
        len({cells[at] for at in here}) == 1 for here in rows.values()) and sum(
        bool(cells[at]) for here in rows.values() for at in here) == len(column.contents.filled)


def _only(column: ForeignColumn, rows: Sequence[int]) -> ForeignColumn:
    held = column.contents
    return replace(column, contents=Contents(
        tuple(held.cells[at] for at in rows), held.exact, held.explained))
