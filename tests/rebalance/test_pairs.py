"""A caseload of cases for two advisers: the plain model proves it, and it is the same plan."""

from random import Random

import pytest

from assigner.instance import Case, Caseworker, Instance
from assigner.policy import load
from assigner.solve import Limits, Solved
from assigner.solve.dispatch import DispatchParameters, allocate, by_patterns
from assigner.statement import state
from tests.draws import drawn
from tests.office import TODAY

PAIRS = DispatchParameters.plain_pairs


def office(draw: Random, pairs: int) -> Instance:
    """Five people of different hours, and new cases of which so many need two."""
    workers = tuple(
        Caseworker(id=f"w{at}", team="intake", weekly_minutes=60 * draw.choice((37, 30, 20)))
        for at in range(5)
    )
    cases = tuple(
        Case(id=f"n{at}", phase="intake", complexity=draw.choice(("simple", "complex")),
             two_advisers=at < pairs, weight_minutes=15 * draw.randint(2, 9),
             previous_caseworker=draw.choice(("", "w0", "w1")))
        for at in range(pairs + 1)
    )
    return Instance(date=TODAY, model="danish-child-welfare", office="Pairs",
                    caseworkers=workers, cases=cases, caseload=())


@pytest.mark.parametrize("seed", drawn(0, range(12)))
def test_the_plan_is_that_of_patterns(seed: int) -> None:
    policy = load("danish-child-welfare", {"rules.inflow_day.at": "5"})
    problem = policy.pose(office(Random(seed), PAIRS))
    statement = state(problem, policy.rules)
    plainly = allocate(statement, policy.tiers, Limits())
    patterns = by_patterns(statement, policy.tiers, Limits())
    assert isinstance(plainly, Solved)
    assert isinstance(patterns, Solved)
    assert plainly.engine == "plain"
    assert plainly.allocation == patterns.allocation
    assert plainly.tied == patterns.tied
    for mine, theirs in zip(plainly.reached, patterns.reached, strict=True):
        assert (mine.value, mine.bound, mine.proven) == (theirs.value, theirs.bound, True)


@pytest.mark.landing
def test_with_few_pairs_patterns_are_taken() -> None:
    policy = load("danish-child-welfare", {"rules.inflow_day.at": "5"})
    problem = policy.pose(office(Random(0), PAIRS - 3))
    outcome = allocate(state(problem, policy.rules), policy.tiers, Limits())
    assert isinstance(outcome, Solved)
    assert outcome.engine == "patterns"
