"""Last tier: a lot drawn between what is equally good, the same every time it is asked."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.objective import Costs, Tier
from assigner.problem import Problem
from assigner.words import Words, say

BITS = 30


@dataclass(frozen=True)
class TieBreak(Tier):
    """Every (case, person) draws a lot from the seed and the day; the lowest sum wins.

    Whoever is tied has the same chance. The lots are long enough that two allocations
    practically never draw the same sum, so the plan does not depend on the engine's way. A case
    that stays where it is, though it might move by choice, draws none.
    """

    heading: ClassVar[Words] = say("the lot")
    asks: ClassVar[Words] = say(
        "What is still equal is drawn by lot, the same every time it is asked."
    )
    is_lot: ClassVar[bool] = True
    named: ClassVar[bool] = False

    name: str = "tie_break"
    unit: str = "lots"

    def costs(self, problem: Problem) -> Costs:
        """Each pair costs the lot it draws."""
        return Costs(takes=_lots(problem, "takes"), assists=_lots(problem, "assists"))

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """Add up the lots drawn."""
        del soft
        takes, assists = _lots(problem, "takes"), _lots(problem, "assists")
        total = 0
        for case, seats in allocation.seats.items():
            total += takes(case, seats.caseworker)
            if seats.co_caseworker is not None:
                total += assists(case, seats.co_caseworker)
        return (total,)

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """The sum of the lots."""
        del problem
        return cost[0]


def _lots(problem: Problem, seat: str) -> Callable[[str, str], int]:
    day = f"{problem.seed}|{problem.instance.date.isoformat()}|{seat}"

    def lot(case: str, worker: str) -> int:
        if seat == "takes" and problem.by_choice.get(case) == worker:
            return 0
        drawn = hashlib.blake2b(f"{day}|{case}|{worker}".encode(), digest_size=4).digest()
        return int.from_bytes(drawn, "big") >> (32 - BITS)

    return lot
