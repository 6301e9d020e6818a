"""Random offices: small days with everything in them that a rule or a tier looks at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from assigner.instance import Case, Caseworker, OpenCase
from assigner.objective import Measure, Tier
from assigner.objectives.balance import Balance
from assigner.objectives.fit import Fit
from assigner.objectives.over_norm import OverNorm
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.rules import registry
from tests.office import TODAY, case, held, number, problem, worker
from tests.rules.days import DRAWN

SKILLS, TOPICS, DISTRICTS = ("arabic", "sign"), ("school", "violence"), ("north", "south")
PHASES = ("intake", "intake", "measures")
KINDS = ("simple", "complex", "very_complex")


@dataclass(frozen=True)
class Drawn:
    """A day with its rules and tiers."""

    problem: Problem
    rules: tuple[Rule, ...]
    tiers: tuple[Tier, ...]


def draw(
    seed: int, kind: Measure = "sumsq", cases: int = 4, workers: int = 3, *,
    pairs: int = 1, tolerance: bool = False, decisions: bool = True,
) -> Drawn:
    """A day of so many new cases, at most `pairs` of them with two advisers."""
    rng = Random(f"{seed}|{kind}|{cases}|{workers}")
    staff = tuple(_worker(rng, f"w{n}") for n in range(workers))
    names = [person.id for person in staff]
    new = tuple(_case(rng, f"c{n}", names, n < pairs and rng.random() < 0.6) for n in range(cases))
    load = tuple(_open(rng, f"h{n}", names) for n in range(rng.randrange(3 * workers)))
    pairs_of = [(case.id, name) for case in new for name in names]
    few = decisions and rng.random() < 0.3
    day = problem(
        staff, new, load, rng.choice(("0", "0.08")),
        pins=frozenset(rng.sample(pairs_of, rng.randrange(2))) if few else frozenset(),
        forbids=frozenset(rng.sample(pairs_of, rng.randrange(3))) if few else frozenset(),
        counts_people=rng.choice(("child", "family")) == "child", seed=rng.randrange(5),
    )
    return Drawn(day, rules(rng, few), tiers(rng, kind, tolerance=tolerance))


def draw_alike(
    seed: int, kind: Measure, cases: int = 6, workers: int = 4, *, tolerance: bool = False
) -> Drawn:
    """A day of people and cases of a few types each; some people hold a case already."""
    rng = Random(f"alike|{seed}|{kind}|{cases}|{workers}")
    people = [_worker(rng, f"t{n}") for n in range(rng.randrange(1, 3))]
    staff = tuple(replace(rng.choice(people), id=f"w{n}") for n in range(workers))
    names = [person.id for person in staff]
    kinds = [
        replace(
            _case(rng, f"k{n}", names, rng.random() < 0.4), family="", previous_caseworker="",
            involved=frozenset(), reassessment=False, skills=frozenset(),
        )
        for n in range(rng.randrange(1, 3))
    ]
    new = tuple(replace(rng.choice(kinds), id=f"c{n}") for n in range(cases))
    load = tuple(_open(rng, f"h{n}", names) for n in range(rng.randrange(3)))
    day = problem(staff, new, load, rng.choice(("0", "0.08")), seed=rng.randrange(5))
    return Drawn(day, rules(rng, decisions=False), tiers(rng, kind, tolerance=tolerance))


def tiers(rng: Random, kind: Measure, *, tolerance: bool = False) -> tuple[Tier, ...]:
    """The default tiers; now and then in another order."""
    points = Fraction(rng.choice((1, 5, 20, 60))) if tolerance else Fraction(0)
    found: list[Tier] = [
        Unassigned(), OverNorm(), Balance(kind, points), Fit(rng.randrange(3), rng.randrange(3)),
    ]
    if rng.random() < 0.2:
        rng.shuffle(found)
    again = (Balance(kind, name="balance_again"),) if points else ()
    return (*found, *again, TieBreak())


def rules(rng: Random, decisions: bool, hard: bool | None = None) -> tuple[Rule, ...]:
    """Every rule off, hard or soft (or as told)."""
    found = []
    for name in DRAWN:
        rule = registry()[name]
        if rng.random() < 0.4 and not (name == "decisions" and decisions):
            continue
        binds = rng.random() < 0.6 if hard is None else hard
        table: dict[str, object] = {
            "kind": "policy", "status": "assumed",
            "hard": binds or name == "decisions", **_settings(rng, name),
        }
        if not table["hard"]:
            table["points"] = number(rng.randrange(1, 5), "points")
        found.append(rule.model_validate(table))
    return tuple(found)


def _settings(rng: Random, name: str) -> dict[str, object]:
    at = rng.randrange(1, 4)
    by_name: dict[str, dict[str, object]] = {
        "easing_in": {
            "at": number(1, "cases a day"), "months": number(6, "months"),
            "weeks_after_leave": number(8, "weeks"),
        },
        "inflow_day": {"at": number(at, "cases a day")},
        "inflow_week": {"at": number(at, "cases a week")},
        "newcomer": {"months": number(12, "months")},
        "phase_ceiling": {
            "at": {"intake": number(at, "cases"), "measures": number(at + 1, "cases")}
        },
        "stock_ceiling": {
            "at": number(at + 2, "children"), "per": rng.choice(("full-time", "person"))
        },
        "very_complex_ceiling": {"at": number(rng.randrange(3), "cases")},
    }
    return by_name.get(name, {})


def _worker(rng: Random, name: str) -> Caseworker:
    facts: dict[str, object] = {
        "team": rng.choice(("intake", "measures", "measures")),
        "weekly_minutes": 60 * rng.choice((20, 30, 37, 40)),
    }
    maybe: dict[str, tuple[float, object]] = {
        "hired": (0.5, date(2026, 11, 1) - timedelta(days=rng.randrange(900))),
        "skills": (0.6, frozenset(rng.sample(SKILLS, rng.randrange(3)))),
        "interests": (0.6, tuple((topic, rng.randrange(-2, 3)) for topic in TOPICS)),
        "districts": (0.3, frozenset(rng.sample(DISTRICTS, 1))),
        "capacity_percent": (0.15, rng.choice((50, 80))),
        "absent_to": (0.15, TODAY - timedelta(days=rng.randrange(-2, 20))),
        "max_cases": (0.2, rng.randrange(5)),
        "max_new_cases": (0.2, rng.randrange(3)),
        "capacity_minutes": (0.2, rng.choice((0, 1, 300, 601))),
    }
    facts.update({key: value for key, (odds, value) in maybe.items() if rng.random() < odds})
    return worker(name, **facts)


def _facts(rng: Random) -> dict[str, object]:
    return {
        "phase": rng.choice(PHASES), "complexity": rng.choice(KINDS),
        "family": rng.choice(("", "", "Holm", "Berg")), "children": rng.choice((1, 1, 2, 3)),
    }


def _case(rng: Random, name: str, people: Sequence[str], pair: bool) -> Case:
    maybe: dict[str, tuple[float, object]] = {
        "skills": (0.2, frozenset(rng.sample(SKILLS, 1))),
        "topics": (0.5, frozenset(rng.sample(TOPICS, 1))),
        "district": (0.4, rng.choice(DISTRICTS)),
        "due": (0.5, TODAY + timedelta(days=rng.randrange(3))),
        "previous_caseworker": (0.3, rng.choice(people)),
        "disqualified": (0.2, frozenset((rng.choice(people),))),
        "involved": (0.3, frozenset((rng.choice(people),))),
        "reassessment": (0.4, True),
        "weight_minutes": (0.2, rng.choice((1, 77))),
    }
    facts = {key: value for key, (odds, value) in maybe.items() if rng.random() < odds}
    return case(name, two_advisers=pair, **_facts(rng), **facts)


def _open(rng: Random, name: str, people: Sequence[str]) -> OpenCase:
    beside = rng.choice(people) if rng.random() < 0.2 else ""
    by = rng.choice(people)
    return held(
        name, by, co_caseworker="" if beside == by else beside,
        assigned=TODAY - timedelta(days=rng.randrange(10)), **_facts(rng),
    )
