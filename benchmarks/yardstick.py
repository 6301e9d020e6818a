"""How fast the machine was: the same work each time, in processor seconds.

A second of one machine is not a second of another, nor of the same machine while others share
its caches (decision 111). So a result says how long this took before the run and after it.
"""

from collections.abc import Callable, Mapping
from statistics import median
from time import process_time

import numpy as np
from ortools.sat.python import cp_model

TIMES = 5
"""From one second to the next they differ by half where cores are shared."""
ADDITIONS = 5_000_000
"""Some 0.3 s of a quick machine of 2026."""
NUMBERS = 2_000_000
"""Sorted in some 0.2 s there: eight bytes each, more than its caches hold."""
SEATS = (12, 60)
"""Caseworkers and cases of the model."""
EFFORT = 0.2
"""Deterministic time of CP-SAT, some 0.3 s there: the same work everywhere, proven or not."""


def yardstick(times: int = TIMES) -> dict[str, float]:
    """Seconds of each piece of work: of several times the middle one."""
    return {
        name: round(median(_seconds(work) for _ in range(times)), 3)
        for name, work in WORK.items()
    }


def in_words(taken: Mapping[str, float]) -> str:
    """The seconds of one measurement."""
    return ", ".join(f"{name} {seconds:.2f} s" for name, seconds in taken.items())


def _seconds(work: Callable[[], None]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _python() -> None:
    total = 0
    for number in range(ADDITIONS):
        total += number


def _numpy() -> None:
    np.sort(np.random.default_rng(1).integers(0, 1 << 40, NUMBERS))


def _cp_sat() -> None:
    workers, cases = SEATS
    weights = np.random.default_rng(1).integers(100, 500, cases).tolist()
    model = cp_model.CpModel()
    takes = [[model.new_bool_var("") for _ in range(workers)] for _ in range(cases)]
    for row in takes:
        model.add_exactly_one(row)
    highest = model.new_int_var(0, sum(weights), "")
    for worker in range(workers):
        load = sum(weight * row[worker] for weight, row in zip(weights, takes, strict=True))
        model.add(load <= highest)
    model.minimize(highest)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = EFFORT
    solver.solve(model)


WORK: Mapping[str, Callable[[], None]] = {"Python": _python, "numpy": _numpy, "CP-SAT": _cp_sat}
