"""Tables about one case: who could take it, who could not, what would change."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from assigner.documents.explain import Why, WhyTable
from assigner.documents.grounds import FlipRow, KnockOn, LoadIf, RuledOutRow, SearchedRow
from assigner.documents.log import PricedMove
from assigner.documents.part import CellRef, CellValue, TierIf
from assigner.explain.counterfactual import written
from assigner.files.columns import column
from assigner.files.complaints import cell_name
from assigner.veil import without_kin
from assigner.view import Cell, Column, Table, Text, tabled
from assigner.view.table import NONE
from assigner.views.answers import SEATS, VERDICTS, names, verdict_words
from assigner.views.tiers import LOT, tier_name, tier_unit
from assigner.words import Words, counted, figure, say, term

MOST_ROWS = 3
"""So many rows of a column are named as cells; of more, the column alone."""
_Field = TypeVar("_Field", FlipRow, SearchedRow)


def ranked_table(answer: Why, most: int | None = None) -> Table:
    """Everybody who could take it, or the first of them, the plan's choice on top."""
    left = 0 if most is None else len(answer.ranked) - most
    return tabled(
        say("Who could take it, by what it would cost the day"), answer.ranked[:most],
        (
            (Column(say("Who"), fit="line"), lambda row: row.caseworker),
            (Column(say("Verdict"), fit="line"), verdict_words),
            (Column(say("What it costs"), fit="rest"), lambda row: row.words),
        ),
        note=counted("and {n} more, at a higher cost",
                     "and {n} more, each at a higher cost", left) if left > 0 else "",
    )


def ruled_out_table(answer: Why) -> Table:
    """Everybody who could not, together where the reason is the same."""
    groups: dict[tuple[str, str], list[RuledOutRow]] = {}
    for row in answer.ruled_out:
        groups.setdefault((row.words, row.kind or ""), []).append(row)
    return tabled(
        say("Who could not, and by which rule"),
        sorted(groups.items(), key=lambda item: (len(item[1]), item[0])),
        (
            (Column(say("Who"), fit="rest"),
             lambda item: names(row.caseworker for row in item[1])),
            (Column(say("Why not"), fit="rest"), lambda item: item[0][0]),
            (Column(say("Kind"), fit="line"), lambda item: term(item[0][1] or NONE)),
            (Column(say("Cell"), minor=True),
             lambda item: cells_named([row.evidence for row in item[1] if row.evidence])),
        ),
    )


def cells_named(found: Sequence[CellRef]) -> str:
    """Cells of a file: `cases.csv:14 D`, `cases.csv:14, 20 D`, or the column alone."""
    rows: dict[tuple[str, str], set[int]] = {}
    for cell in found:
        rows.setdefault((cell.file, cell.column), set()).add(cell.row)
    return "; ".join(
        cell_name(file, () if len(mine) > MOST_ROWS else sorted(mine), letter)
        for (file, letter), mine in rows.items()
    )


def tiers_if_table(tiers: Sequence[TierIf]) -> Table:
    """What each tier is worth, and what it would be where something is compared."""
    compared = any(row.value_if is not None for row in tiers)
    return tabled(
        say("What was asked for, in order"), [row for row in tiers if row.name != LOT],
        (
            (Column(say("Tier"), fit="line"), lambda row: tier_name(row.name)),
            (Column(say("Plan"), "number"), lambda row: row.value),
            *[(Column(say("If so"), "number"), lambda row: row.value_if)] * compared,
            (Column(say("Unit"), fit="line"), lambda row: tier_unit(row.name, row.unit)),
        ),
    )


def loads_table(loads: Sequence[LoadIf]) -> Table:
    """Who gets heavier and who lighter."""
    return tabled(say("Who gets heavier, who lighter"), loads, (
        (Column(say("Who"), fit="line"), lambda row: row.caseworker),
        (Column(say("Hours"), "hours"), lambda row: row.hours),
        (Column(say("If so"), "hours"), lambda row: row.hours_if),
        (Column(say("Load"), "share", spec=".1%"), lambda row: row.utilisation),
        (Column(say("If so"), "share", spec=".1%"), lambda row: row.utilisation_if),
        (Column(say("Points"), "number", spec="+.1f"), lambda row: row.points),
    ))


def moves_table(title: Words, moves: Sequence[KnockOn | PricedMove]) -> Table:
    """Seats that change hands."""
    return tabled(title, moves, (
        (Column(say("Case"), fit="line"), lambda row: row.case),
        (Column(say("From"), fit="line"), lambda row: row.from_ or NONE),
        (Column(say("To"), fit="line"), lambda row: row.to or NONE),
        (Column(say("As"), fit="line"), lambda row: SEATS[row.seat]),
    ))


def changes_table(changes: Sequence[FlipRow]) -> Table:
    """Each change of one cell that would give them the case."""
    return _fields(say("Each of these alone would do it, the smallest first"), changes,
                   say("Needed"), lambda row: row.needed)


def searched_table(title: Words, searched: Sequence[SearchedRow]) -> Table:
    """Each cell that was tried, and how far."""
    return _fields(title, searched, say("As far as"), lambda row: row.until)


def _fields(
    title: Words, rows: Sequence[_Field], last: Words, end: Callable[[_Field], CellValue]
) -> Table:
    return tabled(title, rows, (
        (Column(say("Cell"), fit="line"), lambda row: say(
            "{file} {id} {field}", file=row.file, id=row.id, field=column(row.file, row.field)
        )),
        (Column(say("Now"), fit="rest"), lambda row: figure(written(row.value))),
        (Column(last, fit="rest"), lambda row: figure(written(end(row)))),
    ))


class WhyNotLine(NamedTuple):
    """A case and a caseworker: the verdict, or the rule that rules them out."""

    case: str
    caseworker: str
    words: Text | None
    verdict: str = ""
    decided_by: str | None = None
    rule: str | None = None
    kind: str | None = None
    proven: bool = True


def why_not_table(answer: Why | WhyTable) -> Table:
    """Who could take each case and who could not, a row each."""
    answer = without_kin(answer)
    cases = (answer,) if isinstance(answer, Why) else answer.cases
    return tabled(answer.words, [line for case in cases for line in _lines(case)], (
        (Column(say("Case"), key="case"), lambda line: line.case),
        (Column(say("Caseworker"), key="caseworker"), lambda line: line.caseworker),
        (Column(say("Verdict"), key="verdict"),
         lambda line: Cell(line.verdict, said=VERDICTS.get(line.verdict, ""))),
        (Column(say("Decided by"), key="decided_by"), lambda line: _coded(line.decided_by)),
        (Column(say("Rule"), key="rule"), lambda line: _coded(line.rule)),
        (Column(say("Kind"), key="kind"), lambda line: _coded(line.kind)),
        (Column(say("Words"), key="words"), lambda line: line.words),
        (Column(say("Proven"), key="proven"), lambda line: line.proven),
    ))


def _lines(answer: Why) -> Iterator[WhyNotLine]:
    case = answer.question.case or ""
    for row in answer.ranked:
        yield WhyNotLine(case, row.caseworker, row.words, row.verdict, row.decided_by,
                         proven=row.proven)
    for out in answer.ruled_out:
        yield WhyNotLine(case, out.caseworker, out.words, "not_allowed", None, out.rule, out.kind)
    for worker in answer.unanswered:
        yield WhyNotLine(case, worker, say("not answered in the time given"), proven=False)


def _coded(name: str | None) -> Cell:
    return Cell(name, said="" if name is None else term(name))
