"""What rows should hold when the numbers are these: the model's own arithmetic, with slopes.

A case: weight x (1 + further children x share) x factor while new x share as co-worker. A person
who mixes phases loses a share of the capacity, spread over the cases in proportion to what they
take. Beside cases: fixed time.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assigner.time_study.sought import Sought
from assigner.time_study.spent import Expected, Floats, Spent

_LEAST = 1e-4
"""Hours a week: a weight of nothing has no logarithm."""


@dataclass(frozen=True)
class Places:
    """Where the numbers that hold for all cases stand among those sought; None: not sought."""

    further: int | None
    first: int | None
    co: int | None
    mixing: int | None
    meetings: int | None

    @classmethod
    def among(cls, sought: Sequence[Sought]) -> "Places":
        """Of the numbers in their order."""
        at = {one.kind: place for place, one in enumerate(sought) if one.kind != "weight"}
        return cls(at.get("further"), at.get("first"), at.get("co"), at.get("mixing"),
                   at.get("meetings"))


def fitted(sought: Sequence[Sought]) -> Floats:
    """The present numbers as they are fitted: logarithms of weights, the others bare."""
    return np.array([np.log(max(one.value, _LEAST)) if one.in_logs else one.value
                     for one in sought])


def natural(sought: Sequence[Sought], theta: Floats) -> Floats:
    """The other way."""
    logs = np.array([one.in_logs for one in sought], dtype=bool)
    found = theta.copy()
    found[logs] = np.exp(theta[logs])
    return found


def expected(spent: Spent, sought: Sequence[Sought], theta: Floats) -> Expected:
    """What the rows should hold, (row,), and how it moves with each number, (row, number)."""
    at, values = Places.among(sought), natural(sought, theta)
    rows, count = len(spent.hours), len(sought)

    def of(place: int | None, otherwise: float) -> float:
        return otherwise if place is None else float(values[place])

    bare = spent.amount * values[spent.weight]
    children = 1 + of(at.further, 0) * spent.further
    early = np.where(spent.new > 0, of(at.first, 1), 1.0)
    seat = np.where(spent.co > 0, of(at.co, 0), 1.0)
    strand = bare * children * early * seat
    own: Floats = np.bincount(spent.row, strand, rows).astype(np.float64)
    slope = np.zeros((rows, count))
    np.add.at(slope, (spent.row, spent.weight), strand)
    for place, part in (
        (at.further, bare * spent.further * early * seat), (at.first, strand * spent.new),
        (at.co, strand * spent.co if at.co is not None and sought[at.co].in_logs
         else bare * children * early * spent.co),
    ):
        if place is not None:
            slope[:, place] += np.bincount(spent.row, part, rows)
    noise = np.bincount(spent.row, strand**2 / spent.amount, rows)
    mean = own + spent.apart
    if at.mixing is not None and spent.lost.any():
        mean, slope = _mixed(spent, own, slope, at.mixing, values[at.mixing])
    if at.meetings is not None:
        mean = mean + spent.meetings * values[at.meetings]
        slope[:, at.meetings] += spent.meetings
        noise = noise + spent.meetings * max(values[at.meetings], 1.0) ** 2
    return Expected(mean, slope, np.maximum(noise, _LEAST**2))


def _mixed(
    spent: Spent, own: Floats, slope: Floats, place: int, share: float
) -> tuple[Floats, Floats]:
    """What is lost by mixing phases, in each row its part of the block's."""
    blocks = len(spent.lost)
    load = np.maximum(np.bincount(spent.block, own, blocks), _LEAST)
    of_load = np.zeros((blocks, slope.shape[1]))
    np.add.at(of_load, spent.block, slope)
    lost = (spent.lost / load)[spent.block]
    moved = lost[:, None] * (slope - (own / load[spent.block])[:, None] * of_load[spent.block])
    found = slope + share * moved
    found[:, place] += lost * own
    return own * (1 + share * lost) + spent.apart, found
