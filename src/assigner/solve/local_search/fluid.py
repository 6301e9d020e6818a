"""The evenest loads if work could be poured: a split of the office into levels.

Only eligibility is kept, and every block may be split. The loads that minimise sum(k x
load^2) then also have the lexicographically least utilisations, and they are unique
(Fujishige 1980, lexicographically optimal bases; Harvey, Ladner, Lovasz & Tamir 2006 for
unit weights). They are found by repeated bisection with max-flow: pour everything to one
level; if the flow does not fit, the cut names the caseworkers who lie higher, and the two
sides are poured apart. Blocks with the same candidates are poured as one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import max_flow  # type: ignore[import-untyped]  # no stubs

from assigner.solve.local_search.pairing import Flags, Ints

FINE = 256  # parts of a minute the flow counts in: rounding then stays far below a minute
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Basin:
    """What is poured: for each set of candidates its minutes, for each caseworker a vessel.

    `least` and `most`: the load before, and the most that hard ceilings let it become.
    """

    demand: Ints
    sets: Flags
    least: Ints
    most: Ints
    steep: Ints


@dataclass(frozen=True)
class Level:
    """Caseworkers who share a level, and the sets poured among them."""

    sets: Ints
    workers: Ints
    height: float


@dataclass(frozen=True)
class Poured:
    """The levels, and how much of each set each caseworker got: (set, worker, minutes)."""

    levels: tuple[Level, ...]
    shares: tuple[tuple[Ints, Ints, Floats], ...]


def pour(level_of_fluid: Basin) -> Poured:
    """Find the levels, highest cuts first."""
    free = level_of_fluid.steep == 0
    level_free = (level_of_fluid.sets & free).any(axis=1)
    levels: list[Level] = []
    shares: list[tuple[Ints, Ints, Floats]] = []
    if level_free.any():
        # Who has no capacity feels no load: what they may take is theirs at no cost.
        sets = np.flatnonzero(level_free & (level_of_fluid.demand > 0))
        workers = np.flatnonzero(free)
        levels.append(Level(sets, workers, 0.0))
        shares.append(
            (
                sets,
                (level_of_fluid.sets[sets] & free).argmax(axis=1),
                level_of_fluid.demand[sets].astype(float),
            )
        )
    stack = _apart(
        level_of_fluid,
        np.flatnonzero(~level_free & (level_of_fluid.demand > 0)),
        np.flatnonzero(~free),
    )
    while stack:
        sets, workers = stack.pop()
        if not len(workers):
            continue
        height = _height(level_of_fluid, int(level_of_fluid.demand[sets].sum()), workers)
        found, high_sets, high_workers = _flow(level_of_fluid, sets, workers, height)
        if 0 < len(high_workers) < len(workers):
            stack.append((np.setdiff1d(sets, high_sets), np.setdiff1d(workers, high_workers)))
            stack.append((high_sets, high_workers))
            continue
        levels.append(Level(sets, workers, height))
        shares.append(found)
    return Poured(tuple(levels), tuple(shares))


def _apart(level_of_fluid: Basin, sets: Ints, workers: Ints) -> list[tuple[Ints, Ints]]:
    """Sets and caseworkers that have nothing to do with one another, such as teams."""
    part = workers.copy()
    mine = level_of_fluid.sets[np.ix_(sets, workers)]
    while True:
        lowest = np.where(mine, part, len(level_of_fluid.steep)).min(
            axis=1, initial=len(level_of_fluid.steep)
        )
        after = (
            np.minimum(
                part,
                np.where(mine, lowest[:, None], len(level_of_fluid.steep)).min(
                    axis=0, initial=part.max()
                ),
            )
            if len(sets)
            else part
        )
        if (after == part).all():
            return [(sets[lowest == first], workers[part == first]) for first in np.unique(part)]
        part = after


def _height(level_of_fluid: Basin, demand: int, workers: Ints) -> float:
    """The common utilisation at which these vessels hold the demand."""
    steep = level_of_fluid.steep[workers].astype(float)
    least, most = (
        level_of_fluid.least[workers].astype(float),
        level_of_fluid.most[workers].astype(float),
    )
    low, high = 0.0, float((most * steep).max(initial=0.0))
    for _ in range(100):
        middle = (low + high) / 2
        if (np.clip(middle / steep, least, most) - least).sum() < demand:
            low = middle
        else:
            high = middle
    return high


def _flow(
    level_of_fluid: Basin, sets: Ints, workers: Ints, height: float
) -> tuple[tuple[Ints, Ints, Floats], Ints, Ints]:
    """Pour to `height`; also the sets and caseworkers on the high side of the cut."""
    vessel = np.clip(
        height / level_of_fluid.steep[workers].astype(float),
        level_of_fluid.least[workers].astype(float),
        level_of_fluid.most[workers].astype(float),
    )
    room = np.ceil((vessel - level_of_fluid.least[workers]) * FINE).astype(np.int64)
    supply = level_of_fluid.demand[sets] * FINE
    n, m = len(sets), len(workers)
    arc_set, arc_worker = np.nonzero(level_of_fluid.sets[np.ix_(sets, workers)])
    source, sink = n + m, n + m + 1
    graph = max_flow.SimpleMaxFlow()
    tails = np.concatenate([np.full(n, source), arc_set, n + np.arange(m)])
    heads = np.concatenate([np.arange(n), n + arc_worker, np.full(m, sink)])
    capacity = np.concatenate([supply, supply[arc_set], room])
    arcs = graph.add_arcs_with_capacity(tails, heads, capacity)
    graph.solve(source, sink)
    flows = graph.flows(arcs[n : n + len(arc_set)])
    used = flows > 0
    found = (sets[arc_set[used]], workers[arc_worker[used]], flows[used] / FINE)
    short = int(supply.sum()) - graph.optimal_flow()
    if short <= 2 * m:
        return found, sets[:0], workers[:0]
    side = np.array(graph.get_source_side_min_cut(), dtype=np.int64)
    return (
        found,
        sets[np.sort(side[side < n])],
        workers[np.sort(side[(side >= n) & (side < n + m)] - n)],
    )
