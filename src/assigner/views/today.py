"""A day before it is placed: its cases by urgency, and what changes among people soon."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from assigner.called import Called
from assigner.instance import Case, Instance
from assigner.view import Block, Cell, Column, Item, Listed, Table, tabled
from assigner.view.figures import day
from assigner.views.agreed import by_day
from assigner.views.lights import light
from assigner.words import Words, joined, say

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
        (Column(say("Due"), "day"), lambda case: "" if case.due is None else day(case.due)),
        (Column(called.heading("phase", say("Phase"))), lambda case: called.phase(case.phase)),
        (Column(called.heading("complexity", say("Complexity"))),
         lambda case: called.level(case.complexity)),
        *([(Column(called.heading("children", say("Children")), "count", minor=True),
            lambda case: case.children)] if called.has("children") else []),
        (Column(say("With it"), minor=True), lambda case: _with(case, facts, called)),
    ))


def soon(facts: Instance, link: Link) -> Sequence[Block]:
    """Cover that ends, reductions and absences that change, and what is decided for later."""
    until = facts.date + timedelta(days=SOON)
    cover = [
        Item(case.id, say("{person} covers it for {other} until {day}", person=case.caseworker,
                          other=case.belongs_to or say("a colleague"), day=day(case.cover_until)),
             link(case.id))
        for case in sorted(facts.caseload, key=lambda case: (case.cover_until or date.max, case.id))
        if case.cover_until is not None and case.cover_until <= until
    ]
    changes: list[tuple[date, str, Words]] = []
    for worker in facts.caseworkers:
        name = f"{worker.id} {worker.name}".strip()
        ends = worker.capacity_until
        if ends is not None and facts.date <= ends <= until and worker.has_situation(facts.date):
            changes.append((ends, name, say("{percent} % of a full load until {day}",
                                            percent=worker.capacity_percent, day=day(ends))))
        begins, back = worker.absent_from, worker.absent_to
        if begins is not None and facts.date <= begins <= until:
            changes.append((begins, name, say("away from {day}", day=day(begins))))
        elif back is not None and facts.date <= back <= until:
            changes.append((back, name, say("away until {day}", day=day(back))))
    found = [
        Listed(say("Cover that ends"), cover),
        Listed(say("Changes among people"),
               [Item(name, words) for _, name, words in sorted(changes, key=lambda row: row[:2])]),
        Listed(say("Decided for later"), [
            Item(day(on), joined(what, "; ")) for on, what in by_day(facts.agreed)]),
    ]
    return [block for block in found if block.items]


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
                if case.family and other.family == case.family and other.id != case.id]
    said: list[Words] = []
    if siblings:
        cases = ", ".join(siblings)
        said.append(called.together(say("siblings {cases}", cases=cases),
                                    say("same {group}: {cases}", cases=cases)))
    if case.two_advisers:
        said.append(say("two advisers"))
    if case.reassessment:
        said.append(say("re-assessment"))
    return joined(said, "; ") if said else ""
