"""What everybody has received over the last weeks, beyond what was to be expected.

Expected is, on each day decided, a share of what the team was given that day, in proportion
to capacity, for those who were at work. So an absence neither rewards nor punishes, and a
newcomer starts at the expected level: on days somebody was not there nothing was expected
of them.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from assigner.ledger.decision import commits
from assigner.ledger.record import Record
from assigner.objectives.over_time import HUNDREDTHS
from assigner.problem import Beyond


@dataclass(frozen=True)
class Standing:
    """`beyond`: caseworker -> hundredths of a case; over so many decided `days`."""

    weeks: int
    days: int
    beyond: Mapping[str, Beyond]


def standing(records: Sequence[Record], office: str, before: date, weeks: int) -> Standing:
    """Gather the decisions of an office that hold, in the weeks before a day."""
    since = (before - timedelta(weeks=weeks)).isoformat()
    held = [
        record.said for record in commits(records)
        if record.office == office and since <= record.day < before.isoformat()
    ]
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for said in held:
        _add(found, said)
    beyond = {
        worker: Beyond(*(round(Fraction(count[key]) * HUNDREDTHS) for key in Beyond._fields))
        for worker, count in sorted(found.items())
    }
    return Standing(weeks, len(held), beyond)


def _add(found: dict[str, Counter[str]], said: Mapping[str, Any]) -> None:
    people = {row["id"]: row for row in said["plan"]["caseworkers"]}
    teams: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in said["received"]:
        if row["present"] and people[row["id"]]["capacity_hours"] > 0:
            teams[people[row["id"]]["team"]].append(row)
    for members in teams.values():
        room = {row["id"]: Fraction(str(people[row["id"]]["capacity_hours"])) for row in members}
        for key in Beyond._fields:
            given = sum(row[key] for row in members)
            for row in members:
                share: Any = Fraction(row[key]) - given * room[row["id"]] / sum(room.values())
                found[row["id"]][key] += share
