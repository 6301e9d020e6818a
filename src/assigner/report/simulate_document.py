"""Policies over months as a document: measures, milestones, staffing, differences, weeks."""

from collections.abc import Iterator
from typing import Any

from assigner.policy.milestones import INDICATORS, Milestone
from assigner.report.measures import UNITS
from assigner.report.simulate_balance import warning_row
from assigner.report.spoken_csv import spoken_csv
from assigner.scenarios.in_balance import Warned
from assigner.scenarios.interval import ConfidenceInterval, interval
from assigner.scenarios.simulate import Outcome, Simulated
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
        "usual_days": {phase: round(days, 3) for phase, days in found.balance.work.items()},
        "phases": [_phase(found, phase) for phase in found.balance.stock],
        "warnings": [_warning(found, one) for one in found.warnings()],
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


def _label(found: Simulated, phase: str) -> str:
    """How the office calls a phase."""
    return found.balance.policy.phases[phase].label


def _warning(found: Simulated, one: Warned) -> Row:
    teams = found.balance.policy.teams
    return warning_row(one, teams[one.where].label if one.kind == "hours"
                       else _label(found, one.where))


def _phase(found: Simulated, phase: str) -> Row:
    """A phase in balance: cases open / cases a day that enter = working days they stay."""
    balance = found.balance
    stays = balance.stays[phase]
    return {
        "phase": phase, "label": _label(found, phase), "open": balance.stock[phase],
        "entering_a_day": round(balance.entering[phase], 3),
        "stays_working_days": None if stays is None else round(stays, 3),
        "worked_off": found.setting.flow.phases[phase].worked_off,
    }


def _passed(found: Simulated, practice: Practice) -> list[Row]:
    """Phase by phase: cases that entered and left, and how many more there are at the end."""
    runs = found.of(practice)
    return [
        {
            "phase": phase, "label": _label(found, phase), "open_first": stock,
            "entered": _interval(interval([float(one.passed[phase].entered) for one in runs])),
            "left": _interval(interval([float(one.passed[phase].left) for one in runs])),
            "change": _interval(found.change(practice).get(phase)),
        }
        for phase, stock in found.balance.stock.items()
    ]


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
                "needed_half_width": _half(outcomes, team, 0),
                "there_full_time": _mean(outcomes, team, 1),
                "there_half_width": _half(outcomes, team, 1),
                "people": _mean(outcomes, team, 2),
            }
            for team in teams
        ],
        "passed": _passed(found, practice),
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
        "verdict": _verdict(milestone, seen),
    }


def _verdict(milestone: Milestone, seen: ConfidenceInterval | None) -> str | None:
    """met, missed, or open where the interval holds the target; None where nothing is seen."""
    if milestone.indicator is None or milestone.target is None or seen is None:
        return None
    return seen.verdict(
        float(milestone.target.value), more=INDICATORS[milestone.indicator].more
    )


def _interval(seen: ConfidenceInterval | None) -> Row:
    if seen is None:
        return {"value": None, "half_width": None, "clear": None}
    return {
        "value": round(seen.mean, 6),
        "half_width": None if seen.half is None else round(seen.half, 6),
        "clear": None if seen.half is None else seen.clear,
    }


def _over_runs(outcomes: tuple[Outcome, ...], team: str, place: int) -> ConfidenceInterval:
    found = interval([one.staffing[team][place] for one in outcomes if team in one.staffing])
    if found is None:
        raise KeyError(team)
    return found


def _mean(outcomes: tuple[Outcome, ...], team: str, place: int) -> float:
    return round(_over_runs(outcomes, team, place).mean, 3)


def _half(outcomes: tuple[Outcome, ...], team: str, place: int) -> float | None:
    half = _over_runs(outcomes, team, place).half
    return None if half is None else round(half, 3)


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
