"""Policies over months as a document: measures, milestones, staffing, differences, weeks."""

from collections.abc import Iterator
from typing import Any

from assigner.report.measures import UNITS
from assigner.report.spoken_csv import spoken_csv
from assigner.scenarios.simulate import Interval, Outcome, Simulated
from assigner.simulation.setting import Practice
from assigner.words import say

SCHEMA_VERSION = "1.0"
Row = dict[str, Any]


def simulate_document(found: Simulated) -> Row:
    """Everything a simulation knows; the same seed gives the same document."""
    setting = found.setting
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "simulate",
        "instance": {
            "name": setting.instance.name, "date": setting.instance.date.isoformat(),
            "sha256": setting.instance.sha256,
        },
        "days": setting.days,
        "round": setting.round,
        "seeds": list(found.seeds),
        "usual_days": {phase: round(days, 3) for phase, days in found.usual.items()},
        "runs": [_run(found, practice) for practice in found.practices],
        "differences": [
            {
                "model": practice.name, "against": found.practices[0].name,
                "measures": {
                    name: _interval(found.difference(practice, name)) for name in UNITS
                },
            }
            for practice in found.practices[1:]
        ],
    }


def _run(found: Simulated, practice: Practice) -> Row:
    outcomes = found.of(practice)
    teams = sorted({team for one in outcomes for team in one.staffing})
    return {
        ("baseline" if practice.habit else "model"): practice.name,
        "title": practice.policy.title,
        "measures": {
            name: {"unit": unit, **_interval(found.value(practice, name))}
            for name, unit in UNITS.items()
        },
        "milestones": [
            _milestone(found, practice, place)
            for place, _ in enumerate(practice.policy.milestones)
        ],
        "staffing": [
            {
                "team": team,
                "label": practice.policy.teams[team].label,
                "needed_full_time": _mean(outcomes, team, 0),
                "there_full_time": _mean(outcomes, team, 1),
                "people": _mean(outcomes, team, 2),
            }
            for team in teams
        ],
        "weeks": [
            {"seed": one.seed, **week._asdict()} for one in outcomes for week in one.weeks
        ],
    }


def _milestone(found: Simulated, practice: Practice, place: int) -> Row:
    milestone = practice.policy.milestones[place]
    seen = None
    if milestone.indicator is not None:
        seen = found.value(practice, milestone.indicator)
    return {
        "name": milestone.name, "words": milestone.words, "indicator": milestone.indicator,
        "unit": None if milestone.target is None else milestone.target.unit,
        "target": None if milestone.target is None else float(milestone.target.value),
        "status": None if milestone.target is None else milestone.target.status,
        "value": None if seen is None else round(seen.mean, 6),
        "half_width": None if seen is None or seen.half is None else round(seen.half, 6),
        "met": milestone.met(None if seen is None else seen.mean),
    }


def _interval(seen: Interval | None) -> Row:
    if seen is None:
        return {"value": None, "half_width": None, "clear": None}
    return {
        "value": round(seen.mean, 6),
        "half_width": None if seen.half is None else round(seen.half, 6),
        "clear": None if seen.half is None else seen.clear,
    }


def _mean(outcomes: tuple[Outcome, ...], team: str, place: int) -> float:
    values: list[float] = [one.staffing[team][place] for one in outcomes if team in one.staffing]
    return round(sum(values) / len(values), 3)


HEADER = {
    "policy": say("Policy"), "kind": say("Kind"), "measure": say("Measure"), "unit": say("Unit"),
    "value": say("Value"), "half_width": say("Half width"), "difference": say("Difference"),
    "difference_half_width": say("Half width of the difference"),
}


def simulate_csv(document: Row) -> str:
    """One tidy table: a row for each measure of each policy."""
    return spoken_csv(HEADER, _rows(document))


def _rows(document: Row) -> Iterator[tuple[object, ...]]:
    apart = {row["model"]: row["measures"] for row in document["differences"]}
    for run in document["runs"]:
        kind = "model" if "model" in run else "baseline"
        for name, seen in run["measures"].items():
            beside = apart.get(run[kind], {}).get(name, {})
            yield (run[kind], kind, name, seen["unit"], seen["value"], seen["half_width"],
                   beside.get("value"), beside.get("half_width"))
