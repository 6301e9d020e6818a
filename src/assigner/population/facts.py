"""What a made-up case and a made-up caseworker are like. All shares are assumed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from assigner.instance import Caseworker
from assigner.population.draw import Draw

TOPICS = ("school", "violence", "disability", "crime", "placement", "infants")
DISTRICTS = ("north", "south", "middle")
LANGUAGES = ("arabic", "ukrainian", "somali", "polish")
HOURS = {37: 0.5, 34: 0.12, 32: 0.12, 30: 0.12, 28: 0.06, 25: 0.05, 20: 0.03}
"""Contracted hours a week, and how many in a hundred work them."""
MIDDLE = {"simple": 0.5, "complex": 0.38, "very_complex": 0.12}
"""How heavy cases are in an area that is neither heavy nor light."""
SPEAKS, NEEDS = 0.3, 0.08
YEAR = 365


def heaviness(area: float) -> Mapping[str, float]:
    """Shares of complexity in an area: -1 is a light one, 0 the middle, +1 a heavy one."""
    tilt = {"simple": 1 - 0.7 * area, "complex": 1 + 0.5 * area, "very_complex": 1 + 1.3 * area}
    return {kind: max(0.02, share * tilt[kind]) for kind, share in MIDDLE.items()}


def case_facts(draw: Draw, area: float = 0.0, needs: float = NEEDS) -> dict[str, Any]:
    """The facts of a case but its id, phase, family, children and dates."""
    return {
        "complexity": draw.weighted(heaviness(area)),
        "topics": draw.some(TOPICS, 0, 2),
        "district": draw.one(DISTRICTS),
        "birth_day": 1 + int(draw.random.random() * 31),
        "skills": frozenset({draw.one(LANGUAGES)}) if draw.happens(needs) else frozenset(),
    }


def caseworker(
    draw: Draw, name: str, team: str, on: date, years: float | None = None
) -> Caseworker:
    """Somebody with hours, seniority, languages, interests and districts.

    `years` here: drawn around five where it is not given; 0 is hired today.
    """
    here = draw.around(5, 0.9) if years is None else years
    topics = sorted(draw.some(TOPICS, 0, 3))
    return Caseworker(
        id=name,
        team=team,
        weekly_minutes=60 * draw.weighted(HOURS),
        hired=on - timedelta(days=int(here * YEAR)),
        experience_months=int(draw.random.random() * 60),
        skills=frozenset(tongue for tongue in LANGUAGES if draw.happens(SPEAKS)),
        interests=tuple((topic, draw.one((-2, -1, 1, 2))) for topic in topics),
        districts=draw.some(DISTRICTS, 1, 2),
        roles=frozenset({"mentor"}) if here > 3 and draw.happens(0.1) else frozenset(),
    )


def spoken_by_somebody(workers: list[Caseworker]) -> list[Caseworker]:
    """The same people, but each team speaks every language: no case is for nobody."""
    found = list(workers)
    for team in sorted({worker.team for worker in found}):
        places = [place for place, worker in enumerate(found) if worker.team == team]
        for number, tongue in enumerate(LANGUAGES):
            if not any(tongue in found[place].skills for place in places):
                place = places[number % len(places)]
                found[place] = replace(
                    found[place], skills=found[place].skills | {tongue}
                )
    return found
