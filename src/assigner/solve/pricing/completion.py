"""What a set of seats can still gain by load and one limit: a knapsack told from behind.

For every pricing problem, place, load and room left below its tightest limit: the most that the
places from there on add, when no other limit, bond or mixing stood in the way. Gains fall as loads
rise, so loads are told by the least of their bucket, and a large room as endless: nothing is
told too small (completion bounds, as in label setting: Irnich and Desaulniers 2005).
"""

import numpy as np

from assigner.solve.columns.seats import Flags, Ints
from assigner.solve.pricing.batch import PricingBatch
from assigner.solve.pricing.label import LabelSet
from assigner.solve.pricing.parameters import CompletionParameters as Parameters

ENDLESS = 1 << 40
"""A room that nothing fills."""
NEVER = -(1 << 62)
"""What a completion gains that cannot be."""


class Completion:
    """A table of about `size` numbers: (place, pricing problem, room, bucket).

    The last bucket is any higher load, the last room is that or more. `told`: which limit
    each pricing problem is told by; above a `soft` one each unit has its price, a hard one is never
    broken. `before`, `step`: where a pricing problem's buckets begin, and how wide they are.
    """

    def __init__(self, batch: PricingBatch, size: int, told: Ints, *, soft: bool) -> None:
        self.batch, self.told, self.soft = batch, told, soft
        oracle, places = batch.seat.shape
        self.counts, room = np.zeros((oracle, places), np.int64), np.full(oracle, Parameters.room)
        self.price = np.zeros(oracle, np.int64)  # (problem,), cost of a count above its limit
        for number, item in enumerate(batch.dimensions):
            mine = self.told == number
            self.counts[mine] = item.counts[mine]
            room[mine] = (item.room if soft else item.wall)[mine]
            self.price[mine] = item.price if soft else 0
        most = Parameters.room
        self.rooms = min(most, int(room.min(initial=most)) + 2) if (room < most).any() else 0
        cells = max(1, oracle * places * (self.rooms + 1))
        self.buckets = max(Parameters.fewest_buckets, min(Parameters.most_buckets, size // cells))
        self.step = (_highest(batch) - batch.before) // self.buckets + 1
        shape = (places + 1, oracle, self.rooms + 1, self.buckets + 1)
        self.value = np.zeros(shape, np.int64)  # (place, problem, room, bucket), gain
        able, self.onward = _able(batch), _onward(batch)
        for place in range(places - 1, -1, -1):
            self.value[place] = self.value[place + 1]
            if len(mine := np.flatnonzero(able[:, place])):
                self._take(place, mine)

    def _take(self, place: int, subproblem: Ints) -> None:
        """What taking a place adds at some pricing problems, where that is more than leaving it."""
        batch, most = self.batch, self.buckets
        gain, weight = batch.gain[subproblem, place], batch.weight[subproblem, place]
        step = self.step[subproblem]
        left, fits, paid = self._left(
            self.counts[subproblem, place, None], self.price[subproblem, None]
        )
        # A bucket begins at a whole number of steps, so a weight moves all by as many.
        moved = np.minimum(weight // step, most)[:, None] + np.arange(most)
        np.minimum(moved, most, out=moved)
        # Cells are told by one number: to gather by three is half as fast again.
        cells, onward = self.value.ravel(), self.onward[subproblem, place]
        row = (onward * len(self.step) + subproblem)[:, None] * (self.rooms + 1) + left
        row *= most + 1  # (problem, room), the first cell of a row
        low = batch.before[subproblem, None] + step[:, None] * np.arange(most)
        cost = batch.square[subproblem, None] * weight[:, None] * (2 * low + weight[:, None])
        each = np.empty((*row.shape, most + 1), np.int64)  # (problem, room, bucket), gain
        np.add(
            cells.take(row[:, :, None] + moved[:, None, :]), (gain[:, None] - cost)[:, None, :],
            out=each[:, :, :most],
        )
        each[:, :, most] = np.where(
            weight[:, None] == 0, gain[:, None] + cells.take(row + most), 0
        )
        if self.price.any():
            each -= paid[:, :, None]
        left_out = self.value[place + 1, subproblem]
        if not fits.all():
            np.copyto(each, left_out, where=~fits[:, :, None])
        np.maximum(each, left_out, out=each)
        self.value[place, subproblem] = each

    def room(self, labels: LabelSet) -> Ints:
        """What is left below each label's limit; large where none tells it."""
        room = np.full(len(labels.subproblem), ENDLESS)
        for number in np.unique(self.told[self.told >= 0]).tolist():
            item = self.batch.dimensions[number]
            most = item.room if self.soft else item.wall
            left = most[labels.subproblem] - labels.counted[number]
            room = np.where(self.told[labels.subproblem] == number, left, room)
        return np.maximum(room, 0) if self.soft else room

    def most(self, labels: LabelSet) -> Ints:
        """No less than the places from its next on can add to each label."""
        room = np.clip(self.room(labels), 0, self.rooms)
        bucket = self._bucket(labels.subproblem, labels.load)
        found: Ints = self.value[labels.next, labels.subproblem, room, bucket]
        return found

    def after(self, labels: LabelSet, count: Ints, cell: Ints, weight: Ints) -> Ints:
        """No less than what follows can add once a label takes a cell, of that weight.

        `count`: how many cells each label is asked for, one after the other; a cell is pricing
        problem x places + place. Very little where it does not fit.
        """
        subproblem = labels.subproblem
        left = np.repeat(self.room(labels), count) - self.counts.ravel()[cell]
        row = self.onward.ravel()[cell] * len(self.step) + np.repeat(subproblem, count)
        row = row * (self.rooms + 1) + np.clip(left, 0, self.rooms)
        low = np.repeat(labels.load - self.batch.before[subproblem], count) + weight
        bucket = np.minimum(low // np.repeat(self.step[subproblem], count), self.buckets)
        found: Ints = self.value.ravel()[row * (self.buckets + 1) + bucket]
        if self.soft:
            found += np.minimum(left, 0) * np.repeat(self.price[subproblem], count)
        else:
            found[left < 0] = NEVER
        return found

    def _left(self, count: Ints, price: Ints) -> tuple[Ints, Flags, Ints]:
        """The room left when a seat is taken, if it fits, and its price: (problem, room)."""
        rooms = np.arange(self.rooms + 1)
        left = np.where(rooms == self.rooms, self.rooms, rooms - count)
        return np.maximum(left, 0), (left >= 0) | self.soft, np.maximum(0, -left) * price

    def _bucket(self, subproblem: Ints, load: Ints) -> Ints:
        found: Ints = np.minimum(
            (load - self.batch.before[subproblem]) // self.step[subproblem], self.buckets
        )
        return found


def tightest(batch: PricingBatch) -> Ints:
    """For each pricing problem the limit that admits fewest seats; -1 where none is tight."""
    tight, least = np.full(len(batch.worker), -1), np.full(len(batch.worker), Parameters.room)
    for number, item in enumerate(batch.dimensions):
        above = (item.counts > 0).sum(axis=1) - item.wall
        better = (item.wall < least) & (above >= Parameters.slight)
        tight[better], least[better] = number, item.wall[better]
    return tight


def softest(batch: PricingBatch) -> Ints:
    """For each pricing problem the soft limit many seats cost most at; -1 where none does."""
    told, most = np.full(len(batch.worker), -1), np.zeros(len(batch.worker), np.int64)
    for number, item in enumerate(batch.dimensions):
        above = (item.counts > 0).sum(axis=1) - item.room
        cost = np.where((item.room > 0) & (item.room < Parameters.room), item.price * above, 0)
        better = (cost > most) & (above >= Parameters.slight)
        told[better], most[better] = number, cost[better]
    return told


def _able(batch: PricingBatch) -> Flags:
    """Which seats a set can have at all: within every limit, and as earlier tiers ask."""
    able = np.arange(batch.seat.shape[1]) < batch.size[:, None]
    for item in batch.dimensions:
        able &= item.counts <= item.wall[:, None]
    for ask in batch.asks:
        others = np.maximum(ask.pay, 0).sum(axis=1)[:, None] - np.maximum(ask.pay, 0)
        able &= ask.pay + others >= ask.floor[:, None]
    return able


def _onward(batch: PricingBatch) -> Ints:
    """By pricing problem and place: where to go on once it is taken, past what it excludes."""
    places = np.arange(1, batch.seat.shape[1] + 1)
    onward: Ints = np.tile(places, (len(batch.worker), 1))
    onward[:, :-1] += batch.apart[:, 1:]
    return onward


def _highest(batch: PricingBatch) -> Ints:
    """The load from which on no seat with a weight is worth taking, by pricing problem."""
    cost = batch.square[:, None] * batch.weight
    even = np.where(cost > 0, (batch.gain // np.maximum(cost, 1) - batch.weight) // 2 + 1, 0)
    free = ((cost == 0) & (batch.weight > 0) & (batch.gain > 0)).any(axis=1)
    full = batch.before + batch.weight.sum(axis=1)
    highest: Ints = np.where(free, full, np.minimum(full, even.max(axis=1, initial=0)))
    return np.maximum(highest, batch.before)
