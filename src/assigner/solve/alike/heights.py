"""Whose load is highest, on patterns with counts: `minmax` and `leximax`."""

from collections.abc import Sequence

import numpy as np

from assigner.solve.alike.cutting_stock import PatternStock
from assigner.solve.alike.relaxation import KeptCost
from assigner.solve.columns.seats import Flags, Ints
from assigner.solve.limits import Limits


def highest(stock: PatternStock, limits: Limits) -> tuple[int, int]:
    """The highest utilisation and a bound of it; the uses of `stock` go there."""
    return _lowest_top(stock, (), 0, limits)


def in_order(stock: PatternStock, limits: Limits) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The utilisations of everybody with capacity, the highest first, and a bound of them."""
    able = able_of(stock)
    numbers = np.asarray(stock.patterns.types.numbers)
    people = int(numbers[np.unique(stock.patterns.kind[able])].sum())
    placed: list[int] = []
    few: list[KeptCost] = []
    proven = True
    while len(placed) < people and proven:
        top, bound = _lowest_top(stock, few, len(placed), limits)
        proven = top == bound
        if not proven:
            break
        there = (able & (stock.patterns.height >= top)).astype(np.int64)
        found = stock.ask(limits, there, few=[*few, _above(stock, top, len(placed))])
        proven = found.uses is not None and found.decided
        if found.uses is not None:
            stock.uses = found.uses
        if proven:
            few += [_above(stock, top, len(placed)), KeptCost(there, found.least)]
            placed += [top] * (found.least - len(placed))
    reached = heights_of(stock)
    if proven:
        return reached, reached
    bound_of = (*placed, *[0] * (people - len(placed)))
    return reached, min(bound_of, reached)


def keep_order(stock: PatternStock, most: Sequence[int]) -> None:
    """Hold every place in the order at `most`."""
    stock.only(stock.patterns.height <= max(most, default=0))
    for height in sorted(set(most)):
        stock.kept.append(_above(stock, height, sum(high > height for high in most)))


def able_of(stock: PatternStock) -> Flags:
    """The patterns of people with capacity. Shape (pattern,)."""
    types = stock.patterns.types
    steep = types.statement.problem.steepness
    able: Ints = np.asarray([steep[same[0]] for same in types.people])
    return (able > 0)[stock.patterns.kind]


def heights_of(stock: PatternStock) -> tuple[int, ...]:
    """The utilisations of the best uses, the highest first."""
    able = able_of(stock)
    each = np.repeat(stock.patterns.height[able], stock.uses[able])
    return tuple(sorted(each.tolist(), reverse=True))


def _above(stock: PatternStock, height: int, most: int) -> KeptCost:
    """At most so many people are above a height."""
    return KeptCost((able_of(stock) & (stock.patterns.height > height)).astype(np.int64), most)


def _lowest_top(
    stock: PatternStock, few: Sequence[KeptCost], exempt: int, limits: Limits
) -> tuple[int, int]:
    """The least height that no more than `exempt` people are above, and its bound."""
    heights = np.unique(stock.patterns.height[able_of(stock)])
    reached = heights_of(stock)
    if not reached:
        return 0, 0
    low, high = 0, int(np.searchsorted(heights, reached[exempt]))
    while low < high and not limits.over():
        middle = (low + high) // 2
        limit = _above(stock, int(heights[middle]), exempt)
        found = stock.ask(limits, few=[*few, limit])
        if found.uses is not None:
            stock.uses = found.uses
            high = int(np.searchsorted(heights, heights_of(stock)[exempt]))
        elif found.decided:
            low = middle + 1
        else:
            break
    return int(heights[high]), int(heights[low])
