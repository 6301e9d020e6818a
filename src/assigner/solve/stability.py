"""A day solved again and again under drawn weights: how often each line comes out the same.

Each draw is the whole solve, its lot too: a line is kept where the day, had it weighed so, would
have the same caseworker. Every draw starts from the plan and its columns, and is proved anew.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt

from assigner.allocation import Allocation, load_after
from assigner.drawn_weights import DrawnWeights
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve.dispatch import allocate
from assigner.solve.earlier_plan import EarlierPlan
from assigner.solve.limits import Limits
from assigner.solve.outcome import Solved
from assigner.solve.start_of_draw import StartOfDraw
from assigner.statement import state
from assigner.utilisation import spread

POINTS = 100


@dataclass
class Redrawn:
    """What the draws came to: `taken`, case by case, by whom in how many draws.

    `draws` done of those `asked`; `proven` in every tier; `whole`: with every line as in the plan.
    `given_up`: percentage points of spread, summed over draws, that the plan lies above the best.
    """

    asked: int
    draws: int = 0
    proven: int = 0
    whole: int = 0
    given_up: float = 0.0
    taken: dict[str, Counter[str]] = field(default_factory=dict)


def redraw(  # noqa: PLR0913, PLR0917  # a solve, and how often
    problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], plan: Solved,
    draws: Sequence[int], limits: Limits, tell: Callable[[Redrawn], None] = lambda so_far: None,
) -> Redrawn:
    """Solve the day under each of the draws, or under as many as there is time for."""
    found = Redrawn(len(draws), taken={case: Counter() for case in plan.allocation.seats})
    weights = DrawnWeights(problem)
    start = StartOfDraw(problem, EarlierPlan(plan.allocation.seats, plan.duals))
    mine = {case: seats.caseworker for case, seats in plan.allocation.seats.items()}
    quiet = replace(limits, ties=False, tell=None)
    for draw in draws:
        if limits.over():
            break
        day = weights.problem(draw)
        ended = allocate(state(day, rules), tiers, quiet, since=start.of(day))
        if isinstance(ended, Solved):
            if not ended.proven and limits.over():
                break
            start.meet(ended.allocation.seats)
            found.proven += ended.proven
            theirs = {case: one.caseworker for case, one in ended.allocation.seats.items()}
            found.whole += theirs == mine
            for case, taken in found.taken.items():
                if case in theirs:
                    taken[theirs[case]] += 1
            found.given_up += _spread(day, plan.allocation) - _spread(day, ended.allocation)
        found.draws += 1
        tell(found)
    return found


def _spread(day: Problem, allocation: Allocation) -> float:
    """Percentage points."""
    return POINTS * spread(day, {who: load_after(day, allocation, who) for who in day.workers})
