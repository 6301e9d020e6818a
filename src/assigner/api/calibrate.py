"""Weights from time registrations: read, estimated, laid into a variant of the model."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from assigner.api.day import Day, open_day
from assigner.api.vocabulary import vocabulary
from assigner.documents.calibrate import (
    CalibrateDocument,
    CalibrateModel,
    CalibrateNumber,
    CalibrateShift,
    CalibrateStudy,
    CalibrateUnused,
)
from assigner.documents.part import DayRef
from assigner.errors import AssignerError, InputError
from assigner.files.complaints import INSTANCE, Complaint
from assigner.files.registrations import read_registrations
from assigner.files.workbook import is_workbook, workbook_at
from assigner.instance import Instance
from assigner.policy import Policy, builtin, load
from assigner.registration import TimeRegistration
from assigner.time_study.beside import LaidBeside, lay_beside
from assigner.time_study.caseloads import WhoHadWhat
from assigner.time_study.measured import PERSONS, Findings, Measured, findings
from assigner.time_study.shifts import Shift, shifts
from assigner.time_study.sought import WITHIN
from assigner.time_study.variant import (
    WrittenNumber,
    in_the_model,
    remark,
    share_without_meetings,
    variant,
)
from assigner.time_study.wanted import EVERY_CASE, SoughtNumbers
from assigner.words import Words, counted, of_model, say

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True)
class MeasuredModel:
    """What came of a study: the document, the variant as TOML, and what was read with a doubt.

    `remark`: what is to be seen to in the variant.
    """

    document: CalibrateDocument
    variant: str
    warnings: tuple[Complaint, ...]
    remark: Words | None = None


@dataclass(frozen=True)
class StudyAsked:
    """How a study is read, and where its variant will lie (`base`).

    `persons`: fewest behind a number told. `first_weeks`: for how long a case is new, where the
    model does not say; 0 asks nothing. `within`: how far weights may lie from the present ones.
    """

    persons: int = PERSONS
    first_weeks: int = 0
    within: float = WITHIN
    base: Path | None = None


def calibrate(
    registrations: Path, instance: Path, model: str | None = None,
    asked: StudyAsked | None = None, *, profile: str | None = None, today: date | None = None,
) -> MeasuredModel:
    """The contract's `calibrate`. `instance`: a day, or a folder of days of one office.

    Raises InputError with every fault of registrations and days, ModelError for the model,
    MissingExtra where SciPy is not installed.
    """
    asked = asked or StudyAsked()
    days = _days(instance, model, profile)
    read = [day.require() for day in days]
    facts, policy = max(read, key=lambda one: one[0].date)
    wanted = SoughtNumbers(policy, asked.first_weeks, asked.within)
    caseloads = WhoHadWhat([one for one, _ in read], policy, wanted.new_for)
    found = read_registrations(
        registrations, vocabulary(policy), caseloads.people,
        {case.id for one, _ in read for case in (*one.cases, *one.caseload)}.__contains__,
        [one.date for one, _ in read])
    if found.errors:
        raise InputError([one.line() for one in found.errors])
    laid = lay_beside(found.rows, caseloads, wanted)
    told = findings(laid, wanted.sought, asked.persons)
    written = in_the_model(policy, told.numbers)
    with TemporaryDirectory() as folder:
        trial = Path(folder) / "model.toml"
        trial.write_text(_variant(_base(policy.name, days[0].home, None), wanted,
                                  (told, written), laid, today or date.today()), encoding="utf-8")
        new = load(str(trial))
    text = _variant(_base(policy.name, days[0].home, asked.base), wanted, (told, written), laid,
                    today or date.today())
    return MeasuredModel(
        _document(facts, len(days), wanted, laid, (told, written), asked).model_copy(update={
            "shifts": tuple(map(_shift, shifts(facts, policy, new, asked.persons))),
            "study": _study(found.rows, laid)}),
        text, (*(one for day in days for one in day.warnings), *found.warnings),
        remark(policy, told.numbers))


def _days(place: Path, model: str | None, profile: str | None) -> Sequence[Day]:
    """The day, or every day of a folder of days; InputError with the faults of all."""
    alone = is_workbook(place) or (place / INSTANCE).exists() or profile is not None
    inside = [] if alone or not place.is_dir() else [
        one for one in sorted(place.iterdir())
        if (one.is_dir() and ((one / INSTANCE).exists() or workbook_at(one) is not None))
        or is_workbook(one)]
    days = [open_day(one, model, {}, profile) for one in inside or [place]]
    lines = [line if len(days) == 1 or day.folder is None else f"{day.folder.name}/{line}"
             for day in days for line in day.lines]
    if lines:
        raise InputError([*lines, str(counted(
            "{n} error; nothing was measured. Mend it and try again.",
            "{n} errors; nothing was measured. Mend them and try again.", len(lines)))])
    return days


def _variant(
    base: str, wanted: SoughtNumbers, told: tuple[Findings, Mapping[str, WrittenNumber]],
    laid: LaidBeside, today: date,
) -> str:
    """The file of the variant."""
    found, written = told
    policy = wanted.policy
    span = {"first": iso_week(laid.weeks[0]), "last": iso_week(laid.weeks[-1])}
    sources = {
        one.sought.key: str(say(
            "registered by {persons}, {first} to {last}, n = {n} ({today})",
            persons=counted("{n} person", "{n} persons", one.persons or 0),
            n=round(one.amount or 0), today=today.isoformat(), **span))
        for one in found.numbers if one.why is None
    }
    title = say("{model}, measured {first} to {last}", model=of_model(policy.title), **span) \
        if written else say("{model}; nothing could be measured {first} to {last}",
                            model=of_model(policy.title), **span)
    return variant((base, str(title)), policy, written, sources, wanted.new_for,
                   share_without_meetings(policy, found.numbers))


def _base(name: str, home: Path, file: Path | None) -> str:
    """What the variant extends, as it is found from `file`; None: from anywhere."""
    if name in builtin():
        return name
    there = (home / name if (home / name).is_file() else Path(name)).resolve()
    if file is not None and file.resolve() == there:
        raise AssignerError(say(
            "{file} is the model that was measured against; a variant cannot take its place. "
            "Name another file.", file=file))
    return there.as_posix() if file is None else Path(
        os.path.relpath(there, file.resolve().parent)).as_posix()


def iso_week(monday: date) -> str:
    """A week of the calendar as it is written: 2026-W47."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"


def _document(
    facts: Instance, days: int, wanted: SoughtNumbers, laid: LaidBeside,
    told: tuple[Findings, Mapping[str, WrittenNumber]], asked: StudyAsked,
) -> CalibrateDocument:
    found, written = told
    policy = wanted.policy
    return CalibrateDocument(
        schema_version=SCHEMA_VERSION, kind="calibrate",
        instance=DayRef(name=facts.name, date=facts.date.isoformat(), sha256=facts.sha256),
        days=days, model=CalibrateModel(name=policy.name, sha256=policy.sha256),
        study=_study((), laid),
        numbers=tuple(_number(policy, one, written.get(one.sought.key)) for one in found.numbers),
        pace=None if found.pace is None else round(found.pace, 3),
        unused=tuple(CalibrateUnused(why=why, hours=round(hours, 1))  # type: ignore[arg-type]
                     for why, hours in sorted(laid.unused.items()) if hours),
        shifts=(), least_persons=asked.persons, within=asked.within,
    )


def _study(rows: Sequence[TimeRegistration], laid: LaidBeside) -> CalibrateStudy:
    return CalibrateStudy(
        persons=laid.persons, first_week=laid.weeks[0].isoformat(),
        last_week=laid.weeks[-1].isoformat(), weeks=len(laid.weeks), registrations=len(rows),
        hours=round(laid.hours, 1))


def _number(policy: Policy, one: Measured, written: WrittenNumber | None) -> CalibrateNumber:
    sought = one.sought
    return CalibrateNumber(
        key=sought.key, written=None if written is None else written.key,
        label=str(_label(policy, one)), kind=sought.kind,
        unit="hours a week" if sought.kind in ("weight", "meetings") else
        "factor" if sought.kind == "first" else "share",
        before=_short(sought.value), after=None if one.why else _short(one.value),
        interval=None if one.interval is None else (
            _short(one.interval[0]), _short(one.interval[1])),
        status="kept" if one.why else "measured", why=one.why, persons=one.persons,
        amount=None if one.amount is None else round(one.amount, 1),
        say=None if one.say is None else round(one.say, 3),
    )


def _label(policy: Policy, one: Measured) -> Words:
    match one.sought.kind:
        case "further":
            return say("each further child") if policy.called.about_children else \
                say("each further person in a case")
        case "first":
            return say("the first weeks of a case")
        case "co":
            return say("as co-worker")
        case "mixing":
            return say("mixing phases")
        case "meetings":
            return say("fixed time")
        case "weight":
            *_, phase, level = one.sought.key.split(".")
            if one.sought.key == EVERY_CASE:
                return say("every case")
            return say("{phase}, {level}", phase=policy.called.phase(phase),
                       level=policy.called.level(level))


def _shift(one: Shift) -> CalibrateShift:
    return CalibrateShift(
        by=one.by, name=one.name, label=one.label, people=one.people,
        before=round(one.before, 4), after=round(one.after, 4), heavier=one.heavier,
        lighter=one.lighter)


def _short(number: float) -> float:
    return round(number, 4)
