"""A made-up office has the size, load and eligibility that were asked for."""

from datetime import date

import pytest

from assigner.policy import load
from assigner.population.office import STRENGTHS, Wanted, office
from assigner.solve import Solved, solve
from tests.draws import looped

DAY = date(2026, 11, 23)
POLICY = load("danish-child-welfare")


@pytest.mark.parametrize("strength", STRENGTHS)
@pytest.mark.parametrize("loaded", looped(1, [0.6, 1.4]))
def test_size_load_and_that_it_can_be_solved(strength: str, loaded: float) -> None:
    wanted = Wanted(30, 9, loaded, strength=strength)
    made = office(wanted, "danish-child-welfare", POLICY.weights, POLICY.capacities, 1, DAY)
    problem = POLICY.pose(made)
    assert len(made.caseworkers) == 30
    assert len(made.cases) == 9
    mean = sum(problem.load_before.values()) / sum(problem.capacity.values())
    assert mean == pytest.approx(loaded, rel=0.12)
    outcome = solve(problem, POLICY.rules, POLICY.tiers)
    assert isinstance(outcome, Solved)
    if strength == "tight":
        eligible = outcome.statement.candidates.takes.values()
        assert all(1 <= len(who) <= 5 for who in eligible)


def test_chosen_teams_only() -> None:
    wanted = Wanted(8, 4, teams=("measures",))
    made = office(wanted, "danish-child-welfare", POLICY.weights, POLICY.capacities, 1, DAY)
    assert {worker.team for worker in made.caseworkers} == {"measures"}
    assert {case.phase for case in made.cases} == {"measures"}
