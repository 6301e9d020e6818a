"""Seeded offices placed afresh: loose, realistic and tight eligibility.

Weights are whole minutes a week. `mix` draws from 30 to 300 minutes as case lists do;
`model` uses three weights with a large common divisor; `equal` one weight for all.
"""

import random
from typing import Any

from assigner.instance import Case, Caseworker
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.rules import registry
from tests.office import case, problem, worker

PHASES = ("intake", "investigation", "measures")
LANGUAGES = ("arabic", "somali", "polish", "ukrainian", "turkish")


def assumed(name: str, **facts: Any) -> Rule:
    """A rule of the registry, of kind policy."""
    facts = {"kind": "policy", "status": "assumed", **facts}
    return registry()[name].model_validate(facts)


def rules() -> list[Rule]:
    """The rules that need no numbers."""
    names = ("team", "disqualified", "skills", "two_advisers", "siblings", "decisions", "presence",
             "capacity", "personal_ceilings", "district")
    return [assumed(name) for name in names]


def weigh(draw: random.Random, mix: str) -> int:
    """The weight of one case in minutes."""
    if mix == "equal":
        return 90
    if mix == "model":
        return draw.choices((60, 90, 150), (5, 4, 2))[0]
    return min(300, max(30, round(draw.lognormvariate(4.6, 0.5))))


def office(
    cases: int, workers: int, eligibility: str = "loose", mix: str = "mix", *, seed: int = 0,
    two_advisers: float = 0.0, siblings: float = 0.0, few: tuple[int, int] = (3, 12),
) -> Problem:
    """An office whose capacity is about what its cases weigh.

    `loose`: everybody may take nearly everything. `teams`: three teams by phase, with
    districts and languages. `tight`: `few` candidates for each case, drawn at random.
    """
    draw = random.Random(f"{seed}|{cases}|{workers}|{eligibility}|{mix}")
    weights = [weigh(draw, mix) for _ in range(cases)]
    shares = [draw.choice((1.0, 1.0, 1.0, 0.8, 0.86, 0.5)) * draw.uniform(0.85, 1.1)
              for _ in range(workers)]
    unit = sum(weights) / sum(shares) / 0.95
    capacities = [max(60, round(unit * share)) for share in shares]
    names = [f"W{number:04}" for number in range(workers)]
    staff = [_caseworker(draw, name, capacity, eligibility)
             for name, capacity in zip(names, capacities, strict=True)]
    rows = [
        _case(draw, f"C{number:05}", weight, eligibility, names, few)
        for number, weight in enumerate(weights)
    ]
    for row in rows:
        if draw.random() < two_advisers:
            row["two_advisers"] = True
    for first, second in zip(rows[::2], rows[1::2], strict=False):
        if draw.random() < siblings:
            second.update({key: first[key] for key in first if key not in ("name", "weight_minutes",
                                                                          "two_advisers")})
            first["family"] = second["family"] = f"F-{first['name']}"
    phases = dict.fromkeys(("team",), frozenset(PHASES)) | {
        phase: frozenset((phase,)) for phase in PHASES
    }
    return problem(staff, [_new(row) for row in rows], takes_phase=phases, seed=seed)


def _caseworker(
    draw: random.Random, name: str, capacity: int, eligibility: str
) -> Caseworker:
    facts: dict[str, Any] = {"team": "team", "capacity_minutes": capacity}
    if eligibility == "teams":
        facts["team"] = draw.choices(PHASES, (2, 4, 6))[0]
        facts["districts"] = frozenset(draw.sample(("north", "south", "centre"), draw.choice(
            (1, 1, 2, 3))))
        facts["skills"] = frozenset(skill for skill in LANGUAGES if draw.random() < 0.15)
        topics = draw.sample(("abuse", "school", "infants", "youth"), 2)
        facts["interests"] = tuple((topic, draw.choice((-2, -1, 1, 2))) for topic in topics)
    return worker(name, **facts)


def _case(
    draw: random.Random, name: str, weight: int, eligibility: str, names: list[str],
    few: tuple[int, int],
) -> dict[str, Any]:
    facts: dict[str, Any] = {"name": name, "weight_minutes": weight}
    if eligibility == "teams":
        facts["phase"] = draw.choices(PHASES, (2, 4, 6))[0]
        facts["district"] = draw.choice(("north", "south", "centre", ""))
        facts["skills"] = frozenset((draw.choice(LANGUAGES),)) if draw.random() < 0.1 else (
            frozenset())
        facts["topics"] = frozenset(draw.sample(("abuse", "school", "infants", "youth"), 1))
        facts["complexity"] = draw.choices(("simple", "complex", "very_complex"), (5, 4, 2))[0]
    elif eligibility == "tight":
        able = draw.sample(names, min(len(names), draw.randint(*few)))
        facts["disqualified"] = frozenset(names) - frozenset(able)
    elif eligibility == "third":
        facts["disqualified"] = frozenset(n for n in names if draw.random() < 0.7)
    return facts


def _new(row: dict[str, Any]) -> Case:
    facts = dict(row)
    return case(facts.pop("name"), **facts)
