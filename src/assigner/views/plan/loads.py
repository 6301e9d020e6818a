"""Load before → after, person by person: who carries what, and every norm with its ceiling."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from assigner.documents.plan import CaseworkerRow
from assigner.norm import CASES_HELD, NEW_TODAY, Norm
from assigner.plan.norms import above, given_something, headings, under
from assigner.view import (
    ALL,
    BOOK,
    PAGE,
    PEOPLE,
    Cell,
    Column,
    Item,
    Listed,
    Section,
    Table,
    TableRow,
    Text,
    Value,
)
from assigner.view.figures import change, decimal
from assigner.view.table import cells
from assigner.views.lights import NO_CAPACITY, light
from assigner.views.norm_words import against, columns, norm_light, norm_tone, titled, today
from assigner.views.plan.facts import PlanFacts
from assigner.views.plan.noteworthy import Noteworthy, shortened
from assigner.views.plan.picture import Scale, load_picture, means
from assigner.words import Words, counted, joined, say

_Field = tuple[
    Column, Callable[[CaseworkerRow], Cell | Value],
    Callable[[Sequence[CaseworkerRow]], Cell | Value],
]
MOST_ON_SCREEN, MOST_ON_PAPER = 2, 3
"""Norms that have room in 80 columns beside the day's inflow, and on a narrow screen with it."""


AWAY = say("(1) assists; away = not at work today")
EXPLAINED = say(
    "Light: blue is below 95%, green to 100%, amber to 110%, red from 110%. In the picture, the "
    "pale part was there before today and the line is 100%. 47/30 is 47 of a norm of 30; Norm is "
    "above as soon as one of them is, full where one is reached."
)


def load_section(facts: PlanFacts) -> Section:
    """The picture and its table."""
    return Section(
        "load", say("Load before and after"),
        (load_picture(facts.caseworkers, facts.problem.team_labels),
         replace(load_table(facts), note=joined((EXPLAINED, AWAY), " "))),
        say("Hours a week for cases, against what each caseworker can carry."),
    )


def load_table(facts: PlanFacts, named: Noteworthy | None = None) -> Table:
    """Everybody under their team, or whoever is `named`; the team's row holds its sums."""
    people, fields = facts.caseworkers, _fields(facts)
    shown = {row.id for row in people} if named is None else {row.id for row in named.people}
    rest = None if named is None else named.rest
    rows = []
    for team in sorted({row.team for row in people}, key=facts.problem.team_label):
        members = [row for row in people if row.team == team]
        if not any(row.id in shown for row in members):
            continue
        rows.append(TableRow(cells(members, [(column, of) for column, _, of in fields]),
                             group=True))
        rows += [TableRow(cells(row, [(column, of) for column, of, _ in fields]))
                 for row in members if row.id in shown]
    return Table(
        say("Caseworkers, load before → after (h a week)"), [column for column, _, _ in fields],
        rows, wide=True, tight=True, sheet=say("Loads"),
        note=joined((
            AWAY, *([say("47/30 = 47 of a norm of 30")] if any(facts.norms.values()) else []),
        ), "; ") if rest is None else joined((rest, AWAY), "\n"),
    )


def _fields(facts: PlanFacts) -> Sequence[_Field]:
    """Each column, what it says of somebody, and of their team."""
    return [*_cases(facts), *_hours(), *_norms(facts)]


def _cases(facts: PlanFacts) -> Sequence[_Field]:
    """Who it is, and the cases they have."""
    problem, norms = facts.problem, facts.norms
    shown = columns(norms)

    def gained(row: CaseworkerRow) -> Cell:
        helps = len(facts.planned.allocation.assists(row.id))
        there = problem.present(row.id) or row.new_cases or helps
        return Cell(
            today(norms[row.id], row.new_cases, helps) if there else say("away"),
            tone=norm_tone(norms[row.id], str(NEW_TODAY)),
        )

    def under_norm(heading: str) -> Callable[[CaseworkerRow], Cell]:
        return lambda row: Cell(against(norms[row.id], heading),
                                tone=norm_tone(norms[row.id], heading))

    def held(row: CaseworkerRow) -> Cell:
        return Cell(against(norms[row.id], str(CASES_HELD)) or str(row.cases_after),
                    tone=norm_tone(norms[row.id], str(CASES_HELD)))

    return [
        (Column(say("Who"), long=say("Caseworker"), fit="id"), lambda row: row.id,
         lambda team: problem.team_label(team[0].team)),
        (Column(say("Name"), fit="name"), lambda row: problem.workers[row.id].name,
         lambda team: counted("{n} person", "{n} people", len(team))),
        (Column(say("Team"), on=BOOK), lambda row: problem.team_label(row.team), _nothing),
        (Column(say("Cases"), "count", on=PAGE if shown else PEOPLE, minor=True), held,
         lambda team: str(sum(row.cases_after for row in team))),
        (Column(say("Cases before"), "count", on=BOOK), lambda row: row.cases_before, _nothing),
        *((Column(titled(heading), "count", stacked=True, minor=place >= MOST_ON_PAPER - 1,
                  on=PEOPLE if place < MOST_ON_SCREEN else PAGE), under_norm(heading), _nothing)
          for place, heading in enumerate(shown)),
        (Column(titled(str(NEW_TODAY)), "count", on=PEOPLE, stacked=True), gained,
         lambda team: f"+{new}" if (new := sum(row.new_cases for row in team)) else ""),
        (Column(say("New cases"), "count", on=BOOK), lambda row: row.new_cases, _nothing),
        (Column(say("Cases after"), "count", on=BOOK), lambda row: row.cases_after, _nothing),
    ]


def _hours() -> Sequence[_Field]:
    """What they carry of what they can."""

    def loaded(before: float | None, after: float | None) -> Text:
        return NO_CAPACITY.word if after is None else change(before, after)

    return [
        (Column(say("Capacity (h a week)"), "hours", on=BOOK), lambda row: row.capacity_hours,
         _nothing),
        (Column(say("Load before (h a week)"), "hours", on=BOOK),
         lambda row: row.load_before_hours, _nothing),
        (Column(say("Load after (h a week)"), "hours", on=BOOK),
         lambda row: row.load_after_hours, _nothing),
        (Column(say("Hours"), "hours", on=PEOPLE, minor=True),
         lambda row: _of(row.load_after_hours, row.capacity_hours),
         lambda team: _of(sum(row.load_after_hours for row in team if row.capacity_hours),
                          sum(row.capacity_hours for row in team))),
        (Column(say("Load"), "share", on=PEOPLE),
         lambda row: loaded(row.utilisation_before, row.utilisation_after),
         lambda team: change(*means(team))),
        (Column(say("Load before"), "share", on=BOOK), lambda row: row.utilisation_before,
         _nothing),
        (Column(say("Load after"), "share", on=BOOK), lambda row: row.utilisation_after, _nothing),
        # Who has no hours has no load: the word stands in its place, where it has room.
        (Column(say("Light"), on=PEOPLE, fit="line"),
         lambda row: light(row.utilisation_after).cell if row.capacity_hours else "", _nothing),
        (Column(say("Light"), on=BOOK), lambda row: light(row.utilisation_after).word, _nothing),
    ]


def _norms(facts: PlanFacts) -> Iterator[_Field]:
    """How they stand to each norm, and a picture of it all."""
    norms, scale = facts.norms, Scale(facts.caseworkers)

    def in_book(heading: str) -> Iterator[_Field]:
        @cache
        def norm(who: str) -> Norm | None:
            return under(norms[who], heading)

        def count(row: CaseworkerRow) -> int | None:
            found = norm(row.id)
            return None if found is None else found.count

        def ceiling(row: CaseworkerRow) -> int | None:
            found = norm(row.id)
            return None if found is None else found.ceiling

        yield Column(titled(heading), "count", on=BOOK), count, _nothing
        yield (Column(say("{what}: ceiling", what=titled(heading)), "count", on=BOOK), ceiling,
               _nothing)

    def normal(row: CaseworkerRow) -> Cell:
        found = norm_light(norms[row.id])
        return Cell("") if found is None else found.cell

    for heading in headings(norms):
        yield from in_book(heading)
    yield (Column(say("Norm"), on=ALL if any(norms.values()) else BOOK, fit="line"), normal,
           _nothing)
    yield (Column(say("Picture"), on=PAGE, minor=True),
           lambda row: Cell("", bar=scale.bar(row) if row.capacity_hours else None), _nothing)


def _nothing(_team: Sequence[CaseworkerRow]) -> str:
    return ""


def _of(load: float, capacity: float) -> Text:
    return say("{load}/{capacity}", load=decimal(load), capacity=decimal(capacity))


def above_list(facts: PlanFacts, *, everybody: bool = False) -> Iterator[Listed]:
    """Who is above a norm without having got anything: a line a norm, with everybody above it.

    Of a large office those furthest above it, unless `everybody` is asked for.
    """
    got = given_something(facts.problem, facts.planned.allocation)
    over = {who: mine for who, mine in above(facts.norms).items() if who not in got}
    if over:
        every = Noteworthy(facts, everybody).all
        yield Listed(
            say("Above a norm, with nothing new today ({n})", n=len(over)),
            [Item(titled(heading), _over(found, whole=every))
             for heading, found in _by_heading(over).items()],
        )


def _by_heading(over: Mapping[str, Sequence[Norm]]) -> Mapping[str, list[tuple[str, Norm]]]:
    """Who is above each norm, in order of id."""
    found: dict[str, list[tuple[str, Norm]]] = {}
    for mine in over.values():
        for norm in mine:
            found.setdefault(str(norm.heading), [])
    for who, mine in sorted(over.items()):
        for norm in mine:
            found[str(norm.heading)].append((who, norm))
    return found


def _over(found: Sequence[tuple[str, Norm]], *, whole: bool) -> Words:
    """Everybody above a norm, or those furthest above it and how many more."""
    if not whole:
        found = sorted(found, key=lambda one: (one[1].room, one[0]))
    names, more = shortened([
        say("{person} {count}/{ceiling}", person=who, count=norm.count, ceiling=norm.ceiling)
        for who, norm in found
    ], whole=whole)
    return joined([*names, *([more] if more else [])])
