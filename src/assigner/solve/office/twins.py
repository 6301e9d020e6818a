"""Pieces that weigh and count the same trade places: the best trade of all at once.

Twins can be handed round without changing anybody's load or any ceiling, so a later tier
is lowered and no earlier one moves: a transport problem for each kind of twin, solved
together as one min-cost flow.
"""

from collections import defaultdict

import numpy as np
from ortools.graph.python import min_cost_flow  # type: ignore[import-untyped]  # no stubs

from assigner.solve.office.board import Board
from assigner.solve.office.draft import Change, Draft
from assigner.solve.office.pairing import Ints

LARGEST = 2**62


def twins_of(draft: Draft) -> list[list[int]]:
    """Placed pieces by what they weigh and count; those tied to others left out."""
    board = draft.board
    groups: dict[object, list[int]] = defaultdict(list)
    for number, piece in enumerate(board.pieces):
        tied = number in board.pairs or number in board.knots_of
        if tied or piece.still or draft.where[number] < 0:
            continue
        kind = (int(board.weight[number]), board.count[:, number].tobytes(), board.phase[number])
        groups[kind].append(number)
    return [group for group in groups.values() if len(group) > 1]


def best_trade(draft: Draft, among: Ints, cost: Ints) -> list[Change]:
    """The cheapest way to hand twins round; `cost` is along the board's arcs `among`."""
    board = draft.board
    group_of = np.full(len(board.pieces), -1, dtype=np.int64)
    for number, group in enumerate(twins_of(draft)):
        group_of[group] = number
    mine = np.flatnonzero(group_of >= 0)
    if not len(mine):
        return []
    seat_of = np.where(
        group_of >= 0, group_of * len(board.workers) + draft.where, np.int64(-1)
    )
    seats, capacity = np.unique(seat_of[mine], return_counts=True)
    piece, worker = board.arcs[0][among], board.arcs[1][among]
    seat = group_of[piece] * len(board.workers) + worker
    place = np.searchsorted(seats, seat)
    place = np.clip(place, 0, len(seats) - 1)
    open_to = (group_of[piece] >= 0) & (seats[place] == seat)
    rows = np.flatnonzero(open_to)
    scaled = _scaled(board, cost[rows])
    graph = min_cost_flow.SimpleMinCostFlow()
    first = len(board.pieces)
    arcs = graph.add_arcs_with_capacity_and_unit_cost(
        piece[rows], first + place[rows], np.ones(len(rows), dtype=np.int64), scaled
    )
    graph.set_nodes_supplies(mine, np.ones(len(mine), dtype=np.int64))
    graph.set_nodes_supplies(first + np.arange(len(seats)), -capacity)
    if graph.solve() != graph.OPTIMAL:
        return []
    chosen = rows[graph.flows(arcs) > 0]
    return [
        (p, w) for p, w in zip(piece[chosen].tolist(), worker[chosen].tolist(), strict=True)
        if draft.where[p] != w
    ]


def _scaled(board: Board, cost: Ints) -> Ints:
    """Costs that the flow can multiply by its number of nodes within 64 bits."""
    nodes = 8 * len(board.pieces) + 8
    widest = int(np.abs(cost).max(initial=0))
    return cost // max(1, -(-widest * nodes * nodes // LARGEST))
