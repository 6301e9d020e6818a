"""From counts back to names: any allocation that patterns with counts describe."""

from collections import defaultdict
from collections.abc import Mapping

from assigner.allocation import Seats
from assigner.solve.alike.cutting_stock import PatternStock
from assigner.solve.alike.symmetry import AlikeTypes


def seated(stock: PatternStock) -> dict[str, Seats]:
    """The best uses as an allocation; who among alike is in order of id."""
    types = stock.patterns.types
    held: dict[int, dict[str, int]] = defaultdict(dict)
    queues = [list(same) for same in types.people]
    for at, many in enumerate(stock.uses.tolist()):
        for _ in range(many):
            worker = queues[int(stock.patterns.kind[at])].pop(0)
            for item, count in enumerate(stock.patterns.counts[at].tolist()):
                if count:
                    held[item][worker] = count
    return dealt(types, held)


def dealt(types: AlikeTypes, held: Mapping[int, Mapping[str, int]]) -> dict[str, Seats]:
    """Cases to people who hold so many of each item; nobody has both seats of a case."""
    second = {at: item for item, (at, seat) in enumerate(types.items) if seat == "assists"}
    found: dict[str, Seats] = {}
    for at, cases in enumerate(types.cases):
        leads = dict(held.get(at, {}))
        if at not in second:
            queue = [worker for worker in sorted(leads) for _ in range(leads[worker])]
            found.update(zip(cases, map(Seats, queue), strict=True))
            continue
        beside = dict(held.get(second[at], {}))
        for case in cases:
            found[case] = _pair(leads, beside)
    return found


def _pair(leads: dict[str, int], beside: dict[str, int]) -> Seats:
    """One case for whoever has most left, so that nobody is left with both seats of the last."""
    left = {
        worker: leads.get(worker, 0) + beside.get(worker, 0)
        for worker in sorted({*leads, *beside})
    }
    most = max(left, key=lambda worker: left[worker])
    first = most if leads.get(most, 0) else ""
    if not first:
        first = max((w for w in left if leads.get(w, 0)), key=lambda worker: left[worker])
        other = most
    else:
        other = max(
            (w for w in left if beside.get(w, 0) and w != first), key=lambda worker: left[worker]
        )
    leads[first] -= 1
    beside[other] -= 1
    return Seats(first, other)
