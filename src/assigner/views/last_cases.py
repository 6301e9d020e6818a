"""The cases somebody was given last, as the ledger has it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from assigner.documents.log import CommitRow, LogDocument, OwnRow
from assigner.view import Block, Cell, Column, Said, tabled
from assigner.view.figures import day
from assigner.words import say

LATELY = 30
"""Days back: a month is what users of the closest real system asked for."""
Given = tuple[date, str, str]


def last_cases(
    document: LogDocument, worker: str, today: date, link: Callable[[str], str]
) -> Block:
    """What was decided of her in the last month, the last first; of a replaced day nothing."""
    given = sorted(set(_given(document, worker, today - timedelta(days=LATELY))), reverse=True)
    if not given:
        return Said(say("No case given in the last {n} days is recorded.", n=LATELY))
    return tabled(say("Given in the last {n} days", n=LATELY), given, (
        (Column(say("Case"), fit="id"), lambda row: Cell(row[1], href=link(row[1]))),
        (Column(say("Day"), "day"), lambda row: day(row[0])),
        (Column(say("With"), minor=True), lambda row: row[2]),
    ))


def _given(document: LogDocument, worker: str, since: date) -> Iterator[Given]:
    for record in document.records:
        if not isinstance(record, CommitRow | OwnRow) or record.kind != "commit":
            continue
        on = date.fromisoformat(record.date)
        if on < since or record.replaced_by is not None:
            continue
        for seat in record.cases:
            if worker in (seat.to, seat.with_):
                other = seat.with_ if seat.to == worker else seat.to
                yield on, seat.case, other or ""
