"""What is left of each handover: a row a case, a column a step of its list."""

from collections.abc import Callable, Sequence
from datetime import date

from assigner.documents.handover import ChecklistRow, HandoverDocument
from assigner.view import Cell, Column, Field, Printout, Said, Table, tabled
from assigner.words import Words, say

DAY = 10
"""So many signs of a moment are its day."""


def handover_printout(document: HandoverDocument, *, every: bool = False) -> Printout:
    """What is left, case by case; `every`: those that are done, too."""
    rows = [row for row in document.cases if row.left or every]
    if not rows:
        return Printout(document.words, ())
    return Printout(document.words, ([checklist_table(rows)],), [
        Said(f"{step}: {words}", mark="-") for step, words in _steps(rows).items()])


def checklist_table(rows: Sequence[ChecklistRow]) -> Table:
    """Each case, from whom to whom and when, and who has done which step."""
    fields: list[Field[ChecklistRow]] = [
        (Column(say("Case"), fit="id"), lambda row: row.case),
        (Column(say("From"), fit="name"), lambda row: row.from_),
        (Column(say("To"), fit="name"), lambda row: row.to),
        (Column(say("On"), "day"), lambda row: date.fromisoformat(row.date)),
        (Column(say("Covered until"), "day", minor=True),
         lambda row: None if row.cover_until is None else date.fromisoformat(row.cover_until)),
    ]
    fields += [(Column(step, fit="rest"), _done(step)) for step in _steps(rows)]
    return tabled(say("Handovers"), rows, fields)


def _steps(rows: Sequence[ChecklistRow]) -> dict[str, str]:
    """Every step of these lists and its words, in the order they come."""
    return {item.step: item.words for row in rows for item in row.steps}


def _done(step: str) -> Callable[[ChecklistRow], Cell]:
    def said(row: ChecklistRow) -> Cell:
        mine = next((item for item in row.steps if item.step == step), None)
        if mine is None:
            return Cell("")
        if row.off is not None:
            return Cell(say("off the list: {by}", by=row.off), tone="quiet")
        if mine.by is None or mine.at is None:
            return Cell(say("to do"), tone="warn")
        return Cell(_who(mine.by, mine.at), tone="good")

    return said


def _who(by: str, at: str) -> Words:
    return say("{by}, {day}", by=by, day=at[:DAY])
