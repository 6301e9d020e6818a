"""How evenly cases could have lain on people, had everything been known: a proven bound.

On each day every open case may be split among all who could have been given it, and be with
somebody else than the day before. Nothing that an office can do is more free than that, so no
allocation, with or without foresight, is below. Sum over people of load squared over capacity,
and the highest load over capacity, in minutes and whole numbers throughout.

For any prices p >= 0 of a minute with each person, the cost of a day is at least
sum over cases of weight x lowest price among its people, less what people are worth at their
price: max over their possible loads n x g of p n g - (n g)^2 / capacity, where g divides every
weight (weak duality; n is whole, for no case is split in fact). Whatever the prices are, that
holds; they are found by moving work to where it costs least.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import gcd

import numpy as np
from numpy.typing import NDArray

ROUNDS = 60
"""Steps of evening out; the bound is valid after any of them."""

TOLERANCE = 1e-9
"""Minutes of a share of capacity below which a step is none; the bound gives as much away."""

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class DayBound:
    """The least a day can be. `squares`: minutes; `highest`: a share of capacity."""

    squares: float
    highest: float


def day_bound(weights: Ints, capacity: Ints, able: Bools) -> DayBound:
    """The least of a day.

    weights: (case,), minutes, at least 0. capacity: (person,), minutes, at least 1. able:
    (case, person), who could have been given it; somebody in each row.
    """
    if not weights.any():
        return DayBound(0.0, 0.0)
    step = gcd(*map(int, weights))
    loads = _evened(weights, capacity, able)
    prices = [2 * loads / capacity, (2 * np.floor(loads / step) + 1) * step / capacity]
    return DayBound(
        max(_squares(weights, capacity, able, step, price) for price in prices),
        float(_highest(weights, capacity, able, loads, step)),
    )


def _evened(weights: Ints, capacity: Ints, able: Bools) -> Floats:
    """Loads, minutes, with cases split so as to even them out: (person,)."""
    share = able / able.sum(axis=1, keepdims=True)  # (case, person), of each case
    for _ in range(ROUNDS):
        loads = weights @ share
        full = np.where(able, loads / capacity, np.inf)
        lowest = full <= full.min(axis=1, keepdims=True) + TOLERANCE
        move = lowest / lowest.sum(axis=1, keepdims=True) - share
        flow = weights @ move
        # The best step along the line: the squares are a parabola in it.
        bend, slope = float((flow**2 / capacity).sum()), float((loads * flow / capacity).sum())
        if bend <= 0 or slope >= -TOLERANCE:
            break
        share = share + min(1.0, -slope / bend) * move
    return np.asarray(weights @ share, dtype=np.float64)


def _squares(
    weights: Ints, capacity: Ints, able: Bools, step: int, price: Floats
) -> float:
    lowest = np.where(able, price, np.inf).min(axis=1)  # (case,)
    most = np.round(price * capacity / (2 * step))  # (person,), the best whole number of steps
    worth = np.max([price * n * step - (n * step) ** 2 / capacity
                    for n in (np.maximum(0, most - 1), most, most + 1)], axis=0)
    return max(0.0, float(weights @ lowest - worth.sum()) * (1 - TOLERANCE))


def _highest(
    weights: Ints, capacity: Ints, able: Bools, loads: Floats, step: int
) -> Fraction:
    """The most loaded group: cases that only they could have had, over what they can carry."""
    found = Fraction(0)
    full = loads / capacity
    for level in np.unique(np.round(full, 6)):
        group = full >= level - 1e-6  # (person,)
        inside = ~(able & ~group).any(axis=1)  # (case,), nobody else could have had it
        work, room = int(weights[inside].sum()), int(capacity[group].sum())
        if room:
            found = max(found, Fraction(work, room))
    # Somebody has at least so much; with equal capacities loads are whole steps.
    if len(set(capacity.tolist())) == 1:
        one = int(capacity[0])
        found = Fraction(-(-found * one // step) * step, one)
    return found
