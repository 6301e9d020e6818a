"""Policies over months: milestones met or not, the weeks, differences, positions."""

from collections.abc import Iterator, Sequence
from datetime import date
from operator import itemgetter

from assigner.baselines.habits import said
from assigner.documents.simulate import (
    HabitRun,
    PhaseBalance,
    SimulateDocument,
    SimulatedRun,
    StaffingMean,
)
from assigner.policy.milestones import INDICATORS
from assigner.scenarios.in_balance import unbalanced
from assigner.simulation.tally import UNITS
from assigner.view import (
    CSV,
    PAGE,
    SCREEN,
    Cell,
    Column,
    Facts,
    Field,
    Item,
    Listed,
    Page,
    Printout,
    Said,
    Section,
    Table,
    Text,
    Tile,
    Value,
    tabled,
)
from assigner.view.figures import day, weekday
from assigner.view.table import NONE
from assigner.views.legend import legend
from assigner.views.measures import (
    MORE,
    apart,
    banded,
    differences,
    levels,
    measured,
    policies,
)
from assigner.views.milestones import asked_for, milestones, not_met
from assigner.views.plan.disputable import look
from assigner.views.simulate_weeks import weeks_blocks
from assigner.words import Words, counted, figure, joined, of_model, say

MOST_TILES = 6
HOURS_ALONE = say(
    "Needed: the hours of the cases held, in full-time loads, and no ceiling. Norms may ask for "
    "more: `assigner staffing` says how many posts, by hours and by norms."
)
FOOT = say("This is a simulation of an office that lives on as the flow says: cases, people and "
           "days to come are drawn, the same for every policy. It decides nothing.")


Runs = Sequence[SimulatedRun]


def simulate_printout(document: SimulateDocument) -> Printout:
    """Everything a planner reads: a column a policy."""
    runs = document.runs
    return Printout(_line(document), (
        [_legend(runs)], [*milestones(runs)], [_measures(runs)], [_balance(document)],
        [_differences(document)] if document.differences else [], [_staffing(runs)],
        [*_hindsight(runs)],
    ), below=[Said(unbalanced(row, row.label), mark="!") for row in document.warnings])


def simulate_page(document: SimulateDocument) -> Page:
    """The page of what `simulate` kept."""
    runs, first = document.runs, document.runs[0].name
    sections = [
        look([*_broken(runs), *_unbalanced(document), *not_met(runs), *_unproven(runs),
              *_alone(document)],
             say("Nothing: every milestone is met, every rule kept, every morning proven.")
             if asked_for(runs) else say("Nothing: every rule kept, every morning proven.")),
        Section("milestones", say("Milestones"), (
            *(milestones(runs) if asked_for(runs) else [Said(say("No policy sets any."))]),
            _legend(runs),
        ), say("What each policy must lead to, and what it led to.")),
        Section("weeks", say("Week by week"), weeks_blocks(runs),
                say("Hours carried against the hours there are, in the mean of all seeds.")),
    ]
    if document.differences:
        sections.append(Section(
            "differences", say("What differs"), (_differences(document),),
            say("Against {policy}, on the same days; shares differ in percentage points.",
                policy=first),
        ))
    if (known := [*_hindsight(runs)]):
        sections.append(Section("hindsight", say("Had everything been known"), known))
    sections += [
        Section("measures", say("Other measures"), (_measures(runs),)),
        Section("balance", say("Arrivals and closures"), (_balance(document),),
                say("In balance as many cases leave a phase as enter it, from the first day; "
                    "what changes then is chance.")),
        Section("staffing", say("Positions by team"), (_staffing(runs),)),
        Section("versions", say("Versions and fingerprints"), (_versions(document),)),
    ]
    return Page(
        title=say("{day}: policies over time", day=document.instance.name),
        above=weekday(date.fromisoformat(document.instance.date)), line=_line(document),
        tiles=[_tile(run) for run in runs[:MOST_TILES]], sections=sections, foot=FOOT,
    )


def simulate_table(document: SimulateDocument) -> Table:
    """One tidy table: a row for each measure of each policy."""
    headers = (
        (say("Policy"), "policy"), (say("Kind"), "kind"), (say("Measure"), "measure"),
        (say("Unit"), "unit"), (say("Value"), "value"), (say("Half width"), "half_width"),
        (say("Difference"), "difference"),
        (say("Half width of the difference"), "difference_half_width"),
    )
    return tabled("", _tidy(document), [
        (Column(header, key=key, on=CSV), itemgetter(place))
        for place, (header, key) in enumerate(headers)
    ])


def _tidy(document: SimulateDocument) -> Iterator[Sequence[Value]]:
    others = {row.model: row.measures for row in document.differences}
    for run in document.runs:
        for name in UNITS:
            seen = run.measures.of(name)
            other = others.get(run.name)
            beside = None if other is None else other.of(name)
            yield (run.name, run.kind, name, seen.unit, seen.value, seen.half_width,
                   None if beside is None else beside.value,
                   None if beside is None else beside.half_width)


def _line(document: SimulateDocument) -> Words:
    return say(
        "{days} working days from {day} · {seeds} · {policies} on the same days",
        days=document.days, day=day(date.fromisoformat(document.instance.date)),
        seeds=counted("{n} seed", "{n} seeds", len(document.seeds)),
        policies=counted("{n} policy", "{n} policies", len(document.runs)),
    )


def _legend(runs: Runs) -> Table:
    return legend((run.name, said(run.name) if isinstance(run, HabitRun) else of_model(run.title))
                  for run in runs)


def _tile(run: SimulatedRun) -> Tile:
    told = [row.verdict for row in run.milestones if row.verdict is not None]
    if not told:
        return Tile(run.name, NONE, say("no milestone with a target to meet"))
    unsure = told.count("open")
    note = say("milestones met")
    if unsure:
        note = say("milestones met, {open} open", open=unsure)
    return Tile(run.name, say("{met} of {all}", met=told.count("met"), all=len(told)), note)


def _broken(runs: Runs) -> Iterator[Listed]:
    broken = [Item(run.name, measured(value, "breaches")) for run in runs
              if (value := run.measures.rules_broken.value)]
    if broken:
        yield Listed(say("Hard rules broken"), broken, tone="bad")


def _unbalanced(document: SimulateDocument) -> Iterator[Listed]:
    if document.warnings:
        yield Listed(say("Not in balance"), [
            Item(of_model(row.label), unbalanced(row, row.label), "#balance")
            for row in document.warnings
        ], tone="warn")


def _unproven(runs: Runs) -> Iterator[Listed]:
    unproven = [
        Item(run.name, say("{open} of {all}", open=measured(value, "rounds"),
                           all=measured(run.measures.rounds.value, "rounds")))
        for run in runs if (value := run.measures.unproven_rounds.value)
    ]
    if unproven:
        yield Listed(say("Mornings not proven"), unproven, tone="warn")


def _alone(document: SimulateDocument) -> Iterator[Listed]:
    if len(document.seeds) == 1:
        yield Listed(
            say("One seed alone"),
            [Item(say("No intervals"), say("What differs may be chance."),
                  command="--runs 5")],
            tone="warn",
        )


def _measures(runs: Runs) -> Table:
    """What no milestone asks for; an indicator only where the office has what it counts."""
    asked, told = asked_for(runs), [run.measures.of for run in runs]
    spare = [name for name in INDICATORS
             if name not in asked and any(seen(name).value is not None for seen in told)]
    return levels(say("Other measures") if asked else say("What was reached"), [*spare, *MORE],
                  [run.name for run in runs], told)


def _differences(document: SimulateDocument) -> Table:
    rows = document.differences
    alone = say("One seed gives no interval: --runs 5") if len(document.seeds) == 1 else ""
    return differences([row.model for row in rows], [row.measures.of for row in rows], alone)


def _balance(document: SimulateDocument) -> Table:
    """Each phase: open at first, what enters and leaves, and what has become of it."""
    runs = document.runs
    fields: tuple[Field[PhaseBalance], ...] = (
        (Column(say("Phase"), on=SCREEN), lambda phase: say(
            "{phase}: {open} open, {entering:.1f} a day, {stay} working days each",
            phase=of_model(phase.label), open=phase.open, entering=phase.entering_a_day,
            stay=_stay(phase))),
        (Column(say("Phase"), on=PAGE), lambda phase: of_model(phase.label)),
        (Column(say("Open at first"), "count", on=PAGE), lambda phase: phase.open),
        (Column(say("Enter a day"), "number", on=PAGE, spec=".1f"),
         lambda phase: phase.entering_a_day),
        (Column(say("Working days each"), "number", on=PAGE), _stay),
        *policies([say("Change: {policy}", policy=run.name) for run in runs], runs, _change),
    )
    return tabled(
        say("Cases by phase: open at first, and how many more at the end"), document.phases,
        fields, wide=True,
        note=say("Working days each: open cases / cases a day that enter (Little's law). In a "
                 "label: a clear change, its interval does not hold 0."),
    )


def _stay(phase: PhaseBalance) -> Text:
    """How long a case is in a phase, as the office in balance has it."""
    days = phase.stays_working_days
    return NONE if days is None else figure(days, ".0f")


def _change(run: SimulatedRun, phase: PhaseBalance) -> Cell:
    return next((apart(one.change, "cases") for one in run.passed if one.phase == phase.phase),
                Cell(NONE))


def _staffing(runs: Runs) -> Table:
    return tabled(
        say("Full-time positions: there, and needed for the hours planned"), runs[0].staffing, (
            (Column(say("Team")), lambda team: of_model(team.label)),
            *policies([run.name for run in runs], runs, _positions),
        ), wide=True, note=HOURS_ALONE,
    )


def _hindsight(runs: Runs) -> Iterator[Table]:
    """How far each policy is from what could have been done with everything known."""
    told = [(run, run.hindsight) for run in runs if run.hindsight is not None]
    if told:
        yield tabled(
            say("How much lower the mean square of loads could have been"), told, (
                (Column(say("Policy")), lambda row: row[0].name),
                (Column(say("At most (proven)"), "number"),
                 lambda row: banded(row[1].lower_at_most, "share")),
                (Column(say("Found"), "number"), lambda row: banded(row[1].lower_found, "share")),
            ),
            note=say("Had everything been known: the policy's own cases, each given on the same "
                     "morning and kept as long as it was, to people whom no rule about the two "
                     "bars; ceilings and mixed phases are not looked at. How much of it a policy "
                     "that does not know can reach is not told."))


def _positions(run: SimulatedRun, team: StaffingMean) -> Text:
    """Full-time positions of a team: there, and needed for the hours of its cases."""
    one = next((one for one in run.staffing if one.team == team.team), None)
    if one is None:
        return NONE
    there = say("{there:.1f} / {needed:.1f}", there=one.there_full_time,
                needed=one.needed_full_time)
    half = one.needed_half_width
    return there if half is None else joined((there, say("± {half:.1f}", half=half)), " ")


def _versions(document: SimulateDocument) -> Facts:
    start = document.instance
    return Facts((
        (say("Day"), say("{name}, sha256 {sha}", name=start.name, sha=start.sha256)),
        (say("Seeds"), ", ".join(map(str, document.seeds))),
        (say("Cases allocated at once"), counted("{n} case", "{n} cases", document.round)),
    ))
