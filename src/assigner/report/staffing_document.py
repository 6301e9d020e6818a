"""How many posts a policy needs, and the best split of the present staff, as one document."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from assigner.instance import Instance
from assigner.plan.loads import hours
from assigner.policy import Policy
from assigner.report.spoken_csv import spoken_csv
from assigner.scenarios.staff_split import SplitStep, StaffByKind, Whole
from assigner.scenarios.staffing import Needed, Unit, capacities, carried, full_time
from assigner.words import say

SCHEMA_VERSION = "1.0"
Row = dict[str, Any]


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


def staffing_document(runs: Sequence[Staffed], utilisation: Fraction, shared: Shared) -> Row:
    """Everything `staffing` knows; the same inputs give the same document."""
    facts = runs[0].instance
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "staffing",
        "instance": {
            "name": facts.name, "date": facts.date.isoformat(), "sha256": facts.sha256,
        },
        "utilisation": float(utilisation),
        "runs": [_run(run) for run in runs],
        "differences": [_difference(run, runs[0]) for run in runs[1:]],
        "split": _split(runs[0], shared),
    }


def _run(run: Staffed) -> Row:
    teams = [
        _team(run, unit, needs) for unit, needs in zip(run.units, run.needed, strict=True)
    ]
    return {
        "model": run.name, "title": run.policy.title, "model_sha256": run.policy.sha256,
        "teams": teams,
        "needed": [
            _total([team["needed"][place] for team in teams])
            for place in range(len(run.needed[0]))
        ],
    }


def _team(run: Staffed, unit: Unit, needs: Sequence[Needed]) -> Row:
    minutes, counted = carried(unit, run.policy, run.instance)
    there = sum(worker.weekly_minutes for worker in unit.people)
    capacity = sum(one for _, one in capacities(unit, run.policy, run.instance))
    return {
        "team": "+".join(unit.teams),
        "label": " + ".join(run.policy.teams[team].label for team in unit.teams),
        "cases": len(unit.cases),
        "count": {"unit": run.policy.count_unit, "number": counted},
        "load_hours": hours(minutes),
        "there": {
            "people": len(unit.people),
            "full_time": round(float(there / full_time(run.policy)), 3),
            "capacity_hours": hours(capacity),
        },
        "needed": [_needed(run, one) for one in needs],
    }


def _needed(run: Staffed, one: Needed) -> Row:
    full = Fraction(one.weekly_minutes) / full_time(run.policy)
    value = one.need.value
    return {
        "hours": hours(one.weekly_minutes),
        "value": value, "bound": one.need.bound, "proven": one.need.proven,
        "full_time": None if value is None else round(float(value * full), 3),
        "least": [
            {"limit": limit, "posts": least, "total": total, "room": room}
            for limit, least, total, room in zip(
                one.limits, one.need.least, one.totals, one.rooms, strict=True
            )
        ],
        "by_hours": None if one.by_hours is None else round(float(one.by_hours), 3),
        "by_norms": one.by_norms,
        "norm": None if one.norm is None else one.limits[one.norm],
        "filled": round(float(one.by_hours / value), 6) if one.by_hours and value else None,
        "decided_by": sorted(set(one.decided_by)),
        "too_large": list(one.too_large),
    }


def _total(rows: Sequence[Row]) -> Row:
    whole = all(row["value"] is not None for row in rows)
    return {
        "hours": rows[0]["hours"],
        "value": sum(row["value"] for row in rows) if whole else None,
        "bound": sum(row["bound"] for row in rows),
        "proven": all(row["proven"] for row in rows),
        "full_time": round(sum(row["full_time"] for row in rows), 3) if whole else None,
        "by_hours": None if any(row["by_hours"] is None for row in rows)
        else round(sum(row["by_hours"] for row in rows), 3),
        "by_norms": sum(row["by_norms"] for row in rows),
    }


def _difference(run: Staffed, first: Staffed) -> Row:
    mine, theirs = _run(run)["needed"], _run(first)["needed"]
    return {
        "model": run.name, "against": first.name,
        "full_time": [
            {"hours": a["hours"],
             "value": None if None in (a["full_time"], b["full_time"])
             else round(a["full_time"] - b["full_time"], 3)}
            for a, b in zip(mine, theirs, strict=True)
        ],
    }


def _split(run: Staffed, shared: Shared) -> Row:
    return {
        "model": run.name,
        "rows": [_split_row(run, shared.office, row) for row in shared.rows],
        "whole_cases": None if shared.whole is None else {
            "value": hours_of(shared.whole.value), "bound": hours_of(shared.whole.bound),
            "proven": shared.whole.value == shared.whole.bound and not shared.whole.left,
            "unassigned": shared.whole.left,
            "spread": round(shared.office.spread(shared.whole.value), 6),
            "spread_bound": round(shared.office.spread(shared.whole.bound), 6),
        },
    }


def _split_row(run: Staffed, office: StaffByKind, row: SplitStep) -> Row:
    plan, value = row.found.plan or (), row.found.value or Fraction(0)
    labels = ["+".join(unit.teams) for unit in run.units]
    return {
        "at_most": row.most, "changes": row.changes,
        "value": hours_of(value), "bound": hours_of(row.found.bound), "unit": "hours",
        "proven": row.found.proven,
        "spread": round(office.spread(value), 6),
        "teams": [
            {"team": label, "people": sum(counts), "capacity_hours": hours(minutes),
             "utilisation": round(work / minutes, 6) if minutes else None}
            for label, counts, minutes, work in zip(
                labels, plan, office.capacity(plan), office.work, strict=True
            )
        ],
        "moves": [
            {"from": labels[home], "to": labels[zone], "capacity_hours": hours(minutes),
             "people": people}
            for (home, zone, minutes), people in sorted(row.moves.items())
        ],
    }


def hours_of(minutes: Fraction) -> float:
    """Minutes of a sum of squares as hours."""
    return round(float(minutes / 60), 6)


def staffing_csv(document: Row) -> str:
    """One tidy table: a row for each team, policy and number of hours a post."""
    return spoken_csv(
        {"model": say("model"), "team": say("team"), "cases": say("cases"),
         "load_hours": say("hours a week carried"), "there_full_time": say("full-time there"),
         "hours": say("hours a post"), "posts": say("posts"), "bound": say("bound"),
         "proven": say("proven"), "full_time": say("full-time needed"),
         "decided_by": say("decided by"), "by_hours": say("posts by hours"),
         "by_norms": say("posts by norms"), "norm": say("norm"), "filled": say("a post is full")},
        (
            (run["model"], team["team"], team["cases"], team["load_hours"],
             team["there"]["full_time"], one["hours"], one["value"], one["bound"],
             one["proven"], one["full_time"], "|".join(one["decided_by"]),
             one["by_hours"], one["by_norms"], one["norm"], one["filled"])
            for run in document["runs"] for team in run["teams"] for one in team["needed"]
        ),
    )
