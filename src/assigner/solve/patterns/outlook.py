"""What a set of seats can still become: the most it may reach, and what of it matters.

Both look at the places not yet offered. `reach` is never too small: no set that a label
leads to gains more.
"""

import numpy as np

from assigner.solve.patterns.completion import Completion, softest, tightest
from assigner.solve.patterns.label import Labels
from assigner.solve.patterns.sheet import Sheet, bits, suffix
from assigner.solve.patterns.table import Flags, Ints

LARGE = 1 << 62


class Outlook:
    """The places of a sheet from each place on. `pay`: what asks can still gain.

    `size`: how large a table of completions may be.
    """

    def __init__(self, sheet: Sheet, size: int) -> None:
        self.sheet = sheet
        self.size = size
        self.completions = [Completion(sheet, size, tightest(sheet), soft=False)]
        self.count = [suffix(item.counts) for item in sheet.dimensions]
        self.pay = [suffix(np.maximum(ask.pay, 0)) for ask in sheet.asks]
        self.loss = [self._loss(number) for number in range(len(sheet.asks))]

    def sharpen(self) -> None:
        """Look at soft limits, too: it takes as long again, and pays where sets grow large."""
        soft = softest(self.sheet)
        if len(self.completions) == 1 and soft.max(initial=-1) >= 0:
            self.completions.append(Completion(self.sheet, self.size, soft, soft=True))

    def open(self, labels: Labels) -> Flags:
        """Which labels can still be what earlier tiers ask."""
        desk, place = labels.desk, labels.next
        found = np.ones(len(desk), np.bool_)
        for at, ask in enumerate(self.sheet.asks):
            found &= labels.paid[at] + self.pay[at][desk, place] >= ask.floor[desk]
        return found

    def reach(self, labels: Labels) -> Ints:
        """No less than any set gains that each label leads to."""
        more: Ints = np.minimum.reduce([item.most(labels) for item in self.completions])
        return labels.now + more

    def after(self, labels: Labels, count: Ints, cell: Ints, weight: Ints) -> Ints:
        """No less than what follows can add once a label takes a cell; see `Completion`."""
        found: Ints = np.minimum.reduce(
            [item.after(labels, count, cell, weight) for item in self.completions]
        )
        return found

    @property
    def onward(self) -> Ints:
        """By desk and place, where to go on when it is taken."""
        return self.completions[0].onward

    def matter(self, labels: Labels) -> Ints:
        """A number for all of a label that what follows depends on, beside gain and load."""
        sheet, desk, place = self.sheet, labels.desk, labels.next
        columns = [place, np.where(sheet.mixing[desk] > 0, _mixed(labels.phases), 0)]
        columns.append(labels.bonds & sheet.bonds_left[desk, place])
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
