"""Where down to some number above the norms all is as good, answers are of the day as a whole."""

from dataclasses import replace

import pytest

from assigner.explain.planned import Planned
from assigner.explain.what_if import Trials
from assigner.rules.decisions import DecisionsRule
from assigner.solve import Contradiction, Limits, Solved, solve
from assigner.solve.dispatch import allocate_plainly
from assigner.statement import state
from tests.oracle import best
from tests.properties.offices import draw


@pytest.mark.landing
@pytest.mark.parametrize("seed", [9, 11, 12, 292])
def test_what_is_forced_is_the_plain_models(seed: int) -> None:
    day = draw(seed, cases=4, workers=3, pairs=0, decisions=False)
    placed = solve(day.problem, day.rules, day.tiers)
    assert isinstance(placed, Solved)
    over = {item.tier.name: item.value[0] for item in placed.reached}["over_norm"]
    tiers = tuple(tier.down_to(over + 2) for tier in day.tiers)
    found = solve(day.problem, day.rules, tiers)
    assert isinstance(found, Solved)
    trials = Trials(Planned(day.problem, day.rules, tiers, found.allocation, found.proven))
    rules = {rule.name(): rule for rule in (*day.rules, trials.decisions)}.values()
    asked = 0
    for case, workers in trials.planned.statement.candidates.takes.items():
        for worker in workers:
            pinned = replace(day.problem, pins=frozenset({(case, worker)}))
            plain = allocate_plainly(state(pinned, tuple(rules)), tiers, Limits())
            trial = trials.forced(case, worker)
            if isinstance(plain, Contradiction):
                assert trial is None
                continue
            assert trial is not None
            assert isinstance(plain, Solved)
            assert [trial.costs[item.tier.name] for item in plain.reached] == [
                item.value for item in plain.reached
            ]
            asked += 1
    assert asked > 2


def test_norms_after_another_tier_are_enough_too() -> None:
    """Fit, then norms, then what is left: a part is held to its least given the tiers before."""
    day = draw(292, cases=4, workers=3, pairs=0, decisions=False)
    assert [tier.name for tier in day.tiers][:3] == ["fit", "over_norm", "unassigned"]
    tiers = tuple(tier.down_to(2) for tier in day.tiers)
    for case, worker in (("c0", "w2"), ("c3", "w0")):
        pinned = replace(day.problem, pins=frozenset({(case, worker)}))
        rules = {rule.name(): rule for rule in (*day.rules, DecisionsRule.among(day.rules))}
        found = solve(pinned, tuple(rules.values()), tiers)
        assert isinstance(found, Solved)
        (there,) = best(pinned, tuple(rules.values()), tiers)
        assert {item.tier.name: item.value for item in found.reached} == dict(there.costs)
