"""Many pricing problems drawn up at once: their seats in padded arrays.

The seats of one case or bond lie side by side; groups are sorted by what their best seat is
worth on the tangent of the cost at one level of load (see `slope.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from assigner.solve.columns.seats import Flags, Ints


class BatchResource(NamedTuple):
    """One limit of every pricing problem. `counts`: (problem, place); the rest: (problem,).

    `price` per unit above `room`, never above `wall`; a pricing problem without room has paid it
    with its gains. `tier`, `unit`: who pays, and how much a unit is.
    """

    counts: Ints  # (problem, place), counts
    room: Ints  # (problem,), counts
    wall: Ints  # (problem,), counts
    price: int
    tier: str
    unit: int


class BatchBudget(NamedTuple):
    """What an earlier tier asks: `pay` (problem, place) comes to at least `floor` (problem,).

    `rates`: a unit above each dimension; `fee`: of each bond.
    """

    pay: Ints  # (problem, place), cost units
    floor: Ints  # (problem,), cost units
    rates: list[int]
    fee: list[int]


@dataclass
class PricingBatch:
    """Arrays by pricing problem, and by pricing problem and place; places beyond `size` are empty.

    `apart`: places that may not be taken with the one before.
    `again`: places of one more of a kind: taken only with the one before.
    `bonds`: a bit for each bond a seat holds; `fee`: of each bit. Gains and costs are in units
    of the duals x 2^`shift`.
    """

    worker: Ints  # (problem,)
    size: Ints  # (problem,), places in use
    seat: Ints  # (problem, place)
    gain: Ints  # (problem, place), units of the duals
    weight: Ints  # (problem, place), minutes a week
    phase: Ints  # (problem, place), bit of the phase
    square: Ints  # (problem,), cost of a minute squared
    shift: int
    before: Ints  # (problem,), minutes a week held before
    mixing: Ints  # (problem,), minutes a week
    held: Ints  # (problem,), bits of phases held
    cap: Ints  # (problem,), minutes a week the load may come to
    bonds: Ints  # (problem, place), bits
    apart: Flags  # (problem, place)
    again: Flags  # (problem, place)
    fee: list[int]
    dimensions: list[BatchResource]
    asks: list[BatchBudget]

    @cached_property
    def bonds_left(self) -> Ints:
        """The bonds of the places from each place on."""
        turned = np.bitwise_or.accumulate(self.bonds[:, ::-1], axis=1)[:, ::-1]
        return np.concatenate([turned, np.zeros((len(turned), 1), np.int64)], axis=1)


def _prefix(values: Ints) -> Ints:
    start = np.zeros((len(values), 1), np.int64)
    found: Ints = np.concatenate([start, np.cumsum(values, axis=1)], axis=1)
    return found


def suffix(values: Ints) -> Ints:
    """Sums of the places from each place on."""
    total: Ints = values.sum(axis=1, keepdims=True)
    return total - _prefix(values)


def bits(values: Sequence[int]) -> list[tuple[int, int]]:
    """(bit, value) of what is not 0."""
    return [(bit, value) for bit, value in enumerate(values) if value]
