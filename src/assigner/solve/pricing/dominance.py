"""What a set of seats can still become: the most it may reach, and which sets dominate which.

A label dominates another of its pricing problem that may take the same places next, where it has
no more load and no less gain and they are equal in all else that the places not yet offered
depend on (`matter`): the phases, as far as one more would mix them; the bonds that those places
ask for; what limits count, as far as those places can reach the limit; what earlier tiers are
paid, as far as it may still fall short. Whatever the other can take, it can take too, and
gains no less by it. Of labels that are the same in all, one is kept.

`reach` is never too small: no set that a label leads to gains more.
"""

import numpy as np

from assigner.solve.columns.seats import Flags, Ints
from assigner.solve.pricing.batch import PricingBatch, bits, suffix
from assigner.solve.pricing.completion import Completion, softest, tightest
from assigner.solve.pricing.label import LabelSet

LARGE = 1 << 62
"""Keys stay below, so that one number of 64 bits tells them."""
WIDE = 1 << 20
"""Columns that span more (bits of bonds, say) are numbered anew by the values there are: three of
them would fill a key."""


class DominanceKey:
    """The places of a pricing batch from each place on. `pay`: what asks can still gain.

    `size`: how large a table of completions may be.
    """

    def __init__(self, batch: PricingBatch, size: int) -> None:
        self.batch = batch
        self.size = size
        self.completions = [Completion(batch, size, tightest(batch), soft=False)]
        self.count = [suffix(item.counts) for item in batch.dimensions]
        self.pay = [suffix(np.maximum(ask.pay, 0)) for ask in batch.asks]
        self.loss = [self._loss(number) for number in range(len(batch.asks))]

    def sharpen(self) -> None:
        """Look at soft limits, too: it takes as long again, and pays where sets grow large."""
        soft = softest(self.batch)
        if len(self.completions) == 1 and soft.max(initial=-1) >= 0:
            self.completions.append(Completion(self.batch, self.size, soft, soft=True))

    def open(self, labels: LabelSet) -> Flags:
        """Which labels can still be what earlier tiers ask."""
        subproblem, place = labels.subproblem, labels.next
        found = np.ones(len(subproblem), np.bool_)
        for at, ask in enumerate(self.batch.asks):
            found &= labels.paid[at] + self.pay[at][subproblem, place] >= ask.floor[subproblem]
        return found

    def reach(self, labels: LabelSet) -> Ints:
        """No less than any set gains that each label leads to."""
        more: Ints = np.minimum.reduce([item.most(labels) for item in self.completions])
        return labels.now + more

    def after(self, labels: LabelSet, count: Ints, cell: Ints, weight: Ints) -> Ints:
        """No less than what follows can add once a label takes a cell; see `Completion`."""
        found: Ints = np.minimum.reduce(
            [item.after(labels, count, cell, weight) for item in self.completions]
        )
        return found

    @property
    def onward(self) -> Ints:
        """By pricing problem and place, where to go on when it is taken."""
        return self.completions[0].onward

    def matter(self, labels: LabelSet) -> Ints:
        """A number for all of a label that what follows depends on, beside gain and load."""
        batch, subproblem, place = self.batch, labels.subproblem, labels.next
        columns = [place, np.where(batch.mixing[subproblem] > 0, _mixed(labels.phases), 0)]
        columns.append(labels.bonds & batch.bonds_left[subproblem, place])
        for number, item in enumerate(batch.dimensions):
            edge = (
                np.minimum(item.room[subproblem], item.wall[subproblem])
                - self.count[number][subproblem, place]
            )
            columns.append(np.maximum(labels.counted[number], edge) - edge)
        for at, ask in enumerate(batch.asks):
            enough = ask.floor[subproblem] + self.loss[at][subproblem, place]
            columns.append(np.minimum(labels.paid[at], enough) - enough)
        key = subproblem
        for column in columns:
            key = _join(key, column)
        return key

    def undominated(self, labels: LabelSet) -> Ints:
        """The labels, by number, that no other dominates."""
        key = self.matter(labels)
        order = np.lexsort((-labels.now, labels.load, key))
        key, now = key[order], labels.now[order]
        # Ranks of gains, above all ranks of the keys before: their running highest starts
        # anew with every key.
        rank = np.unique(now, return_inverse=True)[1] + np.unique(
            key, return_inverse=True
        )[1] * len(now)
        highest = np.maximum.accumulate(rank)
        kept = np.concatenate([[True], rank[1:] > highest[:-1]])
        found: Ints = order[kept]
        return found

    def _loss(self, number: int) -> Ints:
        """The most that an ask can lose from each place on."""
        batch, ask = self.batch, self.batch.asks[number]
        each = np.maximum(-ask.pay, 0)
        for item, rate in zip(batch.dimensions, ask.rates, strict=True):
            each = each + rate * item.counts
        for bit, fee in bits(ask.fee):
            each = each + fee * ((batch.bonds >> bit) & 1)
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
    if width > WIDE or (int(key.max(initial=0)) + 1) * width > LARGE:
        column, low = np.unique(column, return_inverse=True)[1], 0
        key = np.unique(key, return_inverse=True)[1]
        width = int(column.max(initial=0)) + 1
    found: Ints = key * width + (column - low)
    return found
