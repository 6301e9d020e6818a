"""Dates of a case against one another and against the day: what is likely a slip of the hand.

Each kind is one warning for a column, with its rows: an old caseload has many of them. A
deadline on a closed day is told of new cases only: whoever has an open one knows it.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from assigner.files.complaints import CASELOAD, CASES, INSTANCE, Complaint, rows_of
from assigner.files.table import FileTable
from assigner.words import Words, say
from assigner.workdays import Calendar, year_before

_LONG = timedelta(days=366)


def check_dates(table: FileTable, today: date | None, calendar: Calendar) -> None:
    """Warn of deadlines and dates of receipt that make no sense; `today`: the day, if known."""
    dues, received = table.texts("due"), table.texts("received")
    _tell(table, "due", "W216", [
        index for index, (due, came) in enumerate(zip(dues, received, strict=True))
        if isinstance(due, date) and isinstance(came, date) and due < came
    ], lambda rows: say("The deadline is before the case was received ({rows}).", rows=rows),
        say("Correct one of the two dates."))
    if today is None:
        return
    _tell(table, "due", "W217", [
        index for index, due in enumerate(dues)
        if isinstance(due, date) and due < today - _LONG
    ], lambda rows: say("The deadline passed more than a year ago ({rows}).", rows=rows),
        say("See that day, month and year are right."))
    _tell(table, "due", "W218", [
        index for index, due in enumerate(dues)
        if isinstance(due, date) and due >= today and not calendar.is_workday(due)
    ] if table.file == CASES else [], lambda rows: say(
        "The office is closed on the day of the deadline ({rows}).", rows=rows),
        say("See that the day is right; whoever takes the case must be done before."))
    _tell(table, "received", "W219", [
        index for index, came in enumerate(received) if isinstance(came, date) and came > today
    ], lambda rows: say("Received after the day of allocation ({rows}).", rows=rows),
        say("See that day, month and year are right."))
    if "previous_closed" in table.columns:
        _tell(table, "previous_closed", "W241", [
            index for index, closed in enumerate(table.texts("previous_closed"))
            if isinstance(closed, date) and closed > today
        ], lambda rows: say("The earlier case closes after the day of allocation ({rows}).",
                            rows=rows),
            say("See that day, month and year are right."))
    if table.file == CASELOAD and "changes_12m" in table.columns:
        _check_changes(table, today)


def closed_today(today: date | None, calendar: Calendar) -> Iterator[Complaint]:
    """That the office is closed on the day of allocation, where it is."""
    if today is not None and not calendar.is_workday(today):
        yield Complaint(
            code="W248", file=INSTANCE, warning=True, header="date", value=today.isoformat(),
            message=say("The office is closed on the day of allocation."),
            fix=say("See that the day is right, and that whoever gets a case is there."))


def _check_changes(table: FileTable, today: date) -> None:
    """Warn of cases that changed caseworker within a year, and have had the same one for longer.

    Not of a covered case: whose it is has had it since another day.
    """
    columns = ("changes_12m", "assigned", "cover_for", "cover_until")
    rows = zip(*(table.texts(key) for key in columns), strict=True)
    _tell(table, "changes_12m", "W240", [
        index for index, (changes, since, covered, until) in enumerate(rows)
        if isinstance(changes, int) and changes > 0 and not covered and not until
        and isinstance(since, date) and since <= year_before(today)
    ], lambda rows: say(
        "It changed caseworker in the last 12 months, and has been with the same one for longer "
        "({rows}).", rows=rows),
        say("Correct the number, or the day it was assigned."))


def _tell(
    table: FileTable, key: str, code: str, indices: list[int], words: Callable[[Words], Words],
    fix: Words,
) -> None:
    if indices:
        rows = [table.grid.numbers[index] for index in indices]
        table.complain(indices[0], key, code, words(rows_of(rows)), fix)
