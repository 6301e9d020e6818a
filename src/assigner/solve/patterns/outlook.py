"""What a set of seats can still become: the most it may reach, and what of it matters.

Both look at the places not yet offered. `reach` is never too small: no set that a label
leads to gains more.
"""

from dataclasses import dataclass

import numpy as np

from assigner.solve.patterns.completion import Completion
from assigner.solve.patterns.sheet import Sheet, bits, suffix
from assigner.solve.patterns.table import Flags, Ints

LARGE = 1 << 62


@dataclass
class Labels:
    """Sets of seats; arrays by label. `counted` and `paid` have a row for each limit and ask.

    `last`: the place taken last.
    """

    desk: Ints
    load: Ints
    phases: Ints
    now: Ints
    bonds: Ints
    last: Ints
    counted: Ints
    paid: Ints
    name: Ints

    def only(self, keep: Flags | Ints) -> "Labels":
        """Some of them."""
        return Labels(
            self.desk[keep], self.load[keep], self.phases[keep], self.now[keep],
            self.bonds[keep], self.last[keep], self.counted[:, keep], self.paid[:, keep],
            self.name[keep],
        )

    def beside(self, other: "Labels") -> "Labels":
        """These and others."""
        pairs = zip(vars(self).values(), vars(other).values(), strict=True)
        return Labels(*(np.concatenate([mine, its], axis=-1) for mine, its in pairs))


class Outlook:
    """The places of a sheet from each place on. `pay`: what asks can still gain."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.completion = Completion(sheet)
        self.count = [suffix(item.counts) for item in sheet.dimensions]
        self.pay = [suffix(np.maximum(ask.pay, 0)) for ask in sheet.asks]
        self.loss = [self._loss(number) for number in range(len(sheet.asks))]

    def open(self, labels: Labels, place: int) -> Flags:
        """Which labels can still be what earlier tiers ask."""
        found = np.ones(len(labels.desk), np.bool_)
        for at, ask in enumerate(self.sheet.asks):
            found &= labels.paid[at] + self.pay[at][labels.desk, place] >= ask.floor[labels.desk]
        return found

    def reach(self, labels: Labels, place: int) -> Ints:
        """No less than any set gains that each label leads to."""
        desk, load, counted = labels.desk, labels.load, labels.counted
        return labels.now + self.completion.most(desk, load, counted, place)

    def matter(self, labels: Labels, place: int) -> Ints:
        """A number for all of a label that what follows depends on, beside gain and load."""
        sheet, desk = self.sheet, labels.desk
        columns = [np.where(sheet.mixing[desk] > 0, _mixed(labels.phases), 0)]
        columns.append(labels.bonds & sheet.bonds_left[desk, place])
        columns.append(sheet.apart[desk, place] & (labels.last == place - 1))
        for number, item in enumerate(sheet.dimensions):
            edge = np.minimum(item.room[desk], item.wall[desk]) - self.count[number][desk, place]
            columns.append(np.maximum(labels.counted[number], edge) - edge)
        for at, ask in enumerate(sheet.asks):
            enough = ask.floor[desk] + self.loss[at][desk, place]
            columns.append(np.minimum(labels.paid[at], enough) - enough)
        key = desk
        for column in columns:
            key = _join(key, column)
        return key

    def _loss(self, number: int) -> Ints:
        """The most that an ask can lose from each place on."""
        sheet, ask = self.sheet, self.sheet.asks[number]
        each = np.maximum(-ask.pay, 0)
        for item, rate in zip(sheet.dimensions, ask.rates, strict=True):
            each = each + rate * item.counts
        for bit, fee in bits(ask.fee):
            each = each + fee * ((sheet.bonds >> bit) & 1)
        return suffix(each)


def single(phases: Ints) -> Flags:
    """Whether there is at most one phase."""
    found: Flags = (phases & (phases - 1)) == 0
    return found


def _mixed(phases: Ints) -> Ints:
    """The phases, as far as it matters which: two or more are as good as all."""
    return np.where(single(phases), phases, -1)


def _join(key: Ints, column: Ints) -> Ints:
    """One number for two, exactly."""
    low = int(column.min(initial=0))
    width = int(column.max(initial=0)) - low + 1
    if width == 1:
        return key
    if width > 1 << 20 or (int(key.max(initial=0)) + 1) * width > LARGE:
        column, low = np.unique(column, return_inverse=True)[1], 0
        key = np.unique(key, return_inverse=True)[1]
        width = int(column.max(initial=0)) + 1
    found: Ints = key * width + (column - low)
    return found
