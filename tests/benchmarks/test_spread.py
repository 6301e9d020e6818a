"""Questions side by side come back in order."""

import os
from collections.abc import Iterator

import pytest
from benchmarks.ask import Row
from benchmarks.spread import spread


def asked(size: str, seen: list[object]) -> Iterator[Row]:
    """Two rows, and where they were made."""
    affinity = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else ()
    for method in ("ours", "plain"):
        seen.append((size, method, tuple(affinity)))
        yield Row("day", size, "tight", method, 1, "proven")


@pytest.mark.parametrize("cores", [(), (0,)])
def test_every_row_comes_back_in_order(cores: tuple[int, ...]) -> None:
    seen: list[object] = []
    rows = list(spread([asked("a", seen), asked("b", seen)], cores))
    assert [(row.size, row.method) for row in rows] == [
        ("a", "ours"), ("a", "plain"), ("b", "ours"), ("b", "plain"),
    ]
    assert len(seen) == 4
