"""What each load may gain is never told too narrow: held to every allocation there is."""

import itertools
from dataclasses import replace
from random import Random

import pytest

from assigner.policy import load
from assigner.solve.compact.load_bounds import spans
from tests.draws import looped
from tests.rebalance.offices import office


@pytest.mark.parametrize("seed", looped(1, range(12)))
def test_every_gain_as_even_is_within_its_span(seed: int) -> None:
    draw = Random(seed)
    day = office(draw, 3, draw.randrange(0, 9), 0)
    policy = load("danish-child-welfare")
    problem = policy.pose(replace(day, caseworkers=tuple(
        replace(worker, capacity_minutes=draw.choice((600, 900, 1500)))
        for worker in day.caseworkers
    )))
    weights = [draw.choice((20, 45, 70, 110)) for _ in range(6)]
    workers = tuple(problem.workers)

    def gained(choice: tuple[str, ...]) -> dict[str, int]:
        return {
            worker: sum(w for w, who in zip(weights, choice, strict=True) if who == worker)
            for worker in workers
        }

    def squares(gain: dict[str, int]) -> int:
        return sum(
            problem.steepness[w] * (problem.load_before[w] + gain[w]) ** 2 for w in workers
        )

    every = [gained(choice) for choice in itertools.product(workers, repeat=len(weights))]
    every.sort(key=squares)
    caps = dict.fromkeys(workers, sum(weights))
    narrow = 0
    for most in (squares(every[0]), squares(every[len(every) // 9])):
        found = spans(problem, every[0], caps, sum(weights), most)
        assert found.keys() == set(workers)
        for gain in every:
            if squares(gain) > most:
                break
            assert all(found[w][0] <= gain[w] <= found[w][1] for w in workers)
        narrow += sum(high - low < sum(weights) for low, high in found.values())
    assert narrow
