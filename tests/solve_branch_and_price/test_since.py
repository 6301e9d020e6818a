"""From an earlier plan the engine finds what it finds from nothing, whatever that plan knew."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from assigner.objective import Measure, Tier
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve import Limits, Solved
from assigner.solve.dispatch import allocate
from assigner.solve.earlier_plan import EarlierPlan, NamedDuals
from assigner.statement import state
from tests.draws import drawn
from tests.properties.offices import draw

MEASURES: tuple[Measure, ...] = ("sumsq", "leximax", "minmax")


def some_of(problem: Problem, rng: Random) -> Problem:
    """The day as it was: without one or two of its cases."""
    gone = set(rng.sample(sorted(problem.cases), rng.choice((1, 1, 2))))
    facts = replace(
        problem.instance, cases=tuple(c for c in problem.instance.cases if c.id not in gone)
    )
    return replace(
        problem, instance=facts, known={},
        pins=frozenset(pin for pin in problem.pins if pin[0] not in gone),
        forbids=frozenset(pair for pair in problem.forbids if pair[0] not in gone),
    )


def found(
    problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], since: EarlierPlan | None = None
) -> Solved | None:
    statement = state(problem, rules)
    outcome = allocate(statement, tiers, Limits(), since=since or EarlierPlan({}))
    return outcome if isinstance(outcome, Solved) else None


def hold(seed: int, kind: Measure, cases: int, workers: int) -> None:
    day, rng = draw(seed, kind, cases=cases, workers=workers, pairs=cases // 5), Random(seed)
    morning = found(some_of(day.problem, rng), day.rules, day.tiers)
    scratch = found(day.problem, day.rules, day.tiers)
    known = EarlierPlan({}) if morning is None else EarlierPlan(
        morning.allocation.seats, morning.duals
    )
    for since in (known, EarlierPlan(known.seats), spoilt(known, rng)):
        again = found(day.problem, day.rules, day.tiers, since)
        assert (again is None) == (scratch is None)
        if again is not None and scratch is not None and scratch.proven:
            assert again.reached == scratch.reached
            assert again.allocation == scratch.allocation
            assert again.tied == scratch.tied


def spoilt(known: EarlierPlan, rng: Random) -> EarlierPlan:
    """The same with duals and people that nobody found: nothing of them is believed."""
    people = sorted({who for seats in known.seats.values() for who in seats if who})
    seats = {
        case: who._replace(caseworker=rng.choice(people)) for case, who in known.seats.items()
    }

    def off(each: NamedDuals) -> NamedDuals:
        rows = {name: dual + rng.randint(-dual - 9, dual + 9) if dual >= 0 else -dual
                for name, dual in each.rows.items()}
        return replace(each, rows=rows, kept=tuple(-most - 1 for most in each.kept))

    return EarlierPlan(seats, tuple(off(each) for each in known.duals))


@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("seed", drawn(4, range(60)))
def test_it_is_the_plan_from_nothing(seed: int, kind: Measure) -> None:
    hold(seed, kind, cases=7 + seed % 5, workers=4 + seed % 3)


@pytest.mark.long
@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("seed", range(60, 460))
def test_it_is_the_plan_from_nothing_on_many_days(seed: int, kind: Measure) -> None:
    hold(seed, kind, cases=6 + seed % 9, workers=4 + seed % 5)
