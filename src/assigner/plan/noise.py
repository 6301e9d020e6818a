"""The tolerance a plan took from the noise of its weights: written, read back and counted again.

What cannot be seen without a solver is whether there is something still more even in a draw: that
would only make the noise, and the tolerance, larger. So it is never said to be more than it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from assigner.allocation import Allocation, Seats
from assigner.documents.plan import TierProof
from assigner.documents.stability import NoiseDrawRow, NoiseRow, NoiseSeatRow
from assigner.drawn_weights import DrawnWeights
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.solve.balance_noise import DIGITS, BalanceNoise, NoiseDraw, noisy_at, tolerance_of
from assigner.verify import judge, strangers
from assigner.words import Words, say

NOBODY: Final = Seats("", None)


def noise_row(noise: BalanceNoise, problem: Problem, policy: Policy) -> NoiseRow:
    """As a plan says it."""
    at = noisy_at(policy.tiers)
    assert at is not None, "only a model that asks for it has it"
    given_up = noise.given_up(problem, policy.tiers[at])
    return NoiseRow(
        points=float(tolerance_of(given_up)),
        least=tuple(_seat(case, seats) for case, seats in sorted(noise.least.items())),
        draws=tuple(
            NoiseDrawRow(given_up=round(points, 6), proven=draw.proven, moved=tuple(
                _seat(case, draw.seats.get(case, NOBODY))
                for case in sorted(noise.least.keys() | draw.seats.keys())
                if noise.least.get(case) != draw.seats.get(case)
            ))
            for points, draw in zip(given_up, noise.draws, strict=True)
        ),
    )


def claimed_noise(row: NoiseRow | None) -> BalanceNoise | None:
    """The allocations that a plan names."""
    if row is None:
        return None
    least = _seats(row.least)
    return BalanceNoise(least, tuple(
        NoiseDraw(_laid_over(least, draw.moved), draw.proven) for draw in row.draws
    ))


def tolerance_claimed(row: NoiseRow) -> Fraction:
    """Percentage points, as they are told: whole parts of one."""
    return Fraction(round(row.points * DIGITS), DIGITS)


def noise_faults(
    row: NoiseRow | None, tiers: Sequence[TierProof], problem: Problem, policy: Policy
) -> Iterator[Words]:
    """What does not hold: a draw that breaks rules, or is worse before balance; another mean.

    `tiers`: what the plan claims of them.
    """
    at, noise = noisy_at(policy.tiers), claimed_noise(row)
    if at is None or noise is None or row is None:
        if (at is None) != (row is None):
            yield say("the model and the plan disagree whether the tolerance is from the weights")
        return
    free = problem.without_decisions()
    weights, before = DrawnWeights(free), policy.tiers[:at]
    for number, draw in enumerate(noise.draws):
        day = weights.problem(number)
        least, best = Allocation(noise.least), Allocation(draw.seats)
        if strangers(free, least) or strangers(free, best):
            yield say("the noise of the balance names what the day does not have")
            return
        mine, theirs = (judge(day, policy.rules, before, one) for one in (least, best))
        if mine.breaches or theirs.breaches or any(
            mine.costs[tier.name] > theirs.costs[tier.name] for tier in before
        ):
            yield say("draw {number} of the noise of the balance is no allocation as good in the "
                      "tiers before", number=number)
            return
    if noise.draws and not _best(noise.least, tiers, problem, policy):
        yield say("the noise of the balance is not counted from the most even allocation")
    counted = float(tolerance_of(noise.given_up(problem, policy.tiers[at])))
    if counted != row.points:
        yield say("the tolerance of the balance is {found} points, counted {value}",
                  found=row.points, value=counted)


def _best(
    least: Mapping[str, Seats], tiers: Sequence[TierProof], problem: Problem, policy: Policy
) -> bool:
    """Whether it is as good today as the plan says that the best is; with pins, no worse."""
    at = noisy_at(policy.tiers) or 0
    costs = judge(problem.without_decisions(), policy.rules, policy.tiers, Allocation(least)).costs
    mine = [costs[tier.name] for tier in policy.tiers[:at]]
    if mine > [claimed.cost for claimed in tiers[:at]]:
        return False
    balance, claimed = policy.tiers[at], tiers[at]
    if problem.pins or problem.forbids or not claimed.proven:
        return True
    return balance.shown(problem, costs[balance.name]) == claimed.bound


def _seat(case: str, seats: Seats) -> NoiseSeatRow:
    return NoiseSeatRow(case=case, caseworker=seats.caseworker or None,
                        co_caseworker=seats.co_caseworker)


def _seats(rows: tuple[NoiseSeatRow, ...]) -> dict[str, Seats]:
    return {row.case: Seats(row.caseworker, row.co_caseworker)
            for row in rows if row.caseworker is not None}


def _laid_over(
    least: Mapping[str, Seats], moved: tuple[NoiseSeatRow, ...]
) -> Mapping[str, Seats]:
    changed = {row.case for row in moved}
    kept = {case: seats for case, seats in least.items() if case not in changed}
    return {**kept, **_seats(moved)}
