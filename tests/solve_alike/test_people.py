"""Even loads among alike people, against the plain model and what was planted."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from assigner.instance import Case, Caseworker, OpenCase
from assigner.objective import Measure, Tier
from assigner.objectives.balance import Balance
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.solve import Limits, Solved
from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.alike.people import by_weights
from assigner.solve.compact.engine import Compact
from assigner.solve.dispatch import allocate
from assigner.solve.parts import whole
from assigner.statement import state
from assigner.verify import disagreements
from tests.draws import drawn
from tests.office import case, held, problem, worker

KINDS: tuple[Measure, ...] = ("sumsq", "minmax")


def tiers(kind: Measure) -> tuple[Tier, ...]:
    return (Unassigned(), Balance(kind), TieBreak())


def office(weights: list[int], capacities: list[int], carried: list[int]) -> Problem:
    people: list[Caseworker] = [
        worker(f"w{at:02}", capacity_minutes=each) for at, each in enumerate(capacities)
    ]
    cases: list[Case] = [
        case(f"c{at:03}", weight_minutes=each) for at, each in enumerate(weights)
    ]
    load: list[OpenCase] = [
        held(f"h{at:02}", f"w{at:02}", weight_minutes=each)
        for at, each in enumerate(carried) if each
    ]
    return problem(people, cases, load)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", drawn(8, range(25)))
def test_small_offices_are_as_even_as_the_plain_model_proves(
    seed: int, kind: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AlikeParameters, "many_cases", 1)
    monkeypatch.setattr(AlikeParameters, "people_a_type", 1)
    rng = Random(seed)
    people = rng.randrange(2, 4)
    step = rng.choice((1, 30))
    weights = [step * rng.randrange(1, 40) for _ in range(rng.randrange(6, 9))]
    capacities = [rng.choice((600, 900)) for _ in range(people)]
    carried = [step * rng.choice((0, 0, 25)) for _ in range(people)]
    day = office(weights, capacities, carried)
    statement = state(day, ())
    part = whole(statement)
    made = by_weights(statement, part, tiers(kind)[:2], lambda: Compact(statement, part))
    assert made is not None
    found = made.minimise(Balance(kind).costs(day), Limits())
    plain = Compact(statement, part)
    plain.keep(Unassigned().costs(day), (0,))
    known = plain.minimise(Balance(kind).costs(day), Limits())
    assert found is not None
    assert known is not None
    assert known.proven
    assert found.bound <= known.value <= found.value
    assert found.proven
    assert made.cost_of(Balance(kind).costs(day), found.seats) == found.value


@pytest.mark.landing
@pytest.mark.parametrize("kind", [pytest.param("sumsq", marks=pytest.mark.long), "minmax"])
def test_a_planted_even_deal_is_found_and_proven(kind: Measure) -> None:
    rng, people, share = Random(7), 24, 480
    weights: list[int] = []
    for _ in range(people):
        cuts = [0, *sorted(rng.sample(range(1, share), rng.choice((1, 2, 2)))), share]
        weights += [after - before for before, after in pairwise(cuts)]
    day = office(weights, [960] * people, [])
    found = allocate(state(day, ()), tiers(kind), Limits())
    assert isinstance(found, Solved)
    assert found.engine == "alike"
    balance = found.reached[1]
    assert balance.proven
    assert balance.tier.shown(day, balance.value) == (
        pytest.approx(50 if kind == "minmax" else people * share / 2 / 60)
    )
    claimed = {item.tier.name: item.value for item in found.reached}
    assert disagreements(day, (), tiers(kind), found.allocation, claimed) == ()
    assert found.tied == frozenset(day.cases)
    shuffled = replace(day.instance, cases=tuple(reversed(day.instance.cases)))
    again = allocate(state(replace(day, instance=shuffled), ()), tiers(kind), Limits())
    assert isinstance(again, Solved)
    assert again.allocation == found.allocation
