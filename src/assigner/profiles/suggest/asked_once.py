"""What two lists of cases ask in the same words is asked once: one is read as the other is."""

from assigner.profiles.sense import schema_of
from assigner.profiles.suggest.lines import UNSURE, ColumnLine, ProfileLines, TableLines


def asked_once(lines: ProfileLines) -> None:
    """Make one list like the other, where something unsure of one is so of both."""
    lists = {table.name: table for table in lines.tables
             if table.name in ("cases", "caseload") and not table.like}
    if len(lists) < 2:
        return
    for base, other in (("cases", "caseload"), ("caseload", "cases")):
        if _read_as(lists[base], lists[other]):
            _shorten(lists[base], lists[other])
            return


def _columns(table: TableLines, other: TableLines) -> dict[str, ColumnLine]:
    """The lines of a table that hold for another one that is read as it is."""
    return {line.key: line for line in table.columns
            if schema_of(other.name).column(line.key) is not None}


def _read_as(base: TableLines, other: TableLines) -> bool:
    """Whether all that is said of one table holds of the other, and something of it is asked."""
    mine, own = _columns(base, other), {line.key: line for line in other.columns}
    asked = any(line.level.name == UNSURE for line in mine.values()) or bool(base.asked)
    return asked and base.asked.keys() <= other.asked.keys() and all(
        key in own and own[key].rule == line.rule and (
            (own[key].level.name == UNSURE) == (line.level.name == UNSURE))
        for key, line in mine.items()
    ) and all(getattr(base, key) == getattr(other, key) for key in (
        "header_rows", "stops", "dates", "decimal", "leave_out", "below", "not_below"))


def _shorten(base: TableLines, other: TableLines) -> None:
    other.like = base.name
    mine = _columns(base, other)
    other.columns = [line for line in other.columns if line.key not in mine]
    other.header_rows, other.stops, other.dates, other.decimal = 1, False, None, None
    other.leave_out = None
    other.asked = {header: why for header, why in other.asked.items() if header not in base.asked}
    other.drop = {header: why for header, why in other.drop.items() if header not in base.drop}
    other.empty = [header for header in other.empty if header not in base.empty]
