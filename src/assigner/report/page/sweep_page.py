"""A sweep as a page: each policy over all offices and seeds, and how far it is from the first."""

from collections.abc import Iterator, Sequence
from statistics import mean

from assigner.report.measures import UNITS, WORDS, apart, banded, level, measure, measured
from assigner.report.page.results import Row as Found
from assigner.report.sweep_table import MEASURES
from assigner.report.sweep_text import run_by_run
from assigner.scenarios.interval import interval
from assigner.view import (
    Cell,
    Column,
    Dot,
    Facts,
    Item,
    Lane,
    Listed,
    Page,
    Picture,
    Section,
    Table,
    TableRow,
    Text,
    Tile,
)
from assigner.view.figures import decimal, share
from assigner.view.scale import Axis
from assigner.view.table import NONE
from assigner.views.lights import light
from assigner.views.plan.disputable import look
from assigner.views.plan.picture import CLOSE, EDGE, STEP
from assigner.words import counted, joined, say

MOST_TILES, MOST_LEVELS = 6, 6
LOAD = MEASURES["utilisation"]
FOOT = say("These are simulations: offices that live on as the flow says, on the same days for "
           "every policy. They decide nothing.")
Runs = dict[str, list[Found]]


def sweep_page(document: Found) -> Page:
    """The page of what `sweep` wrote."""
    done = [row for row in document["runs"] if row["status"] == "done"]
    runs: Runs = {
        name: [row for row in done if row["policy"] == name] for name in document["policies"]
    }
    sections = [
        look([*_failed(document), *_broken(runs), *_unproven(runs)],
             say("Nothing: every run is done, every rule kept, every morning proven.")),
        Section("load", say("Load run by run"), (_picture(runs),)),
        Section("means", say("Mean of all offices and seeds"), (_means(runs),)),
    ]
    if len(runs) > 1:
        first = next(iter(runs))
        sections.append(Section(
            "differences", say("What differs"), (_differences(runs),),
            say("Against {policy}, on the same days.", policy=first),
        ))
    sections += [
        Section("offices", say("Office by office"), (_offices(runs, document["offices"]),)),
        Section("versions", say("What was run"), (_about(document),)),
    ]
    return Page(
        title=say("Policies over offices and seeds"),
        above=counted("{n} working day", "{n} working days", document["working_days"]),
        line=joined((
            counted("{n} policy", "{n} policies", len(runs)),
            counted("{n} office", "{n} offices", len(document["offices"])),
            counted("{n} seed", "{n} seeds", len(document["seeds"])),
            counted("{n} run", "{n} runs", len(document["runs"])),
        ), " · "),
        tiles=[_tile(name, rows) for name, rows in list(runs.items())[:MOST_TILES]],
        sections=sections, foot=FOOT,
    )


def _tile(name: str, rows: Sequence[Found]) -> Tile:
    if not rows:
        return Tile(name, NONE)
    return Tile(
        name,
        say("{met} of {all}", met=decimal(mean(row["milestones_met"] for row in rows)),
            all=decimal(mean(row["milestones_measured"] for row in rows))),
        say("milestones met"),
    )


def _failed(document: Found) -> Iterator[Listed]:
    failed = [row for row in document["runs"] if row["status"] != "done"]
    if failed:
        yield Listed(say("Runs that failed ({count})", count=len(failed)), [
            Item(_run(row), row["failure"] or "") for row in failed
        ], tone="bad")


def _broken(runs: Runs) -> Iterator[Listed]:
    found = list(_counted(runs, "rules_broken"))
    if found:
        yield Listed(say("Hard rules broken"), found, tone="bad")


def _unproven(runs: Runs) -> Iterator[Listed]:
    found = list(_counted(runs, "unproven_rounds"))
    if found:
        yield Listed(say("Mornings not proven"), found, tone="warn")


def _counted(runs: Runs, name: str) -> Iterator[Item]:
    for policy, rows in runs.items():
        count = sum(row.get(MEASURES[name]) or 0 for row in rows)
        if count:
            yield Item(policy, measured(count, UNITS[name]))


def _run(row: Found) -> Text:
    return say("{policy}, {office}, seed {seed}", policy=row["policy"], office=row["office"],
               seed=row["seed"])


def _picture(runs: Runs) -> Picture:
    """A lane a policy, a mark a run, on one scale of mean load."""
    top = max((row[LOAD] or 0 for rows in runs.values() for row in rows), default=1)
    scale = Axis(0, max(1.25, top * 1.05))
    lanes = []
    for name, rows in runs.items():
        loads = sorted((row[LOAD], str(_run(row))) for row in rows if row.get(LOAD) is not None)
        levels: list[float] = []
        dots = []
        for load, said in loads:
            place = scale(load)
            level = next((at for at, edge in enumerate(levels) if edge + CLOSE <= place),
                         min(len(levels), MOST_LEVELS))
            levels[level:level + 1] = [place]
            dots.append(Dot(say("{person}: {load}", person=said, load=share(load)), place, place,
                            EDGE + STEP * level, light(load).tone))
        note = say("mean {load}", load=share(mean(load for load, _ in loads) if loads else None))
        lanes.append(Lane(name, note, dots, 2 * EDGE + STEP * (max(1, len(levels)) - 1)))
    return Picture(
        title=say("Mean load of each run"),
        description=say("Each mark is one office under one seed. The tables below hold the means."),
        lanes=lanes,
        ticks=[(scale(at / 2), share(at / 2), at == 2) for at in range(int(scale.high * 2) + 1)],
        legend=(("after", say("a run")), ("full", say("capacity, 100%"))),
    )


def _means(runs: Runs) -> Table:
    rows = []
    for name in WORDS:
        seen = [interval([row.get(MEASURES[name]) for row in own]) for own in runs.values()]
        rows.append(TableRow((Cell(measure(name)), *(
            Cell(banded(level(one, UNITS[name]))) for one in seen
        ))))
    return Table(say("Every measure"), _columns(runs), rows, wide=True)


def _differences(runs: Runs) -> Table:
    (_, first), *others = runs.items()
    ruler = {(row["office"], row["seed"]): row for row in first}
    rows = []
    for name in WORDS:
        seen = [run_by_run(own, ruler, MEASURES[name]) for _, own in others]
        rows.append(TableRow((Cell(measure(name)), *(_apart(one, UNITS[name]) for one in seen))))
    return Table(
        say("Differences with their 95 % intervals"),
        (Column(say("Measure")), *(Column(name, "number") for name, _ in others)), rows,
        wide=True,
        note=say("In a label: a clear difference, its interval does not hold 0. Shares differ in "
                 "percentage points."),
    )


def _apart(seen: Found, unit: str) -> Cell:
    value, half = seen["value"], seen["half_width"]
    clear = value is not None and half is not None and abs(value) > half
    return Cell(apart(seen, unit), tone="calm", tag=clear)


def _columns(runs: Runs) -> tuple[Column, ...]:
    return (Column(say("Measure")), *(Column(name, "number") for name in runs))


def _offices(runs: Runs, offices: Sequence[str]) -> Table:
    rows = []
    for office in offices:
        cells = []
        for own in runs.values():
            here = [row for row in own if row["office"] == office]
            loads = [row[LOAD] for row in here if row.get(LOAD) is not None]
            cells.append(Cell(NONE if not here else say(
                "{met} met, load {load}", met=decimal(mean(row["milestones_met"] for row in here)),
                load=share(mean(loads) if loads else None))))
        rows.append(TableRow((Cell(office), *cells)))
    return Table(
        say("Milestones met and mean load, office by office"),
        (Column(say("Office")), *(Column(name, "number") for name in runs)), rows, wide=True,
    )


def _about(document: Found) -> Facts:
    return Facts((
        (say("Policies"), ", ".join(document["policies"])),
        (say("Offices"), ", ".join(document["offices"])),
        (say("Seeds"), ", ".join(map(str, document["seeds"]))),
    ))
