"""Questions side by side, each with a core of its own for all its methods.

Two questions at a time take half the time, and ratios hold: they compare methods that ran on the
same core, one after the other.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from benchmarks.ask import Row


def spread(tasks: Sequence[Iterable[Row]], cores: Sequence[int]) -> Iterator[Row]:
    """Every task's rows, in order; without cores one after the other, wherever they run."""
    if not cores:
        for task in tasks:
            yield from task
        return
    free: SimpleQueue[int] = SimpleQueue()
    for core in cores:
        free.put(core)
    with ThreadPoolExecutor(len(cores), initializer=lambda: _settle(free.get())) as pool:
        for rows in pool.map(_rows, tasks):
            yield from rows


def _rows(task: Iterable[Row]) -> list[Row]:
    return [*task]


def _settle(core: int) -> None:
    """Bind this thread, and so every process it starts, to a core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
