"""Prices beside greedy and hindsight where room is a quota of the year: 95 % of hindsight."""

from dataclasses import replace

import pytest

from assigner.policy import Policy, load
from tests.draws import drawn
from tests.later.refugees import country, hindsight, placed

FREE = {"rules.stock_ceiling.at.value": "1000"}


def model(name: str) -> Policy:
    found = load(name, FREE)
    gone = {"inflow_day", "inflow_week"}
    return replace(found, rules=tuple(one for one in found.rules if one.name() not in gone))


@pytest.mark.parametrize("seed", drawn(0, range(6)))
def test_nearly_as_many_are_placed_as_could_have_been(seed: int) -> None:
    of = country(seed)
    best = hindsight(of)
    greedy, priced = (placed(of, model(name)) for name in (
        "danish-child-welfare", "danish-kept-for-later"))
    assert greedy <= best
    assert priced <= best
    assert priced >= 0.95 * best
    assert priced > greedy
