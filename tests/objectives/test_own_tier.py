"""A soft rule with a tier of its own: as few people as can be are given something."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import pytest

from assigner.allocation import Allocation
from assigner.objective import Costs, Tier
from assigner.objectives.unassigned import Unassigned
from assigner.policy.agree import disagreements
from assigner.problem import Problem
from assigner.rule import Bond, Breach, Rule
from assigner.solve import Solved, solve
from assigner.words import Words, say
from tests.objectives.fixed import engine_counts
from tests.office import case, problem, worker
from tests.oracle import allocations
from tests.rules.days import make

DAY = problem(
    [worker("x"), worker("y"), worker("z")], [case("a"), case("b", two_advisers=True), case("c")],
)
MORE = say("one more is given something")


class FewPeople(Rule):
    """One bond over all cases of the day."""

    title: ClassVar[str] = "few people"
    soft_tier: ClassVar[str] = "people"

    def bonds(self, problem: Problem) -> Iterable[Bond]:
        yield Bond("the day", tuple(problem.cases), MORE)

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        people = {seats.caseworker for seats in allocation.seats.values()}
        if len(people) > 1:
            yield self.breach("the day", MORE, len(people) - 1)


@dataclass(frozen=True)
class People(Tier):
    """What the rule counts."""

    heading: ClassVar[Words] = say("people")
    asks: ClassVar[Words] = say("Few people are given something.")

    name: str = "people"
    unit: str = "people"

    def costs(self, problem: Problem) -> Costs:
        return Costs(soft="people")

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        return (soft,)

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        return cost[0]


@pytest.mark.landing
def test_the_engine_counts_what_the_rule_does() -> None:
    rule = make(FewPeople).model_copy(update={"hard": False})
    for allocation in [*allocations(DAY)][::3]:
        soft = sum(breach.amount for breach in rule.breaches(DAY, allocation)) * rule.price
        found = engine_counts(DAY, (rule,), (People(),), allocation)["people"]
        assert found == People().measure(DAY, allocation, soft)


def test_points_are_not_asked_for() -> None:
    rule = FewPeople.model_validate({"kind": "policy", "hard": False, "status": "assumed"})
    assert rule.price == 1
    outcome = solve(DAY, (rule,), (Unassigned(), People()))
    assert isinstance(outcome, Solved)
    assert outcome.proven
    assert [reached.value for reached in outcome.reached] == [(0,), (0,)]


def test_a_model_without_its_tier_is_refused() -> None:
    rule = FewPeople.model_validate({"kind": "policy", "hard": False, "status": "assumed"})
    told = [
        (fault.path, str(fault.words))
        for fault in disagreements({"tiers": ["unassigned"]}, {"few": rule}, {})
        if fault.path[0] == "rules"
    ]
    (((_, name, key), words),) = told
    assert (name, key) == ("few", "hard")
    assert "its tier, people, is not among the tiers" in words
