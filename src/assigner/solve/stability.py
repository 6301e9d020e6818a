"""A day solved again and again under drawn weights: how often each line comes out the same.

Each draw is the whole solve, its lot too: a line is kept where the day, had it weighed so, would
have the same caseworker. Every draw starts from the plan and its columns, and is proved anew.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from assigner.allocation import Allocation, load_after
from assigner.drawn_weights import DrawnWeights
from assigner.errors import EngineDied
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve.dispatch import allocate
from assigner.solve.earlier_plan import EarlierPlan
from assigner.solve.guard import guarded
from assigner.solve.limits import Limits, never
from assigner.solve.outcome import Cut, Solved
from assigner.solve.redrawn import Redrawn
from assigner.solve.start_of_draw import StartOfDraw
from assigner.statement import state
from assigner.utilisation import spread

POINTS = 100
"""Percentage points of a share."""


def redraw(  # a solve, and how often
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
            found.cut = "time"
            break
        day = weights.problem(draw)
        ended = allocate(state(day, rules), tiers, quiet, since=start.of(day))
        if isinstance(ended, Solved):
            if not ended.proven and limits.over():
                found.cut = "time"
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


def redraw_guarded(  # likewise
    problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], plan: Solved, draws: int,
    limits: Limits, watch: Callable[[int], None] = lambda done: None,
) -> Redrawn:
    """The same in a process of its own; `watch` hears how many draws are done.

    What stops it leaves the draws that were done.
    """
    so_far = Redrawn(draws, taken={case: Counter() for case in plan.allocation.seats})
    if limits.over():
        return replace(so_far, cut="time")
    plain = replace(limits, tell=None, cancelled=never)
    cut: Cut = ""
    found: Redrawn | None = None
    try:
        found, cut = guarded(
            lambda tell: redraw(problem, rules, tiers, plan, range(draws), plain, tell), limits,
            lambda done: watch(0 if done is None else done.draws),
        )
    except EngineDied:
        cut = "died"
    so_far = found or so_far
    return replace(so_far, cut=cut or so_far.cut) if so_far.draws < draws else so_far


def _spread(day: Problem, allocation: Allocation) -> float:
    """Percentage points."""
    return POINTS * spread(day, {who: load_after(day, allocation, who) for who in day.workers})
