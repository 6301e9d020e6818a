"""The table of a sweep: one row a run, the unit in each column's name. See docs/sweep.md."""

from collections.abc import Sequence

from pydantic import JsonValue

from assigner.documents.part import written
from assigner.documents.sweep import SweepDocument, SweptRun
from assigner.scenarios.sweep import Swept
from assigner.scenarios.sweep_grid import SweepGrid
from assigner.scenarios.sweep_run import Record, SweepRun

SCHEMA_VERSION = "1.1"
Row = dict[str, JsonValue]
RUN = ("policy", "kind", "office", "date", "working_days", "seed", "status", "failure")
MEASURES = {
    "first_contact_days": "first_contact_working_days",
    "contacts_share": "contacts_that_fit_share",
    "follow_up_share": "follow_ups_in_time_share",
    "network_share": "network_meetings_held_share",
    "networks_held": "network_meetings_held",
    "changes_a_year": "caseworker_changes_per_case_year",
    "phase_changes_a_year": "team_changes_per_case_year",
    "waiting": "waiting_cases",
    "over_norm_share": "over_norm_share",
    "weeks_over_norm": "over_norm_caseworker_weeks",
    "deadline_share": "phases_closed_in_time_share",
    "utilisation": "utilisation_mean_share",
    "spread": "utilisation_spread_share",
    "spread_over_time": "utilisation_over_time_spread_share",
    "worst_over_time": "utilisation_over_time_highest_share",
    "open_cases": "open_cases",
    "arrived": "arrived_cases",
    "closed": "closed_cases",
    "rounds": "allocation_rounds",
    "unproven_rounds": "unproven_allocation_rounds",
    "rules_broken": "hard_rules_broken",
    "three_caseworkers_share": "three_or_more_caseworkers_share",
}
"""What a run measures -> the column it stands in."""
MILESTONES = ("milestones_met", "milestones_measured")
STAFF = {"needed": "needed_full_time", "there": "there_full_time", "people": "people"}
"""Full-time positions that the planned hours need, that are there, and people; means."""
TEXTS = frozenset({"policy", "kind", "office", "date", "status", "failure"})
WHOLE = frozenset({"working_days", "seed", *MILESTONES})
"""Columns of text and of whole numbers; the others hold numbers."""


def sweep_document(grid: SweepGrid, swept: Swept) -> SweepDocument:
    """The same grid gives the same document, wherever its runs were carried out."""
    return SweepDocument(
        schema_version=SCHEMA_VERSION, kind="sweep", policies=grid.policies,
        offices=grid.offices, seeds=grid.seeds, working_days=grid.days, runs=swept_runs(swept),
    )


def swept_runs(swept: Swept) -> tuple[SweptRun, ...]:
    """A row a run, in the order of the grid; None where nothing was seen."""
    blank = dict.fromkeys(_columns(swept))
    return tuple(
        SweptRun.model_validate({**blank, **_run(run, record), **_seen(record)})
        for run, record in zip(swept.runs, swept.records, strict=True)
    )


def sweep_rows(runs: Sequence[SweptRun]) -> list[Row]:
    """The runs as a table has them: the same columns in each."""
    return [written(run) for run in runs]


def _columns(swept: Swept) -> list[str]:
    """The columns of a table; the last are those of the teams, in order of name."""
    teams = sorted({
        team for record in swept.records for team in record.get("staffing", {})
    })
    of_teams = [f"{name}_{team}" for team in teams for name in STAFF.values()]
    return [*RUN, *MEASURES.values(), *MILESTONES, *STAFF.values(), *of_teams]


def _run(run: SweepRun, record: Record) -> Row:
    return {
        "policy": run.policy,
        "kind": "baseline" if run.practice.habit else "model",
        "office": run.office,
        "date": run.setting.instance.date.isoformat(),
        "working_days": run.setting.days,
        "seed": run.setting.seed,
        "status": "failed" if "failure" in record else "done",
        "failure": record.get("failure"),
    }


def _seen(record: Record) -> Row:
    if "failure" in record:
        return {}
    met = [one["met"] for one in record["milestones"]]
    found: Row = {
        column: None if (value := record["measures"].get(name)) is None else float(value)
        for name, column in MEASURES.items()
    }
    found["milestones_met"] = met.count(True)
    found["milestones_measured"] = len(met) - met.count(None)
    for part, column in STAFF.items():
        each = {team: float(row[part]) for team, row in sorted(record["staffing"].items())}
        found[column] = sum(each.values())
        found |= {f"{column}_{team}": value for team, value in each.items()}
    return found
