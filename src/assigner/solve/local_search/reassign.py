"""Blocks that weigh and count the same change places: the best reassignment of all at once.

They can go round without changing anybody's load or any ceiling, so a later tier is lowered
and no earlier one moves: a transport problem for each kind of interchangeable blocks, solved
together as one min-cost flow.
"""

from collections import defaultdict

import numpy as np

from assigner.extras import solver
from assigner.solve.local_search.data import OfficeData
from assigner.solve.local_search.incumbent import Change, Incumbent
from assigner.solve.local_search.pairing import Ints

with solver():
    from ortools.graph.python import min_cost_flow  # type: ignore[import-untyped]  # no stubs

LARGEST = 2**62
"""Costs times the square of the nodes stay below: what the flow counts in fits 64 bits."""


def interchangeable(incumbent: Incumbent) -> list[list[int]]:
    """Placed blocks by what they weigh and count; those tied to others left out."""
    data = incumbent.data
    groups: dict[object, list[int]] = defaultdict(list)
    for number, block in enumerate(data.blocks):
        tied = number in data.pairs or number in data.softs_of
        if tied or block.still or incumbent.where[number] < 0:
            continue
        kind = (int(data.weight[number]), data.count[:, number].tobytes(), data.phase[number])
        groups[kind].append(number)
    return [group for group in groups.values() if len(group) > 1]


def best_reassignment(incumbent: Incumbent, among: Ints, cost: Ints) -> list[Change]:
    """The cheapest reassignment; `cost`: (arc of `among`,), what the tier charges along it."""
    data = incumbent.data
    group_of = np.full(len(data.blocks), -1, dtype=np.int64)
    for number, group in enumerate(interchangeable(incumbent)):
        group_of[group] = number
    mine = np.flatnonzero(group_of >= 0)
    if not len(mine):
        return []
    seat_of = np.where(group_of >= 0, group_of * len(data.workers) + incumbent.where, np.int64(-1))
    # A seat is (kind of block, caseworker); there are as many of it as such blocks lie there now,
    # so loads and counts stay as they are whoever goes where.
    seats, capacity = np.unique(seat_of[mine], return_counts=True)
    block, worker = data.arcs[0][among], data.arcs[1][among]
    seat = group_of[block] * len(data.workers) + worker
    place = np.searchsorted(seats, seat)
    place = np.clip(place, 0, len(seats) - 1)
    open_to = (group_of[block] >= 0) & (seats[place] == seat)
    rows = np.flatnonzero(open_to)
    scaled = _scaled(data, cost[rows])
    graph = min_cost_flow.SimpleMinCostFlow()
    first = len(data.blocks)
    arcs = graph.add_arcs_with_capacity_and_unit_cost(
        block[rows], first + place[rows], np.ones(len(rows), dtype=np.int64), scaled
    )
    graph.set_nodes_supplies(mine, np.ones(len(mine), dtype=np.int64))
    graph.set_nodes_supplies(first + np.arange(len(seats)), -capacity)
    if graph.solve() != graph.OPTIMAL:
        return []
    chosen = rows[graph.flows(arcs) > 0]
    return [
        (p, w) for p, w in zip(block[chosen].tolist(), worker[chosen].tolist(), strict=True)
        if incumbent.where[p] != w
    ]


def _scaled(data: OfficeData, cost: Ints) -> Ints:
    """Costs that the flow can multiply by its number of nodes within 64 bits."""
    nodes = 8 * len(data.blocks) + 8
    widest = int(np.abs(cost).max(initial=0))
    return cost // max(1, -(-widest * nodes * nodes // LARGEST))
