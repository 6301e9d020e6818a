"""What is explained of a rebalance is true: held to the plain model with the pair forced."""

from dataclasses import replace
from random import Random

import pytest

from assigner.explain.planned import Planned
from assigner.explain.ranking import Ranking
from assigner.explain.what_if import Trials
from assigner.rules.decisions import DecisionsRule
from assigner.scenarios.rebalancing import Rebalancing
from assigner.solve import Contradiction, Limits, Solved
from assigner.solve.dispatch import allocate_plainly
from assigner.statement import state
from tests.draws import drawn
from tests.rebalance.offices import CHEAP, change, office, rebalance

pytestmark = pytest.mark.landing

KINDS = ("leaves", "absent", "hand_over", "capacity")


def explained(seed: int) -> tuple[Planned, Trials]:
    """A rebalance as its plan is explained: with the moves it made by choice."""
    draw = Random(seed)
    day = office(draw, 4, 14, draw.choice((0, 2)))
    asked = rebalance(day, [change(draw, day, KINDS[seed % 4])], CHEAP)
    moving = Rebalancing(asked, Limits())
    point = list(moving.upto(moving.placed(), 3, only_last=True))[-1]
    problem, policy, found = point.rebalance.problem, point.rebalance.policy, point.outcome
    assert isinstance(found, Solved)
    planned = Planned(problem, policy.rules, policy.tiers, found.allocation)
    return planned, Trials(planned)


def hold(seed: int, most: int) -> int:
    planned, trials = explained(seed)
    asked = 0
    for case in tuple(planned.problem.cases)[:most]:
        ranking = Ranking(trials, case)
        ranked = {item.worker: item for item in ranking.ranked}
        for worker in planned.problem.workers:
            rules = planned.rules
            if not any(isinstance(rule, DecisionsRule) for rule in rules):
                rules = (*rules, trials.decisions)
            pinned = replace(planned.problem, pins=planned.problem.pins | {(case, worker)})
            plain = allocate_plainly(state(pinned, rules), planned.tiers, Limits())
            if isinstance(plain, Contradiction) or worker not in ranking.possible:
                assert worker not in ranked, (case, worker)
                continue
            assert isinstance(plain, Solved)
            costs = [item.value for item in plain.reached]
            told = [change.after for change in ranked[worker].difference.tiers]
            assert told == costs, (case, worker)
            own = [planned.costs[tier.name] for tier in planned.tiers]
            assert (ranked[worker].verdict == "possible_but_worse") == (costs[:-1] > own[:-1])
            asked += 1
    return asked


@pytest.mark.parametrize("seed", drawn(1, range(8)))
def test_every_answer_is_the_plain_models(seed: int) -> None:
    hold(seed, 2)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 160))
def test_many_more(seed: int) -> None:
    hold(seed, 20)
