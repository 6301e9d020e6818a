"""A small made-up day in the words of a model, to show how an instance is filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from assigner.called import Called
from assigner.files.complaints import CASELOAD, CASES, CASEWORKERS
from assigner.words import say
from assigner.workdays import workdays

Value = str | float | date
Rows = Sequence[Mapping[str, Value]]


@dataclass(frozen=True)
class Choices:
    """The words somebody may choose from, as the office writes them; `called`: its columns."""

    teams: tuple[str, ...]
    phases: tuple[str, ...]
    complexities: tuple[str, ...]
    truth: tuple[str, str]
    team_phases: Mapping[str, tuple[str, ...]]
    called: Called = field(default_factory=Called)


def _open(on: date, days: int) -> date:
    """A day the office is open, so many days from now or soon after."""
    return next(workdays(on + timedelta(days=days)))


def example(on: date, choices: Choices) -> Mapping[str, Rows]:
    """Three caseworkers, two new cases and three open ones; no civil numbers, no real names."""
    team = choices.teams[0]
    other = choices.teams[-1]
    phase, later = choices.team_phases[team][0], choices.team_phases[other][-1]
    levels = choices.complexities
    simple, medium, heavy = levels[0], levels[len(levels) // 2], levels[-1]
    yes = choices.truth[0]
    speaks, likes = (str(say("arabic")), str(say("youth"))) if choices.called.about_children else (
        str(say("a skill")), str(say("a topic")))
    return {
        CASEWORKERS: (
            {"id": "ANMO", "name": "Anne Møller", "team": team, "weekly_hours": 37,
             "hired": on - timedelta(weeks=400), "skills": speaks},
            {"id": "BOHA", "name": "Bo Hansen", "team": team, "weekly_hours": 30,
             "hired": on - timedelta(weeks=90), "interests": f"{likes}:+2"},
            {"id": "CAJE", "name": "Carla Jensen", "team": other, "weekly_hours": 37,
             "hired": on - timedelta(weeks=200), "reserved_hours": 2.5},
        ),
        CASES: (
            {"id": "S-1001", "family": "F-17", "phase": phase, "complexity": simple,
             "children": 1, "received": on - timedelta(days=1), "due": _open(on, 6)},
            {"id": "S-1002", "family": "F-18", "phase": phase, "complexity": heavy,
             "children": 2, "skills": speaks, "received": on, "due": _open(on, 2),
             "two_advisers": yes},
        ),
        CASELOAD: (
            {"id": "S-0901", "phase": phase, "complexity": medium, "children": 1,
             "caseworker": "ANMO", "assigned": on - timedelta(weeks=12)},
            {"id": "S-0902", "phase": phase, "complexity": simple, "children": 2,
             "caseworker": "BOHA", "assigned": on - timedelta(weeks=5)},
            {"id": "S-0903", "phase": later, "complexity": heavy, "children": 3,
             "caseworker": "CAJE", "assigned": on - timedelta(weeks=30)},
        ),
    }
