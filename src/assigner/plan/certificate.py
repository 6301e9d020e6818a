"""What an unproven balance still promises, in the user's terms: points of utilisation.

The engine bounds the sum of load^2 / capacity from below. With T minutes of work on people
who have a capacity of C in all, the spread (the capacity-weighted standard deviation of
utilisation) is sqrt(sum / C - (T / C)^2), so a bound of the sum and the most that T can be
bound the spread. What is said is rounded up, so that it stays true.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, sqrt
from typing import Literal

from assigner.allocation import Allocation, load_after
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.utilisation import spread, variance
from assigner.words import Words, say

FINE = 10**4  # parts of a percentage point
SAFE = 1e-6  # for the rounding of square roots


@dataclass(frozen=True)
class Certificate:
    """No allocation as good in the tiers before lowers `measure` by more than `points`.

    `points`: percentage points of utilisation, rounded up to a ten-thousandth.
    """

    measure: Literal["spread", "highest"]
    points: float

    @property
    def words(self) -> Words:
        """The promise as a sentence, rounded up to a hundredth of a point."""
        points = ceil(self.points * 100) / 100
        if self.measure == "spread":
            return say(
                "No allocation as good in what comes before balance can lower the spread of "
                "loads by more than {points:.2f} percentage points.", points=points,
            )
        return say(
            "No allocation as good in what comes before balance can lower the highest load by "
            "more than {points:.2f} percentage points.", points=points,
        )


def certify(
    problem: Problem, allocation: Allocation, tier: Tier, value: float, bound: float
) -> Certificate | None:
    """What value and bound of the balance tier, as shown, promise; None without capacity."""
    able = [worker for worker, capacity in problem.capacity.items() if capacity > 0]
    if not able:
        return None
    if tier.evens != "sumsq":
        return Certificate("highest", _up(value - bound))
    total = sum(problem.capacity[worker] for worker in able)
    now = spread(problem, {worker: load_after(problem, allocation, worker) for worker in able})
    # Utilisation a minute is a whole number of 1/scale, rounded: undone at its largest.
    rounded = min(
        Fraction(problem.scale, problem.steepness[w] * problem.capacity[w]) for w in able
    )
    least = variance(Fraction(bound) * 60 * rounded, _most(problem, able), total)
    return Certificate("spread", _up(100 * (now - sqrt(max(Fraction(0), least)))))


def _up(points: float) -> float:
    return ceil((max(0.0, points) + SAFE) * FINE) / FINE


def _most(problem: Problem, able: list[str]) -> int:
    """The most minutes these caseworkers can carry in all: every case, mixing included."""
    today = {case.phase for case in problem.cases.values()}
    minutes = sum(problem.weight.values()) + sum(
        problem.co_weight[case] for case in problem.cases if problem.seats(case) > 1
    )
    for worker in able:
        phases = problem.phases_held[worker] | {
            phase for phase in today if problem.takes(worker, phase)
        }
        minutes += problem.carried[worker] + (problem.mixing[worker] if len(phases) > 1 else 0)
    return minutes
