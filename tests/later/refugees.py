"""The setting of Ahani et al. (Operations Research 2024), made up.

Families come to a country week by week, and each goes to an affiliate that speaks its language,
has room for its size, and has not had all it can take in the year. Affiliates are caseworkers
here, families cases. What a family's place is worth is not looked at, only that it has one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random

import numpy as np

from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.kept_room import HUNDREDTHS, KeptRoom
from assigner.later.coming import Coming
from assigner.later.prices import prices
from assigner.later.room import later_office
from assigner.policy import Policy
from assigner.solve import Limits, Solved, solve

FIRST = date(2026, 1, 5)
LANGUAGES = {"arabic": 0.5, "swahili": 0.38, "spanish": 0.05, "burmese": 0.04, "karen": 0.03}
LARGE, SHARE_LARGE = "large", 0.05
RARE = 0.15
EQUAL_MINUTES = 6000
"""Of every affiliate: that it has few places does not show in its load."""
FAMILY_MINUTES = 60


@dataclass(frozen=True)
class Country:
    """Affiliates, and the families of each week of the year."""

    affiliates: tuple[Caseworker, ...]
    weeks: tuple[tuple[Case, ...], ...]
    a_week: float


def country(seed: int, affiliates: int = 18, weeks: int = 25, a_week: float = 16) -> Country:
    """As many families as there is room for, in the mean; few and small affiliates take all."""
    rng = Random(seed)
    sizes = [rng.lognormvariate(0, 0.3) * (0.5 if at % 4 == 0 else 1) for at in range(affiliates)]
    scale = 1.02 * weeks * a_week / sum(sizes)
    places = []
    for number, size in enumerate(sizes):
        # Few affiliates take families with rare languages, or large ones: one of four.
        spoken = {one for one, share in LANGUAGES.items() if share > RARE or number % 4 == 0}
        large = {LARGE} if number % 4 == 0 else set()
        room = max(2, round(size * scale))
        places.append(Caseworker(
            id=f"A{number:02}", team="measures", weekly_minutes=37 * 60, max_cases=room,
            skills=frozenset(spoken | large), capacity_minutes=EQUAL_MINUTES,
        ))
    names = count()
    return Country(tuple(places), tuple(
        tuple(
            Case(
                id=f"F{next(names):04}", phase="measures", complexity="simple",
                weight_minutes=FAMILY_MINUTES, skills=frozenset(
                    {rng.choices([*LANGUAGES], [*LANGUAGES.values()])[0]}
                    | ({LARGE} if rng.random() < SHARE_LARGE else set())
                ),
            )
            for _ in range(round(rng.gauss(a_week, a_week**0.5)))
        )
        for _ in range(weeks)
    ), a_week)


def placed(of: Country, policy: Policy) -> int:
    """How many families are placed in the year, week by week; who is not goes elsewhere."""
    held: list[OpenCase] = []
    for week, families in enumerate(of.weeks):
        facts = Instance(
            date=FIRST + timedelta(weeks=week), model=policy.name, caseworkers=of.affiliates,
            cases=families, caseload=tuple(held),
        )
        kept = _kept(of, facts, policy, len(of.weeks) - week - 1)
        day = policy.pose(facts, kept=kept)
        outcome = solve(day, policy.rules, policy.tiers, Limits(ties=False))
        assert isinstance(outcome, Solved)
        held += [
            day.cases[name].opened(seats.caseworker, None, facts.date)
            for name, seats in outcome.allocation.seats.items()
        ]
    return len(held)


def _kept(of: Country, facts: Instance, policy: Policy, weeks: int) -> Mapping[str, KeptRoom]:
    """Prices of the weeks that are left: nobody leaves, and how often which come is known."""
    if policy.looks_ahead is None or not weeks:
        return {}
    kinds, rates = list[Case](), list[float]()
    for language, share in LANGUAGES.items():
        for large, part in ((set(), 1 - SHARE_LARGE), ({LARGE}, SHARE_LARGE)):
            kinds.append(Case(
                id=f"K{len(kinds)}", phase="measures", complexity="simple",
                weight_minutes=FAMILY_MINUTES, skills=frozenset({language} | large),
            ))
            rates.append(of.a_week * share * part)
    ahead = Coming(tuple(kinds), tuple(rates), {"measures": 0.0}, 52)
    found = prices(later_office(facts, policy, ahead, weeks), ahead, weeks)
    return {
        who: KeptRoom(round(unit * HUNDREDTHS), each=round(case * HUNDREDTHS))
        for who, (unit, case) in found.of.items() if round((unit + case) * HUNDREDTHS) > 0
    }


def hindsight(of: Country) -> int:
    """The most that could have been placed, everything known: no more than a linear bound."""
    families = [one for week in of.weeks for one in week]
    pairs = [
        (at, place) for at, one in enumerate(families)
        for place, who in enumerate(of.affiliates) if one.skills <= who.skills
    ]
    each = np.zeros((len(families) + len(of.affiliates), len(pairs)))
    for column, (at, place) in enumerate(pairs):
        each[at, column] = each[len(families) + place, column] = 1
    room = [1] * len(families) + [who.max_cases or 0 for who in of.affiliates]
    from scipy.optimize import linprog  # noqa: PLC0415  # few tests need it

    found = linprog(-np.ones(len(pairs)), A_ub=each, b_ub=room, method="highs")
    assert found.fun is not None, found.message
    return int(-found.fun + 1e-6)
