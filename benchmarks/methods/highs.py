"""HiGHS through MathOpt."""

from benchmarks.answer import Answer
from benchmarks.methods.tangents import highs, search
from benchmarks.question import Places, Posed


def lacks(places: Places) -> str:
    """Nothing is missing: it comes with OR-Tools."""
    del places
    return ""


def answer(posed: Posed, seconds: float, places: Places) -> Answer:
    """Solve by tangents."""
    del places
    return search(posed, seconds, highs())
