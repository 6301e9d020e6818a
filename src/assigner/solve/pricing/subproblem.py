"""One caseworker's choice: what the search for their best seats needs to know.

All numbers are Python's whole numbers: nothing is rounded, so nothing is proved by rounding.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class TooManyPatterns(Exception):
    """More patterns (`found`), or a longer search, than was allowed."""

    def __init__(self, found: bool = False) -> None:
        super().__init__()
        self.found = found


class SeenLimit(NamedTuple):
    """A limit as the search sees it: price per unit above `room`, never above `wall`."""

    counts: list[int]
    room: int
    price: int
    wall: int | None


class SubproblemBudget(NamedTuple):
    """What an earlier tier's bound asks of a pattern: that it gains at least `floor` there.

    `pay`: what each seat gains in that tier; `rates`: its price per unit above each limit;
    `fee`: its price of holding each bond.
    """

    pay: list[int]
    rates: list[int]
    fee: dict[int, int]
    floor: int


@dataclass
class Subproblem:
    """A caseworker, and the seats that may be useful; an item is a place in those lists.

    `gain`: what each seat earns before convex costs; `square`: price of steepness x load
    squared; `fee`: paid once by a pattern that holds a bond, for each of its `bonds`;
    `cap`: the most the load may be; `must`: items of which a pattern has at least one, where
    there are any.
    """

    worker: int
    seats: list[int]
    gain: list[int]
    weight: list[int]
    phase: list[int]
    bounds: list[SeenLimit]
    bonds: list[tuple[int, ...]]
    fee: dict[int, int]
    square: int
    before: int
    mixing: int
    held: int
    cap: int | None
    tests: list[SubproblemBudget]
    must: list[int]

    @property
    def most(self) -> int:
        """More than any pattern gains."""
        return sum(
            max(0, gain - self.square * load * (2 * self.before + load))
            for gain, load in zip(self.gain, self.weight, strict=True)
        )

    @cached_property
    def each(self) -> list[list[int]]:
        """What every limit counts of each item."""
        if not self.bounds:
            return [[]] * len(self.gain)
        columns = zip(*(bound.counts for bound in self.bounds), strict=True)
        return [list(counts) for counts in columns]

    @property
    def alike(self) -> list[int]:
        """A bit for each kind of item: those of a kind differ in nothing but gain."""
        kinds: dict[tuple[object, ...], int] = {}
        return [
            1 << kinds.setdefault(
                (
                    self.weight[item], self.phase[item], self.bonds[item],
                    *self.each[item], *(test.pay[item] for test in self.tests),
                ),
                len(kinds),
            )
            for item in range(len(self.gain))
        ]

    def within(self, item: int) -> bool:
        """Whether an item alone stays below every wall and the cap."""
        load = self.weight[item]
        if self.cap is not None and load and self.before + load > self.cap:
            return False
        return all(b.wall is None or b.counts[item] <= b.wall for b in self.bounds)

    def alone(self, item: int) -> int:
        """What an item gains alone, before mixing and fees."""
        load = self.weight[item]
        over = sum(b.price * max(0, b.counts[item] - b.room) for b in self.bounds)
        return self.gain[item] - self.square * load * (2 * self.before + load) - over
