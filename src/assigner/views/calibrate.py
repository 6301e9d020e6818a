"""What a study found: numbers before and after, what is thin, whose caseloads would shift."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from assigner.documents.calibrate import CalibrateDocument, CalibrateNumber, CalibrateShift
from assigner.view import (
    PAGE,
    Block,
    Cell,
    Column,
    Dot,
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
    in_csv,
    tabled,
)
from assigner.view.figures import weekday
from assigner.view.scale import Axis
from assigner.words import Words, counted, figure, of_model, say

NONE = "–"
_UNITS = {
    "hours a week": say("hours a week"), "share": say("share"), "factor": say("factor"),
}
_MOST_LANES = 24
"""Lanes that a page has room for; of more kinds of cases each phase is one."""
_THIN = 0.9
"""Share of the say below which a measured number still leans on the present model."""


def calibrate_printout(document: CalibrateDocument) -> Printout:
    """What a planner reads."""
    return Printout(_line(document), [
        [_table(document)], [*_kept(document)], [*_shifts(document)], [*_notes(document)]])


def calibrate_page(document: CalibrateDocument) -> Page:
    """The page of what `calibrate` kept."""
    measured = [row for row in document.numbers if row.status == "measured"]
    study = document.study
    return Page(
        title=say("{day}: weights from registered time", day=document.instance.name),
        above=weekday(date.fromisoformat(document.instance.date)), line=_line(document),
        tiles=[
            Tile(say("Measured"), say("{n} of {all}", n=len(measured), all=len(document.numbers)),
                 say("numbers of the model")),
            Tile(say("Persons"), figure(study.persons), say("who registered")),
            Tile(say("Hours"), figure(study.hours, ",.0f"),
                 counted("in {n} week", "in {n} weeks", study.weeks)),
        ],
        sections=[
            Section("before", say("Before and after"), [*_pictures(document), _table(document)],
                    say("Weights are of a settled case of one person, in hours a week.")),
            Section("thin", say("Where data are thin"), [*_kept(document), *_lean(document)]),
            Section("shifts", say("Whose caseloads would be heavier or lighter"),
                    [*_shifts(document)],
                    say("Groups of at least {n}, by their mean; nobody is named.",
                        n=document.least_persons)),
            Section("how", say("How it was found"), [*_notes(document)]),
        ],
        foot=say("A measured weight says what such cases took, not what they ought to take."),
    )


def calibrate_table(document: CalibrateDocument) -> Table:
    """One tidy table: a row for each number."""
    return tabled("", document.numbers, (
        in_csv(say("number"), "key", lambda row: row.key),
        in_csv(say("what it is"), "label", lambda row: row.label),
        in_csv(say("unit"), "unit", lambda row: row.unit),
        in_csv(say("before"), "before", lambda row: row.before),
        in_csv(say("after"), "after", lambda row: row.after),
        in_csv(say("low end"), "low", lambda row: None if row.interval is None
               else row.interval[0]),
        in_csv(say("high end"), "high", lambda row: None if row.interval is None
               else row.interval[1]),
        in_csv(say("status"), "status", lambda row: row.status),
        in_csv(say("why"), "why", lambda row: row.why),
        in_csv(say("persons"), "persons", lambda row: row.persons),
        in_csv(say("case-weeks"), "amount", lambda row: row.amount),
        in_csv(say("share of the say"), "say", lambda row: row.say),
    ))


def _line(document: CalibrateDocument) -> Words:
    study = document.study
    return say(
        "{measured} of {all} numbers measured · {persons}, {weeks} from {first}",
        measured=sum(row.status == "measured" for row in document.numbers),
        all=len(document.numbers),
        persons=counted("{n} person", "{n} persons", study.persons),
        weeks=counted("{n} week", "{n} weeks", study.weeks),
        first=date.fromisoformat(study.first_week))


def _table(document: CalibrateDocument) -> Table:
    return tabled(say("Numbers of the model, before and after"), document.numbers, (
        (Column(say("Number")), lambda row: Cell(row.label, under=_UNITS[row.unit])),
        (Column(say("Before"), "number"), lambda row: _number(row.before)),
        (Column(say("After"), "number"), lambda row: Cell(
            NONE if row.after is None else _number(row.after), under=_interval(row))),
        (Column(say("95 % interval"), on=PAGE), _interval),
        (Column(say("Unit"), on=PAGE), lambda row: _UNITS[row.unit]),
        (Column(say("Rests on")), _rests),
    ))


def _interval(row: CalibrateNumber) -> Text:
    if row.interval is None:
        return ""
    low, high = map(_number, row.interval)
    return say("{low} to {high}", low=low, high=high)


def _number(value: float) -> Text:
    return figure(value, ".2f")


def _rests(row: CalibrateNumber) -> Text:
    if row.why is not None:
        return _why(row)
    persons = counted("{n} person", "{n} persons", row.persons or 0)
    return say("{persons}, {n} weeks", persons=persons, n=figure(row.amount or 0, ",.0f"))


def _why(row: CalibrateNumber) -> Words:
    match row.why:
        case "nothing":
            return say("as it was: nothing was registered")
        case "few_persons":
            return say("as it was: too few persons to tell")
        case "one_person":
            return say("as it was: mostly one person's")
    return say("as it was: the hours cannot tell")


def _kept(document: CalibrateDocument) -> Iterator[Block]:
    items = []
    rows = sorted((row for row in document.numbers if row.why is not None),
                  key=lambda row: str(row.why))
    for _, group in groupby(rows, lambda row: row.why):
        alike = [*group]
        items.append(Item(_why(alike[0]), ", ".join(row.label for row in alike)))
    if not items:
        yield Said(say("Every number is measured."))
        return
    yield Listed(say("Stays as it was"), items, tone="warn", aside=say(
        "A number is told when {n} persons or more stand behind it, none of them for more than "
        "half, and the hours have at least four fifths of the say.", n=document.least_persons))


def _lean(document: CalibrateDocument) -> Iterator[Block]:
    lean = [row for row in document.numbers if row.say is not None and row.why is None
            and row.say < _THIN]
    if lean:
        yield Listed(say("Measured, and still leaning on the present model"), [
            Item(row.label, say("{share:.0%} of the say is the present number's",
                                share=1 - (row.say or 0))) for row in lean])


def _shifts(document: CalibrateDocument) -> Iterator[Block]:
    if not document.shifts:
        yield Said(say("Too few caseworkers to tell whose caseloads would shift."))
        return
    yield tabled(say("Load over capacity, with the present and with the measured numbers"),
                 document.shifts, (
        (Column(say("Group")), _group),
        (Column(say("People"), "count"), lambda row: row.people),
        (Column(say("Before"), "number"), lambda row: figure(row.before, ".0%")),
        (Column(say("After"), "number"), lambda row: figure(row.after, ".0%")),
        (Column(say("Heavier"), "count"), lambda row: row.heavier),
        (Column(say("Lighter"), "count"), lambda row: row.lighter),
    ))
    yield Said(say("Heavier, lighter: by more than five points of the office's mean load, which "
                   "shifts too."))


def _group(row: CalibrateShift) -> Text:
    match row.by:
        case "office":
            return say("The office")
        case "team":
            return say("Team: {team}", team=of_model(row.label))
        case "phase":
            return say("Mostly {phase}", phase=of_model(row.label))


def _notes(document: CalibrateDocument) -> Iterator[Block]:
    study = document.study
    yield Said(say(
        "{n} registrations read, {hours} hours of them used, beside the caseloads of {days}. "
        "Intervals: 95 %, by person (cluster-robust, CR2). A weight is taken to be within a "
        "factor of {within} of the present one with two chances in three; that is all the present "
        "model has to say.",
        n=figure(study.registrations, ","), hours=figure(study.hours, ",.0f"),
        days=counted("{n} day", "{n} days", document.days), within=figure(document.within, "g")))
    if document.pace is not None:
        yield Said(say("Persons differ by about ±{pace:.0%} in what the same cases take them: "
                       "pooled, and nobody's own figure.", pace=document.pace))
    for row in document.unused:
        yield Said(_unused(row.why, figure(row.hours, ",.1f")), mark="!")


def _unused(why: str, hours: Text) -> Words:
    match why:
        case "elsewhere":
            return say("{hours} h not used: on cases of somebody else.", hours=hours)
        case "unknown":
            return say("{hours} h not used: on cases that no caseload has.", hours=hours)
        case "away":
            return say("{hours} h not used: in weeks when the person was away.", hours=hours)
    return say("{hours} h not used: totals beside rows of cases.", hours=hours)


def _pictures(document: CalibrateDocument) -> Iterator[Picture]:
    """From the present weight to the measured one: a lane for each kind, of many for each phase."""
    rows = [row for row in document.numbers if row.kind == "weight" and row.after is not None]
    if not rows:
        return
    axis = Axis.around([0.0, *(row.before for row in rows), *(row.after or 0 for row in rows)])
    yield Picture(
        say("What cases weigh: from the present number to the measured one"),
        say("Each mark is a kind of case on a scale of hours a week; a line leads from the present "
            "number to the measured one. The table below holds the same numbers."),
        [*_lanes(rows, axis)],
        [(axis(tick), figure(tick, axis.form), False) for tick in axis.ticks if tick >= 0],
        [("before", say("the present number")), ("after", say("the measured one"))],
    )


def _lanes(rows: Sequence[CalibrateNumber], axis: Axis) -> Iterator[Lane]:
    many = len(rows) > _MOST_LANES
    for _, group in groupby(rows, lambda row: row.key.rpartition(".")[0] if many else row.key):
        alike = [*group]
        dots = [
            Dot(say("{label}: {before} to {after} hours a week", label=row.label,
                    before=_number(row.before), after=_number(row.after or 0)),
                axis(row.before), axis(row.after or 0), level, "calm")
            for level, row in enumerate(alike)
        ]
        first = alike[0]
        yield Lane(first.label.partition(",")[0] if many else first.label,
                   counted("{n} kind", "{n} kinds", len(alike)) if many else _interval(first),
                   dots, len(alike))
