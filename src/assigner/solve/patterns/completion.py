"""What a set of seats can still gain by load and one limit: a knapsack told from behind.

For every desk, place, load and room left below its tightest limit: the most that the places
from there on add, when no other limit, bond or mixing stood in the way. Gains fall as loads
rise, so loads are told by the least of their bucket, and a large room as endless: nothing is
told too small (completion bounds, as in label setting: Irnich and Desaulniers 2005).
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from assigner.solve.patterns.label import Labels
from assigner.solve.patterns.sheet import Sheet
from assigner.solve.patterns.table import Flags, Ints

FEWEST, MOST, ROOM, SLIGHT = 16, 256, 6, 3
ENDLESS, NEVER = 1 << 40, -(1 << 62)


class Completion:
    """The table of one sheet, by place, desk, room and bucket: about `size` numbers.

    The last bucket is any higher load, the last room is that or more. `told`: which limit
    each desk is told by; above a `soft` one each unit has its price, a hard one is never
    broken. `before`, `step`: where a desk's buckets begin, and how wide they are.
    """

    def __init__(self, sheet: Sheet, size: int, told: Ints, *, soft: bool) -> None:
        self.sheet, self.told, self.soft = sheet, told, soft
        desks, places = sheet.seat.shape
        self.counts, room = np.zeros((desks, places), np.int64), np.full(desks, ROOM)
        self.price = np.zeros(desks, np.int64)
        for number, item in enumerate(sheet.dimensions):
            mine = self.told == number
            self.counts[mine] = item.counts[mine]
            room[mine] = (item.room if soft else item.wall)[mine]
            self.price[mine] = item.price if soft else 0
        self.rooms = min(ROOM, int(room.min(initial=ROOM)) + 2) if (room < ROOM).any() else 0
        cells = max(1, desks * places * (self.rooms + 1))
        self.buckets = max(FEWEST, min(MOST, size // cells))
        self.step = (_highest(sheet) - sheet.before) // self.buckets + 1
        shape = (places + 1, desks, self.rooms + 1, self.buckets + 1)
        self.value = np.zeros(shape, np.int64)
        able, self.onward = _able(sheet), _onward(sheet)
        for place in range(places - 1, -1, -1):
            self.value[place] = self.value[place + 1]
            if len(mine := np.flatnonzero(able[:, place])):
                self._take(place, mine)

    def _take(self, place: int, desk: Ints) -> None:
        """What taking a place adds at some desks, where that is more than leaving it."""
        sheet, most = self.sheet, self.buckets
        taken = self.value[self.onward[desk, place], desk]
        gain, weight = sheet.gain[desk, place], sheet.weight[desk, place]
        step = self.step[desk]
        left, fits, paid = self._left(self.counts[desk, place, None], self.price[desk, None])
        # A bucket begins at a whole number of steps, so a weight moves all by as many.
        wide = np.concatenate([taken, np.repeat(taken[:, :, -1:], most - 1, axis=2)], axis=2)
        moved = sliding_window_view(wide, most, axis=2)
        at = np.arange(len(desk))[:, None]
        some = moved[at, left, np.minimum(weight // step, most)[:, None]]
        low = sheet.before[desk, None] + step[:, None] * np.arange(most)
        cost = sheet.square[desk, None] * weight[:, None] * (2 * low + weight[:, None])
        some += (gain[:, None] - cost)[:, None, :]
        free = np.where(weight[:, None] == 0, gain[:, None] + taken[at, left, most], 0)
        each = np.concatenate([some, free[:, :, None]], axis=2) - paid[:, :, None]
        left_out = self.value[place + 1, desk]
        self.value[place, desk] = np.where(
            fits[:, :, None], np.maximum(left_out, each), left_out
        )

    def room(self, labels: Labels) -> Ints:
        """What is left below each label's limit; large where none tells it."""
        room = np.full(len(labels.desk), ENDLESS)
        for number in np.unique(self.told[self.told >= 0]).tolist():
            item = self.sheet.dimensions[number]
            most = item.room if self.soft else item.wall
            left = most[labels.desk] - labels.counted[number]
            room = np.where(self.told[labels.desk] == number, left, room)
        return np.maximum(room, 0) if self.soft else room

    def most(self, labels: Labels) -> Ints:
        """No less than the places from its next on can add to each label."""
        room = np.clip(self.room(labels), 0, self.rooms)
        bucket = self._bucket(labels.desk, labels.load)
        found: Ints = self.value[labels.next, labels.desk, room, bucket]
        return found

    def after(self, labels: Labels, count: Ints, cell: Ints, weight: Ints) -> Ints:
        """No less than what follows can add once a label takes a cell, of that weight.

        `count`: how many cells each label is asked for, one after the other; a cell is desk
        x places + place. Very little where it does not fit.
        """
        desk = labels.desk
        left = np.repeat(self.room(labels), count) - self.counts.ravel()[cell]
        row = self.onward.ravel()[cell] * len(self.step) + np.repeat(desk, count)
        row = row * (self.rooms + 1) + np.clip(left, 0, self.rooms)
        low = np.repeat(labels.load - self.sheet.before[desk], count) + weight
        bucket = np.minimum(low // np.repeat(self.step[desk], count), self.buckets)
        found: Ints = self.value.ravel()[row * (self.buckets + 1) + bucket]
        if self.soft:
            found += np.minimum(left, 0) * np.repeat(self.price[desk], count)
        else:
            found[left < 0] = NEVER
        return found

    def _left(self, count: Ints, price: Ints) -> tuple[Ints, Flags, Ints]:
        """The room left when a seat is taken, whether it fits, and its price; by desk, room."""
        rooms = np.arange(self.rooms + 1)
        left = np.where(rooms == self.rooms, self.rooms, rooms - count)
        return np.maximum(left, 0), (left >= 0) | self.soft, np.maximum(0, -left) * price

    def _bucket(self, desk: Ints, load: Ints) -> Ints:
        found: Ints = np.minimum(
            (load - self.sheet.before[desk]) // self.step[desk], self.buckets
        )
        return found


def tightest(sheet: Sheet) -> Ints:
    """For each desk the limit that admits fewest of many seats; -1 where none is tight."""
    tight, least = np.full(len(sheet.worker), -1), np.full(len(sheet.worker), ROOM)
    for number, item in enumerate(sheet.dimensions):
        better = (item.wall < least) & ((item.counts > 0).sum(axis=1) - item.wall >= SLIGHT)
        tight[better], least[better] = number, item.wall[better]
    return tight


def softest(sheet: Sheet) -> Ints:
    """For each desk the soft limit that many seats would cost most at; -1 where none would."""
    told, most = np.full(len(sheet.worker), -1), np.zeros(len(sheet.worker), np.int64)
    for number, item in enumerate(sheet.dimensions):
        above = (item.counts > 0).sum(axis=1) - item.room
        cost = np.where((item.room > 0) & (item.room < ROOM), item.price * above, 0)
        better = (cost > most) & (above >= SLIGHT)
        told[better], most[better] = number, cost[better]
    return told


def _able(sheet: Sheet) -> Flags:
    """Which seats a set can have at all: within every limit, and as earlier tiers ask."""
    able = np.arange(sheet.seat.shape[1]) < sheet.size[:, None]
    for item in sheet.dimensions:
        able &= item.counts <= item.wall[:, None]
    for ask in sheet.asks:
        others = np.maximum(ask.pay, 0).sum(axis=1)[:, None] - np.maximum(ask.pay, 0)
        able &= ask.pay + others >= ask.floor[:, None]
    return able


def _onward(sheet: Sheet) -> Ints:
    """By desk and place, where to go on when it is taken: past what must stay apart from it."""
    places = np.arange(1, sheet.seat.shape[1] + 1)
    onward: Ints = np.tile(places, (len(sheet.worker), 1))
    onward[:, :-1] += sheet.apart[:, 1:]
    return onward


def _highest(sheet: Sheet) -> Ints:
    """The load from which on no seat with a weight is worth taking, by desk."""
    cost = sheet.square[:, None] * sheet.weight
    even = np.where(cost > 0, (sheet.gain // np.maximum(cost, 1) - sheet.weight) // 2 + 1, 0)
    free = ((cost == 0) & (sheet.weight > 0) & (sheet.gain > 0)).any(axis=1)
    full = sheet.before + sheet.weight.sum(axis=1)
    highest: Ints = np.where(free, full, np.minimum(full, even.max(axis=1, initial=0)))
    return np.maximum(highest, sheet.before)
