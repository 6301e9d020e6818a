"""Amounts of sets brought to the caseworkers who may have them: one max-flow."""

from dataclasses import dataclass

import numpy as np

from assigner.extras import solver
from assigner.solve.local_search.pairing import Flags, Ints

with solver():
    from ortools.graph.python import max_flow  # type: ignore[import-untyped]  # no stubs


@dataclass(frozen=True)
class Transport:
    """The largest flow, and the side of a minimum cut that the source is on: what is too much."""

    total: int
    sets: Ints  # (arc,), the set
    workers: Ints  # (arc,), the caseworker
    amount: Ints  # (arc,), what flows; above 0
    high_sets: Ints  # (member,), sets on the side of the source
    high_workers: Ints  # (member,), caseworkers on it: filled to their room


def transport(supply: Ints, sets: Flags, room: Ints) -> Transport:
    """Bring (set,) amounts to (worker,) rooms, as `sets` (set, worker) allows."""
    n, m = sets.shape
    arc_set, arc_worker = np.nonzero(sets)
    source, sink = n + m, n + m + 1
    graph = max_flow.SimpleMaxFlow()
    arcs = graph.add_arcs_with_capacity(
        np.concatenate([np.full(n, source), arc_set, n + np.arange(m)]),
        np.concatenate([np.arange(n), n + arc_worker, np.full(m, sink)]),
        np.concatenate([supply, supply[arc_set], room]),
    )
    graph.solve(source, sink)
    flows = graph.flows(arcs[n : n + len(arc_set)])
    used = flows > 0
    side = np.array(graph.get_source_side_min_cut(), dtype=np.int64)
    return Transport(
        int(graph.optimal_flow()), arc_set[used], arc_worker[used], flows[used],
        np.sort(side[side < n]), np.sort(side[(side >= n) & (side < n + m)] - n),
    )
