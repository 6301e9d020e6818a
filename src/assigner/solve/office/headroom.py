"""How much each caseworker can take under the hard ceilings, and what that bounds.

Counts only, by max-flow: a max-flow that falls short is a certificate that so many cases
find no room, or that so much of a count must lie above a soft ceiling.
"""

from collections.abc import Mapping

import numpy as np
from ortools.graph.python import max_flow, min_cost_flow  # type: ignore[import-untyped]  # no stubs

from assigner.solve.office.board import ENDLESS, Board
from assigner.solve.office.pairing import Flags, Ints


def most_of(board: Board, amount: Ints) -> Ints:
    """The most of `amount` (one number per piece) each caseworker can hold.

    For each hard ceiling by itself a fractional knapsack: the pieces with the most amount
    for their count first, the last one in part, rounded up.
    """
    every = np.zeros(len(board.workers), dtype=np.int64)
    np.add.at(every, board.arcs[1], amount[board.arcs[0]])
    most = every.copy()
    for row in range(board.hard):
        count = board.count[row]
        bites = np.zeros(len(board.workers), dtype=np.int64)
        np.add.at(bites, board.arcs[1], count[board.arcs[0]])
        order = np.argsort(-amount / np.maximum(count, 1e-9), kind="stable")
        for worker in np.flatnonzero(bites > board.room[row]):
            mine = order[board.sets[board.kind[order], worker]]
            held = np.cumsum(count[mine])
            fits = held <= board.room[row, worker]
            total = int(amount[mine[fits]].sum())
            rest = mine[~fits]
            if len(rest):
                first = int(rest[0])
                left = int(board.room[row, worker] - (held[~fits][0] - count[first]))
                total += -(-int(amount[first]) * left // int(count[first]))
            most[worker] = min(int(most[worker]), total)
    return most


def least_excess(board: Board, tier: str, may_drop: bool) -> int:
    """A lower bound of what the soft ceilings of a tier cost, each by itself.

    `may_drop`: cases may stay unplaced, and then only what is over already is certain.
    """
    total = 0
    for row in range(board.hard, len(board.tiers)):
        if board.tiers[row] != tier:
            continue
        room = board.room[row]
        over = int(np.maximum(0, -room).sum())
        count = board.count[row]
        free = np.maximum(0, room)
        if not may_drop and count.any() and (room < ENDLESS).any():
            demand = np.zeros(len(board.sets), dtype=np.int64)
            np.add.at(demand, board.kind, count)
            free = np.minimum(free, most_of(board, count))
            over += max(0, int(demand.sum()) - _routed(demand, board.sets, free))
        total += board.prices[row] * over
    return total


def placed_most(
    board: Board, urgency: Mapping[str, int], exact: Mapping[str, int]
) -> tuple[int, Ints]:
    """A lower bound of what unplaced cases cost, and where a flow would place the pieces.

    Pieces as units, each caseworker with room for so many: the dearest set that can be
    placed (a transversal matroid, here by min-cost flow). In a matroid only the order of
    prices decides which set that is, so prices that fit the flow (`urgency`) find the one
    that is dearest in `exact` prices, too.
    """
    n, m = len(board.pieces), len(board.workers)
    leads = np.array([piece.seat == "takes" for piece in board.pieces], dtype=bool)
    most = most_of(board, leads.astype(np.int64))
    # Of siblings a part may be placed: a piece that is not placed whole loses one at least.
    cheapest = [
        min(piece.cases, key=lambda case: urgency.get(case, 0)) if piece.seat == "takes" else ""
        for piece in board.pieces
    ]
    worth = [urgency.get(case, 0) for case in cheapest]
    piece, worker = board.arcs
    mine = leads[piece]
    piece, worker = piece[mine], worker[mine]
    source, sink = n + m, n + m + 1
    tails = np.concatenate([np.full(n, source), piece, n + np.arange(m), [source]])
    heads = np.concatenate([np.arange(n), n + worker, np.full(m, sink), [sink]])
    capacity = np.concatenate([leads.astype(np.int64), np.ones_like(piece), most, [n]])
    cost = np.concatenate([-np.array(worth, dtype=np.int64), np.zeros(len(piece) + m + 1)])
    graph = min_cost_flow.SimpleMinCostFlow()
    arcs = graph.add_arcs_with_capacity_and_unit_cost(
        tails, heads, capacity, cost.astype(np.int64)
    )
    graph.set_nodes_supplies(np.array([source, sink]), np.array([n, -n]))
    where = np.full(n, -1, dtype=np.int64)
    if graph.solve() != graph.OPTIMAL:
        return 0, where
    routed = graph.flows(arcs[n : n + len(piece)]) > 0
    where[piece[routed]] = worker[routed]
    left = np.flatnonzero(leads & (where < 0)).tolist()
    return sum(exact.get(cheapest[at], 0) for at in left), where


def _routed(demand: Ints, sets: Flags, room: Ints) -> int:
    n, m = sets.shape
    arc_set, arc_worker = np.nonzero(sets)
    source, sink = n + m, n + m + 1
    graph = max_flow.SimpleMaxFlow()
    graph.add_arcs_with_capacity(
        np.concatenate([np.full(n, source), arc_set, n + np.arange(m)]),
        np.concatenate([np.arange(n), n + arc_worker, np.full(m, sink)]),
        np.concatenate([demand, demand[arc_set], np.minimum(room, int(demand.sum()))]),
    )
    graph.solve(source, sink)
    return int(graph.optimal_flow())
