"""The engine for a day alone, whatever the shape: to see where it ends."""

from assigner.solve.patterns.engine import Patterned
from benchmarks.answer import Answer
from benchmarks.methods.plain import by_parts
from benchmarks.question import Places, Posed


def lacks(places: Places) -> str:
    """Nothing is missing."""
    del places
    return ""


def answer(posed: Posed, seconds: float, places: Places) -> Answer:
    """Every tier in order by patterns, part by part."""
    del places
    return by_parts(posed, seconds, Patterned)
