"""The best allocation of a small part as loads and capacities change, counted over all of them.

What the rules allow and what the other tiers cost stays from step to step; loads, capacities
and the scale of utilisation are those of the step. So the best is the one the engine finds,
whatever the measure of balance, and a step takes less than a millisecond.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from assigner.allocation import Seats
from assigner.explain.every_allocation import Placed, allocations, costs_of
from assigner.explain.part_problem import PartProblem
from assigner.problem import Problem

Ints = NDArray[np.int64]


class Scan:
    """All allocations of one part of the day. `case` is the one whose weight may change.

    Raises TooMany.
    """

    def __init__(self, alone: PartProblem, case: str) -> None:
        problem, tiers = alone.problem, alone.tiers
        at = next((at for at, tier in enumerate(tiers)
                   if tier.costs(problem).balance is not None), len(tiers))
        first = tiers[0].costs(problem)
        found = allocations(alone.statement, fewest_left=bool(first.unassigned))
        before = costs_of(alone, tiers[:at], found)
        least = min(before, default=())
        self.placed = [one for one, cost in zip(found, before, strict=True) if cost == least]
        after = costs_of(alone, tiers[at + 1 :], self.placed)
        order = {cost: place for place, cost in enumerate(sorted(set(after)))}
        self.measure = tiers[at].costs(problem).balance if at < len(tiers) else None
        self.workers = tuple(problem.workers)
        self.case = case
        # (allocation,)
        self._rank: Ints = np.asarray([order[cost] for cost in after], np.int64)
        # (allocation, caseworker): minutes a week without `case` and without mixing
        self._loads: Ints = self._carried(problem)
        # (allocation, caseworker): 0 or 1
        self._mixed: Ints = self._mixing(problem)
        # by seat of the case: (member,), allocations
        self._holds: list[Ints] = [self._having(case, seat) for seat in (0, 1)]

    def best(self, problem: Problem) -> Mapping[str, Seats] | None:
        """The best on a day that differs in loads alone; None where there is no allocation."""
        if not self.placed:
            return None
        left: Ints = np.arange(len(self.placed))
        if self.measure is not None:
            left = self._evenest(problem)
        return self.placed[int(left[np.argmin(self._rank[left])])]

    def _evenest(self, problem: Problem) -> Ints:
        steep = np.asarray([problem.steepness[name] for name in self.workers], np.int64)
        mixing = np.asarray([problem.mixing[name] for name in self.workers], np.int64)
        loads = self._loads + self._mixed * mixing
        loads += problem.weight[self.case] * self._holds[0]
        loads += problem.co_weight[self.case] * self._holds[1]
        able = steep > 0
        left: Ints = np.arange(len(loads))
        if self.measure == "sumsq":
            total = (loads[:, able] ** 2) @ steep[able]
            return np.flatnonzero(total == total.min())
        utilisations = np.sort(loads[:, able] * steep[able], axis=1)[:, ::-1]
        for place in range(utilisations.shape[1] if self.measure == "leximax" else 1 * able.any()):
            lowest = utilisations[:, place] == utilisations[:, place].min()
            left, utilisations = left[lowest], utilisations[lowest]
        return left

    def _carried(self, problem: Problem) -> Ints:
        start = np.asarray([problem.carried[name] for name in self.workers], np.int64)
        loads = np.tile(start, (len(self.placed), 1))
        for other in problem.cases:
            if other != self.case:
                loads += problem.weight[other] * self._having(other, 0)
                loads += problem.co_weight[other] * self._having(other, 1)
        return loads

    def _having(self, case: str, seat: int) -> Ints:
        """(allocation, caseworker): 1 where they have this seat of a case."""
        place = {name: at for at, name in enumerate(self.workers)}
        found = np.zeros((len(self.placed), len(self.workers)), np.int64)
        for at, placed in enumerate(self.placed):
            who = placed[case][seat] if case in placed else None
            if who is not None:
                found[at, place[who]] = 1
        return found

    def _mixing(self, problem: Problem) -> Ints:
        """(allocation, caseworker): 1 where they hold two phases or more."""
        return np.asarray([
            [self._phases(problem, placed, name) > 1 for name in self.workers]
            for placed in self.placed
        ], np.int64).reshape(len(self.placed), len(self.workers))

    @staticmethod
    def _phases(problem: Problem, placed: Placed, worker: str) -> int:
        mine = {problem.cases[case].phase
                for case, seats in placed.items() if seats.caseworker == worker}
        return len(mine | problem.phases_held[worker])


def countable(alone: PartProblem) -> bool:
    """Whether `Scan` counts all the tiers: one balance, by itself and without a tolerance."""
    costs = [tier.costs(alone.problem) for tier in alone.tiers]
    weighed = [cost for cost in costs if cost.balance is not None]
    return bool(costs) and len(weighed) <= 1 and not any(
        cost.takes or cost.assists or cost.soft for cost in weighed
    ) and not any(tier.tolerance for tier in alone.tiers)
