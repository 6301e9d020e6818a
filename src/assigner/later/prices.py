"""What room is worth: the mean price of each caseworker's room over drawn futures.

In each future cases come as often as they do here, open ones leave, and all that comes is placed
as well as can be. What one unit of somebody's room more had been worth there, in cases that find
nobody, is its price; the mean over the futures is what it is worth today (Ahani, Goelz, Procaccia,
Teytelboym and Trapp, Operations Research 72(3), 2024, for refugee families and places).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assigner.later.coming import Coming
from assigner.later.programme import PARTS, Floats, Futures, Programme, solved
from assigner.later.room import Bound, LaterOffice

Ints = NDArray[np.int64]

DRAWS = 32
"""Futures: a price is then right to a few hundredths of a case."""
SEED = 2024
"""The same futures every time it is asked."""
NOTHING_KNOWN = 0.5
"""Cases: what is taken as seen beside those that were (Jeffreys' prior of a Poisson rate)."""
TOGETHER = 4
"""Cases that come for one reason (a family, a camp that closes): so many tell as much as one."""
TINY = 1e-9
"""Cases a week: a mean over kinds of which none comes is one over all alike."""


@dataclass(frozen=True)
class RoomPrices:
    """What room is worth, and what is scarce.

    `of`: caseworker -> cases that find nobody for each unit of room less. `scarce`: (group,),
    what share of a case more of the group finds nobody, or costs another its place.
    """

    of: Mapping[str, float]
    scarce: Floats  # (group,), share


def prices(office: LaterOffice, ahead: Coming, weeks: int) -> RoomPrices:
    """The mean over the futures. Raises MissingExtra where SciPy is not installed."""
    rates = np.array(ahead.a_week)
    counts = np.array([office.problem.count(kind) for kind in ahead.kinds])
    groups = [one for one in office.alike if one.takers]
    a_week = np.array([rates[[*one.kinds]].sum() for one in groups])
    units = np.array([
        np.average(counts[[*one.kinds]], weights=rates[[*one.kinds]] + TINY) for one in groups
    ])
    takers = {who for one in groups for who in one.takers}
    bounds = [one for one in office.bounds if one.worker in takers]
    if not bounds or not a_week.sum():
        return RoomPrices({}, np.zeros(len(office.alike)))
    drawn = _Drawn(office, ahead, weeks / PARTS)
    stays = np.array([drawn.stays(bound.worker) for bound in bounds])
    places, room = solved(Programme(groups, units, bounds, stays), Futures(
        drawn.coming(a_week), np.stack([drawn.room(bound) for bound in bounds], axis=-1),
    ))
    a_case = float(np.average(counts, weights=rates + TINY))
    found: dict[str, float] = defaultdict(float)
    for bound, price in zip(bounds, room, strict=True):
        found[bound.worker] += price if bound.counted else price / a_case
    scarce = iter(1 - places)
    return RoomPrices(found, np.array([
        next(scarce) if one.takers else 1.0 for one in office.alike
    ]))


class _Drawn:
    """What comes and what leaves in each future; `weeks`: of each part."""

    def __init__(self, office: LaterOffice, ahead: Coming, weeks: float) -> None:
        self.problem, self.leaving = office.problem, ahead.leaving
        self.weeks, self.seen = weeks, ahead.weeks
        self.random = np.random.default_rng(SEED)
        self._left: dict[str, Ints] = {}  # each (draw, part), cases

    def coming(self, a_week: Floats) -> Floats:
        """Cases of each group that come: (draw, part, group).

        How often they come is known from those that came, so less well of rare ones: each future
        has a rate of its own, drawn from those that agree with what was seen.
        """
        weeks = self.seen / TOGETHER
        rates = self.random.gamma(
            a_week * weeks + NOTHING_KNOWN, 1 / weeks, (DRAWS, 1, len(a_week)))
        shape = (DRAWS, PARTS, len(a_week))
        return self.random.poisson(rates * self.weeks, shape).astype(np.float64)

    def stays(self, worker: str) -> float:
        """The share of somebody's cases that are still theirs a part later."""
        team = self.problem.workers[worker].team
        return float(np.exp(-self.leaving.get(team, 0.0) * self.weeks))

    def room(self, bound: Bound) -> Floats:
        """Room below a ceiling by the end of each part: (draw, part)."""
        held = self.problem.held[bound.worker]
        each = sum(map(self.problem.count, held)) / max(1, len(held)) if bound.counted else 1
        found = float(bound.room) + self._gone(bound.worker).astype(np.float64) * float(each)
        return np.maximum(found, 0.0) if bound.hard else found

    def _gone(self, worker: str) -> Ints:
        """How many of the cases that somebody holds have left by the end of each part."""
        if worker not in self._left:
            held, share = len(self.problem.held[worker]), 1 - self.stays(worker)
            gone = np.zeros((DRAWS, PARTS), dtype=np.int64)
            before = np.zeros(DRAWS, dtype=np.int64)
            for part in range(PARTS):
                before = before + self.random.binomial(held - before, share)
                gone[:, part] = before
            self._left[worker] = gone
        return self._left[worker]
