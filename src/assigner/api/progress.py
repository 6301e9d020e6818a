"""How a solve stands while it goes on, in the units of its tiers; and how it is stopped."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Protocol

from assigner.errors import Misused
from assigner.problem import Problem
from assigner.solve.limits import Limits
from assigner.solve.memory import MEGABYTE
from assigner.solve.standing import SolveStanding
from assigner.words import say


@dataclass(frozen=True)
class TierSoFar:
    """A tier begun or ended: the best value and the bound known by now, in its unit."""

    name: str
    unit: str
    value: float
    bound: float
    proven: bool


@dataclass(frozen=True)
class SoFar:
    """How a solve stands after `seconds`; `placed` cases have a caseworker in the best plan."""

    seconds: float
    placed: int
    tiers: tuple[TierSoFar, ...]


Progress = Callable[[SoFar], None]
"""Told of every better standing, at the latest after each tier."""


@dataclass(frozen=True)
class QuestionSoFar:
    """How a question stands after `seconds`: how many `solves` were made for it."""

    seconds: float
    solves: int


QuestionProgress = Callable[[QuestionSoFar], None]
"""Told after every solve that an answer takes; how many it takes is not known before."""


class Flag(Protocol):
    """A `threading.Event`, or one of `multiprocessing` or `asyncio`."""

    def is_set(self) -> bool:
        """Whether it is."""


Cancel = Flag | Callable[[], bool]
"""Set, or true, once nobody wants the solve to go on; asked some times a second."""


def limits(
    seconds: float | None, cancel: Cancel | None = None, memory: float | None = None
) -> Limits:
    """How long the engine may work: so many seconds from now, and until somebody cancels.

    `memory`: megabytes that its process may hold; None: a share of the machine's.
    Raises Misused where either is no number above none, or nobody can ask `cancel`.
    """
    for name, given in (("seconds", seconds), ("memory", memory)):
        if given is not None and not (_is_number(given) and given > 0):
            raise Misused(say("{name} must be a number above 0, not {given}.", name=name,
                              given=repr(given)))
    most = None if memory is None else int(memory * MEGABYTE)
    if cancel is None:
        return Limits(seconds=seconds, memory=most)
    if not callable(cancel) and not hasattr(cancel, "is_set"):
        raise Misused(say("cancel must be an event or a function, not {given}.",
                          given=repr(cancel)))
    asked = cancel if callable(cancel) else cancel.is_set
    return Limits(seconds=seconds, memory=most, cancelled=asked)


def whole(name: str, given: int, least: int) -> int:
    """A whole number of the caller's, numpy's too. Raises Misused for less, or what is none."""
    if isinstance(given, bool) or not isinstance(given, Integral) or given < least:
        raise Misused(say("{name} must be a whole number, {least} or more, not {given}.", name=name,
                          least=least, given=repr(given)))
    return int(given)


def whole_if(name: str, given: int | None, least: int) -> int | None:
    """The same of what may be left out."""
    return None if given is None else whole(name, given, least)


def heard(progress: object) -> None:
    """Raise Misused, before anything is solved, for what cannot be told of progress."""
    if progress is not None and not callable(progress):
        raise Misused(say("progress must be a function, not {given}.", given=repr(progress)))


def _is_number(given: object) -> bool:
    return isinstance(given, Real) and not isinstance(given, bool)


def counting(limits: Limits, progress: QuestionProgress | None) -> Callable[[], None]:
    """The callback as a question calls it, after each solve."""
    heard(progress)
    count = itertools.count(1)

    def solved() -> None:
        if progress is not None:
            progress(QuestionSoFar(limits.spent(), next(count)))

    return solved


Watch = Callable[[SolveStanding, float], None]


def as_watch(problem: Problem, progress: Progress | None) -> Watch | None:
    """The callback as the engine calls it."""
    heard(progress)
    if progress is None:
        return None

    def tell(standing: SolveStanding, seconds: float) -> None:
        progress(SoFar(seconds, len(standing.seats), tuple(
            TierSoFar(
                item.tier.name, item.tier.unit, item.tier.shown(problem, item.value),
                item.tier.shown(problem, item.bound), item.proven,
            )
            for item in standing.reached
        )))

    return tell
