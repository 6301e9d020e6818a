"""Random days: small ones with every rule switched on and off, and large realistic ones."""

import random
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.objective import Measure, Tier
from assigner.objectives.balance import Balance
from assigner.objectives.fit import Fit
from assigner.objectives.over_norm import OverNorm
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.rules import registry
from tests import office
from tests.rules.days import DRAWN

PHASES = ("intake", "investigation", "measures")
TEAMS = {
    "intake": frozenset({"intake"}),
    "mixed": frozenset({"intake", "measures"}),
    "all": frozenset(PHASES),
}
ALWAYS = ("capacity", "decisions", "presence", "team")


def tiers(
    measure: Measure = "sumsq", tolerance: str = "0", continuity: int = 3
) -> tuple[Tier, ...]:
    """The default tiers."""
    return (
        Unassigned(),
        OverNorm(),
        Balance(measure, Fraction(tolerance)),
        Fit(1, continuity),
        TieBreak(),
    )


def _settings(name: str, draw: random.Random) -> dict[str, Any]:
    """A rule's own numbers, tight enough to bite now and then."""
    match name:
        case "stock_ceiling":
            per = draw.choice(["person", "full-time"])
            return {"at": office.number(draw.randint(2, 6), "children"), "per": per}
        case "very_complex_ceiling":
            return {"at": office.number(draw.randint(1, 2), "cases")}
        case "phase_ceiling":
            phases = draw.sample(PHASES, draw.randint(1, 3))
            return {"at": {p: office.number(draw.randint(1, 3), "cases") for p in phases}}
        case "inflow_day":
            return {"at": office.number(draw.randint(1, 2), "cases a day")}
        case "inflow_week":
            return {"at": office.number(draw.randint(1, 3), "cases a week")}
        case "newcomer":
            return {"months": office.number(12, "months")}
        case "easing_in":
            return {
                "at": office.number(draw.randint(0, 1), "cases a day"),
                "months": office.number(6, "months"),
                "weeks_after_leave": office.number(8, "weeks"),
            }
        case _:
            return {}


def rules(draw: random.Random) -> tuple[Rule, ...]:
    """Every rule on or off, hard or soft, by lot; a few that make sense only hard stay on."""
    found: list[Rule] = []
    for name in DRAWN:
        kind = registry()[name]
        if name not in ALWAYS and draw.random() < 0.35:
            continue
        hard = name in ALWAYS or draw.random() < 0.6
        table: dict[str, Any] = {"kind": "policy", "status": "assumed", "hard": hard}
        if not hard:
            table["points"] = office.number(draw.randint(1, 4), "points")
        found.append(kind.model_validate({**table, **_settings(name, draw)}))
    return tuple(found)


def _worker(name: str, draw: random.Random) -> Caseworker:
    facts: dict[str, Any] = {"team": draw.choice(sorted(TEAMS))}
    facts["weekly_minutes"] = 60 * draw.choice([16, 20, 30, 37, 40])
    if draw.random() < 0.2:
        facts["hired"] = office.TODAY - timedelta(days=draw.randint(1, 500))
    if draw.random() < 0.1:
        facts["absent_from"] = office.TODAY - timedelta(days=3)
        facts["absent_to"] = office.TODAY + timedelta(days=draw.randint(-2, 3))
    if draw.random() < 0.15:
        facts["max_new_cases"] = draw.randint(0, 2)
    if draw.random() < 0.1:
        facts["max_cases"] = draw.randint(1, 4)
    facts["skills"] = frozenset(draw.sample(["arabic", "court"], draw.randint(0, 2)))
    facts["districts"] = frozenset(draw.sample(["north", "south"], draw.randint(0, 1)))
    topics = draw.sample(["abuse", "school", "violence"], draw.randint(0, 2))
    facts["interests"] = tuple((topic, draw.choice([-2, -1, 1, 2])) for topic in topics)
    return office.worker(name, **facts)


def _case(kind: type[Case], name: str, people: list[str], draw: random.Random) -> Case:
    facts: dict[str, Any] = {
        "phase": draw.choice(PHASES),
        "complexity": draw.choice(["simple", "complex", "very_complex"]),
        "children": draw.choice([1, 1, 2, 3]),
    }
    if draw.random() < 0.3:
        facts["family"] = draw.choice(["F1", "F2", "F3"])
    if kind is OpenCase:
        facts["caseworker"] = draw.choice(people)
        if draw.random() < 0.2:
            facts["co_caseworker"] = draw.choice(people)
        facts["assigned"] = office.TODAY - timedelta(days=draw.choice([0, 2, 30]))
        return OpenCase(id=name, **facts)
    facts["two_advisers"] = draw.random() < 0.3
    facts["skills"] = frozenset(draw.sample(["arabic", "court"], draw.choice([0, 0, 0, 1])))
    facts["topics"] = frozenset(draw.sample(["abuse", "school", "violence"], draw.randint(0, 2)))
    facts["district"] = draw.choice(["", "", "north", "south"])
    facts["due"] = draw.choice([None, office.TODAY, office.TODAY + timedelta(days=9)])
    facts["previous_caseworker"] = draw.choice(["", "", "", draw.choice(people)])
    facts["disqualified"] = frozenset(draw.sample(people, draw.choice([0, 0, 1])))
    if draw.random() < 0.15:
        facts["reassessment"] = True
        facts["involved"] = frozenset(draw.sample(people, min(len(people), 2)))
    return Case(id=name, **facts)


def small(seed: int) -> tuple[Problem, tuple[Rule, ...]]:
    """A day that the plain model proves at once."""
    draw = random.Random(seed)
    names = [f"w{at}" for at in range(draw.randint(1, 7))]
    people = [_worker(name, draw) for name in names]
    cases = [_case(Case, f"c{at}", names, draw) for at in range(draw.randint(1, 8))]
    drawn = [
        _case(OpenCase, f"h{at}", names, draw) for at in range(draw.randint(0, 2 * len(names)))
    ]
    held = [case for case in drawn if isinstance(case, OpenCase)]
    pairs = [(case.id, name) for case in cases for name in names]
    pins = frozenset(draw.sample(pairs, 1) if draw.random() < 0.15 else ())
    forbids = frozenset(draw.sample(pairs, 1) if draw.random() < 0.15 else ())
    problem = office.problem(
        people, cases, held, mixing=draw.choice(["0", "0", "0.08", "0.2"]),
        takes_phase=TEAMS, pins=pins, forbids=forbids, seed=seed,
    )
    return problem, rules(draw)


def large(
    new: int, people: int, strength: str, seed: int = 0, held: int = 18
) -> Instance:
    """A realistic day: teams by phase, skills, co-workers; `tight`: 2 to 5 eligible each."""
    draw = random.Random(seed)
    today = date(2026, 11, 23)
    teams = ("intake", "investigation", "measures")
    names = [f"w{at:04}" for at in range(people)]
    workers = [
        Caseworker(
            id=name,
            team=teams[at % 3],
            weekly_minutes=60 * draw.choice([25, 30, 32, 37, 37, 37]),
            hired=today - timedelta(days=draw.randint(20, 4000)),
            skills=frozenset(
                [f"only{case}" for case in range(new)
                 if strength == "tight" and draw.random() < 3.5 * 3 / people]
                + [s for s in ("arabic", "somali", "court") if draw.random() < 0.3]
            ),
            interests=tuple(
                (topic, draw.choice([-2, -1, 1, 2]))
                for topic in ("abuse", "school", "violence", "addiction")
                if draw.random() < 0.3
            ),
            absent_from=today if draw.random() < 0.06 else None,
            districts=frozenset(["north"] if draw.random() < 0.3 else []),
        )
        for at, name in enumerate(names)
    ]
    by_team = {team: [w.id for w in workers if w.team == team] for team in teams}

    def facts(at: int, whose: str) -> dict[str, Any]:
        phase = whose or draw.choices(teams, [5, 3, 2])[0]
        return {
            "phase": phase,
            "complexity": draw.choices(["simple", "complex", "very_complex"], [5, 4, 1])[0],
            "children": draw.choice([1, 1, 1, 2, 3]),
            "family": f"F{draw.randint(0, 40 * people)}",
        }

    cases: list[Case] = []
    for at in range(new):
        mine = facts(at, "")
        if at % 9 == 1:
            mine = {**mine, "family": cases[-1].family, "phase": cases[-1].phase}
        skills = [s for s in ("arabic", "somali", "court") if draw.random() < 0.08]
        cases.append(
            Case(
                id=f"c{at:04}", **mine,
                skills=frozenset([f"only{at}"] if strength == "tight" else skills),
                topics=frozenset(draw.sample(["abuse", "school", "violence"], draw.randint(0, 2))),
                due=today + timedelta(days=draw.randint(1, 30)),
                two_advisers=draw.random() < 0.15,
                previous_caseworker=(
                    draw.choice(by_team[mine["phase"]]) if draw.random() < 0.2 else ""
                ),
                district=draw.choice(["", "", "north", "south"]),
            )
        )
    caseload = []
    for at, worker in enumerate(workers):
        for number in range(max(0, round(draw.gauss(held, held / 6)))):
            caseload.append(
                OpenCase(
                    id=f"h{at:04}-{number:03}", **facts(0, worker.team), caseworker=worker.id,
                    assigned=today - timedelta(days=draw.randint(0, 300)),
                )
            )
    return Instance(
        date=today, model="danish-child-welfare", caseworkers=tuple(workers),
        cases=tuple(cases), caseload=tuple(caseload), office="Large",
    )


__all__ = ["Decimal", "large", "rules", "small", "tiers"]
