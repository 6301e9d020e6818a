"""A back-test: how the work lay, how it could have lain, and the least that was possible."""

from collections.abc import Iterator
from datetime import date

from assigner.documents.backtest import BacktestDocument, BacktestMeasure
from assigner.view import (
    Block,
    Column,
    Item,
    Listed,
    Page,
    Printout,
    Said,
    Section,
    Table,
    Text,
    in_csv,
    tabled,
)
from assigner.view.figures import day
from assigner.words import Words, counted, figure, say

NONE = "–"
ALIKE = "equal-numbers"
"""The model of a back-test where nobody names one."""
HEADINGS = {
    "spread": say("Spread of loads (percentage points)"),
    "highest": say("Highest load"),
    "squares": say("Mean square of loads"),
    "largest_share": say("Largest share of all cases with one person"),
    "median_cases": say("Cases of the person in the middle"),
    "most_due": say("Most deadlines of one person in a week"),
}
SHARES = ("highest", "largest_share")


def backtest_printout(document: BacktestDocument) -> Printout:
    """What a planner reads."""
    log = document.log
    line = counted(
        "{n} case of {people}, {first} to {last}, placed again day by day",
        "{n} cases of {people}, {first} to {last}, placed again day by day",
        log.cases, people=counted("{n} caseworker", "{n} caseworkers", log.caseworkers),
        first=day(date.fromisoformat(log.first)),
        last=day(date.fromisoformat(log.last)))
    return Printout(line, [[_table(document)], [_facts(document)], _notes(document)])


def backtest_page(document: BacktestDocument) -> Page:
    """The page of what `backtest` kept."""
    told = backtest_printout(document)
    return Page(
        title=say("{log}: placed again", log=document.log.name), above="", line=told.line, tiles=[],
        sections=[
            Section("measures", say("As it was, and as it could have been"), told.groups[0]),
            Section("how", say("How it was placed"), told.groups[1]),
            Section("weeks", say("Week by week"), [_week_table(document)]),
        ],
        foot=_what_it_is(),
    )


def _what_it_is() -> Words:
    return say("Means over working days. Everybody is taken to be full time, at work from "
               "the first case the log gives them to the last, and in the team that takes "
               "most of their cases. What a case weighs and when it ended are those of the "
               "log, whoever has it: a back-test says how evenly the same work could have "
               "lain, not how fast somebody else had been. Nobody is ranked, and nothing is "
               "learned of anybody.")


def _table(document: BacktestDocument) -> Table:
    def said(row: BacktestMeasure, value: float | None) -> Text:
        if value is None or (row.name == "most_due" and not row.log):
            return NONE
        return figure(value, ".1%" if row.name in SHARES else ",.2f")

    return tabled(say("As it was, and as it could have been"), document.measures, (
        (Column(say("Measure")), lambda row: HEADINGS[row.name]),
        (Column(say("As it was"), "number"), lambda row: said(row, row.log)),
        (Column(say("Placed again"), "number"), lambda row: said(row, row.again)),
        (Column(say("At least"), "number"), lambda row: said(row, row.least)),
    ))


def _facts(document: BacktestDocument) -> Block:
    proven = document.solved - document.unproven
    pairs: list[tuple[Text, Text]] = [
        (say("Allocations"), say("{n} made, {proven} proven, {broken} hard rules broken",
                                 n=document.solved, proven=proven, broken=document.rules_broken)),
        (say("The same caseworker"), say(
            "{share:.0%} of the cases; {chance:.0%} by lot",
            share=document.same / document.log.cases, chance=document.same_by_chance)),
        (say("Found nobody"), say("{n} mornings; {never} cases never placed",
                                  n=document.waited, never=document.never_placed)),
        (say("Ended after the deadline"), counted("{n} case of the log", "{n} cases of the log",
                                                  document.ended_late)),
    ]
    if document.person is not None:
        mine = document.person
        pairs.append((mine.id, say(
            "{log} cases by the log, {again} placed again, {both} in both",
            log=mine.cases_log, again=mine.cases_again, both=mine.both)))
    return Listed(say("How it was placed"), [Item(name, said) for name, said in pairs])


def _notes(document: BacktestDocument) -> list[Block]:
    said: list[Block] = []
    if document.above_least is not None:
        said.append(Said(say(
            "The mean square of the loads is {above:.1%} above the least. The bound is proven: "
            "everything is known in it, and a case may change hands every day, which in life it "
            "may not; no allocation is below it, and perhaps none reaches it.",
            above=document.above_least)))
    said += [Said(words) for words in _foresight(document)]
    if document.model.name == ALIKE:
        said.append(Said(say(
            "Every case weighs alike here: no model was named. With -m MODEL its weights, teams "
            "and rules count.")))
    said.append(Said(_what_it_is()))
    return said


def _foresight(document: BacktestDocument) -> Iterator[Words]:
    """How much of that knowing everything could take away, were each case to stay."""
    staying = document.staying
    if staying is None or not staying.again:
        return
    yield say(
        "If each case stays with whoever is given it, as here, knowing everything could have "
        "brought it lower by at most {most:.1%} (proven), and one way that was found is lower by "
        "{found:.1%}: given on the same mornings, to people whom no rule about the two bars; "
        "ceilings are not looked at. Knowing less than everything, nobody can count on that.",
        most=max(0.0, 1 - staying.least / staying.again),
        found=max(0.0, 1 - staying.found / staying.again))


def _week_table(document: BacktestDocument) -> Table:
    return tabled(say("Spread of loads, percentage points"), document.weeks, (
        (Column(say("Week from"), "day"), lambda row: day(date.fromisoformat(row.first))),
        (Column(say("Open cases"), "number"), lambda row: figure(row.cases, ".0f")),
        (Column(say("Caseworkers"), "number"), lambda row: figure(row.caseworkers, ".0f")),
        (Column(say("As it was"), "number"), lambda row: figure(row.spread_log, ".1f")),
        (Column(say("Placed again"), "number"), lambda row: figure(row.spread_again, ".1f")),
        (Column(say("At least"), "number"), lambda row: figure(row.spread_least, ".1f")),
    ))


def backtest_table(document: BacktestDocument) -> Table:
    """A row for each week."""
    return tabled("", document.weeks, (
        in_csv(say("week from"), "first", lambda row: row.first),
        in_csv(say("open cases"), "cases", lambda row: row.cases),
        in_csv(say("caseworkers"), "caseworkers", lambda row: row.caseworkers),
        in_csv(say("spread as it was, percentage points"), "spread_log",
               lambda row: row.spread_log),
        in_csv(say("spread placed again"), "spread_again", lambda row: row.spread_again),
        in_csv(say("spread at least"), "spread_least", lambda row: row.spread_least),
        in_csv(say("highest load as it was"), "highest_log", lambda row: row.highest_log),
        in_csv(say("highest load placed again"), "highest_again", lambda row: row.highest_again),
    ))
