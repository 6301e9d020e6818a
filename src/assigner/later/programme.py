"""All that comes in drawn futures placed as well as can be: one linear programme, and its prices.

Futures share nothing, so that the prices of each in one programme are its own. In every part of a
future the cases that come in it are given to somebody, or to nobody; of what is given, the same
share leaves in every part after it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assigner.extras import extra
from assigner.later.room import Alike, Bound

Floats = NDArray[np.float64]

PARTS = 4
"""Parts of the weeks ahead: what leaves in the second makes no room in the first."""
OVER_NORM = 0.1
"""Cases: a unit above a soft ceiling beside a case that finds nobody, which comes before it."""


@dataclass(frozen=True)
class Programme:
    """Who can have what. `units`: (group,), what norms count of a case of the group.

    `stays`: (bound,), the share of what its caseworker is given that is there a part later.
    """

    groups: Sequence[Alike]
    units: Floats  # (group,), units a case
    bounds: Sequence[Bound]
    stays: Floats  # (bound,), share


@dataclass(frozen=True)
class Futures:
    """What is drawn. `come`: (draw, part, group), cases; `room`: (draw, part, bound), units."""

    come: Floats  # (draw, part, group), cases
    room: Floats  # (draw, part, bound), units


def solved(programme: Programme, drawn: Futures) -> tuple[Floats, Floats]:
    """Means over the futures: (group,), what a case more adds to those placed; (bound,), room.

    Raises MissingExtra where SciPy is not installed.
    """
    with extra("statistics"):
        from scipy.optimize import linprog  # noqa: PLC0415  # slow to load
        from scipy.sparse import coo_array  # noqa: PLC0415  # slow to load

    groups, bounds = len(programme.groups), len(programme.bounds)
    draws, parts = drawn.come.shape[:2]
    futures = draws * parts
    arcs = [(at, who) for at, one in enumerate(programme.groups) for who in one.takers]
    by_worker: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(programme.bounds):
        by_worker[one.worker].append(place)
    taken = [
        (arc, place, programme.units[at] if programme.bounds[place].counted else 1.0)
        for arc, (at, who) in enumerate(arcs) for place in by_worker[who]
    ]
    group_of = np.array([at for at, _ in arcs])  # (arc,)
    arc_of = np.array([arc for arc, _, _ in taken], dtype=np.int64)  # (taken,)
    bound_of = np.array([place for _, place, _ in taken], dtype=np.int64)  # (taken,)
    much = np.array([units for _, _, units in taken])  # (taken,)
    soft = np.array([at for at, one in enumerate(programme.bounds) if not one.hard], np.int64)
    below, above = futures * groups, futures * len(arcs)
    rows, columns, values = [], [], []
    for future in range(futures):
        rows.append(future * groups + group_of)
        columns.append(future * len(arcs) + np.arange(len(arcs)))
        values.append(np.ones(len(arcs)))
        for later in range(parts - future % parts):
            rows.append(below + (future + later) * bounds + bound_of)
            columns.append(future * len(arcs) + arc_of)
            values.append(much * programme.stays[bound_of] ** later)
        rows.append(below + future * bounds + soft)
        columns.append(above + future * len(soft) + np.arange(len(soft)))
        values.append(-np.ones(len(soft)))
    matrix = coo_array(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))),
        shape=(below + futures * bounds, above + futures * len(soft)),
    )
    found = linprog(  # type: ignore[call-overload]  # its stubs know no sparse matrix
        np.concatenate([-np.ones(above), np.full(futures * len(soft), OVER_NORM / parts)]),
        A_ub=matrix.tocsr(), b_ub=np.concatenate([drawn.come.ravel(), drawn.room.ravel()]),
        method="highs-ds",
    )
    price = -np.asarray(found.ineqlin.marginals, dtype=np.float64)
    places = price[:below].reshape(futures, groups).mean(axis=0)
    there = programme.stays ** np.arange(parts)[:, None]  # (part, bound), of a case given today
    room = (price[below:].reshape(draws, parts, bounds) * there).sum(axis=1).mean(axis=0)
    return places, room
