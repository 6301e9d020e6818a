"""The plain CP-SAT model alone, whatever the size."""

from collections.abc import Callable
from typing import Any

from assigner.solve.compact import Compact
from assigner.solve.found import NoAllocation
from assigner.solve.limits import Limits
from assigner.solve.parts import PartOfDay, split
from assigner.solve.tiers import take_tiers
from assigner.statement import Statement, state
from benchmarks.answer import Answer
from benchmarks.question import Places, Posed


def lacks(places: Places) -> str:
    """Nothing is missing."""
    del places
    return ""


def answer(posed: Posed, seconds: float, places: Places) -> Answer:
    """Every tier in order on one model for each independent part of the day."""
    del places
    return by_parts(posed, seconds, Compact)


def by_parts(
    posed: Posed, seconds: float, engine: Callable[[Statement, PartOfDay], Any]
) -> Answer:
    """Every tier in order, each part by the same engine."""
    limits = Limits(seconds=seconds)
    statement = state(posed.problem, posed.rules)
    try:
        engines = [engine(statement, part) for part in split(statement)]
        ended = take_tiers(posed.problem, engines, posed.tiers, limits)
    except NoAllocation:
        return Answer(None, note="claims that there is no allocation")
    if ended is None:
        return Answer(None)
    (balance,) = (item for item in ended.reached if item.tier.name == "balance")
    proven = all(item.proven for item in ended.reached)
    return Answer(ended.allocation.seats, balance.bound[0], proven)
