"""How sure a plan is: a few sentences, and a line a case."""

from collections.abc import Callable, Iterator
from typing import Final

from assigner.documents.plan import AssignmentRow
from assigner.documents.stability import NoiseRow, StabilityRow, SureRow
from assigner.instance import Case
from assigner.plan import Claims
from assigner.plan.sure import else_words, near
from assigner.view import BOOK, CSV, SCREEN, Column, Field, Said, Section, Table, Value, tabled
from assigner.words import Words, counted, figure, joined, say

STABLE: Final = 0.9
"""The share of draws from which a line counts as kept: the nine of ten of issue 20."""
WHY = {
    "time": say("there was no time for more"),
    "interrupted": say("somebody interrupted them"),
    "overran": say("one of them overran its time"),
    "memory": say("the memory limit was reached"),
    "died": say("the engine died"),
}


def stability_said(claims: Claims) -> Iterator[Said]:
    """What the draws say of the plan as a whole, and what was drawn; nothing without draws."""
    found = claims.stability
    if claims.tolerance is not None:
        yield Said(_tolerance(claims.tolerance))
    if found is None:
        return
    if found.cut is not None:
        yield Said(say("Only {draws} of {asked} draws of the weights were done: {why}.",
                       draws=found.draws, asked=found.asked, why=WHY[found.cut]), mark="!")
    if not found.weights:
        yield Said(say("Nothing is drawn: no case weighs by a number that is open."))
    if found.draws:
        yield Said(_lines(claims, found))
    yield Said(_drawn(found))


def _tolerance(noise: NoiseRow) -> Words:
    if not noise.draws:
        return say("Balance gives up nothing: the weights' own noise was not found in the time "
                   "given.")
    return say("Balance may give up {points} percentage points for what comes after it: so much "
               "the most even allocation lies above the best of each of {draws} draws of the "
               "weights, on average.", points=figure(noise.points, ".4f"), draws=len(noise.draws))


def _lines(claims: Claims, found: StabilityRow) -> Words:
    sure = [row.sure for row in claims.assignments if row.sure is not None]
    kept = sum(row.kept >= STABLE * row.draws for row in sure)
    return joined((
        counted("How sure: {n} of {all} lines is kept in at least nine of ten draws of the "
                "weights; all lines in {whole} of {draws}.",
                "How sure: {n} of {all} lines are kept in at least nine of ten draws of the "
                "weights; all lines in {whole} of {draws}.",
                kept, all=len(sure), whole=found.whole, draws=found.draws),
        say("Keeping the plan gives up {points} percentage points of spread on average against "
            "the best of each draw; {proven} of {draws} draws proven.",
            points=figure(found.given_up_points or 0.0, ".3f"), proven=found.proven,
            draws=found.draws),
    ), " ")


def _drawn(found: StabilityRow) -> Words:
    classes = sum(item.by == "share" for item in found.weights)
    numbers = len(found.weights) - classes
    said = []
    if numbers:
        said.append(counted("{n} number of the model from its interval",
                            "{n} numbers of the model from their intervals", numbers))
    if classes:
        said.append(counted("{n} class of cases without an interval by ±20 % (one factor for all "
                            "its cases, evenly)",
                            "{n} classes of cases without an interval by ±20 % (one factor for all "
                            "cases of a class, evenly)", classes))
    return say("Drawn: {what}. Capacities and rules are as they are.", what=joined(said, "; "))


def sure_fields(claims: Claims) -> list[Field[Case]]:
    """Columns of the cases' table; none where nothing was drawn."""
    if claims.stability is None:
        return []
    rows = {row.case: row.sure for row in claims.assignments if row.sure is not None}

    def of(told: Callable[[SureRow], Value], none: Value = None) -> Callable[[Case], Value]:
        return lambda case: told(rows[case.id]) if case.id in rows else none

    return [
        (Column(say("Kept"), "share", key="", on=SCREEN | BOOK,
                long=say("Kept in draws of the weights")),
         of(lambda row: near(row.kept, row.draws))),
        (Column(say("Kept"), "count", key="kept", on=CSV), of(lambda row: row.kept)),
        (Column(say("Draws"), "count", key="draws", on=CSV), of(lambda row: row.draws)),
        (Column(say("Else"), key="others", on=CSV), of(lambda row: "|".join(row.others), "")),
        (Column(say("Else"), on=BOOK), of(lambda row: else_words(row) if row.others else "", "")),
    ]


def stability_section(claims: Claims) -> Iterator[Section]:
    """The page's section, the least sure first; none where nothing was drawn."""
    if claims.stability is None and claims.tolerance is None:
        return
    rows = [row for row in claims.assignments if row.sure is not None]
    said = list(stability_said(claims))
    yield Section("stability", say("How sure each line is"),
                  [*said, *([_table(rows)] if rows else [])])


def _table(rows: list[AssignmentRow]) -> Table:
    sure = {row.case: row.sure for row in rows if row.sure is not None}
    return tabled(say("How often each line is kept"), sorted(
        rows, key=lambda row: (sure[row.case].kept, row.case)
    ), (
        (Column(say("Case"), fit="id"), lambda row: row.case),
        (Column(say("Who"), fit="id"), lambda row: row.caseworker),
        (Column(say("Kept"), "share"),
         lambda row: near(sure[row.case].kept, sure[row.case].draws)),
        (Column(say("95 % of it"), fit="line"), lambda row: say(
            "{low:.0%} to {high:.0%}", low=sure[row.case].likely[0],
            high=sure[row.case].likely[1])),
        (Column(say("Else"), fit="rest"),
         lambda row: else_words(sure[row.case]) if sure[row.case].others else ""),
    ))
