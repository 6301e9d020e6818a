"""The engine of this program, by its one way in."""

import importlib
import pkgutil

import assigner.solve
from assigner.solve import Contradiction, Limits, Outcome, OutOfTime, Solved, solve
from assigner.solve.outcome import OutOfMemory
from assigner.without_pandas import load_ortools_without_pandas
from benchmarks.answer import Answer
from benchmarks.free import free
from benchmarks.question import Places, Posed

# The engine imports OR-Tools late, and without pandas as the program does; here it is imported
# before the clock starts, as for all.
load_ortools_without_pandas()
for _room in pkgutil.walk_packages(assigner.solve.__path__, "assigner.solve."):
    importlib.import_module(_room.name)


def lacks(places: Places) -> str:
    """Nothing is missing."""
    del places
    return ""


def answer(posed: Posed, seconds: float, places: Places) -> Answer:
    """Solve, and take the engine at its word about bound and proof."""
    del places
    if posed.zones:
        return free(posed, seconds)
    return taken(solve(posed.problem, posed.rules, posed.tiers, Limits(seconds=seconds)))


def taken(ended: Outcome) -> Answer:
    """An outcome as an answer."""
    match ended:
        case Solved() as outcome:
            (balance,) = (item for item in outcome.reached if item.tier.name == "balance")
            note = outcome.engine + (f", {outcome.cut}" if outcome.cut else "")
            return Answer(outcome.allocation.seats, balance.bound[0], outcome.proven, note)
        case Contradiction():
            return Answer(None, note="claims that there is no allocation")
        case OutOfTime() | OutOfMemory():
            return Answer(None)
