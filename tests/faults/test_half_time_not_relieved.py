"""Moves by choice took a receiver's soft ceiling as hard: 34.573 was called the least."""

import pytest

from tests.faults.rebalanced import rebalanced, tiers


@pytest.mark.landing
def test_somebody_above_a_soft_ceiling_receives_where_the_norms_lose_nothing() -> None:
    day = "half-time-not-relieved"
    one = tiers(rebalanced(day, "--hours", "A=18.5", "--max-moves", "1"))
    decided = tiers(rebalanced(day, "--hours", "A=18.5", "--hand-over", "a00=B",
                               "--max-moves", "0"))
    assert one["over_norm"]["value"] == decided["over_norm"]["value"] == 27
    assert round(one["moves"]["value"], 3) == round(decided["moves"]["value"], 3) == 32.504
    assert tiers(rebalanced(day, "--hours", "A=18.5"))["moves"]["value"] < 32.504


def test_the_curve_says_where_no_more_pay_and_never_rises() -> None:
    curve = rebalanced("half-time-not-relieved", "--hours", "A=18.5", "--curve")["curve"]
    values = [next(t["value"] for t in point["tiers"] if t["name"] == "moves") for point in curve]
    assert values == sorted(values, reverse=True)
    (stops,) = [point["moves"] for point in curve if point["stops_paying"]]
    assert values[stops] == values[-1] < values[stops - 1]
