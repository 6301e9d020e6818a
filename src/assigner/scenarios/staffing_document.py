"""How many posts a policy needs, and the best split of the present staff, as one document."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assigner.ceiling import CeilingRule
from assigner.documents.part import DayRef, hours
from assigner.documents.staffing import (
    FullTimeMore,
    LeastPosts,
    MovedPeople,
    SplitRow,
    StaffedModel,
    StaffedTeam,
    StaffingApart,
    StaffingDocument,
    StaffSplit,
    StaffThere,
    TeamAfterSplit,
    TeamCount,
    TeamNeeded,
    TotalNeeded,
    WholeCases,
)
from assigner.instance import Instance
from assigner.policy import Policy
from assigner.scenarios.staff_split import SplitStep, StaffByKind, Whole
from assigner.scenarios.staffing import (
    WORK,
    Needed,
    Unit,
    capacities,
    carried,
    full_time,
)

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True)
class Staffed:
    """A policy on the office's cases: what each unit needs, for each number of hours a post."""

    name: str
    policy: Policy
    instance: Instance
    units: tuple[Unit, ...]
    needed: tuple[tuple[Needed, ...], ...]


@dataclass(frozen=True)
class Shared:
    """The present staff of the first policy, split; and the last split with whole cases."""

    office: StaffByKind
    rows: tuple[SplitStep, ...]
    whole: Whole | None


def staffing_document(
    runs: Sequence[Staffed], utilisation: Fraction, shared: Shared
) -> StaffingDocument:
    """Everything `staffing` knows; the same inputs give the same document."""
    facts, models = runs[0].instance, [_run(run) for run in runs]
    return StaffingDocument(
        schema_version=SCHEMA_VERSION, kind="staffing",
        instance=DayRef(name=facts.name, date=facts.date.isoformat(), sha256=facts.sha256),
        utilisation=float(utilisation), runs=tuple(models),
        differences=tuple(_difference(model, models[0]) for model in models[1:]),
        split=_split(runs[0], shared),
    )


def _run(run: Staffed) -> StaffedModel:
    teams = [_team(run, unit, needs) for unit, needs in zip(run.units, run.needed, strict=True)]
    return StaffedModel(
        model=run.name, title=run.policy.title, model_sha256=run.policy.sha256,
        teams=tuple(teams),
        needed=tuple(
            _total([team.needed[place] for team in teams])
            for place in range(len(run.needed[0]))
        ),
    )


def _team(run: Staffed, unit: Unit, needs: Sequence[Needed]) -> StaffedTeam:
    minutes, counted = carried(unit, run.policy, run.instance)
    there = sum(worker.weekly_minutes for worker in unit.people)
    capacity = sum(one for _, one in capacities(unit, run.policy, run.instance))
    return StaffedTeam(
        team="+".join(unit.teams),
        label=" + ".join(run.policy.teams[team].label for team in unit.teams),
        cases=len(unit.cases), count=TeamCount(unit=run.policy.count_unit, number=counted),
        load_hours=hours(minutes),
        there=StaffThere(
            people=len(unit.people), capacity_hours=hours(capacity),
            full_time=round(float(there / full_time(run.policy)), 3),
        ),
        needed=tuple(_needed(run, one) for one in needs),
    )


def _needed(run: Staffed, one: Needed) -> TeamNeeded:
    full = Fraction(one.weekly_minutes) / full_time(run.policy)
    value = one.need.value
    return TeamNeeded(
        hours=hours(one.weekly_minutes),
        value=value, bound=one.need.bound, proven=one.need.proven,
        full_time=None if value is None else round(float(value * full), 3),
        least=tuple(
            LeastPosts(limit=limit, posts=least, total=total, room=room,
                       unit=_unit(run.policy, limit))
            for limit, least, total, room in zip(
                one.limits, one.need.least, one.totals, one.rooms, strict=True
            )
        ),
        by_hours=None if one.by_hours is None else round(float(one.by_hours), 3),
        by_norms=one.by_norms,
        norm=None if one.norm is None else one.limits[one.norm],
        filled=round(float(one.by_hours / value), 6) if one.by_hours and value else None,
        decided_by=tuple(sorted(set(one.decided_by))),
        too_large=tuple(one.too_large),
    )


def _unit(policy: Policy, limit: str) -> str:
    """What a limit counts, as its rule heads it; the hours of a post are kept in minutes."""
    if limit == WORK:
        return "minutes a week"
    rule = next(rule for rule in policy.rules if rule.name() == limit)
    if not isinstance(rule, CeilingRule):
        return ""
    _, heading = rule.counts_what(policy.called)
    return heading.spoken("en")


def _total(rows: Sequence[TeamNeeded]) -> TotalNeeded:
    values = [row.value for row in rows if row.value is not None]
    full = [row.full_time for row in rows if row.full_time is not None]
    by_hours = [row.by_hours for row in rows if row.by_hours is not None]
    return TotalNeeded(
        hours=rows[0].hours,
        value=sum(values) if len(values) == len(rows) else None,
        bound=sum(row.bound for row in rows),
        proven=all(row.proven for row in rows),
        full_time=round(sum(full), 3) if len(full) == len(rows) else None,
        by_hours=round(sum(by_hours), 3) if len(by_hours) == len(rows) else None,
        by_norms=sum(row.by_norms for row in rows),
    )


def _difference(mine: StaffedModel, first: StaffedModel) -> StaffingApart:
    return StaffingApart(model=mine.model, against=first.model, full_time=tuple(
        FullTimeMore(hours=a.hours, value=None if a.full_time is None or b.full_time is None
                     else round(a.full_time - b.full_time, 3))
        for a, b in zip(mine.needed, first.needed, strict=True)
    ))


def _split(run: Staffed, shared: Shared) -> StaffSplit:
    whole = shared.whole
    return StaffSplit(
        model=run.name,
        rows=tuple(_split_row(run, shared.office, row) for row in shared.rows),
        whole_cases=None if whole is None else WholeCases(
            value=hours_of(whole.value), bound=hours_of(whole.bound),
            proven=whole.value == whole.bound and not whole.left, unassigned=whole.left,
            spread=round(shared.office.spread(whole.value), 6),
            spread_bound=round(shared.office.spread(whole.bound), 6),
        ),
    )


def _split_row(run: Staffed, office: StaffByKind, row: SplitStep) -> SplitRow:
    plan, value = row.found.plan or (), row.found.value or Fraction(0)
    labels = ["+".join(unit.teams) for unit in run.units]
    return SplitRow(
        at_most=row.most, changes=row.changes,
        value=hours_of(value), bound=hours_of(row.found.bound), unit="hours",
        proven=row.found.proven, spread=round(office.spread(value), 6),
        teams=tuple(
            TeamAfterSplit(team=label, people=sum(counts), capacity_hours=hours(minutes),
                           utilisation=round(work / minutes, 6) if minutes else None)
            for label, counts, minutes, work in zip(
                labels, plan, office.capacity(plan), office.work, strict=True
            )
        ),
        moves=tuple(
            MovedPeople.model_validate({  # "from" is a word of Python's own
                "from": labels[home], "to": labels[zone], "capacity_hours": hours(minutes),
                "people": people,
            })
            for (home, zone, minutes), people in sorted(row.moves.items())
        ),
    )


def hours_of(minutes: Fraction) -> float:
    """Minutes of a sum of squares as hours."""
    return round(float(minutes / 60), 6)
