"""The fluid relaxation: the evenest loads if work could be split like a fluid.

Only eligibility is kept, and every block may be split. The loads that minimise sum(k x
load^2) then also have the lexicographically least utilisations, and they are unique
(Fujishige 1980, lexicographically optimal bases; Harvey, Ladner, Lovasz & Tamir 2006 for
unit weights). They are found by repeated bisection with max-flow: fill everybody to one
utilisation; if the flow does not fit, the minimum cut names the caseworkers who lie higher, and
the two sides are solved apart. Blocks with the same candidates are one source.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assigner.solve.local_search.pairing import Flags, Ints
from assigner.solve.local_search.parameters import FluidParameters
from assigner.solve.local_search.transport import transport

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class FluidRelaxation:
    """What is shared out: for each set of candidates its minutes, for each caseworker a range."""

    demand: Ints  # (set,), minutes
    sets: Flags  # (set, worker), who is in it
    least: Ints  # (worker,), minutes: the load before
    most: Ints  # (worker,), minutes: what hard ceilings let the load become
    steep: Ints  # (worker,), k: the cost is k x load^2; 0 for who has no capacity


@dataclass(frozen=True)
class Level:
    """Caseworkers of one utilisation, and the sets shared out among them."""

    sets: Ints  # (member,), places of sets
    workers: Ints  # (member,), places of caseworkers


@dataclass(frozen=True)
class FluidSolution:
    """The levels, and how much of each set each caseworker got."""

    levels: tuple[Level, ...]
    shares: tuple[tuple[Ints, Ints, Floats], ...]  # each (arc,): set, caseworker, minutes


def solve_fluid(relaxation: FluidRelaxation) -> FluidSolution:
    """Find the levels, highest cuts first."""
    free = relaxation.steep == 0
    unbounded = (relaxation.sets & free).any(axis=1)
    levels: list[Level] = []
    shares: list[tuple[Ints, Ints, Floats]] = []
    if unbounded.any():
        # Who has no capacity feels no load: what they may take is theirs at no cost.
        sets = np.flatnonzero(unbounded & (relaxation.demand > 0))
        workers = np.flatnonzero(free)
        levels.append(Level(sets, workers))
        shares.append(
            (
                sets, (relaxation.sets[sets] & free).argmax(axis=1),
                relaxation.demand[sets].astype(float),
            )
        )
    stack = _apart(
        relaxation, np.flatnonzero(~unbounded & (relaxation.demand > 0)), np.flatnonzero(~free)
    )
    while stack:
        sets, workers = stack.pop()
        if not len(workers):
            continue
        utilisation = _common_utilisation(relaxation, int(relaxation.demand[sets].sum()), workers)
        found, high_sets, high_workers = _flow(relaxation, sets, workers, utilisation)
        if 0 < len(high_workers) < len(workers):
            stack.append((np.setdiff1d(sets, high_sets), np.setdiff1d(workers, high_workers)))
            stack.append((high_sets, high_workers))
            continue
        levels.append(Level(sets, workers))
        shares.append(found)
    return FluidSolution(tuple(levels), tuple(shares))


def _apart(relaxation: FluidRelaxation, sets: Ints, workers: Ints) -> list[tuple[Ints, Ints]]:
    """Sets and caseworkers that have nothing to do with one another, such as teams."""
    part = workers.copy()
    mine = relaxation.sets[np.ix_(sets, workers)]
    while True:
        lowest = np.where(mine, part, len(relaxation.steep)).min(
            axis=1, initial=len(relaxation.steep)
        )
        after = (
            np.minimum(
                part,
                np.where(mine, lowest[:, None], len(relaxation.steep)).min(
                    axis=0, initial=part.max()
                ),
            )
            if len(sets)
            else part
        )
        if (after == part).all():
            return [(sets[lowest == first], workers[part == first]) for first in np.unique(part)]
        part = after


def _common_utilisation(relaxation: FluidRelaxation, demand: int, workers: Ints) -> float:
    """The k x load at which these caseworkers together carry the demand."""
    steep = relaxation.steep[workers].astype(float)
    least, most = (relaxation.least[workers].astype(float), relaxation.most[workers].astype(float))
    low, high = 0.0, float((most * steep).max(initial=0.0))
    for _ in range(FluidParameters.bisections):
        middle = (low + high) / 2
        if (np.clip(middle / steep, least, most) - least).sum() < demand:
            low = middle
        else:
            high = middle
    return high


def _flow(
    relaxation: FluidRelaxation, sets: Ints, workers: Ints, utilisation: float
) -> tuple[tuple[Ints, Ints, Floats], Ints, Ints]:
    """Fill to `utilisation`; also the sets and caseworkers on the high side of the cut."""
    reach = np.clip(
        utilisation / relaxation.steep[workers].astype(float),
        relaxation.least[workers].astype(float), relaxation.most[workers].astype(float),
    )
    room = np.ceil((reach - relaxation.least[workers]) * FluidParameters.parts).astype(np.int64)
    supply = relaxation.demand[sets] * FluidParameters.parts
    flow = transport(supply, relaxation.sets[np.ix_(sets, workers)], room)
    found = (sets[flow.sets], workers[flow.workers], flow.amount / FluidParameters.parts)
    # Rooms are rounded up by a part each: what is short within that is rounding, not a cut.
    if int(supply.sum()) - flow.total <= 2 * len(workers):
        return found, sets[:0], workers[:0]
    return found, sets[flow.high_sets], workers[flow.high_workers]
