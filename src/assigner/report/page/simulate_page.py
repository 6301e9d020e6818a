"""Policies over months as a page: milestones met or not, the weeks, differences, positions."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from assigner.policy.milestones import INDICATORS
from assigner.report.measures import MORE, VERDICTS, apart, asked, banded, measure, measured
from assigner.report.page.results import Row as Found
from assigner.report.page.results import legend, run_name
from assigner.report.page.weeks import weeks_blocks
from assigner.report.simulate_balance import HOURS_ALONE, positions, stay, warning
from assigner.view import (
    Cell,
    Column,
    Facts,
    Item,
    Listed,
    Page,
    Section,
    Table,
    TableRow,
    Tile,
    Tone,
)
from assigner.view.figures import day, weekday
from assigner.view.table import NONE
from assigner.views.plan.disputable import look
from assigner.words import counted, figure, joined, say, term

MOST_TILES = 6
TONES: Mapping[str, Tone] = {"met": "good", "missed": "bad", "open": "warn"}
FOOT = say("This is a simulation of an office that lives on as the flow says: cases, people and "
           "days to come are drawn, the same for every policy. It decides nothing.")


def simulate_page(document: Found) -> Page:
    """The page of what `simulate` kept."""
    runs, start = document["runs"], date.fromisoformat(document["instance"]["date"])
    sections = [
        look([*_broken(runs), *_unbalanced(document), *_not_met(runs), *_unproven(runs),
              *_alone(document)],
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
        Section("balance", say("Arrivals and closures"), (_balance(document),),
                say("In balance as many cases leave a phase as enter it, from the first day; "
                    "what changes then is chance.")),
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
    told = [row["verdict"] for row in run["milestones"] if row["verdict"] is not None]
    unsure = told.count("open")
    note = say("milestones met")
    if unsure:
        note = say("milestones met, {open} open", open=unsure)
    return Tile(run_name(run), say("{met} of {all}", met=told.count("met"), all=len(told)), note)


def _broken(runs: Sequence[Found]) -> Iterator[Listed]:
    broken = [(run_name(run), value) for run in runs
              if (value := run["measures"]["rules_broken"]["value"])]
    if broken:
        yield Listed(say("Hard rules broken"), [
            Item(name, measured(value, "breaches")) for name, value in broken
        ], tone="bad")


def _unbalanced(document: Found) -> Iterator[Listed]:
    if document["warnings"]:
        yield Listed(say("Not in balance"), [
            Item(term(row["label"]), warning(row), "#balance") for row in document["warnings"]
        ], tone="warn")


def _not_met(runs: Sequence[Found]) -> Iterator[Listed]:
    """Each milestone that some policy misses, with who misses it by what."""
    items = []
    for milestone in _measurable(runs[0]):
        missed = [
            say("{policy}: {value}", policy=run_name(run), value=banded(found))
            for run in runs
            if (found := _same(run, milestone)) is not None and found["verdict"] == "missed"
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
            value = banded(seen)
            verdict = None if found is None else found["verdict"]
            cells.append(Cell(value) if verdict is None else Cell(
                joined((value, VERDICTS[verdict]), " "), tone=TONES[verdict], tag=True,
            ))
        rows.append(TableRow((Cell(asked(milestone)), *cells)))
    return Table(
        say("Milestones and what was reached"), _columns(runs), rows, wide=True,
        note=say("With 95 % intervals where there are several seeds; open: the interval holds "
                 "the target."),
    )


def _columns(runs: Sequence[Found]) -> tuple[Column, ...]:
    return (Column(say("Measure")), *(Column(run_name(run), "number") for run in runs))


def _measures(runs: Sequence[Found]) -> Table:
    return Table(
        say("More measures"), _columns(runs),
        [
            TableRow((Cell(measure(name)), *(
                Cell(banded(run["measures"][name])) for run in runs
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
        rows.append(TableRow((Cell(measure(name)), *(_apart(seen, unit) for seen in cells))))
    return Table(
        say("Differences with their 95 % intervals"),
        (Column(say("Measure")),
         *(Column(row["model"], "number") for row in document["differences"])),
        rows, wide=True,
        note=say("In a label: a clear difference, its interval does not hold 0. Shares differ in "
                 "percentage points."),
    )


def _apart(seen: Found | None, unit: str) -> Cell:
    if seen is None:
        return Cell(NONE)
    return Cell(apart(seen, unit), tone="calm", tag=bool(seen.get("clear")))


def _balance(document: Found) -> Table:
    runs = document["runs"]
    return Table(
        say("Cases by phase"),
        (
            Column(say("Phase")), Column(say("Open at first"), "number"),
            Column(say("Enter a day"), "number"), Column(say("Working days each"), "number"),
            *(Column(say("Change: {policy}", policy=run_name(run)), "number") for run in runs),
        ),
        [
            TableRow((
                Cell(term(phase["label"])), Cell(figure(phase["open"])),
                Cell(figure(phase["entering_a_day"], ".1f")), Cell(stay(phase)),
                *(_apart(run["passed"][place]["change"], "cases") for run in runs),
            ))
            for place, phase in enumerate(document["phases"])
        ],
        wide=True,
        note=say("Working days each: open cases / cases a day that enter (Little's law). In a "
                 "label: a clear change, its interval does not hold 0."),
    )


def _staffing(runs: Sequence[Found]) -> Table:
    rows: list[TableRow] = []
    for team in runs[0]["staffing"]:
        told = [next((one for one in run["staffing"] if one["team"] == team["team"]), None)
                for run in runs]
        rows.append(TableRow((
            Cell(term(team["label"])),
            *(Cell(NONE if one is None else positions(one)) for one in told),
        )))
    return Table(
        say("Full-time positions: there, and needed for the hours planned"),
        (Column(say("Team")), *(Column(run_name(run), "number") for run in runs)), rows,
        wide=True, note=HOURS_ALONE,
    )


def _versions(document: Found) -> Facts:
    start = document["instance"]
    return Facts((
        (say("Day"), say("{name}, sha256 {sha}", name=start["name"], sha=start["sha256"])),
        (say("Seeds"), ", ".join(map(str, document["seeds"]))),
        (say("Cases allocated at once"), counted("{n} case", "{n} cases",
                                                 document.get("round", 0))),
    ))
