"""Better loads from good ones: a first deal, two caseworkers at a time, then several.

Longest first (Graham 1969); every split of what two hold; and what some hold dealt again by
an exact choice among all sets near to even.
"""

from functools import cache

import numpy as np

from assigner.solve.alike.choice import PatternChoice
from assigner.solve.alike.generation import Bins, bound_at
from assigner.solve.alike.load_cost import LoadCost
from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.columns.seats import Ints
from assigner.solve.limits import Limits


def longest_first(cost: LoadCost) -> Bins:
    """The heaviest case first, each to whom it costs least."""
    kinds = np.repeat(np.arange(len(cost.numbers)), cost.numbers)
    loads = np.zeros(len(kinds), np.int64)
    counts = np.zeros((len(kinds), len(cost.weights)), np.int64)
    for at in np.argsort(-cost.weights, kind="stable").tolist():
        for _ in range(int(cost.demand[at])):
            after = np.minimum(loads + cost.weights[at], cost.largest)
            more = cost.cost[kinds, after] - cost.cost[kinds, loads]
            # Where nobody has room in the table, whoever has least.
            chosen = int(np.lexsort((loads, more))[0])
            loads[chosen] = min(int(loads[chosen] + cost.weights[at]), cost.largest)
            counts[chosen, at] += 1
    return Bins(kinds, counts)


def split_pairs(cost: LoadCost, bins: Bins, limits: Limits) -> Bins:
    """Every two caseworkers' cases split as cheaply as can be, until no two can do better."""
    counts = bins.counts.copy()
    kinds = bins.kinds
    each = cost.of(kinds, counts)
    changed = np.zeros(len(kinds), np.int64)
    looked: dict[tuple[int, int], int] = {}
    clock, better = 0, True
    while better and not limits.over():
        better = False
        order = np.argsort(-each, kind="stable").tolist()
        for one, other in ((a, b) for at, a in enumerate(order) for b in reversed(order[at + 1 :])):
            pair = (min(one, other), max(one, other))
            if looked.get(pair, -1) >= max(changed[one], changed[other]):
                continue
            clock += 1
            looked[pair] = clock
            if each[one] + each[other] and _split(cost, kinds, counts, each, one, other):
                changed[[one, other]] = clock + 1
                better = True
    return Bins(kinds, counts)


@cache
def _sides(cases: int) -> Ints:
    """Every way of taking some of so many cases. Shape (way, case)."""
    found: Ints = np.arange(1 << cases)[:, None] >> np.arange(cases) & 1
    return found


def _split(cost: LoadCost, kinds: Ints, counts: Ints, each: Ints, one: int, other: int) -> bool:
    """The cheapest split of what two hold, if it is cheaper than theirs."""
    both = counts[one] + counts[other]
    cases = np.repeat(np.arange(len(both)), both)
    if len(cases) > AlikeParameters.pair_cases:
        return False
    sides = _sides(len(cases))
    loads = sides @ cost.weights[cases]
    rest = int(loads[-1]) - loads
    told = cost.of_loads(int(kinds[one]), loads) + cost.of_loads(int(kinds[other]), rest)
    best = int(np.argmin(told))
    if told[best] >= each[one] + each[other]:
        return False
    mine = np.bincount(cases[sides[best] == 1], minlength=len(both))
    counts[one], counts[other] = mine, both - mine
    pair = np.asarray([one, other])
    each[pair] = cost.of(kinds[pair], counts[pair])
    return True


def regroup(cost: LoadCost, bins: Bins, goal: int, limits: Limits) -> Bins:
    """Several caseworkers' cases dealt again, those that cost something always among them.

    Ends at `goal`, or after a fixed number of deals; draws are the same every time.
    """
    draw, idle = np.random.default_rng(1), 0
    for _ in range(AlikeParameters.regroups):
        each = cost.of(bins.kinds, bins.counts)
        if int(each.sum()) <= goal or idle >= AlikeParameters.idle_regroups or limits.over():
            break
        idle += 1
        chosen = _chosen(each, bins, draw)
        some = bins.only(chosen)
        again = deal(cost, some, limits)
        if again is not None:
            counts, idle = bins.counts.copy(), 0
            counts[chosen] = again.counts
            bins = Bins(bins.kinds, counts)
    return bins


def _chosen(each: Ints, bins: Bins, draw: np.random.Generator) -> Ints:
    """Whose cases are dealt again: a few of those that cost most, and others by lot."""
    costly = np.flatnonzero(each > 0)
    weight = each[costly] * draw.random(len(costly))
    first = costly[np.argsort(-weight)][: AlikeParameters.regrouped_costly]
    order = [*first.tolist()]
    order += [at for at in draw.permutation(len(each)).tolist() if at not in set(order)]
    sizes = bins.counts[order].sum(axis=1)
    many = max(2, int((np.cumsum(sizes) <= AlikeParameters.regrouped_cases).sum()))
    found: Ints = np.sort(np.asarray(order[:many], np.int64))
    return found


def deal(cost: LoadCost, some: Bins, limits: Limits) -> Bins | None:
    """What some hold, dealt again for less; None where that is not found."""
    demand = some.counts.sum(axis=0)
    there = np.flatnonzero(demand)
    now = int(cost.of(some.kinds, some.counts).sum())
    numbers = np.bincount(some.kinds, minlength=len(cost.numbers))
    part = LoadCost(cost.weights[there], demand[there], numbers, cost.cost).under(now - 1)
    bound = bound_at(part, np.zeros(len(there), np.int64))
    sets = bound.within(part, now - 1, AlikeParameters.sets_dealt)
    if sets is None:
        return None
    usable = numbers[sets.kinds] > 0
    sets = sets.only(np.flatnonzero(usable))
    found = PatternChoice(
        sets.kinds, sets.counts, numbers[sets.kinds], numbers.tolist(), demand[there].tolist(),
        effort=AlikeParameters.deal_effort,
    ).ask(np.zeros(len(sets), np.int64), limits, part.of(sets.kinds, sets.counts))
    if found.uses is None:
        return None
    uses = np.repeat(np.arange(len(sets)), found.uses)
    dealt = sets.only(uses)
    if int(part.of(dealt.kinds, dealt.counts).sum()) >= now:
        return None
    counts = np.zeros((len(uses), len(cost.weights)), np.int64)
    counts[:, there] = dealt.counts
    return Bins(dealt.kinds, counts)
