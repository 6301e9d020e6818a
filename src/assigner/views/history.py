"""How loads went: who is above the red light for weeks, everybody week by week, two ranges."""

from collections.abc import Sequence
from datetime import date

from assigner.documents.history import (
    HistoryDocument,
    HistoryPerson,
    HistoryRange,
    HistoryWeek,
)
from assigner.view import (
    Block,
    Cell,
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
from assigner.views.lights import light
from assigner.words import Words, counted, figure, joined, say

NONE = "–"
IN_A_ROW = 4
"""Weeks that a run must have to be told."""
Tidy = tuple[HistoryPerson, HistoryWeek]


def history_printout(document: HistoryDocument) -> Printout:
    """What a manager reads."""
    line = counted(
        "{n} day from {first} to {last}", "{n} days from {first} to {last}", document.days,
        first=_day(document.first), last=_day(document.last))
    groups: list[Sequence[Block]] = [[above(document)], [_everybody(document)]]
    if document.ranges:
        groups.append([_ranges(document.ranges)])
    return Printout(line, [*groups, [*_blank(document), Said(_how())]])


def history_page(document: HistoryDocument) -> Page:
    """The page of what `history` kept."""
    told = history_printout(document)
    sections = [
        Section("above", say("Above 110 % for four weeks in a row"), told.groups[0]),
        Section("everybody", say("Everybody"), [*told.groups[1], *_blank(document)]),
        Section("given", say("Given in the last 30 days"), [_given(document)]),
    ]
    if document.ranges:
        sections.append(Section("ranges", say("Side by side"), told.groups[2]))
    return Page(
        title=say("{office}: how loads went", office=document.office or say("The office")),
        above="", line=told.line, tiles=[], sections=sections, foot=_how())


def _blank(document: HistoryDocument) -> list[Said]:
    """The days that are left out."""
    return [Said(say("{days} is not filled in yet (no caseworkers), and is left out.",
                     days=joined(document.blank)))] if document.blank else []


def _how() -> Words:
    return say("Each week is the last morning in it of which there is a day, weighed by one model "
               "as it is now. Nobody is ranked: the order is that of the initials.")


def _day(iso: str) -> Words | str:
    return day(date.fromisoformat(iso))


def above(document: HistoryDocument) -> Block:
    """Who was above the red light for weeks, or that nobody was."""
    items = [
        Item(row.id, counted(
            "{n} week, since {day}; at most {most:.0%}",
            "{n} weeks, since {day}; at most {most:.0%}",
            row.above.weeks, day=_day(row.above.since), most=row.above.most))
        for row in document.people if row.above is not None]
    weeks = max((len(row.weeks) for row in document.people), default=0)
    if not items and weeks < IN_A_ROW:
        return Said(counted(
            "There is {n} week: whether somebody is above 110 % for four in a row cannot be seen.",
            "There are {n} weeks: whether somebody is above 110 % for four in a row cannot be "
            "seen.",
            weeks))
    if not items:
        return Said(say("Nobody has been above 110 % for four weeks in a row."))
    return Listed(say("Above 110 % for four weeks in a row"), items, tone="warn")


def _everybody(document: HistoryDocument) -> Table:
    def share(value: float | None) -> Cell:
        return Cell(NONE if value is None else figure(value, ".0%"), tone=light(value).tone)

    def seen(row: HistoryPerson) -> list[float]:
        return [week.utilisation for week in row.weeks if week.utilisation is not None]

    def middle(row: HistoryPerson) -> float | None:
        found = seen(row)
        return sum(found) / len(found) if found else None

    return tabled(say("Load, week by week"), document.people, (
        (Column(say("Who"), fit="id"), lambda row: row.id),
        (Column(say("Weeks"), "number", minor=True), lambda row: len(row.weeks)),
        (Column(say("First"), "number"), lambda row: share(row.weeks[0].utilisation)),
        (Column(say("Mean"), "number"), lambda row: share(middle(row))),
        (Column(say("Highest"), "number"), lambda row: share(max(seen(row), default=None))),
        (Column(say("Last"), "number"), lambda row: share(row.weeks[-1].utilisation)),
        (Column(say("Given, 30 days"), "number"), lambda row: len(row.given)),
    ))


def _given(document: HistoryDocument) -> Block:
    rows = sorted((given.assigned, given.case, person.id)
                  for person in document.people for given in person.given)
    if not rows:
        return Said(say("No case given in the last {n} days is recorded.", n=30))
    return tabled(say("Given in the last 30 days"), rows[::-1], (
        (Column(say("Day"), "day"), lambda row: _day(row[0])),
        (Column(say("Case"), fit="id"), lambda row: row[1]),
        (Column(say("Who"), fit="id"), lambda row: row[2]),
    ))


def _ranges(ranges: Sequence[HistoryRange]) -> Table:
    def share(value: float | None) -> Text:
        return NONE if value is None else figure(value, ".0%")

    return tabled(say("Side by side"), ranges, (
        (Column(say("From"), "day"), lambda row: _day(row.first)),
        (Column(say("To"), "day"), lambda row: _day(row.last)),
        (Column(say("Days"), "number"), lambda row: row.days),
        (Column(say("Load"), "number"), lambda row: share(row.utilisation)),
        (Column(say("Spread (percentage points)"), "number"),
         lambda row: NONE if row.spread is None else figure(row.spread, ".1f")),
        (Column(say("Weeks above 110 %"), "number"),
         lambda row: say("{n} of {all}", n=row.red, all=row.weeks)),
    ))


def history_table(document: HistoryDocument) -> Table:
    """A row for each caseworker and week."""
    return tabled("", [(row, week) for row in document.people for week in row.weeks], (
        in_csv(say("caseworker"), "caseworker", lambda row: row[0].id),
        in_csv(say("team"), "team", lambda row: row[0].team),
        in_csv(say("week from"), "first", lambda row: row[1].first),
        in_csv(say("hours a week carried"), "load_hours", lambda row: row[1].load_hours),
        in_csv(say("hours a week for cases"), "capacity_hours", lambda row: row[1].capacity_hours),
        in_csv(say("load"), "utilisation", lambda row: row[1].utilisation),
        in_csv(say("open cases"), "cases", lambda row: row[1].cases),
    ))
