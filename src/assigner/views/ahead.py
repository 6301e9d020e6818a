"""The weeks ahead: who is above a full load, and everybody at a glance."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from assigner.documents.ahead import AheadCaseworker, AheadDocument, AheadWeek
from assigner.view import (
    Block,
    Cell,
    Column,
    Field,
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
from assigner.view.figures import weekday
from assigner.views.lights import light
from assigner.words import Words, counted, figure, say

STEP = 4
"""Weeks from one column to the next: about a month."""
Tidy = tuple[AheadCaseworker, AheadWeek]


def ahead_printout(document: AheadDocument) -> Printout:
    """What a manager reads: who will have too much and when, then everybody month by month."""
    weeks = len(document.caseworkers[0].weeks) if document.caseworkers else 0
    title = counted("{n} week from {day}", "{n} weeks from {day}", weeks,
                    day=date.fromisoformat(document.instance.date))
    below = [*_how(), *_other_weeks(weeks)]
    return Printout(title, [[_above(document)], [_everybody(document)], [*map(Said, below)]])


def ahead_page(document: AheadDocument) -> Page:
    """The page of what `ahead` kept."""
    told = ahead_printout(document)
    return Page(
        title=say("{day}: the weeks ahead", day=document.instance.name),
        above=weekday(date.fromisoformat(document.instance.date)), line=told.line, tiles=[],
        sections=[
            Section("above", say("Expected above a full load"), told.groups[0]),
            Section("everybody", say("Everybody"), told.groups[1]),
        ],
        foot=next(_how()),
    )


def _how() -> Iterator[Words]:
    yield say("Expected hours of the cases held today and of new ones, over the hours for cases. "
              "About eight weeks of ten lie in the range. Holidays, illness and leavers come as "
              "often as in the flow; who gets which new case is not decided here.")


def _other_weeks(weeks: int) -> Iterator[Words]:
    """Where the weeks are that no column has."""
    if weeks > 1:
        yield say("Every week is in --format csv and --format json.")


def _above(document: AheadDocument) -> Block:
    items = []
    for row in document.caseworkers:
        over = [(at, week) for at, week in enumerate(row.weeks)
                if week.utilisation is not None and week.utilisation > 1]
        for _, run in groupby(enumerate(over), lambda pair: pair[1][0] - pair[0]):
            spell = [week for _, (_, week) in run]
            items.append(Item(row.id, _spell(spell)))
    if not items:
        return Said(say("Nobody is expected above a full load in any of these weeks."))
    return Listed(say("Expected above a full load"), items, tone="warn")


def _spell(weeks: Sequence[AheadWeek]) -> Words:
    most = max(weeks, key=lambda week: week.utilisation or 0)
    values = {"first": _number(weeks[0]), "last": _number(weeks[-1]),
              "most": most.utilisation or 0, "range": _range(most)}
    if len(weeks) == 1:
        return say("week {first}: {most:.0%} ({range})", **values)
    return say("weeks {first} to {last}, at most {most:.0%} ({range})", **values)


def _range(week: AheadWeek) -> Words:
    full = week.capacity_hours or 1
    return say("{low:.0%} to {high:.0%}", low=week.low_hours / full, high=week.high_hours / full)


def _number(week: AheadWeek) -> str:
    return str(date.fromisoformat(week.first).isocalendar()[1])


def _everybody(document: AheadDocument) -> Table:
    shown = range(0, len(document.caseworkers[0].weeks), STEP) if document.caseworkers else ()

    def at(place: int) -> Field[AheadCaseworker]:
        first = document.caseworkers[0].weeks[place]

        def cell(row: AheadCaseworker) -> Cell:
            week = row.weeks[place]
            share = week.utilisation
            return Cell("–" if share is None else figure(share, ".0%"), tone=light(share).tone,
                        under=_range(week) if week.capacity_hours else "")

        return Column(say("week {number}", number=_number(first)), "number"), cell

    return tabled(say("Expected load"), document.caseworkers, (
        (Column(say("Who"), fit="id"), lambda row: row.id),
        *map(at, shown),
        (Column(say("Days away")), lambda row: _sum(row, lambda week: week.away_days)),
        (Column(say("Due")), lambda row: _sum(row, lambda week: week.due)),
    ))


def _sum(row: AheadCaseworker, of: Callable[[AheadWeek], int]) -> Text:
    """Of all the weeks; nothing where there are none."""
    total = sum(map(of, row.weeks))
    return figure(total) if total else ""


def ahead_table(document: AheadDocument) -> Table:
    """One tidy table: a row for each caseworker and week."""
    return tabled("", [(row, week) for row in document.caseworkers for week in row.weeks], (
        in_csv(say("caseworker"), "caseworker", lambda row: row[0].id),
        in_csv(say("team"), "team", lambda row: row[0].team),
        in_csv(say("week from"), "first", lambda row: row[1].first),
        in_csv(say("hours a week for cases"), "capacity_hours", lambda row: row[1].capacity_hours),
        in_csv(say("known hours"), "known_hours", lambda row: row[1].known_hours),
        in_csv(say("expected hours"), "expected_hours", lambda row: row[1].expected_hours),
        in_csv(say("low end"), "low_hours", lambda row: row[1].low_hours),
        in_csv(say("high end"), "high_hours", lambda row: row[1].high_hours),
        in_csv(say("expected load"), "utilisation", lambda row: row[1].utilisation),
        in_csv(say("days away"), "away_days", lambda row: row[1].away_days),
        in_csv(say("deadlines"), "due", lambda row: row[1].due),
    ))

