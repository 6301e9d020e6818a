"""A balance kept with room to spare: more patterns are allowed than can be listed."""

import pytest

from assigner.policy import load
from assigner.solve.branch_and_price.parameters import TierSolveParameters
from assigner.solve.dispatch import allocate
from assigner.solve.limits import Limits
from assigner.solve.outcome import Solved
from assigner.statement import state
from tests.solve_branch_and_price.days import large, tiers

pytestmark = pytest.mark.landing


def test_tiers_after_a_balance_with_much_room_are_proven(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(TierSolveParameters, "listed_last", 300)
    policy = load("danish-child-welfare", {})
    statement = state(policy.pose(large(14, 24, "loose")), policy.rules)
    outcome = allocate(statement, tiers(tolerance="0.5"), Limits(60))
    assert isinstance(outcome, Solved)
    assert all(item.proven for item in outcome.reached)
