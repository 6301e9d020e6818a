"""A large team by patterns: how many blocks of each class somebody takes, whoever they are.

Where nearly everybody may have nearly every block, a block is hardly more than its weight and
what it counts under the ceilings. Blocks alike in that are of a class. A pattern is some first
seats and some second ones, told by their classes.

First seats need no more than two blocks of one case each, or one block, where the tier before
the balance counts every case above two (see `counting_ceiling`): a price of such a count no
lower than the dual of any class makes every larger set worse than one with a block less.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from assigner.solve.local_search.acceptance import KeptPenalty, Penalty
from assigner.solve.local_search.data import OfficeData
from assigner.solve.local_search.pairing import Flags, Ints
from assigner.solve.local_search.parameters import PatternParameters

ROOM = 2
"""Cases that cost nothing in the tier kept: so many first seats of single cases are listed."""


@dataclass(frozen=True)
class BlockPatterns:
    """The classes of an office, and every useful set of first seats; `soft`: the tier kept.

    `many`: blocks of each class. `price`: of a case above two. `forced`: what a block of a class
    costs in the tier kept at least, whoever has it.
    """

    data: OfficeData
    soft: str
    row: int  # the ceiling that counts every case
    of: Ints  # (block,), its class
    lead: Flags  # (class,), whether of first seats
    weight: Ints  # (class,), minutes a week
    count: Ints  # (ceiling, class), counts
    many: Ints  # (class,)

    @property
    def price(self) -> int:
        """What a case above two costs in the tier kept."""
        return self.data.prices[self.row]

    @cached_property
    def able(self) -> Ints:
        """(person,), the workers who may have anything new."""
        return np.flatnonzero(self.data.sets.any(axis=0))

    @cached_property
    def leads(self) -> Ints:
        """(pattern, class), the useful sets of first seats; the first is none."""
        classes = np.flatnonzero(self.lead)
        found = [np.zeros(len(self.many), np.int64)]
        for at, one in enumerate(classes.tolist()):
            found.append(np.bincount([one], minlength=len(self.many)))
            for other in classes[at:].tolist():
                if self.count[self.row, [one, other]].max() == 1:
                    found.append(np.bincount([one, other], minlength=len(self.many)))
        rows = np.asarray(found, np.int64)
        kept: Ints = rows[(rows <= self.many).all(axis=1)]
        return kept

    @cached_property
    def forced(self) -> Ints:
        """(class,), cost in the tier kept."""
        own = self._excess(np.eye(len(self.many), dtype=np.int64), without=self.row)
        counted = self.price * np.maximum(0, self.count[self.row] - ROOM)
        least: Ints = own.min(axis=0) + counted
        return least

    def excess(self, patterns: Ints) -> Ints:
        """(person, pattern), what each adds to the tier kept."""
        return self._excess(patterns, without=-1)

    def _excess(self, patterns: Ints, without: int) -> Ints:
        data = self.data
        found = np.zeros((len(self.able), len(patterns)), np.int64)
        for row in range(data.hard, len(data.tiers)):
            if data.tiers[row] == self.soft and row != without:
                room = data.room[row, self.able, None]
                counts = patterns @ self.count[row]
                over = np.maximum(0, counts - room) - np.maximum(0, -room)
                found += data.prices[row] * over
        return found

    @cached_property
    def may(self) -> Ints:
        """(person, class), how many blocks of the class they may have."""
        found = np.zeros((len(self.able), len(self.many)), np.int64)
        for block, row in enumerate(self.of.tolist()):
            found[:, row] += self.data.sets[self.data.kind[block], self.able]
        return found

    def broken(self, patterns: Ints) -> Flags:
        """(person, pattern), whether nobody lets them have it: a hard ceiling, or other rules."""
        data = self.data
        found = np.zeros((len(self.able), len(patterns)), np.bool_)
        for row in range(data.hard):
            counts = patterns @ self.count[row]
            found |= (counts > data.room[row, self.able, None]) & (counts > 0)
        for row in range(len(self.many)):
            found |= patterns[:, row] > self.may[:, row, None]
        return found

    def spare(self, most: int) -> int:
        """What the tier kept at `most` leaves beyond what is so before today and is forced."""
        data, before = self.data, 0
        for row in range(data.hard, len(data.tiers)):
            if data.tiers[row] == self.soft:
                before += data.prices[row] * int(np.maximum(0, -data.room[row]).sum())
        return most - before - int((self.forced * self.many).sum())


def patterns_under(data: OfficeData, kept: KeptPenalty) -> BlockPatterns | None:
    """The patterns of an office whose tier `kept` counts cases; None where it does not."""
    soft = kept.penalty.costs.soft
    plain = soft and _only_rules(kept.penalty) and bool((data.weight > 0).all())
    if not plain or not len(data.blocks):
        return None
    lead = np.array([block.seat == "takes" for block in data.blocks], np.int64)
    cases = lead * np.array([len(block.cases) for block in data.blocks], np.int64)
    row = counting_ceiling(data, soft, cases)
    if row is None or not data.carved.sound:
        return None
    told = np.vstack([lead, data.weight, data.count]).T
    each, of, many = np.unique(told, axis=0, return_inverse=True, return_counts=True)
    if int((each[:, 0] > 0).sum()) > PatternParameters.lead_classes:
        return None
    return BlockPatterns(
        data, soft, row, of.reshape(-1), each[:, 0] > 0, each[:, 1], each[:, 2:].T, many
    )


def counting_ceiling(data: OfficeData, soft: str, cases: Ints) -> int | None:
    """The ceiling of the tier that counts every case once, with room for two at most."""
    able = data.sets.any(axis=0)
    for row in range(data.hard, len(data.tiers)):
        counted = data.tiers[row] == soft and bool((data.count[row] == cases).all())
        if counted and data.prices[row] > 0 and bool((data.room[row, able] <= ROOM).all()):
            return row
    return None


def _only_rules(penalty: Penalty) -> bool:
    """Whether a tier is a sum of what is above rules' bounds, and nothing that could be below 0."""
    costs = penalty.costs
    return costs.takes is None and costs.assists is None and not costs.unassigned
