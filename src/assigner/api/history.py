"""How an office's loads went: its dated days, each weighed by one model."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from assigner.api.day import open_day
from assigner.documents.history import (
    HistoryDocument,
    HistoryGiven,
    HistoryModel,
    HistoryPerson,
    HistoryRange,
    HistorySpell,
    HistoryWeek,
)
from assigner.documents.part import hours, share
from assigner.errors import InputError
from assigner.files.complaints import INSTANCE
from assigner.instance import Instance
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.utilisation import spread
from assigner.words import say

SCHEMA_VERSION = "1.1"
NOBODY_THERE = "E144"
"""The one fault of a day that `init` made and nobody has filled in."""
RED = Fraction(110, 100)
"""The red light: Community Care 2010 on workload weighting in other professions (local)."""
IN_A_ROW = 4
"""Weeks above it that are told: a week may be chance, a month is how somebody is worked."""
LATELY = 30
"""Days back: a month is what users of the closest real system asked for."""
_POINTS = 100
_WEEK = timedelta(days=7)


class PersonMorning(NamedTuple):
    """Somebody's morning: minutes a week carried and to carry with, and cases held."""

    team: str
    load: int
    capacity: int
    cases: int


class Period(NamedTuple):
    """Days from and to which the office is looked at, both included."""

    first: date
    last: date


def history(
    folder: Path, model: str | None = None, overrides: Mapping[str, str] | None = None,
    periods: Sequence[Period] = (),
) -> HistoryDocument:
    """The contract's loads over time: the days in the folders of `folder`, each a morning.

    `model`: weighs every day, else the one the last day names. Of two folders of one day the last
    by name counts. `periods`: stretches of days to be told side by side. A day without caseworkers,
    not filled in yet, is left out and named. Raises InputError with the faults of every other day,
    and where no folder holds one.
    """
    found, policy, blank = _mornings(folder, model, dict(overrides or {}))
    last = found[max(found)]
    mornings = {on: policy.pose(facts) for on, facts in sorted(found.items())}
    weeks: dict[date, dict[str, PersonMorning]] = {}
    for on, problem in mornings.items():  # the last day of a week stands for it
        weeks[on - timedelta(days=on.weekday())] = _carried(problem)
    return HistoryDocument(
        schema_version=SCHEMA_VERSION, kind="history", office=last.office,
        model=HistoryModel(name=policy.name, sha256=policy.sha256),
        first=min(found).isoformat(), last=max(found).isoformat(), days=len(found),
        people=tuple(_person(name, weeks, last)
                     for name in sorted({name for week in weeks.values() for name in week})),
        ranges=tuple(_range(period, mornings, weeks) for period in periods),
        blank=blank,
    )


def _mornings(
    folder: Path, model: str | None, overrides: dict[str, str]
) -> tuple[dict[date, Instance], Policy, tuple[str, ...]]:
    """Each day that lies in a folder below, the model that weighs them all; blank days by name."""
    places = [folder, *sorted(
        place for place in folder.iterdir() if not place.name.startswith("."))] if (
            folder.is_dir()) else []
    places = [place for place in places if (place / INSTANCE).is_file()]
    if not places:
        raise InputError([str(say(
            "{folder} holds no day: name the folder in which the folders of the days lie.",
            folder=folder))])
    read = _read(places, model, overrides)
    last, policy = max(read.values(), key=lambda found: found[0].date)
    if any(other.sha256 != policy.sha256 for _, other in read.values()):
        home = next(place for place, (facts, _) in read.items() if facts is last)
        beside = home / policy.name
        read = {home: (last, policy)} | _read(
            [place for place in places if place in read and place != home],
            str(beside) if beside.is_file() else policy.name, overrides)
    days = {read[place][0].date: read[place][0] for place in places if place in read}
    return days, policy, tuple(place.name for place in places if place not in read)


def _read(
    places: Sequence[Path], model: str | None, overrides: dict[str, str]
) -> dict[Path, tuple[Instance, Policy]]:
    """Each day that is filled in, under its own model or `model`.

    InputError with the faults of every one, and where all are blank.
    """
    read: dict[Path, tuple[Instance, Policy]] = {}
    wrong: list[str] = []
    blank: list[str] = []
    for place in places:
        day = open_day(place, model, overrides)
        if [item.code for item in day.faults] == [NOBODY_THERE]:
            blank += [f"{place.name}/{line}" for line in day.lines]
        elif day.lines:
            wrong += [f"{place.name}/{line}" for line in day.lines]
        else:
            read[place] = day.require()
    if wrong or not read:
        raise InputError(wrong or blank)
    return read


def _carried(problem: Problem) -> dict[str, PersonMorning]:
    return {
        name: PersonMorning(who.team, problem.load_this_morning[name], problem.capacity[name],
                      len(problem.held[name]))
        for name, who in problem.workers.items()
    }


def _person(
    name: str, weeks: Mapping[date, Mapping[str, PersonMorning]], last: Instance
) -> HistoryPerson:
    mine = {week: carried[name] for week, carried in weeks.items() if name in carried}
    since = last.date - timedelta(days=LATELY)
    given = sorted(
        (case.assigned, case.id) for case in last.caseload
        if case.caseworker == name and case.assigned is not None and case.assigned > since)
    return HistoryPerson(
        id=name, team=[*mine.values()][-1].team, above=_spell(mine, max(weeks)),
        weeks=tuple(
            HistoryWeek(first=week.isoformat(), load_hours=hours(one.load),
                        capacity_hours=hours(one.capacity), cases=one.cases,
                        utilisation=share(one.load, one.capacity))
            for week, one in mine.items()),
        given=tuple(HistoryGiven(case=case, assigned=on.isoformat()) for on, case in given),
    )


def _spell(mine: Mapping[date, PersonMorning], last: date) -> HistorySpell | None:
    """The run of weeks that ends with the last one there; a week that is missing breaks it."""
    run: list[date] = []
    week = last
    while week in mine and _red(mine[week]):
        run.append(week)
        week -= _WEEK
    if len(run) < IN_A_ROW:
        return None
    most = max(Fraction(mine[one].load, mine[one].capacity) for one in run)
    return HistorySpell(weeks=len(run), since=run[-1].isoformat(), most=round(float(most), 6))


def _red(one: PersonMorning) -> bool:
    return one.capacity > 0 and one.load > RED * one.capacity


def _range(
    period: Period, mornings: Mapping[date, Problem],
    weeks: Mapping[date, Mapping[str, PersonMorning]],
) -> HistoryRange:
    within = [problem for on, problem in mornings.items() if period.first <= on <= period.last]
    seen = [one for week, carried in weeks.items() for one in carried.values()
            if period.first <= week <= period.last and one.capacity > 0]
    means, spreads = [], []
    for problem in within:
        able = [name for name, room in problem.capacity.items() if room > 0]
        if able:
            loads = problem.load_this_morning
            means.append(sum(loads[name] for name in able)
                         / sum(problem.capacity[name] for name in able))
            spreads.append(_POINTS * spread(problem, loads))
    return HistoryRange(
        first=period.first.isoformat(), last=period.last.isoformat(), days=len(within),
        utilisation=round(mean(means), 6) if means else None,
        spread=round(mean(spreads), 4) if spreads else None,
        red=sum(map(_red, seen)), weeks=len(seen),
    )
