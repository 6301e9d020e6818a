"""With moves by choice each part of the office keeps to its own norms, and is solved by itself."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from assigner.allocation import Allocation, Seats
from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.objective import Tier
from assigner.scenarios.optional_moves import Choice
from assigner.scenarios.rebalance import Rebalance
from assigner.scenarios.rebalancing import Point, Rebalancing
from assigner.solve import Limits, Solved, dispatch
from assigner.solve.dispatch import allocate
from assigner.statement import Statement, state
from assigner.verify import judge
from tests.office import TODAY
from tests.rebalance.offices import CHEAP, rebalance

pytestmark = pytest.mark.landing

SKILLS = ("arabic", "somali")
NORMS = {"rules.stock_ceiling.at": "2", "rules.inflow_day.at": "1"}


def two_teams(new: int = 2) -> Instance:
    """Two halves that share nobody: each with one who has much, one who has little, new cases."""
    workers = tuple(
        Caseworker(
            id=f"{skill[0]}{at}",
            team="intake",
            weekly_minutes=60 * 37,
            hired=TODAY - timedelta(days=4000),
            capacity_minutes=60 * (20 + 7 * at),
            skills=frozenset({skill}),
        )
        for skill in SKILLS
        for at in range(3)
    )
    held = tuple(
        OpenCase(
            id=f"{skill}-h{at}",
            phase="intake",
            complexity="simple",
            weight_minutes=60 * 5,
            caseworker=f"{skill[0]}{at // 4}",
            assigned=TODAY - timedelta(days=10 + at),
            skills=frozenset({skill}),
        )
        for skill in SKILLS
        for at in range(6)
    )
    cases = tuple(
        Case(
            id=f"{skill}-n{at}",
            phase="intake",
            complexity="simple",
            weight_minutes=60 * (2 + at),
            skills=frozenset({skill}),
        )
        for skill in SKILLS
        for at in range(new)
    )
    return Instance(
        date=TODAY,
        model="danish-child-welfare",
        office="Two",
        caseworkers=workers,
        cases=cases,
        caseload=held,
    )


def asked() -> Rebalance:
    return rebalance(two_teams(), [], CHEAP | NORMS)


def moved(day: Rebalance) -> tuple[Choice, Point]:
    moving = Rebalancing(day, Limits())
    first = moving.placed()
    assert isinstance(first.outcome, Solved)
    (point,) = moving.upto(first, 2, only_last=True)
    return Choice(day, first.outcome.allocation, first.outcome.reached), point


def test_the_plan_is_solved_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*given: object) -> None:
        raise AssertionError(given)

    statement, tiers = _stated(asked())
    monkeypatch.setattr(dispatch, "joined", never)
    with pytest.raises(AssertionError):
        allocate(statement, tiers, Limits())  # without moves to keep to, parts are joined
    _, point = moved(asked())
    assert isinstance(point.outcome, Solved)
    assert point.rebalance.choice
    assert point.outcome.proven
    assert point.outcome.ties_sought


def _stated(day: Rebalance) -> tuple[Statement, tuple[Tier, ...]]:
    """The day with the cases that move by choice among its cases."""
    _, point = moved(day)
    policy = point.rebalance.policy
    return state(point.rebalance.problem, policy.rules), policy.tiers


def every(day: Rebalance) -> list[Allocation]:
    problem, possible = day.problem, state(day.problem, day.policy.rules).candidates.takes
    return [
        Allocation({case: Seats(who) for case, who in zip(problem.cases, chosen, strict=True)})
        for chosen in product(*(possible[case] for case in problem.cases))
    ]


def test_and_is_the_best_of_those_it_says() -> None:
    _, point = moved(asked())
    day = point.rebalance
    assert isinstance(point.outcome, Solved)
    names = {tier.name for tier in day.policy.tiers}
    assert set(point.over) <= {r.tier.name for r in point.outcome.reached if r.proven} <= names
    costs = []
    tiers: tuple[Tier, ...] = day.policy.tiers
    for allocation in every(day):
        counted = judge(day.problem, day.policy.rules, tiers, allocation)
        if not counted.breaches:
            costs.append(tuple(counted.costs[tier.name] for tier in tiers))
    assert min(costs) == tuple(item.value for item in point.outcome.reached)


def test_an_unproven_tier_is_proven_among_nothing() -> None:
    choice, point = moved(asked())
    assert isinstance(point.outcome, Solved)
    reached = tuple(
        replace(item, proven=False) if item.tier.name in ("fit", "tie_break") else item
        for item in point.outcome.reached
    )
    cut = replace(point, outcome=replace(point.outcome, reached=reached))
    moving = Rebalancing(choice.rebalance, Limits())
    together = choice.question.least(2, choice.placed, Limits())
    told = moving._told(cut, choice, replace(together, decided=choice.question.at + 1))
    assert "balance" in told.over
    assert not {"fit", "tie_break"} & told.over.keys()
