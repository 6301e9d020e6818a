"""What a proof shows is true of every allocation of a small day; what is false, none shows."""

from random import Random

import pytest

from assigner.proof.check import ProofSubject, ShownTier, check
from assigner.solve import Limits, Solved, solve
from assigner.solve.proving.builder import proof_of
from tests.oracle import allocations, best
from tests.proof.made import claimed
from tests.properties.offices import Drawn, draw

pytestmark = pytest.mark.landing

SEEDS, MORE = (3, 14), range(20, 600)


def shown(subject: ProofSubject) -> list[ShownTier]:
    return check(proof_of(subject, 20), subject)


@pytest.mark.parametrize("kind", ["sumsq", "leximax", "minmax"])
@pytest.mark.parametrize(
    "seed", [*SEEDS, *(pytest.param(seed, marks=pytest.mark.long) for seed in MORE)]
)
def test_a_solved_day_is_shown_and_a_worse_plan_is_not(seed: int, kind: str) -> None:
    day = draw(seed, kind, 3)  # type: ignore[arg-type]
    solved = solve(day.problem, day.rules, day.tiers, Limits(ties=False))
    possible = best(day.problem, day.rules, day.tiers)
    assert bool(possible) == isinstance(solved, Solved)
    if isinstance(solved, Solved):
        subject = claimed(day, solved.allocation)
        assert subject is not None
        found = shown(subject)
        assert [item.grade for item in found] == ["prices"] * len(day.tiers)
        assert [item.least for item in found] == [
            possible[0].costs[tier.name] for tier in day.tiers
        ]
        _worse(day, seed, [possible[0].costs[tier.name] for tier in day.tiers])


def _worse(day: Drawn, seed: int, least: list[tuple[int, ...]]) -> None:
    """No proof of an allocation that is not the best shows the tier in which it is worse."""
    every = list(allocations(day.problem))
    Random(seed).shuffle(every)
    tried = 0
    for allocation in every:
        subject = claimed(day, allocation)
        if subject is None or [claim.cost for claim in subject.claims] == least:
            continue
        where = next(
            at for at, claim in enumerate(subject.claims) if claim.cost != least[at]
        )
        assert shown(subject)[where].grade != "prices"
        tried += 1
        if tried == 3:
            return
