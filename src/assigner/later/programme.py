"""All that comes in drawn futures placed as well as can be: one linear programme, and its prices.

Futures share nothing, so that the prices of each in one programme are its own. In every part of a
future the cases that came by then are given to somebody, or wait; of what is given, the same share
leaves in every week after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assigner.extras import extra
from assigner.later.room import RoomPool

Floats = NDArray[np.float64]

OVER_NORM = 0.1
"""Weeks: a unit a week above a soft ceiling beside a case that waits a week, which is worse."""


@dataclass(frozen=True)
class Programme:
    """Who can have what, and when.

    `pools`: caseworkers alike, the groups each can have in them. `units`: (group,), what norms
    count of a case of the group. `stays`: (pool,), the share of their cases that is still theirs
    a week later. `ends`: (part,), weeks from today.
    """

    pools: Sequence[RoomPool]
    units: Floats  # (group,), units a case
    stays: Floats  # (pool,), share a week
    ends: Floats  # (part,), weeks

    @property
    def bounds(self) -> tuple[tuple[int, bool, bool], ...]:
        """Of each ceiling: whose it is (the place of the pool), hard, counted in units."""
        return tuple(
            (at, one.hard, one.counted)
            for at, pool in enumerate(self.pools) for one in pool.bounds
        )

    @property
    def following(self) -> Floats:
        """(part,), weeks that who waits at its end goes on waiting: the length of the next."""
        lengths = np.diff(self.ends, prepend=0.0)
        return np.append(lengths[1:], lengths[-1])


@dataclass(frozen=True)
class Futures:
    """What is drawn. `come`: (draw, part, group), cases; `room`: (draw, part, bound), units."""

    come: Floats  # (draw, part, group), cases
    room: Floats  # (draw, part, bound), units


class _Future:
    """The rows of one future. Columns: given (part, arc), waiting (part, group), above (part, one).

    `flow`: who waits after a part waited before it or came in it, and is not given. `room`: what
    is given by the end of a part and still there is within the room there is then, or above it.
    """

    def __init__(self, programme: Programme) -> None:
        ends, units, bounds = programme.ends, programme.units, programme.bounds
        parts, groups = len(ends), len(units)
        arcs = [(group, at) for at, pool in enumerate(programme.pools) for group in pool.groups]
        soft = [place for place, (_, hard, _) in enumerate(bounds) if not hard]
        given, waiting = parts * len(arcs), parts * groups
        columns = given + waiting + parts * len(soft)
        self.flow = np.zeros((parts * groups, columns))  # (part and group, column), cases
        self.room = np.zeros((parts * len(bounds), columns))  # (part and bound, column), units
        for part in range(parts):
            for arc, (group, _) in enumerate(arcs):
                self.flow[part * groups + group, part * len(arcs) + arc] = 1
            for group in range(groups):
                self.flow[part * groups + group, given + part * groups + group] = 1
                if part:
                    self.flow[part * groups + group, given + (part - 1) * groups + group] = -1
            for place, (whose, _, counted) in enumerate(bounds):
                row = part * len(bounds) + place
                for before in range(part + 1):
                    left = programme.stays[whose] ** (ends[part] - ends[before])
                    for arc, (group, at) in enumerate(arcs):
                        if at == whose:
                            self.room[row, before * len(arcs) + arc] = \
                                left * (units[group] if counted else 1)
            for at, place in enumerate(soft):
                self.room[part * len(bounds) + place, given + waiting + part * len(soft) + at] = -1
        following = programme.following
        self.cost = np.concatenate([
            np.zeros(given), np.repeat(following, groups),
            np.repeat(following, len(soft)) * OVER_NORM,
        ])  # (column,), weeks


def solved(programme: Programme, drawn: Futures) -> tuple[Floats, Floats]:
    """Means over the futures, in weeks waited: (group,) for a case more, (bound,) a unit less room.

    The room is that of a case given today, for as long as it stays. Raises MissingExtra where
    SciPy is not installed.
    """
    with extra("statistics"):
        from scipy.optimize import linprog  # noqa: PLC0415  # slow to load
        from scipy.sparse import csr_array, eye_array, kron  # noqa: PLC0415  # slow to load

    draws = len(drawn.come)
    each = eye_array(draws, format="csr")
    one = _Future(programme)
    found = linprog(  # type: ignore[call-overload]  # its stubs know no sparse matrix
        np.tile(one.cost, draws),
        A_ub=kron(each, csr_array(one.room), format="csr"), b_ub=drawn.room.ravel(),
        A_eq=kron(each, csr_array(one.flow), format="csr"), b_eq=drawn.come.ravel(),
        method="highs-ds",
    )
    unit = -np.asarray(found.ineqlin.marginals, dtype=np.float64).reshape(drawn.room.shape)
    stays = programme.stays[[at for at, _, _ in programme.bounds]]
    there = stays ** programme.ends[:, None]  # (part, bound), of a case given today
    return _waited(programme, unit), (unit * there).sum(axis=1).mean(axis=0)


def _waited(programme: Programme, unit: Floats) -> Floats:
    """(group,): what a case more would wait at these prices of room (draw, part, bound), in weeks.

    It takes the room that is cheapest when it comes, or waits for the next part.
    """
    ends, units = programme.ends, programme.units
    waits = np.zeros((len(unit), len(units)))  # (draw, group), weeks
    total = np.zeros(len(units))
    for part in reversed(range(len(ends))):
        price = np.zeros((len(unit), len(programme.pools), len(units)))  # (draw, pool, group)
        for place, (whose, _, counted) in enumerate(programme.bounds):
            there = programme.stays[whose] ** (ends[part:] - ends[part])
            price[:, whose] += (unit[:, part:, place] @ there)[:, None] * (units if counted else 1)
        waits = waits + programme.following[part]
        for at, pool in enumerate(programme.pools):
            for group in pool.groups:
                waits[:, group] = np.minimum(waits[:, group], price[:, at, group])
        total += waits.mean(axis=0) * np.diff(ends, prepend=0.0)[part]
    return np.asarray(total / ends[-1])
