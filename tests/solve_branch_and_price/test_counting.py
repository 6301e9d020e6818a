"""Alike cases counted: the same plan, bounds and ties as by name."""

import random
from dataclasses import dataclass, replace

import pytest

from assigner.allocation import Allocation
from assigner.instance import Case
from assigner.objective import Costs, Tier
from assigner.objectives.balance import Balance
from assigner.objectives.fit import Fit
from assigner.objectives.over_norm import OverNorm
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve import Limits, Solved
from assigner.solve.branch_and_price.counting import CountedPart, Kept
from assigner.solve.branch_and_price.state import PartState
from assigner.solve.columns.aggregation import CaseKinds
from assigner.solve.dispatch import allocate_plainly, by_patterns
from assigner.statement import state
from tests import office
from tests.solve_branch_and_price.days import TEAMS, small

pytestmark = pytest.mark.landing


@dataclass(frozen=True)
class Prices(Tier):
    """Loads, and a price for each seat: of the case, and of who knew it before."""

    name: str = "prices"
    unit: str = "hours"

    def costs(self, problem: Problem) -> Costs:
        """A price for each case that is the same whoever takes it, but for one."""
        def price(case: str, worker: str) -> int:
            known = problem.cases[case].previous_caseworker == worker
            return 10**9 * (1 + len(case) + int(case[-1])) // (2 if known else 1)

        return Costs(balance="sumsq", takes=price)

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """Never asked where all is proven."""
        raise NotImplementedError

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """As it is."""
        del problem
        return float(cost[0])


TIERS = (Unassigned(), OverNorm(), Prices(), Balance(), Fit(1, 3), TieBreak())


def alike(seed: int) -> tuple[Problem, tuple[Rule, ...]]:
    """A small day with each case two or three times, alike but for what it is about."""
    draw = random.Random(seed)
    day, rules = small(seed)
    cases: list[Case] = []
    for case in list(day.instance.cases)[:3]:
        for copy in range(draw.randint(2, 3)):
            topics = frozenset(draw.sample(["abuse", "school", "violence"], draw.randint(0, 2)))
            cases.append(replace(case, id=f"{case.id}{copy}", topics=topics, family=""))
    people, held = day.instance.caseworkers, day.instance.caseload
    problem = office.problem(list(people), cases, list(held), takes_phase=TEAMS, seed=seed)
    return problem, rules


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many cases each part that was counted had; counting spares one case or more."""
    found: list[int] = []
    begin = CountedPart.__init__

    def noted(self: CountedPart, search: PartState, kinds: CaseKinds, kept: Kept) -> None:
        found.append(sum(len(kind) for kind in kinds.each))
        begin(self, search, kinds, kept)

    monkeypatch.setattr("assigner.solve.branch_and_price.counting.SPARED", 1)
    monkeypatch.setattr(CountedPart, "__init__", noted)
    return found


def hold_together(seeds: range) -> None:
    for seed in seeds:
        problem, rules = alike(seed)
        statement = state(problem, rules)
        counted = by_patterns(statement, TIERS, Limits())
        plain = allocate_plainly(statement, TIERS, Limits())
        assert type(counted) is type(plain), seed
        if isinstance(counted, Solved) and isinstance(plain, Solved):
            assert [(r.tier.name, r.value, r.bound) for r in counted.reached] == [
                (r.tier.name, r.value, r.bound) for r in plain.reached
            ], seed
            assert counted.allocation == plain.allocation, seed
            assert counted.tied == plain.tied, seed


def test_counted_cases_are_dealt_as_the_plain_model_deals_them(counts: list[int]) -> None:
    hold_together(range(9))
    hold_together(range(329, 330))  # cases alike but for how urgent they are, and one is left
    assert len(counts) >= 3


@pytest.mark.long
def test_counted_cases_on_many_days(counts: list[int]) -> None:
    hold_together(range(9, 600))
    assert counts
