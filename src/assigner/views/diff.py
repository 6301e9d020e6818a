"""What differs between two plans: who moved, who gains, who loses, tier by tier."""

from assigner.documents.diff import DiffDocument, HeavierRow, TierApart
from assigner.view import Column, Printout, Text, tabled
from assigner.view.table import NONE, plain
from assigner.views.answers import SEATS
from assigner.views.tiers import LOT, tier_name
from assigner.words import Words, figure, say

SIDES = (say("First plan"), say("Second plan"))


def diff_printout(found: DiffDocument, sides: tuple[Words, Words] = SIDES) -> Printout:
    """Everything that differs, and each tier; `sides`: what the two plans are called."""
    first, second = sides
    tables = (
        tabled(say("What changes hands"), found.moved, (
            (Column(say("Case")), lambda row: row.case),
            (Column(say("As")), lambda row: SEATS[row.seat]),
            (Column(say("From")), lambda row: row.from_ or NONE),
            (Column(say("To")), lambda row: row.to or NONE),
            (Column(say("Why")), lambda row: row.reason or NONE),
        )),
        tabled(say("Who gets heavier, who lighter"), found.caseworkers, (
            (Column(say("Who")), lambda row: row.id),
            (Column(say("Load"), "share", spec=".1%"), lambda row: row.before),
            (Column(say("Becomes"), "share", spec=".1%"), lambda row: row.after),
            (Column(say("Points"), "number", spec="+.1f"), lambda row: 100 * row.heavier),
            (Column(say("Hours"), "number", spec="+.1f"),
             lambda row: (row.hours_after or 0.0) - (row.hours_before or 0.0)),
            (Column(say("New cases"), "count"), _new),
        )),
        tabled(say("What was asked for, in order"),
               [row for row in found.tiers if row.name != LOT], (
            (Column(say("Tier")), lambda row: tier_name(row.name)),
            (Column(first, "number"), lambda row: row.a),
            (Column(second, "number"), lambda row: row.b),
            (Column(say("Difference"), "number"), _gained),
        )),
    )
    return Printout(found.words, [[table for table in tables if table.rows]])


def _new(row: HeavierRow) -> Words:
    return say("{before} → {after}", before=row.new_before or 0, after=row.new_after or 0)


def _gained(row: TierApart) -> Text:
    """What a tier gained or lost; a dash where only one plan has it."""
    if row.a is None or row.b is None:
        return NONE
    change = row.b - row.a
    if row.words is not None:
        return row.words
    return figure(change, f"+{plain(change)}") if change else "0"
