"""How much each caseworker can take under the hard ceilings, and what that bounds.

Counts only, by max-flow: a max-flow that falls short is a certificate that so many cases
find no room, or that so much of a count must lie above a soft ceiling.
"""

from collections.abc import Mapping

import numpy as np

from assigner.extras import solver
from assigner.solve.local_search.data import ENDLESS, OfficeData
from assigner.solve.local_search.pairing import Ints
from assigner.solve.local_search.transport import transport

with solver():
    from ortools.graph.python import min_cost_flow  # type: ignore[import-untyped]  # no stubs


def most_of(data: OfficeData, amount: Ints) -> Ints:
    """The most of `amount` (one number per block) each caseworker can hold.

    For each hard ceiling by itself a fractional knapsack: the blocks with the most amount
    for their count first, the last one in part, rounded up.
    """
    every = np.zeros(len(data.workers), dtype=np.int64)
    np.add.at(every, data.arcs[1], amount[data.arcs[0]])
    most = every.copy()
    for row in range(data.hard):
        count = data.count[row]
        bites = np.zeros(len(data.workers), dtype=np.int64)
        np.add.at(bites, data.arcs[1], count[data.arcs[0]])
        # Dantzig's bound of a knapsack: the most amount for its count first. What counts nothing
        # comes before all of it.
        order = np.argsort(-amount / np.maximum(count, 1e-9), kind="stable")
        for worker in np.flatnonzero(bites > data.room[row]):
            mine = order[data.sets[data.kind[order], worker]]
            held = np.cumsum(count[mine])
            fits = held <= data.room[row, worker]
            total = int(amount[mine[fits]].sum())
            rest = mine[~fits]
            if len(rest):
                first = int(rest[0])
                left = int(data.room[row, worker] - (held[~fits][0] - count[first]))
                total += -(-int(amount[first]) * left // int(count[first]))
            most[worker] = min(int(most[worker]), total)
    return most


def least_excess(data: OfficeData, tier: str, may_drop: bool) -> int:
    """A lower bound of what the soft ceilings of a tier cost, each by itself.

    `may_drop`: cases may stay unplaced, and then only what is over already is certain.
    """
    total = 0
    for row in range(data.hard, len(data.tiers)):
        if data.tiers[row] != tier:
            continue
        room = data.room[row]
        over = int(np.maximum(0, -room).sum())
        count = data.count[row]
        free = np.maximum(0, room)
        if not may_drop and count.any() and (room < ENDLESS).any():
            demand = np.zeros(len(data.sets), dtype=np.int64)
            np.add.at(demand, data.kind, count)
            free = np.minimum(free, most_of(data, count))
            # Endless rooms would add up to more than the flow can count.
            free = np.minimum(free, int(demand.sum()))
            over += max(0, int(demand.sum()) - transport(demand, data.sets, free).total)
        total += data.prices[row] * over
    return total


def forced_excess(data: OfficeData, tier: str) -> int:
    """Another such bound, with every block placed: each by itself, with whom it costs least.

    What several cost together is never less: a ceiling counts what is above it.
    """
    rows = [row for row in range(data.hard, len(data.tiers)) if data.tiers[row] == tier]
    total = sum(data.prices[row] * int(np.maximum(0, -data.room[row]).sum()) for row in rows)
    keys = np.vstack([data.kind, *(data.count[row] for row in rows)]).T
    each, many = np.unique(keys, axis=0, return_counts=True)
    for (kind, *counts), times in zip(each.tolist(), many.tolist(), strict=True):
        cost = np.zeros(int(data.sets[kind].sum()), dtype=np.int64)
        for row, count in zip(rows, counts, strict=True):
            room = np.maximum(0, data.room[row, data.sets[kind]])
            cost += data.prices[row] * np.maximum(0, count - room)
        total += times * int(cost.min(initial=np.iinfo(np.int64).max)) if len(cost) else 0
    return total


def placed_most(
    data: OfficeData, urgency: Mapping[str, int], exact: Mapping[str, int]
) -> tuple[int, Ints]:
    """A lower bound of what unplaced cases cost, and where a flow would place the blocks.

    Blocks as units, each caseworker with room for so many: the dearest set that can be
    placed (a transversal matroid, here by min-cost flow). In a matroid only the order of
    prices decides which set that is, so prices that fit the flow (`urgency`) find the one
    that is dearest in `exact` prices, too.
    """
    n, m = len(data.blocks), len(data.workers)
    leads = np.array([block.seat == "takes" for block in data.blocks], dtype=bool)
    most = most_of(data, leads.astype(np.int64))
    # Of siblings a part may be placed: a block that is not placed whole loses one at least.
    cheapest = [
        min(block.cases, key=lambda case: urgency.get(case, 0)) if block.seat == "takes" else ""
        for block in data.blocks
    ]
    worth = [urgency.get(case, 0) for case in cheapest]
    block, worker = data.arcs
    mine = leads[block]
    block, worker = block[mine], worker[mine]
    source, sink = n + m, n + m + 1
    tails = np.concatenate([np.full(n, source), block, n + np.arange(m), [source]])
    heads = np.concatenate([np.arange(n), n + worker, np.full(m, sink), [sink]])
    capacity = np.concatenate([leads.astype(np.int64), np.ones_like(block), most, [n]])
    cost = np.concatenate([-np.array(worth, dtype=np.int64), np.zeros(len(block) + m + 1)])
    graph = min_cost_flow.SimpleMinCostFlow()
    arcs = graph.add_arcs_with_capacity_and_unit_cost(tails, heads, capacity, cost.astype(np.int64))
    graph.set_nodes_supplies(np.array([source, sink]), np.array([n, -n]))
    where = np.full(n, -1, dtype=np.int64)
    if graph.solve() != graph.OPTIMAL:
        return 0, where
    routed = graph.flows(arcs[n : n + len(block)]) > 0
    where[block[routed]] = worker[routed]
    left = np.flatnonzero(leads & (where < 0)).tolist()
    return sum(exact.get(cheapest[at], 0) for at in left), where
