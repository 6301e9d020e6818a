"""No habit breaks a hard rule: the checker says so, under the whole Danish model."""

from datetime import date

import pytest
from benchmarks.families.municipality import instance
from benchmarks.question import Question

from assigner.baselines import NAMES, OFFICE, practise
from assigner.instance import Instance
from assigner.policy import load
from assigner.population.office import Wanted, office
from assigner.statement import state
from assigner.verify import judge, strangers
from tests.draws import covering, looped

POLICY = load("danish-child-welfare")
HARDER = load("finnish-law", {"rules.inflow_day.hard": "true", "rules.family_caseworker.hard":
                              "true"})


def day(seed: int, strength: str) -> Instance:
    return instance(Question("municipality", "18x24", strength, 1, (), seed))


@pytest.mark.parametrize("name", looped(1, [name for name in NAMES if name != OFFICE]))
@pytest.mark.parametrize("strength", looped(
    1, covering(["tight"], ["loose", "realistic", "tight"])))
def test_no_habit_breaks_a_hard_rule(name: str, strength: str) -> None:
    for policy in (POLICY, HARDER):
        for seed in range(4):
            problem = policy.pose(day(seed, strength), seed=seed)
            found = practise(name, state(problem, policy.rules), seed).allocation
            assert strangers(problem, found) == ()
            assert judge(problem, policy.rules, policy.tiers, found).breaches == ()


@pytest.mark.parametrize("name", looped(1, [name for name in NAMES if name != OFFICE]))
def test_rows_in_another_order_change_nothing(name: str) -> None:
    wanted = Wanted(20, 12, 1.0)
    made = office(wanted, "m", POLICY.weights, POLICY.capacities, 5, date(2026, 11, 23))
    turned = Instance(
        date=made.date, model=made.model, caseworkers=made.caseworkers[::-1],
        cases=made.cases[::-1], caseload=made.caseload[::-1],
    )
    first, second = (
        practise(name, state(POLICY.pose(one), POLICY.rules)).allocation for one in (made, turned)
    )
    assert first == second
