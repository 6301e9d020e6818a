"""How evenly cases could have lain, had everything been known and each stayed where it is given.

The bound of `hindsight` lets a case change hands every day; this one does not. It is the sum
over days and people of cost x load squared, over all ways to give each case once. For any prices
of a minute with each person on each day that sum is at least what every case costs where its
days are cheapest, less what people are worth at their prices (weak duality, as there). The prices
are those of the best allocation of split cases, found case by case: each moves from the dearest of
its people to the cheapest as far as pays (pairwise Frank-Wolfe steps over blocks; Lacoste-Julien
et al., Block-coordinate Frank-Wolfe, ICML 2013). An allocation that is found the same way with
whole cases says how much of it can be reached.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import gcd

import numpy as np

from assigner.scenarios.hindsight import TOLERANCE, Bools, Floats, Ints

SWEEPS = 200
"""Times every case is looked at; the bound is valid after any of them. A log of 1,434 cases and
39 people is within 0.01 % of the best of its kind after 60."""

CLOSE = 1e-4
"""How far, as a share, the bound may stay below the best of its kind before it is looked for no
further; a tenth of what a reader sees."""

EVERY = 10
"""Sweeps between two looks at the bound, which costs about two of them."""

PASSES = 50
"""Times every whole case is looked at. The log settles after 12."""


@dataclass(frozen=True)
class Lasting:
    """A case and its days. Days and people are numbers.

    `first`: the first of its days. `weights`: (day,), minutes a week on that and each further one.
    `able`: (person,), who could have been given it on its first day, and who was.
    """

    first: int
    weights: Ints
    able: Bools

    @property
    def days(self) -> slice:
        """Its days."""
        return slice(self.first, self.first + len(self.weights))


@dataclass(frozen=True)
class LeastStaying:
    """`least`: no way of giving each case once is below it. `found`: what one way comes to."""

    least: float
    found: float


def least_staying(
    cases: Sequence[Lasting], cost: Floats, given: Sequence[int], fixed: Ints | None = None
) -> LeastStaying:
    """The least over all ways to give each case to one person who could have it, for good.

    cost: (day, person), above 0, of a squared minute. given: (case,), the people an allocation
    gave them to, from where better ones are looked for. fixed: (day, person), minutes a week that
    are theirs in any case. Ceilings are not looked at.
    """
    lasting = [(case, to) for case, to in zip(cases, given, strict=True) if case.weights.any()]
    cases = [case for case, _ in lasting]
    held = np.zeros(cost.shape, dtype=np.int64) if fixed is None else fixed
    split = _Split(cases, cost, held)
    step = gcd(*(int(weight) for case in cases for weight in case.weights)) or 1
    least = 0.0
    for sweep in range(SWEEPS):
        split.sweep()
        if sweep % EVERY == EVERY - 1:
            least = max(least, split.bound(step))
            if split.value - least <= CLOSE * split.value:
                break
    found = min(_whole(cases, cost, held, start) for start in (
        [to for _, to in lasting], split.largest()))
    return LeastStaying(least, found)


class _Split:
    """Cases split among their people, each the same way on all its days."""

    def __init__(self, cases: Sequence[Lasting], cost: Floats, fixed: Ints) -> None:
        self.cases, self.cost, self.fixed = cases, cost, fixed
        self.shares = np.array(
            [case.able / case.able.sum() for case in cases]
        ).reshape(len(cases), cost.shape[1])  # (case, person), of each case
        self.loads = fixed.astype(np.float64)  # (day, person), minutes a week
        for case, share in zip(cases, self.shares, strict=True):
            self.loads[case.days] += np.outer(case.weights, share)
        self.bends = [case.weights**2 @ cost[case.days] for case in cases]  # (case)(person,)

    @property
    def value(self) -> float:
        """What the split comes to."""
        return float((self.cost * self.loads**2).sum())

    def largest(self) -> list[int]:
        """Who has the largest part of each case: (case,)."""
        return [int(at) for at in self.shares.argmax(axis=1)]

    def sweep(self) -> None:
        """Move a part of each case from the dearest of its people to the cheapest."""
        for at, case in enumerate(self.cases):
            days, share = case.days, self.shares[at]
            dear = 2 * case.weights @ (self.cost[days] * self.loads[days])  # (person,)
            low = int(np.where(case.able, dear, np.inf).argmin())
            high = int(np.where(share > 0, dear, -np.inf).argmax())
            bend = 2 * (self.bends[at][low] + self.bends[at][high])
            part = min(share[high], (dear[high] - dear[low]) / bend)
            if low != high and part > 0:
                share[low] += part
                share[high] -= part
                self.loads[days, low] += part * case.weights
                self.loads[days, high] -= part * case.weights

    def bound(self, step: int) -> float:
        """What the prices of the split prove; every load a whole number of steps above fixed."""
        price = 2 * self.cost * self.loads  # (day, person)
        most = np.floor((self.loads - self.fixed) / step)
        worth = np.max([
            price * n * step - self.cost * (self.fixed + n * step) ** 2
            for n in (np.maximum(0, most - 1), np.maximum(0, most), most + 1, most + 2)
        ], axis=0)
        paid = sum(float((case.weights @ price[case.days])[case.able].min()) for case in self.cases)
        return max(0.0, float(paid - worth.sum()) * (1 - TOLERANCE))


def _whole(cases: Iterable[Lasting], cost: Floats, fixed: Ints, to: Sequence[int]) -> float:
    """What whole cases come to, begun at `to`: moved while a move pays."""
    cases, has = list(cases), list(to)
    loads = fixed.copy()  # (day, person), minutes a week
    for case, who in zip(cases, has, strict=True):
        loads[case.days, who] += case.weights
    for _ in range(PASSES):
        moved = False
        for at, case in enumerate(cases):
            days, who = case.days, has[at]
            loads[days, who] -= case.weights
            more = case.weights[:, None] * (2 * loads[days] + case.weights[:, None])
            rise = (cost[days] * more).sum(axis=0)  # (person,)
            best = int(np.where(case.able, rise, np.inf).argmin())
            if rise[best] < rise[who] * (1 - TOLERANCE):
                has[at], moved = best, True
            loads[days, has[at]] += case.weights
        if not moved:
            break
    return float((cost * loads**2).sum())
