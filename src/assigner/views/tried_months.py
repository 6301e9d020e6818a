"""What another number would do over months: each measure as it is, with it, and how far apart."""

from collections.abc import Iterator
from datetime import date

from assigner.documents.simulate import MeasuresApart, SimulateDocument, SimulatedRun
from assigner.scenarios.in_balance import unbalanced
from assigner.simulation.tally import UNITS
from assigner.view import Block, Cell, Column, Printout, Said, Table, tabled
from assigner.view.figures import day
from assigner.views.measures import WORDS, apart, banded, measure, there
from assigner.views.milestones import TONES, VERDICTS
from assigner.words import Words, counted, joined, say

ALONE = say("One drawn future gives no interval: what differs may be chance.")
FEW = 5
"""Below so many futures an interval is wider than most differences: 95 % of a t with 3 degrees of
freedom is 3.2 standard errors, with 1 it is 12.7."""


def tried_months_printout(document: SimulateDocument, value: str) -> Printout:
    """The answer to a planner. `document`: the model as it is, and with the number at `value`."""
    as_is, other = document.runs
    far = document.differences[0].measures
    clear = [name for name in WORDS if far.of(name).clear]
    notes: list[Block] = [
        Said(unbalanced(row, row.label), tone="quiet") for row in document.warnings]
    return Printout(_line(document, len(clear)), [
        [*_few(len(document.seeds)), _table(as_is, other, far, value, sorted(
            there(WORDS, [as_is.measures.of]), key=lambda name: name not in clear),
            alone=len(document.seeds) == 1)],
        notes,
    ])


def _line(document: SimulateDocument, clear: int) -> Words:
    return say(
        "{days} working days from {day} · {seeds} · {clear}", days=document.days,
        day=day(date.fromisoformat(document.instance.date)),
        seeds=counted("{n} drawn future", "{n} drawn futures", len(document.seeds)),
        clear=counted("{n} measure clearly differs", "{n} measures clearly differ", clear))


def _few(seeds: int) -> Iterator[Block]:
    """That so few futures tell little."""
    if 1 < seeds < FEW:
        yield Said(say(
            "{n} drawn futures tell little: the intervals are wide, and a difference that is not "
            "clear may still be there. From {few} on they say more.", n=seeds, few=FEW),
            tone="warn")


def _table(
    as_is: SimulatedRun, other: SimulatedRun, far: MeasuresApart, value: str, names: list[str],
    *, alone: bool,
) -> Table:
    return tabled(say("What it would do"), names, (
        (Column(say("Measure")), measure),
        (Column(say("Difference"), "number"), lambda name: apart(far.of(name), UNITS[name])),
        (Column(say("As it is"), "number"), lambda name: _level(as_is, name)),
        (Column(say("With {value}", value=value), "number"), lambda name: _level(other, name)),
    ), wide=True, note=ALONE if alone else say(
        "With 95 % intervals, future by future on the same days. In a label: a clear difference, "
        "its interval does not hold 0; shares differ in percentage points. Met, open, not met: a "
        "milestone of the model."))


def _level(run: SimulatedRun, name: str) -> Cell:
    said, found = banded(run.measures.of(name), UNITS[name]), run.milestone(name)
    if found is None or found.verdict is None:
        return Cell(said)
    return Cell(joined((said, VERDICTS[found.verdict]), " "), tone=TONES[found.verdict], tag=True)
