"""The engine for a day alone, whatever the shape: to see where it ends."""

from assigner.solve import Limits
from assigner.solve.branch_and_price.engine import BranchAndPrice
from assigner.solve.minimum import NoAllocation
from assigner.solve.parts import split
from assigner.solve.tiers import take_tiers
from assigner.statement import state
from benchmarks.answer import Answer
from benchmarks.question import Places, Posed


def lacks(places: Places) -> str:
    """Nothing is missing."""
    del places
    return ""


def answer(posed: Posed, seconds: float, places: Places) -> Answer:
    """Every tier in order by patterns, part by part."""
    del places
    limits = Limits(seconds=seconds)
    statement = state(posed.problem, posed.rules)
    try:
        engines = [BranchAndPrice(statement, part) for part in split(statement)]
        ended = take_tiers(posed.problem, engines, posed.tiers, limits)
    except NoAllocation:
        return Answer(None, note="claims that there is no allocation")
    if ended is None:
        return Answer(None)
    (balance,) = (item for item in ended.reached if item.tier.name == "balance")
    proven = all(item.proven for item in ended.reached)
    return Answer(ended.allocation.seats, balance.bound[0], proven)
