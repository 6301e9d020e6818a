"""Tables about people: what somebody gained, and how load and cases are spread."""

from collections.abc import Sequence

from assigner.documents.explain import GainedRow, GroupRow, OverDays, ReceivedOver
from assigner.view import SCREEN, Cell, Column, Table, TableRow, tabled
from assigner.view.table import Field, cells
from assigner.views.answers import SEATS
from assigner.words import Words, of_model, say

BY: dict[str, Words] = {
    "team": say("Team"), "seniority": say("Seniority"), "hours": say("Contracted hours"),
}


def gained_table(gained: Sequence[GainedRow], title: Words) -> Table:
    """The cases somebody gained, and what it would cost to take them away."""
    fields: list[Field[GainedRow]] = [
        (Column(say("Case"), fit="line"), lambda row: row.case),
        (Column(say("As"), fit="line"), lambda row: SEATS[row.seat]),
        (Column(say("Hours"), "hours"), lambda row: row.hours),
        (Column(say("Why"), on=SCREEN, fit="rest"), lambda row: row.why),
    ]
    if any(row.words for row in gained):  # nobody reads it of their own cases
        fields.append((
            Column(say("Else"), on=SCREEN, fit="rest"),
            lambda row: say("{to}: {words}", to=row.to, words=row.words) if row.to else row.words,
        ))
    return tabled(title, gained, fields)


def groups_table(groups: Sequence[GroupRow], title: Words) -> Table:
    """Load by team, seniority and contracted hours; only means where no more may be seen."""
    fields: list[Field[GroupRow]] = [
        (Column(say("Group"), fit="rest"), lambda row: of_model(row.name)),
        (Column(say("People"), "count"), lambda row: row.people),
        (Column(say("Mean"), "share", spec=".1%"), lambda row: row.mean),
    ]
    if any(row.lowest is not None for row in groups):
        fields += [
            (Column(say("Lowest"), "share", spec=".1%"), lambda row: row.lowest),
            (Column(say("Highest"), "share", spec=".1%"), lambda row: row.highest),
            (Column(say("Spread"), "number", spec=".1f"), lambda row: row.spread_points),
        ]
    rows = []
    for by in dict.fromkeys(row.by for row in groups):
        rows.append(TableRow((Cell(BY.get(by, by)),), group=True))
        rows += [TableRow(cells(row, fields)) for row in groups if row.by == by]
    return Table(title, [column for column, _ in fields], rows, wide=True)


def over_days_table(rows: Sequence[OverDays], days: int) -> Table:
    """Everybody over the plans that were given."""
    return tabled(say("Over {days} days", days=days), rows, (
        (Column(say("Who"), fit="line"), lambda row: row.caseworker),
        (Column(say("New cases"), "count"), lambda row: row.new_cases),
        (Column(say("Mean load"), "share", spec=".1%"), lambda row: row.mean_utilisation),
        (Column(say("Days fullest"), "count"), lambda row: row.days_fullest),
    ))


def received_table(told: ReceivedOver) -> Table:
    """Who had received more than was expected, most first."""
    return tabled(
        say("Cases beyond the expected share, {weeks} weeks", weeks=told.weeks),
        sorted(told.people, key=lambda row: (-row.new, row.caseworker)),
        (
            (Column(say("Who"), fit="line"), lambda row: row.caseworker),
            (Column(say("New"), "number", spec="+.1f"), lambda row: row.new),
            (Column(say("Very complex"), "number", spec="+.1f"), lambda row: row.heavy),
            (Column(say("Unwanted"), "number", spec="+.1f"), lambda row: row.unwanted),
        ),
    )
