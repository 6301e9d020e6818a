"""The highest loads as low as can be: `leximax` on a pool, level by level.

Whoever is higher than everybody given something new is at what they hold already, in every
allocation as good: so all that is open is how many reach each utilisation below that. Utilisations
are taken from the top, many in one objective, each worth more than all below it together
(Ogryczak & Sliwinski, on lexicographic max-min).
"""

import numpy as np

from assigner.solve.branch_and_price.parameters import DualsParameters
from assigner.solve.columns.column import Columns
from assigner.solve.columns.cost import TierCost
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import UNBOUNDED, Ints, SeatTable


def utilisations_before(table: SeatTable) -> Ints:
    """The utilisation of everybody before today, in 1/scale."""
    found: Ints = table.steep * table.before
    return found


def reached(table: SeatTable, patterns: Columns) -> tuple[int, ...]:
    """The utilisations of everybody with capacity, the highest first."""
    utilisations = utilisations_before(table).copy()
    utilisations[patterns.worker] = patterns.utilisation
    able = utilisations[table.steep > 0]
    return tuple(sorted(able.tolist(), reverse=True))


def peak(table: SeatTable, patterns: Columns) -> int:
    """The highest utilisation."""
    before = int(utilisations_before(table).max(initial=0))
    return max(before, int(patterns.utilisation.max(initial=0)))


def touched(table: SeatTable, patterns: Columns) -> Ints:
    """The utilisations that rise."""
    found: Ints = patterns.utilisation[(patterns.added > 0) & (table.steep[patterns.worker] > 0)]
    return found


def cap_at(table: SeatTable, utilisation: int) -> Ints:
    """How much each load may grow without rising above a utilisation."""
    steep = np.maximum(table.steep, 1)
    return np.where(table.steep > 0, utilisation // steep - table.before, UNBOUNDED)


def above(table: SeatTable, rows: LinkingRows, utilisation: int) -> TierCost:
    """How many more have a utilisation above one than before today."""
    return TierCost(
        table, rows, steps=(np.asarray([utilisation + 1], np.int64), np.asarray([0, 1], np.int64))
    )


def batch(
    table: SeatTable, rows: LinkingRows, patterns: Columns, below: int | None
) -> tuple[int, TierCost] | None:
    """The next levels of a pool as one charge, and the lowest of them; None when none is left.

    `below`: only levels under that utilisation. What a level is worth is more than all changes
    the levels under it can make together: each caseworker makes one.
    """
    people: dict[int, set[int]] = {}
    before = utilisations_before(table)
    rises = (patterns.added > 0) & (table.steep[patterns.worker] > 0)
    for worker, utilisation in zip(
        patterns.worker[rises].tolist(), patterns.utilisation[rises].tolist(), strict=True
    ):
        people.setdefault(utilisation, set()).add(worker)
        people.setdefault(int(before[worker]), set()).add(worker)
    levels = sorted((h for h in people if below is None or h < below), reverse=True)
    if not levels:
        return None
    taken, product = 1, 1
    while taken < len(levels):
        product *= len(people[levels[taken]]) + 1
        if product > DualsParameters.largest_step:
            break
        taken += 1
    rising, worth = levels[:taken][::-1], [1]
    for level in rising[:-1]:
        worth.append(worth[-1] * (len(people[level]) + 1))
    return rising[0], _levels(table, rows, rising, worth)


def _levels(table: SeatTable, rows: LinkingRows, rising: list[int], worth: list[int]) -> TierCost:
    edges: list[int] = []
    values = [0]
    for level, price in zip(rising, worth, strict=True):
        if edges and edges[-1] == level:
            values[-1] = price
        else:
            edges.append(level)
            values.append(price)
        edges.append(level + 1)
        values.append(0)
    return TierCost(table, rows, steps=(np.asarray(edges, np.int64), np.asarray(values, np.int64)))
