"""The weeks ahead of an office, as a document."""

from pathlib import Path

from assigner.api.day import Day
from assigner.documents.ahead import AheadCaseworker, AheadDocument, AheadModel, AheadWeek
from assigner.documents.part import DayRef, hours
from assigner.scenarios.weeks_ahead import WeekAhead, weeks_ahead
from assigner.simulation.flow import load_flow, own_flow

SCHEMA_VERSION = "1.0"


def ahead(day: Day, weeks: int = 13, flow: Path | None = None) -> AheadDocument:
    """The contract's `ahead`. `flow`: how cases and people come and go.

    Without it the office's own flow.toml counts, else the built-in one. Raises InputError where the
    day has faults, ModelError where the flow is none of its model.
    """
    facts, policy = day.require()
    own = None if day.folder is None else own_flow(day.folder, policy.name)
    come_and_go = load_flow(flow or own, frozenset(policy.phases))
    found = weeks_ahead(facts, policy, come_and_go, weeks)
    return AheadDocument(
        schema_version=SCHEMA_VERSION, kind="ahead",
        instance=DayRef(name=facts.name, date=facts.date.isoformat(), sha256=facts.sha256),
        model=AheadModel(name=policy.name, sha256=policy.sha256), futures=found.draws,
        caseworkers=tuple(
            AheadCaseworker(id=name, team=facts.people[name].team,
                            weeks=tuple(_week(week) for week in rows))
            for name, rows in found.weeks.items()
        ),
    )


def _week(week: WeekAhead) -> AheadWeek:
    share = week.utilisation
    return AheadWeek(
        first=week.first.isoformat(), capacity_hours=hours(week.capacity),
        known_hours=hours(round(week.known)), expected_hours=hours(round(week.expected)),
        low_hours=hours(round(week.low)), high_hours=hours(round(week.high)),
        utilisation=None if share is None else round(share, 4), away_days=week.away, due=week.due,
    )
