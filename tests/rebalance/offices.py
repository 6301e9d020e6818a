"""Random small offices under the Danish model, with open cases to move."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

from assigner.api.vocabulary import vocabulary
from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.policy import load
from assigner.scenarios.affected_cases import restaff
from assigner.scenarios.change import Written
from assigner.scenarios.change_check import check
from assigner.scenarios.priced import priced
from assigner.scenarios.rebalance import Rebalance
from tests.office import TODAY

CHEAP = {
    "moves.each": "0.05", "moves.a_year": "0.05", "moves.complex": "0.02",
    "moves.very_complex": "0.05", "moves.each_caseworker": "0.02",
}
TONGUES = ("arabic", "somali")


def office(draw: Random, people: int, held: int, new: int) -> Instance:
    """Some people with very different caseloads."""
    workers = tuple(
        Caseworker(
            id=f"w{place}", team="intake", weekly_minutes=60 * draw.choice((37, 30, 20)),
            skills=frozenset(t for t in TONGUES if draw.random() < 0.5),
            max_cases=draw.choice((None, None, held // people + 3)),
        )
        for place in range(people)
    )
    names = [worker.id for worker in workers]
    caseload = tuple(
        OpenCase(id=f"h{place:02}", **_facts(draw, place), caseworker=_biased(draw, names),
                 co_caseworker=draw.choice(names) if draw.random() < 0.1 else "",
                 assigned=TODAY - timedelta(days=draw.randrange(10, 900)),
                 frozen=draw.random() < 0.1)
        for place in range(held)
    )
    caseload = tuple(
        case for case in caseload if case.co_caseworker != case.caseworker
    )
    cases = tuple(Case(id=f"n{place}", **_facts(draw, 100 + place)) for place in range(new))
    return Instance(date=TODAY, model="danish-child-welfare", office="Random",
                    caseworkers=workers, cases=cases, caseload=caseload)


def with_somebody_away(draw: Random, day: Instance) -> Instance:
    """The day with one person on leave, whose cases others hold until then."""
    away = draw.choice([worker.id for worker in day.caseworkers])
    since, until = TODAY - timedelta(days=60), TODAY + timedelta(days=60)
    others = [worker.id for worker in day.caseworkers if worker.id != away]
    caseload = []
    for case in day.caseload:
        if case.caseworker == away:
            cover = draw.choice([who for who in others if who != case.co_caseworker])
            case = replace(  # noqa: PLW2901  # the same case, held by somebody else
                case, caseworker=cover, previous_caseworker=away, cover_until=until
            )
        elif case.co_caseworker == away:
            case = replace(case, co_caseworker="")  # noqa: PLW2901  # the same case, alone
        caseload.append(case)
    workers = tuple(
        replace(worker, absent_from=since, absent_to=until) if worker.id == away else worker
        for worker in day.caseworkers
    )
    return replace(day, caseworkers=workers, caseload=tuple(caseload))


def change(draw: Random, day: Instance, kind: str) -> Written:
    """One staff change of a kind."""
    here = [worker.id for worker in day.caseworkers if not worker.absent_from]
    away = [worker.id for worker in day.caseworkers if worker.absent_from]
    who = draw.choice(here)
    cells: Mapping[str, Any] = {
        "leaves": {"caseworker": who},
        "absent": {"caseworker": who, "from": "2026-11-23", "to": "2026-12-20"},
        "returns": {"caseworker": away[0] if away else who},
        "hours": {"caseworker": who, "weekly_hours": "20"},
        "capacity": {"caseworker": who, "percent": "60"},
        "joins": {"id": "new", "team": "intake", "weekly_hours": "37", "date": "2020-01-01"},
        "hand_over": {"case": draw.choice([case.id for case in day.caseload])},
    }[kind]
    return Written(kind, cells, {}, kind)


def rebalance(day: Instance, changes: list[Written], overrides: Mapping[str, str]) -> Rebalance:
    """The day after the changes, with these prices."""
    policy = load("danish-child-welfare", overrides)
    return Rebalance(
        restaff(day, policy, check(changes, day, vocabulary(policy))), priced(policy)
    )


def _facts(draw: Random, place: int) -> dict[str, Any]:
    return {
        "phase": "intake", "complexity": draw.choice(("simple", "complex", "very_complex")),
        "family": f"f{place // 2}" if draw.random() < 0.2 else "",
        "children": draw.choice((1, 1, 2)),
        "skills": frozenset(t for t in TONGUES if draw.random() < 0.15),
        "previous_caseworker": draw.choice(("", "", "w0", "w1")),
        "due": draw.choice((None, TODAY + timedelta(days=draw.randrange(1, 60)))),
    }


def _biased(draw: Random, names: list[str]) -> str:
    return names[min(draw.randrange(len(names)), draw.randrange(len(names)))]
