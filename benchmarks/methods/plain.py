"""The plain CP-SAT model alone, whatever the size."""

from assigner.solve import Limits
from assigner.solve.dispatch import allocate_plainly
from assigner.statement import state
from benchmarks.answer import Answer
from benchmarks.methods.ours import taken
from benchmarks.question import Places, Posed


def lacks(places: Places) -> str:
    """Nothing is missing."""
    del places
    return ""


def answer(posed: Posed, seconds: float, places: Places) -> Answer:
    """Every tier in order on one model for each independent part of the day."""
    del places
    limits = Limits(seconds=seconds)
    return taken(allocate_plainly(state(posed.problem, posed.rules), posed.tiers, limits))
