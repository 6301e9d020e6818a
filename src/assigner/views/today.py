"""A day before it is placed: its cases by urgency, and what changes among people soon."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from assigner.absence import Absence
from assigner.called import Called
from assigner.documents.plan import UnassignedRow
from assigner.instance import Case, Caseworker, Instance
from assigner.plan import Claims
from assigner.veil import veil
from assigner.view import Block, Cell, Column, Item, Listed, Table, tabled
from assigner.view.figures import day, decimal
from assigner.views.agreed import by_day
from assigner.views.lights import light
from assigner.words import Words, counted, joined, listing, of_model, say

SOON = 14
"""Days ahead that are told of: two weeks are what a coordinator plans by."""
LONG = 28
"""Days above the light after which it is no passing thing: four weeks."""
Link = Callable[[str], str]
"""Where a page about a case, or about somebody, is."""


def waiting_table(facts: Instance, called: Called, link: Link) -> Table:
    """The new cases, the most urgent first."""
    cases = sorted(facts.cases, key=lambda case: (case.due or date.max, case.id))
    return tabled(say("Cases to place"), cases, (
        (Column(say("Case"), fit="id"), lambda case: Cell(case.id, href=link(case.id))),
        (Column(say("Due"), "day"), lambda case: case.due),
        (Column(called.heading("phase", say("Phase"))), lambda case: called.phase(case.phase)),
        (Column(called.heading("complexity", say("Complexity")), minor=True),
         lambda case: called.level(case.complexity)),
        *([(Column(called.heading("children", say("Children")), "count", minor=True),
            lambda case: case.children)] if called.has("children") else []),
        (Column(say("With it"), minor=True), lambda case: _with(case, facts, called)),
    ))


def soon(facts: Instance, link: Link, people: Link) -> Sequence[Block]:
    """Cover that ends, reductions and absences that change, and what is decided for later.

    `link`, `people`: where a case is, and where somebody is. Never why hours are fewer.
    """
    until = facts.date + timedelta(days=SOON)
    cover = [
        Item(case.id, say("{person} covers it for {other} until {day}", person=case.caseworker,
                          other=case.belongs_to or say("a colleague"), day=day(case.cover_until)),
             link(case.id))
        for case in sorted(facts.caseload, key=lambda case: (case.cover_until or date.max, case.id))
        if case.cover_until is not None and case.cover_until <= until
    ]
    leaving = {(item.caseworker, item.on) for item in facts.agreed if item.what == "leaves"}
    changes = sorted(
        ((on, worker.id, words, worker) for worker in facts.caseworkers
         for on, words in _of_person(worker, facts.date, until, leaving)), key=lambda row: row[:2])
    found = [
        Listed(say("Cover that ends"), cover),
        Listed(say("Changes among people"),
               [Item(f"{worker.id} {worker.name}".strip(), words, people(worker.id))
                for _, _, words, worker in changes]),
        Listed(say("Decided for later"), [
            Item(day(on), joined(what, "; ")) for on, what in by_day(facts.agreed)]),
    ]
    return [block for block in found if block.items]


def _of_person(
    worker: Caseworker, today: date, until: date, leaving: Collection[tuple[str, date]]
) -> Iterator[tuple[date, Words]]:
    """What begins or ends of somebody's time from today to a day, each with its date.

    `leaving`: who leaves for good, and when; their row says an absence without an end.
    """
    row = Absence(caseworker=worker.id, first=worker.absent_from, last=worker.absent_to)
    known = (row,) if worker.absent_from or worker.absent_to else ()
    for away in (*known, *worker.absences):
        if away.first is not None and today <= away.first <= until:
            gone = away.last is None and (worker.id, away.first) in leaving
            yield away.first, (say("leaves on {day}", day=day(away.first)) if gone
                               else say("away from {day}", day=day(away.first)))
        elif away.last is not None and today <= away.last <= until:
            yield away.last, say("away until {day}", day=day(away.last))
    ends = worker.capacity_until
    if ends is not None and today <= ends <= until and worker.has_situation(today):
        yield ends, say("{percent} % of a full load until {day}", percent=worker.capacity_percent,
                        day=day(ends))
    for less in worker.reductions:
        hours = decimal(less.minutes_of(worker.weekly_minutes) / 60)
        if less.first is not None and today <= less.first <= until:
            yield less.first, say("{hours} h a week less from {day}", hours=hours,
                                  day=day(less.first))
        elif less.last is not None and today <= less.last <= until:
            yield less.last, say("{hours} h a week less until {day}", hours=hours,
                                 day=day(less.last))


def without_cover(facts: Instance, claims: Claims | None = None) -> frozenset[str]:
    """Open cases whose caseworker is not there on the day.

    `claims`: a plan that may hand some over, or say by itself why they stay.
    """
    told = set() if claims is None else {
        *(move.case for move in claims.moves), *(row.case for row in claims.stays)}
    return frozenset(case.id for case in facts.caseload
                     if case.id not in told and not facts.there(case.caseworker, facts.date))


def unattended(facts: Instance, cases: Collection[str], people: Link) -> Sequence[Block]:
    """Whose open cases nobody looks after, because they are not there; `people`: their pages."""
    names = {one.id: f"{one.id} {one.name}".strip() for one in facts.caseworkers}
    held: dict[str, list[str]] = {}
    for case in facts.caseload:
        if case.id in cases:
            held.setdefault(case.caseworker, []).append(case.id)
    items = [Item(names.get(who, who), counted("{n} case: {cases}", "{n} cases: {cases}", len(mine),
                                               cases=listing(mine)), people(who))
             for who, mine in sorted(held.items())]
    return [Listed(say("Not there, and nobody covers their cases"), items, tone="warn")] if (
        items) else []


def to_decide(
    unplaced: Sequence[UnassignedRow], objected: int, drafted: int, worked_out: Sequence[int],
    link: Link,
) -> Sequence[Block]:
    """What waits for somebody's decision, each with where it is decided.

    `objected`: objections to the proposal; `drafted`: staff changes that are put together;
    `worked_out`: handovers that nobody has taken yet, by the number of their work.
    """
    items = [Item(row.case, say("nobody takes it: {owner} decides", owner=of_model(row.owner))
                  if row.owner else say("nobody takes it"), link(row.case)) for row in unplaced]
    if objected:
        items.append(Item(say("Objections"), counted(
            "{n} to read before the day is signed", "{n} to read before the day is signed",
            objected), "/plan"))
    items += [Item(say("Handover"), say("worked out, and not taken yet"), f"/handover/{number}")
              for number in worked_out]
    if drafted and not worked_out:
        items.append(Item(say("Staff changes"), counted(
            "{n} put together, and not worked out", "{n} put together, and not worked out",
            drafted), "/staff-change"))
    return [Listed(say("Decisions that wait"), items, tone="warn")] if items else []


def long_red(
    facts: Instance, decided: Sequence[tuple[date, Mapping[str, float | None]]]
) -> Sequence[Block]:
    """Who was red on every decided day of the last four weeks, the fullest first.

    `decided`: each such day with everybody's utilisation after it. Nothing is said before days
    have been decided for so long.
    """
    since = facts.date - timedelta(days=LONG)
    earlier = [on for on, _ in decided if on <= since]
    if not earlier:
        return []
    days = [loads for on, loads in decided if max(earlier) <= on < facts.date]
    red: list[tuple[float, str, str]] = []
    for worker in facts.caseworkers:
        loads = [load for day in days if (load := day.get(worker.id)) is not None]
        if len(loads) == len(days) and all(light(load).tone == "bad" for load in loads):
            red.append((-loads[-1], worker.id, worker.name))
    items = [Item(f"{worker} {name}".strip(), say("{load:.0%} at the last", load=-load))
             for load, worker, name in sorted(red)]
    return [Listed(say("Red for four weeks"), items, tone="bad", intro=say(
        "Work can be moved, or the manager decides what is left."))] if items else []


def _with(case: Case, facts: Instance, called: Called) -> Words | str:
    """What goes with a case: siblings of today, two advisers, a re-assessment."""
    siblings = [other.id for other in facts.cases
                if case.family and other.family == case.family and other.id != case.id
                and not veil().hides(other.id)]
    said: list[Words] = []
    if siblings:
        cases = ", ".join(siblings)
        said.append(called.together(say("siblings {cases}", cases=cases),
                                    say("same {group}: {cases}", cases=cases)))
    if case.two_advisers:
        said.append(say("two advisers") if called.about_children else say("two people"))
    if case.reassessment:
        said.append(say("re-assessment"))
    return joined(said, "; ") if said else ""
