"""12.722 "cannot be below" was one of moves on top of one placement: 12.583 is there."""

from tests.faults.rebalanced import rebalanced, tiers


def test_placing_and_moving_are_proven_together() -> None:
    found = tiers(rebalanced(
        "rebalance-cannot-be-below-is-no-bound/day", "--returns", "W1", "--max-moves", "2"))
    assert round(found["moves"]["value"], 3) == round(found["moves"]["bound"], 3) == 12.583
    assert found["moves"]["proven"]
    assert all(tier["over"] is None for tier in found.values())
