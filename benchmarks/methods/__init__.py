"""Methods, one a file: each has `lacks(places)`, and `answer(posed, seconds, places)`.

A module is imported in the process that answers, and only there, before the clock starts.
"""

import importlib
from typing import Protocol, cast

from benchmarks.answer import Answer
from benchmarks.question import Places, Posed

METHODS = {
    "ours": "the engine of this program",
    "plain": "the plain CP-SAT model of every tier, one boolean for each pair",
    "greedy": "most urgent (or heaviest) first to the lowest resulting utilisation, then moves "
    "and swaps until none helps",
    "highs": "HiGHS through MathOpt, squares by tangents that are added until they fit",
    "scip": "SCIP through MathOpt, likewise",
    "patterns": "the engine for a day alone, whatever the shape",
    "office": "the engine for a whole office alone, whatever the shape",
    "timefold": "Timefold, the better of its two objectives, each with the whole time",
}


class Method(Protocol):
    """A way to answer a question."""

    def lacks(self, places: Places) -> str:
        """What is missing on this machine; empty when nothing is."""

    def answer(self, posed: Posed, seconds: float, places: Places) -> Answer:
        """Answer within about `seconds`, with one thread."""


def method(name: str) -> Method:
    """Load a method by its name."""
    return cast(Method, importlib.import_module(f"benchmarks.methods.{name}"))
