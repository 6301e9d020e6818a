"""Lower bounds of the tiers that are not about loads, and how loose the office is."""

from dataclasses import replace

import numpy as np

from assigner.solve.local_search.acceptance import Penalty
from assigner.solve.local_search.data import OfficeData
from assigner.solve.local_search.flow_bounds import forced_excess, least_excess
from assigner.solve.local_search.pairing import Ints
from assigner.solve.local_search.parameters import SearchParameters


def least_unplaced(penalty: Penalty) -> int:
    """What cases that cannot be placed cost in any allocation."""
    price = penalty.costs.unassigned
    return sum(price.get(case, 0) for case in penalty.data.carved.lost)


def loose(data: OfficeData, unassigned: Penalty | None, value: int) -> int:
    """How many cases somebody may take can be unplaced at most, at this cost or below."""
    able = [case for case, who in data.carved.may.items() if who]
    if unassigned is None:
        return len(able)
    price = unassigned.costs.unassigned
    left = value - sum(price.get(case, 0) for case, who in data.carved.may.items() if not who)
    many = 0
    for cost in sorted(price.get(case, 0) for case in able):
        left -= cost
        if left < 0:
            break
        many += 1
    return many


def pair_costs(penalty: Penalty, rows: Ints) -> Ints | None:
    """What the tier charges along these arcs; None where there are too many to ask."""
    block, worker = penalty.data.arcs[0][rows], penalty.data.arcs[1][rows]
    if penalty.plain:
        return np.zeros(len(block), dtype=np.int64)
    if len(block) > SearchParameters.priced_arcs:
        return None
    return np.fromiter(
        (penalty.pair(p, w) for p, w in zip(block.tolist(), worker.tolist(), strict=True)),
        dtype=np.int64, count=len(block),
    )


def least_cost(penalty: Penalty, costs: Ints | None, droppable: int) -> int:
    """A lower bound of a tier of pairs and soft rules: each block at its cheapest."""
    data = penalty.data.wide
    total = 0
    if penalty.costs.soft:
        total = least_excess(data, penalty.costs.soft, droppable > 0)
        if not droppable:
            total = max(total, forced_excess(data, penalty.costs.soft))
    if penalty.tier.is_lot and costs is None:
        return total
    if costs is None or data is not penalty.data:
        costs = pair_costs(replace(penalty, data=data), np.arange(len(data.arcs[0])))
    if costs is None:
        # Too many pairs to ask each: nothing is known of them, so nothing is claimed.
        return total - _deepest(penalty)
    least = np.full(len(data.blocks), np.iinfo(np.int64).max)
    np.minimum.at(least, data.arcs[0], costs)
    least = np.where(least == np.iinfo(np.int64).max, 0, least)
    if not droppable:
        return total + int(least.sum())
    if (costs < 0).any() or not data.carved.sound:
        return total - _deepest(penalty)
    # Each case left out takes two seats with it at most: the dearest of all, for a lower bound.
    dear = np.sort(least)[::-1]
    return total + int(least.sum()) - int(dear[: 2 * droppable].sum())


def _deepest(penalty: Penalty) -> int:
    """How far below nothing the pairs of all cases could go."""
    if penalty.plain:
        return 0
    problem = penalty.data.statement.problem
    total = 0
    for case in problem.cases:
        for cost in (penalty.costs.takes, penalty.costs.assists):
            if cost is not None:
                total += max(0, -min(cost(case, worker) for worker in problem.workers))
    return total
