"""What people have received beyond the expected: neutral to absence, newcomers level."""

from datetime import date
from typing import Any

from assigner.ledger import Entry, Record, standing
from assigner.ledger.record import BEGINNING
from assigner.problem import Beyond

TODAY = date(2026, 11, 23)


People = dict[str, tuple[str, float, bool, int]]


def decided(*days: tuple[str, People], **more: Any) -> list[Record]:
    """One commit a day: worker -> team, hours of capacity, present, new cases."""
    records: list[Record] = []
    for day, people in days:
        content = {
            "plan": {"caseworkers": [
                {"id": who, "team": team, "capacity_hours": room}
                for who, (team, room, _, _) in people.items()
            ]},
            "received": [
                {"id": who, "present": there, "new": new, "heavy": new, "minutes": 60 * new,
                 "unwanted": 0}
                for who, (_, _, there, new) in people.items()
            ],
            "replaces": None, **more,
        }
        entry = Entry("commit", f"{day}T08:00:00Z", "Ulla", "Nordby", day, content)
        previous = records[-1].sha256 if records else BEGINNING
        records.append(entry.follow(len(records) + 1, previous))
    return records


def new(records: list[Record], weeks: int = 8) -> dict[str, int]:
    found = standing(records, "Nordby", TODAY, weeks)
    return {who: beyond.new for who, beyond in found.beyond.items()}


def test_expected_is_in_proportion_to_capacity_within_the_team() -> None:
    records = decided(("2026-11-20", {
        "full": ("intake", 20.0, True, 2), "half": ("intake", 10.0, True, 1),
        "busy": ("measures", 20.0, True, 3), "idle": ("measures", 20.0, True, 0),
    }))
    assert new(records) == {"full": 0, "half": 0, "busy": 150, "idle": -150}
    assert standing(records, "Nordby", TODAY, 8).beyond["busy"] == Beyond(150, 150, 0)


def test_absence_neither_rewards_nor_punishes_and_newcomers_start_level() -> None:
    there = {"a": ("intake", 20.0, True, 4), "b": ("intake", 20.0, True, 4)}
    records = decided(
        ("2026-11-18", {**there, "away": ("intake", 20.0, False, 0)}),
        ("2026-11-19", {**there, "away": ("intake", 20.0, False, 0)}),
        ("2026-11-20", {**there, "away": ("intake", 20.0, True, 4),
                        "joined": ("intake", 20.0, True, 4)}),
    )
    assert new(records) == {"a": 0, "b": 0, "away": 0, "joined": 0}


def test_only_the_weeks_the_office_and_decisions_that_hold() -> None:
    people = {"a": ("intake", 20.0, True, 2), "b": ("intake", 20.0, True, 0)}
    records = decided(("2026-09-01", people), ("2026-11-20", people), ("2026-11-23", people))
    assert new(records) == {"a": 100, "b": -100}
    assert new(records, weeks=20) == {"a": 200, "b": -200}
    assert standing(records, "Elsewhere", TODAY, 8).beyond == {}
    assert standing(records, "Nordby", TODAY, 8).days == 1
    replaced = decided(("2026-11-20", people), ("2026-11-20", people), replaces=1)
    assert new(replaced) == {"a": 100, "b": -100}


def test_who_has_no_hours_is_neither_ahead_nor_behind() -> None:
    assert new(decided(("2026-11-20", {
        "none": ("intake", 0.0, True, 0), "one": ("intake", 10.0, True, 3),
    }))) == {"one": 0}
