"""What a method answers, and what is made of it once it has been judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assigner.allocation import Allocation, Seats
from assigner.objectives.balance import Balance
from assigner.problem import Problem
from assigner.verify import judge, strangers
from benchmarks.question import Posed

ROUNDED = 1e-9  # solvers in floating point state their bounds no finer


@dataclass(frozen=True)
class Answer:
    """Who takes what, as a method says; None when it found nothing.

    `bound`: no allocation has a lower balance (in the engine's whole numbers).
    `proven`: the method's own claim, of every tier. `seconds`: where only a part of its work
    counts (the better of two searches).
    """

    seats: Mapping[str, Seats] | None
    bound: int | None = None
    proven: bool = False
    note: str = ""
    seconds: float | None = None


@dataclass(frozen=True)
class Judged:
    """An answer recounted by the program's own checker, which knows no solver.

    `value`, `bound`: what today's cases add to the sum of load^2 / capacity, in hours a week;
    the whole sum where nobody carries anything. `before`: the costs of the tiers before
    balance; values are only comparable where these are equal.
    """

    status: str
    value: float | None = None
    bound: float | None = None
    gap: float | None = None
    proven: bool = False
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    note: str = ""


def judged(posed: Posed, answer: Answer) -> Judged:
    """Recount an answer; a broken rule makes it worthless."""
    if answer.seats is None:
        return Judged("nothing found", note=answer.note)
    allocation = Allocation(answer.seats)
    if strangers(posed.problem, allocation):
        return Judged("broken", note="names strangers")
    counted = judge(posed.problem, posed.rules, posed.tiers, allocation)
    if counted.breaches:
        return Judged("broken", note=f"{len(counted.breaches)} breaches of hard rules")
    names = [tier.name for tier in posed.tiers]
    place = names.index("balance")
    costs = [counted.costs[name] for name in names]
    nothing = carried(posed.problem)
    (value,) = costs[place]
    unit = posed.problem.scale * posed.unit
    gap = None
    if answer.bound is not None:
        gap = float(Fraction(value - answer.bound, max(1, value - nothing)))
        if gap < -ROUNDED:
            return Judged("broken", note=f"the bound is above the value by {-gap:.1e}")
    return Judged(
        status="proven" if answer.proven else "found",
        value=float((value - nothing) / unit),
        bound=None if answer.bound is None else float((answer.bound - nothing) / unit),
        gap=gap,
        proven=answer.proven,
        before=tuple(number for cost in costs[:place] for number in cost),
        after=tuple(number for cost in costs[place + 1 :] for number in cost),
        note=answer.note,
    )


def carried(problem: Problem) -> int:
    """The balance before today's cases, in the engine's whole numbers."""
    (nothing,) = Balance().measure(problem, Allocation({}), 0)
    return nothing
