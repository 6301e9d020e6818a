"""Policies over months as a page: milestones met or not, the weeks, differences, positions."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from assigner.policy.milestones import INDICATORS
from assigner.report.measures import MORE, apart, asked, measure, measured
from assigner.report.page.compare_page import legend
from assigner.report.page.disputable import look
from assigner.report.page.figures import NONE, day, decimal, weekday
from assigner.report.page.parts import (
    Cell,
    Column,
    Facts,
    Item,
    Listed,
    Page,
    Row,
    Section,
    Table,
    Text,
    Tile,
)
from assigner.report.page.results import Row as Found
from assigner.report.page.results import run_name
from assigner.report.page.weeks import weeks_blocks
from assigner.words import counted, say, term

MOST_TILES = 6
FOOT = say("This is a simulation of an office that lives on as the flow says: cases, people and "
           "days to come are drawn, the same for every policy. It decides nothing.")


def simulate_page(document: Found) -> Page:
    """The page of what `simulate` kept."""
    runs, start = document["runs"], date.fromisoformat(document["instance"]["date"])
    sections = [
        look([*_broken(runs), *_not_met(runs), *_unproven(runs), *_alone(document)],
             say("Nothing: every milestone is met, every rule kept, every morning proven.")),
        Section("milestones", say("Milestones"), (_milestones(runs), legend(runs)),
                say("What each policy must lead to, and what it led to.")),
        Section("weeks", say("Week by week"), weeks_blocks(runs),
                say("Hours carried against the hours there are, in the mean of all seeds.")),
    ]
    if document["differences"]:
        sections.append(Section(
            "differences", say("What differs"), (_differences(document),),
            say("Against {policy}, on the same days; shares differ in percentage points.",
                policy=run_name(runs[0])),
        ))
    sections += [
        Section("measures", say("Other measures"), (_measures(runs),)),
        Section("staffing", say("Positions by team"), (_staffing(runs),)),
        Section("versions", say("Versions and fingerprints"), (_versions(document),)),
    ]
    return Page(
        title=say("{day}: policies over time", day=document["instance"]["name"]),
        above=weekday(start),
        line=say("{days} working days from {day} · {runs} seeds · {policies} policies on the "
                 "same days", days=document["days"], day=day(start),
                 runs=len(document["seeds"]), policies=len(runs)),
        tiles=[_tile(run) for run in runs[:MOST_TILES]],
        sections=sections, foot=FOOT,
    )


def _tile(run: Found) -> Tile:
    told = [milestone["met"] for milestone in run["milestones"] if milestone["met"] is not None]
    return Tile(run_name(run), say("{met} of {all}", met=sum(told), all=len(told)),
                say("milestones met"))


def _broken(runs: Sequence[Found]) -> Iterator[Listed]:
    broken = [(run_name(run), value) for run in runs
              if (value := run["measures"]["rules_broken"]["value"])]
    if broken:
        yield Listed(say("Hard rules broken"), [
            Item(name, measured(value, "breaches")) for name, value in broken
        ], tone="bad")


def _not_met(runs: Sequence[Found]) -> Iterator[Listed]:
    """Each milestone that some policy misses, with who misses it by what."""
    items = []
    for milestone in _measurable(runs[0]):
        missed = [
            say("{policy}: {value}", policy=run_name(run), value=measured(
                found["value"], found["unit"]))
            for run in runs
            if (found := _same(run, milestone)) is not None and found["met"] is False
        ]
        if missed:
            items.append(Item(asked(milestone), say("{parts}", parts=tuple(missed)),
                              "#milestones"))
    if items:
        yield Listed(say("Milestones not met ({count})", count=len(items)), items, tone="warn")


def _unproven(runs: Sequence[Found]) -> Iterator[Listed]:
    unproven = [(run_name(run), value) for run in runs
                if (value := run["measures"]["unproven_rounds"]["value"])]
    if unproven:
        yield Listed(
            say("Mornings not proven"),
            [Item(name, say("{open} of {all}", open=measured(value, "rounds"), all=measured(
                run["measures"]["rounds"]["value"], "rounds")))
             for (name, value), run in zip(unproven, runs, strict=False)],
            tone="warn",
        )


def _alone(document: Found) -> Iterator[Listed]:
    if len(document["seeds"]) == 1:
        yield Listed(
            say("One seed alone"),
            [Item(say("No intervals"), say("What differs may be chance."),
                  command="--runs 5")],
            tone="warn",
        )


def _measurable(run: Found) -> list[Found]:
    return [row for row in run["milestones"] if row["indicator"] is not None]


def _same(run: Found, milestone: Found) -> Found | None:
    """The run's own milestone of the same indicator."""
    return next((row for row in run["milestones"]
                 if row["indicator"] == milestone["indicator"]), None)


def _milestones(runs: Sequence[Found]) -> Table:
    rows = []
    for milestone in _measurable(runs[0]):
        cells = []
        for run in runs:
            found, seen = _same(run, milestone), run["measures"][milestone["indicator"]]
            value = measured(seen["value"], seen["unit"])
            cells.append(Cell(value) if found is None or found["met"] is None else Cell(
                say("{value} met", value=value) if found["met"]
                else say("{value} NOT met", value=value),
                tone="good" if found["met"] else "bad", tag=True,
            ))
        rows.append(Row((Cell(asked(milestone)), *cells)))
    return Table(say("Milestones and what was reached"), _columns(runs), rows, wide=True)


def _columns(runs: Sequence[Found]) -> tuple[Column, ...]:
    return (Column(say("Measure")), *(Column(run_name(run), number=True) for run in runs))


def _measures(runs: Sequence[Found]) -> Table:
    return Table(
        say("More measures"), _columns(runs),
        [
            Row((Cell(measure(name)), *(
                Cell(measured(run["measures"][name]["value"], run["measures"][name]["unit"]))
                for run in runs
            )))
            for name in MORE
        ],
        wide=True,
    )


def _differences(document: Found) -> Table:
    rows = []
    for name in (*INDICATORS, *MORE):
        unit = document["runs"][0]["measures"][name]["unit"]
        cells = [row["measures"].get(name) for row in document["differences"]]
        rows.append(Row((Cell(measure(name)), *(_apart(seen, unit) for seen in cells))))
    return Table(
        say("Differences with their 95 % intervals"),
        (Column(say("Measure")),
         *(Column(row["model"], number=True) for row in document["differences"])),
        rows, wide=True,
        note=say("In a label: a clear difference, its interval does not hold 0. Shares differ in "
                 "percentage points."),
    )


def _apart(seen: Found | None, unit: str) -> Cell:
    if seen is None:
        return Cell(NONE)
    return Cell(apart(seen, unit), tone="calm", tag=bool(seen.get("clear")))


def _staffing(runs: Sequence[Found]) -> Table:
    rows: list[Row] = []
    for team in runs[0]["staffing"]:
        told = [next((one for one in run["staffing"] if one["team"] == team["team"]), None)
                for run in runs]
        rows.append(Row((Cell(term(team["label"])), *(Cell(_positions(one)) for one in told))))
    return Table(
        say("Full-time positions: there, and needed for the hours planned"),
        (Column(say("Team")), *(Column(run_name(run), number=True) for run in runs)), rows,
        wide=True,
    )


def _positions(row: dict[str, Any] | None) -> Text:
    if row is None:
        return NONE
    return say("{there} / {needed}", there=decimal(row["there_full_time"]),
               needed=decimal(row["needed_full_time"]))


def _versions(document: Found) -> Facts:
    start = document["instance"]
    return Facts((
        (say("Day"), say("{name}, sha256 {sha}", name=start["name"], sha=start["sha256"])),
        (say("Seeds"), ", ".join(map(str, document["seeds"]))),
        (say("Cases allocated at once"), counted("{n} case", "{n} cases",
                                                 document.get("round", 0))),
    ))
