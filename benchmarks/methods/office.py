"""The engine for a whole office alone, whatever the shape: to see where it begins to pay."""

from assigner.solve import Limits
from assigner.solve.local_search.engine import allocate_office
from assigner.statement import state
from benchmarks.answer import Answer
from benchmarks.methods.ours import taken
from benchmarks.question import Places, Posed


def lacks(places: Places) -> str:
    """Nothing is missing."""
    del places
    return ""


def answer(posed: Posed, seconds: float, places: Places) -> Answer:
    """Every tier in order on the whole office."""
    del places
    statement = state(posed.problem, posed.rules)
    return taken(allocate_office(statement, posed.tiers, Limits(seconds=seconds)))
