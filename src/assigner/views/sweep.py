"""A sweep: each policy over all offices and seeds, and how far it is from the first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import mean

from assigner.documents.simulate import Interval
from assigner.documents.sweep import SweepDocument, SweptRun
from assigner.scenarios.interval import interval
from assigner.scenarios.sweep_table import MEASURES
from assigner.simulation.tally import UNITS
from assigner.view import (
    Column,
    Dot,
    Facts,
    Item,
    Lane,
    Listed,
    Page,
    Picture,
    Printout,
    Said,
    Section,
    Table,
    Text,
    Tile,
    tabled,
)
from assigner.view.figures import decimal, share
from assigner.view.scale import Axis
from assigner.view.table import NONE
from assigner.views.lights import light
from assigner.views.measures import WORDS, Told, differences, levels, measured
from assigner.views.plan.disputable import look
from assigner.views.plan.picture import CLOSE, EDGE, STEP
from assigner.words import Words, counted, joined, say

MOST_TILES, MOST_LEVELS = 6, 6
FOOT = say("These are simulations: offices that live on as the flow says, on the same days for "
           "every policy. They decide nothing.")
Runs = Mapping[str, Sequence[SweptRun]]


def sweep_printout(document: SweepDocument) -> Printout:
    """Means over offices and seeds, a column a policy; differences run by run."""
    runs = _done(document)
    return Printout(_line(document), (
        [Said(f"{place}  {name}") for place, name in enumerate(runs, start=1)],
        [_means(runs)], [_differences(runs)] if len(runs) > 1 else [],
    ))


def sweep_page(document: SweepDocument) -> Page:
    """The page of what `sweep` wrote."""
    runs = _done(document)
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
        Section("offices", say("Office by office"), (_offices(runs, document.offices),)),
        Section("versions", say("What was run"), (_about(document),)),
    ]
    return Page(
        title=say("Policies over offices and seeds"),
        above=counted("{n} working day", "{n} working days", document.working_days),
        line=_line(document),
        tiles=[_tile(name, rows) for name, rows in list(runs.items())[:MOST_TILES]],
        sections=sections, foot=FOOT,
    )


def _done(document: SweepDocument) -> Runs:
    done = [row for row in document.runs if row.status == "done"]
    return {name: [row for row in done if row.policy == name] for name in document.policies}


def _line(document: SweepDocument) -> Words:
    return joined((
        counted("{n} policy", "{n} policies", len(document.policies)),
        counted("{n} office", "{n} offices", len(document.offices)),
        counted("{n} seed", "{n} seeds", len(document.seeds)),
        counted("{n} run", "{n} runs", len(document.runs)),
    ), " · ")


def _tile(name: str, rows: Sequence[SweptRun]) -> Tile:
    if not rows:
        return Tile(name, NONE)
    return Tile(
        name,
        say("{met} of {all}", met=decimal(mean(row.milestones_met or 0 for row in rows)),
            all=decimal(mean(row.milestones_measured or 0 for row in rows))),
        say("milestones met"),
    )


def _failed(document: SweepDocument) -> Iterator[Listed]:
    failed = [row for row in document.runs if row.status != "done"]
    if failed:
        yield Listed(say("Runs that failed ({count})", count=len(failed)), [
            Item(_run(row), row.failure or "") for row in failed
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
        count = sum(row.of(MEASURES[name]) or 0 for row in rows)
        if count:
            yield Item(policy, measured(count, UNITS[name]))


def _run(row: SweptRun) -> Text:
    return say("{policy}, {office}, seed {seed}", policy=row.policy, office=row.office,
               seed=row.seed)


def _picture(runs: Runs) -> Picture:
    """A lane a policy, a mark a run, on one scale of mean load."""
    every = (row.utilisation_mean_share or 0 for rows in runs.values() for row in rows)
    top = max(every, default=1)
    scale = Axis(0, max(1.25, top * 1.05))
    lanes = []
    for name, rows in runs.items():
        loads = sorted((row.utilisation_mean_share, str(_run(row))) for row in rows
                       if row.utilisation_mean_share is not None)
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
    def told(rows: Sequence[SweptRun]) -> Told:
        return lambda name: _seen([row.of(MEASURES[name]) for row in rows])

    return levels(say("Mean of all offices and seeds"), WORDS, [*runs], [*map(told, runs.values())])


def _differences(runs: Runs) -> Table:
    """Run by run: from the first policy's run of the same office and seed."""
    first, *others = runs.values()
    ruler = {(row.office, row.seed): row for row in first}

    def told(rows: Sequence[SweptRun]) -> Told:
        pairs = [(row, ruler[row.office, row.seed]) for row in rows
                 if (row.office, row.seed) in ruler]
        return lambda name: _seen([
            None if mine is None or its is None else mine - its
            for mine, its in ((a.of(MEASURES[name]), b.of(MEASURES[name])) for a, b in pairs)
        ])

    return differences([*runs][1:], [*map(told, others)])


def _seen(values: Sequence[float | None]) -> Interval:
    seen = interval(values)
    if seen is None:
        return Interval(value=None, half_width=None, clear=None)
    return Interval(value=seen.mean, half_width=seen.half, clear=seen.clear)


def _offices(runs: Runs, offices: Sequence[str]) -> Table:
    def told(rows: Sequence[SweptRun]) -> Callable[[str], Text]:
        return lambda office: _here([row for row in rows if row.office == office])

    return tabled(
        say("Milestones met and mean load, office by office"), offices, (
            (Column(say("Office")), lambda office: office),
            *((Column(name, "number"), told(rows)) for name, rows in runs.items()),
        ), wide=True,
    )


def _here(rows: Sequence[SweptRun]) -> Text:
    if not rows:
        return NONE
    loads = [row.utilisation_mean_share for row in rows if row.utilisation_mean_share is not None]
    return say(
        "{met} met, load {load}", met=decimal(mean(row.milestones_met or 0 for row in rows)),
        load=share(mean(loads) if loads else None),
    )


def _about(document: SweepDocument) -> Facts:
    return Facts((
        (say("Policies"), ", ".join(document.policies)),
        (say("Offices"), ", ".join(document.offices)),
        (say("Seeds"), ", ".join(map(str, document.seeds))),
    ))
