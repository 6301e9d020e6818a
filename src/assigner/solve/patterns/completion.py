"""What a set of seats can still gain by load alone: a knapsack told from behind.

For every desk, place and load: the most that the places from there on add, when no limit,
bond or mixing stood in the way. Gains fall as loads rise, so loads are told by the least of
their bucket and nothing is told too small (completion bounds: Desaulniers et al. 2005).
"""

import numpy as np

from assigner.solve.patterns.sheet import Sheet
from assigner.solve.patterns.table import Ints

FEWEST, MOST, CELLS = 16, 256, 4_000_000


class Completion:
    """The table of one sheet: by place, desk and bucket; the last bucket is any higher load."""

    def __init__(self, sheet: Sheet) -> None:
        desks, places = sheet.seat.shape
        self.buckets = max(FEWEST, min(MOST, CELLS // max(1, desks * places)))
        self.before = sheet.before
        self.step = (_highest(sheet) - sheet.before) // self.buckets + 1
        self.value = np.zeros((places + 1, desks, self.buckets + 1), np.int64)
        low = sheet.before[:, None] + self.step[:, None] * np.arange(self.buckets)
        desk = np.arange(desks)[:, None]
        for place in range(places - 1, -1, -1):
            after = self.value[place + 1]
            gain, weight = sheet.gain[:, place, None], sheet.weight[:, place, None]
            cost = sheet.square[:, None] * weight * (2 * low + weight)
            taken = gain - cost + after[desk, self._bucket(desk, low + weight)]
            free = np.where(weight == 0, np.maximum(0, gain), 0)
            self.value[place, :, :-1] = np.maximum(after[:, :-1], taken)
            self.value[place, :, -1:] = after[:, -1:] + free

    def most(self, desk: Ints, load: Ints, place: int) -> Ints:
        """No less than the places from `place` on can add to each load of a desk."""
        found: Ints = self.value[place][desk, self._bucket(desk, load)]
        return found

    def _bucket(self, desk: Ints, load: Ints) -> Ints:
        return np.minimum((load - self.before[desk]) // self.step[desk], self.buckets)


def _highest(sheet: Sheet) -> Ints:
    """The load from which on no seat with a weight is worth taking, by desk."""
    cost = sheet.square[:, None] * sheet.weight
    even = np.where(cost > 0, (sheet.gain // np.maximum(cost, 1) - sheet.weight) // 2 + 1, 0)
    free = ((cost == 0) & (sheet.weight > 0) & (sheet.gain > 0)).any(axis=1)
    full = sheet.before + sheet.weight.sum(axis=1)
    highest: Ints = np.where(free, full, np.minimum(full, even.max(axis=1, initial=0)))
    return np.maximum(highest, sheet.before)
