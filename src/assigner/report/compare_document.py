"""Policies side by side as one document: each run's own claims, the judge's count, who differs."""

from collections.abc import Iterator
from typing import Any

from assigner.baselines.habits import said
from assigner.objectives.over_norm import OverNorm
from assigner.plan.loads import hours, summary
from assigner.report.spoken_csv import spoken_csv
from assigner.scenarios.compare import ComparedRuns, Judged
from assigner.words import say

SCHEMA_VERSION = "1.0"
Row = dict[str, Any]


def compare_document(found: ComparedRuns) -> Row:
    """Everything `compare` knows; the same inputs give the same document."""
    first = found.runs[0].problem
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "compare",
        "instance": {
            "name": first.instance.name, "date": first.instance.date.isoformat(),
            "sha256": first.instance.sha256,
        },
        "judged_by": {"name": found.runs[0].run.name, "sha256": found.judge.sha256},
        "runs": [_run(judged, found) for judged in found.runs],
        "differences": [_difference(case, found) for case in found.differences],
        "words": say(
            "{differ} of {cases} new cases go to different people", differ=len(found.differences),
            cases=len(first.cases),
        ),
    }


def _run(judged: Judged, found: ComparedRuns) -> Row:
    run = judged.run
    own = found.judge if run.kind == "baseline" else run.policy
    row: Row = {
        run.kind: run.name,
        "title": str(said(run.name)) if run.kind == "baseline" else own.title,
        "model_sha256": own.sha256,
        "status": run.status,
        "tiers": _tiers(judged, found),
        "summary": summary(run.problem, run.allocation),
        "judged": _judged(judged, found),
    }
    if run.kind == "baseline":
        broken = {breach.rule for breach in judged.judgement.breaches}
        row["keeps"] = [
            rule.name() for rule in own.rules if rule.hard and rule.name() not in broken
        ]
        row["birth_days_drawn"] = sorted(run.drawn)
    return row


def _tiers(judged: Judged, found: ComparedRuns) -> list[Row]:
    """A model's own proof. A baseline claims none: beside it stands what nobody can beat."""
    run = judged.run
    if run.kind == "model":
        return [
            {
                "name": reached.tier.name, "unit": reached.tier.unit,
                "value": reached.tier.shown(run.problem, reached.value),
                "bound": reached.tier.shown(run.problem, reached.bound),
                "proven": reached.proven,
            }
            for reached in run.reached
        ]
    rows = []
    bounds = {item.tier.name: item.bound for item in found.runs[0].run.reached}
    as_good = True
    for tier in found.judge.tiers:
        value = judged.judgement.costs[tier.name]
        bound = bounds.get(tier.name) if as_good else None
        rows.append({
            "name": tier.name, "unit": tier.unit, "value": tier.shown(judged.problem, value),
            "bound": None if bound is None else tier.shown(judged.problem, bound),
            "proven": False,
        })
        # A later bound holds only among allocations as good in the tiers before.
        as_good = as_good and value == bounds.get(tier.name)
    return rows


def _judged(judged: Judged, found: ComparedRuns) -> Row:
    problem, run = judged.problem, judged.run
    worst, today = judged.worst, judged.most_loaded_today
    over = judged.judgement.costs.get(OverNorm().name)
    return {
        "tiers": [
            {"name": tier.name, "unit": tier.unit,
             "value": tier.shown(problem, judged.judgement.costs[tier.name])}
            for tier in found.judge.tiers
        ],
        "summary": summary(problem, run.allocation),
        "worst_off": _person(judged, worst),
        "worst_off_today": _person(judged, today),
        "over_norm": None if over is None else over[0],
        "breaks": [
            {"rule": breach.rule, "subject": breach.subject, "words": breach.words}
            for breach in judged.judgement.breaches
        ],
    }


def _person(judged: Judged, who: str | None) -> Row | None:
    if who is None:
        return None
    return {
        "caseworker": who, "utilisation": round(judged.utilisation[who], 6),
        "capacity_hours": hours(judged.problem.capacity[who]),
    }


def _difference(case: str, found: ComparedRuns) -> Row:
    by: Row = {}
    co: Row = {}
    for judged in found.runs:
        seats = judged.run.allocation.seats.get(case)
        by[judged.run.name] = None if seats is None else seats.caseworker
        co[judged.run.name] = None if seats is None else seats.co_caseworker
    row = {"case": case, "by": by}
    return {**row, "co_by": co} if any(co.values()) else row


HEADER = {
    "run": say("Policy"), "kind": say("Kind"), "what": say("What"), "name": say("Name"),
    "unit": say("Unit"), "value": say("Value"),
}


def compare_csv(document: Row) -> str:
    """One tidy table: a row for each number of each run, and for each case that differs."""
    return spoken_csv(HEADER, _rows(document))


def _rows(document: Row) -> Iterator[tuple[object, ...]]:
    for run in document["runs"]:
        kind = "model" if "model" in run else "baseline"
        name = run[kind]
        for tier in run["tiers"]:
            yield name, kind, "tier", tier["name"], tier["unit"], tier["value"]
        for tier in run["judged"]["tiers"]:
            yield name, kind, "judged", tier["name"], tier["unit"], tier["value"]
        for key, value in run["judged"]["summary"].items():
            yield name, kind, "judged", key, "", value
    for row in document["differences"]:
        for name, who in row["by"].items():
            yield name, "", "case", row["case"], "caseworker", who
