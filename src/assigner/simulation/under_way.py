"""Cases found under way: how much work is left of each, so that it is over when it should be.

A case of a phase that is worked off is over once its work is done, and how fast that goes depends
on how full its holder is. Somebody at 200 % who is given nothing new gets on faster from week to
week, as cases leave and hours come; the work left of a case is what they reach until its day.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple


class UnderWay(NamedTuple):
    """A case of somebody's: `days` of the office's time until it is over, minutes a week."""

    case: str
    days: float
    minutes: int


def work_left(
    cases: Sequence[UnderWay], load: int, capacity: Callable[[float], int]
) -> Mapping[str, float]:
    """Days of work each of one holder's cases is away from its end.

    `load`: minutes a week carried today; `capacity`: minutes a week there are, so many working
    days from now. On each day the share min(1, capacity / load) of the planned work is reached.
    """
    found: dict[str, float] = {}
    reached = day = 0.0
    for one in sorted(cases, key=lambda one: (one.days, one.case)):
        share = min(1.0, capacity(day) / load) if load > 0 else 1.0
        reached += share * (one.days - day)
        day = one.days
        found[one.case] = reached
        load -= one.minutes
    return found
