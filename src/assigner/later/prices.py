"""What room is worth: the mean price of each caseworker's room over drawn futures.

In each future cases come as often as they do here, open ones leave, and all that comes is placed
as well as can be. How much longer cases would have waited there for one unit of somebody's room
less is its price; the mean over the futures is what it is worth today (Ahani, Goelz, Procaccia,
Teytelboym and Trapp, Operations Research 72(3), 2024, for refugee families and places).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assigner.extras import extra
from assigner.later.coming import Coming
from assigner.later.programme import Floats, Futures, Programme, solved
from assigner.later.room import LaterOffice, RoomPool

Ints = NDArray[np.int64]

DRAWS = 32
"""Futures: a price is then right to a few hundredths of a case."""
SEED = 2024
"""The same futures every time it is asked."""
PARTS = (1, 2, 4, 8, 15, 26)
"""Ends of the parts of the time ahead, in 26ths of it: short ones first, for a case that comes
tomorrow has nothing of a place that is free in a month."""
NOTHING_KNOWN = 0.5
"""Cases: what is taken as seen beside those that were (Jeffreys' prior of a Poisson rate)."""
TOGETHER = 4
"""Cases that come for one reason (a family, a camp that closes): so many tell as much as one."""
TINY = 1e-9
"""Cases a week: a mean over kinds of which none comes is one over all alike."""


@dataclass(frozen=True)
class RoomPrices:
    """What room is worth, and what is scarce.

    `of`: caseworker -> weeks that cases to come wait longer for each unit of room less, and for
    each case, as their ceilings count. `scarce`:
    (group,), weeks waited for a case more of the group; infinite where nobody can have it.
    """

    of: Mapping[str, tuple[float, float]]
    scarce: Floats  # (group,), weeks


def prices(office: LaterOffice, ahead: Coming, weeks: int) -> RoomPrices:
    """The mean over the futures. Raises MissingExtra where SciPy is not installed."""
    rates = np.array(ahead.a_week)
    counts = np.array([office.problem.count(kind) for kind in ahead.kinds])
    a_week = np.array([rates[[*one.kinds]].sum() for one in office.alike])
    units = np.array([
        np.average(counts[[*one.kinds]], weights=rates[[*one.kinds]] + TINY)
        for one in office.alike
    ])
    pools = [pool for pool in office.pools if pool.bounds]
    if not pools or not a_week.sum():
        return RoomPrices({}, np.zeros(len(office.alike)))
    drawn = _Drawn(office, ahead, np.array(PARTS) * weeks / PARTS[-1])
    scarce, room = solved(
        Programme(office.pools, units, np.array([*map(drawn.stays, office.pools)]), drawn.ends),
        Futures(drawn.coming(a_week), np.concatenate(
            [drawn.room(pool) for pool in pools], axis=-1)),
    )
    of, prices_of = {}, iter(room)
    for pool in pools:
        price = [0.0, 0.0]
        for one in pool.bounds:
            price[not one.counted] += float(next(prices_of))
        of.update(dict.fromkeys(pool.workers, (price[0], price[1])))
    nobody = np.array([not one.takers for one in office.alike])
    return RoomPrices(of, np.where(nobody, np.inf, scarce))


class _Drawn:
    """What comes and what leaves in each future; `ends`: of each part, weeks from today."""

    def __init__(self, office: LaterOffice, ahead: Coming, ends: Floats) -> None:
        self.problem, self.leaving = office.problem, ahead.leaving
        self.ends, self.seen = ends, ahead.weeks
        self.lengths = np.diff(ends, prepend=0.0)  # (part,), weeks
        self.random = np.random.default_rng(SEED)

    def coming(self, a_week: Floats) -> Floats:
        """Cases of each group that come: (draw, part, group).

        How often they come is known from those that came, so less well of rare ones: each future
        has a rate of its own, drawn from those that agree with what was seen.
        """
        with extra("statistics"):
            from scipy.stats import gamma, poisson  # noqa: PLC0415  # slow to load

        weeks = self.seen / TOGETHER
        known = self._spread(len(a_week))
        rates = np.asarray(gamma.ppf(known, a_week * weeks + NOTHING_KNOWN)) / weeks
        chance = np.stack([self._spread(len(a_week)) for _ in self.ends], axis=1)
        come = poisson.ppf(chance, rates[:, None] * self.lengths[:, None])
        return np.asarray(come, dtype=np.float64)

    def stays(self, pool: RoomPool) -> float:
        """The share of their cases that is still theirs a week later."""
        return float(np.exp(-self.leaving.get(pool.team, 0.0)))

    def room(self, pool: RoomPool) -> Floats:
        """Room below each ceiling by the end of each part: (draw, part, bound), units."""
        held = [self.problem.held[worker] for worker in pool.workers]
        gone = self._gone(np.array([*map(len, held)]), self.stays(pool))
        of_a_case = np.array([
            sum(map(self.problem.count, cases)) / max(1, len(cases)) for cases in held
        ])
        found = []
        for bound in pool.bounds:
            room = np.array(bound.room) + gone * (of_a_case if bound.counted else 1)
            found.append((np.maximum(room, 0.0) if bound.hard else room).sum(axis=-1))
        return np.stack(found, axis=-1)

    def _gone(self, held: Ints, stays: float) -> Floats:
        """How many of so many cases have left by the end of each part: (draw, part, worker)."""
        with extra("statistics"):
            from scipy.stats import binom  # noqa: PLC0415  # slow to load

        gone = np.zeros((DRAWS, len(self.ends), len(held)))
        before = np.zeros((DRAWS, len(held)))
        for part, weeks in enumerate(self.lengths):
            chance = self._spread(len(held))
            before = before + binom.ppf(chance, held - before, 1 - stays**weeks)
            gone[:, part] = before
        return gone

    def _spread(self, columns: int) -> Floats:
        """Chances, (draw, column): in each column one from every DRAWS-th part of 0 to 1.

        The same ones every day: what is drawn changes as little as the office does, so that a
        price is not small on one day by chance, on which all that comes then is given.
        """
        order = self.random.permuted(np.tile(np.arange(DRAWS), (columns, 1)), axis=1).T
        return np.asarray((order + 0.5) / DRAWS)
