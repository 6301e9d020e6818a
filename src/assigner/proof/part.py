"""One part of the day while its claims are shown: who could still hold what.

At first everybody could hold anything. Prices on a budget tell what lies too far above the
cheapest to be in an allocation within it; what is left is listed once that is little enough.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from assigner.proof.goals import Goal, Step
from assigner.proof.prices import Budget, PricedPart, Prices, Search, TooMany
from assigner.proof.stated_day import Held, StatedDay

MOST = 400_000
"""Sets of cases listed at most in a part: what a small machine holds."""

Sets = dict[str, list[Held]]


@dataclass(frozen=True)
class Test:
    """Prices on a budget, everybody's least at them, and how far above it a set may be."""

    priced: PricedPart
    least: Mapping[str, int]
    room: int

    def passes(self, worker: str, held: Held) -> bool:
        """Whether an allocation within the budget can give a caseworker this."""
        return self.priced.reduced(worker, held) - self.least[worker] <= self.room


@dataclass(frozen=True)
class Weighed:
    """What prices prove: `base` + `people`, in units of the goal / scale; each one's least."""

    priced: PricedPart
    base: int
    least: Mapping[str, int]
    costs: Mapping[str, list[int]]

    @property
    def people(self) -> int:
        """The sum of everybody's least."""
        return sum(self.least.values())

    @property
    def total(self) -> int:
        """The bound."""
        return self.base + self.people


@dataclass
class Node:
    """What is left open: sets of each caseworker, and the most of each spare.

    `closed`: no allocation is left, whatever else is.
    """

    sets: Sets
    most: dict[str, int]
    closed: bool = False

    @property
    def size(self) -> int:
        """How many sets are left."""
        return 0 if self.closed else sum(map(len, self.sets.values()))

    def weigh(self, part: "PartOfProof", goal: Goal, prices: Prices) -> Weighed:
        """What prices prove here."""
        priced = PricedPart(part.day, goal, part.budgets, prices)
        costs = {
            worker: [priced.reduced(worker, held) for held in sets]
            for worker, sets in self.sets.items()
        }
        least = {worker: min(each) for worker, each in costs.items()}
        return Weighed(priced, priced.base(part.links, self.most), least, costs)

    def within(self, weighed: Weighed, room: int) -> "Node":
        """The same without what lies more than `room` above the bound."""
        if room < 0:
            return Node(self.sets, self.most, closed=True)
        sets = {
            worker: [
                held for held, cost in zip(sets, weighed.costs[worker], strict=True)
                if cost - weighed.least[worker] <= room
            ]
            for worker, sets in self.sets.items()
        }
        return Node(sets, tightened(self.most, weighed.priced, room))

    def split(self, day: StatedDay, seat: int) -> tuple["Node", "Node"]:
        """The same where a seat is taken, and where it is not."""
        mine = day.seats[seat].worker
        same = day.rivals(seat)
        taken = {
            worker: [held for held in sets if seat in held] if worker == mine
            else [held for held in sets if same.isdisjoint(held)]
            for worker, sets in self.sets.items()
        }
        spared = {
            **self.sets, mine: [held for held in self.sets[mine] if seat not in held]
        }
        return Node(taken, self.most), Node(spared, self.most)

    @property
    def empty(self) -> bool:
        """Whether no allocation is left: somebody has nothing to hold, not even nothing."""
        return self.closed or not all(self.sets.values())


def tightened(most: Mapping[str, int], priced: PricedPart, room: int) -> dict[str, int]:
    """The most of each spare for which there is room above the bound."""
    found = dict(most)
    for name, largest in most.items():
        each = priced.spare(name)
        if each > 0:
            least = priced.day.spares[name].least
            found[name] = min(largest, max(least, least + room // each))
    return found


@dataclass
class PartOfProof:
    """A part: its caseworkers and links, the budgets so far, and who could hold what."""

    day: StatedDay
    number: int
    workers: tuple[str, ...]
    links: tuple[str, ...]
    budgets: list[Budget] = field(default_factory=list)
    tests: list[Test] = field(default_factory=list)
    listed: Sets | None = None
    most: dict[str, int] = field(default_factory=dict)
    _higher: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        mine = set(self.links)
        self.most = {
            name: spare.most for name, spare in self.day.spares.items() if spare.link in mine
        }

    def begin(self, step: Step, least: Sequence[int]) -> None:
        """A claim begins, `least` in each part: its budgets are what the other parts leave."""
        others = sum(least) - least[self.number]
        for goal, most in step.kept:
            if goal is step.goal:
                lowest = others
            else:
                # As many as were at a greater height are at this one.
                higher = self._higher is not None and goal.height is not None and (
                    self._higher[0] >= goal.height
                )
                lowest = self._higher[1] if self._higher is not None and higher else 0
            self.budgets.append(Budget(goal, most - lowest))
        if step.goal.height is not None:
            self._higher = step.goal.height, others

    def node(self) -> Node | None:
        """All that is left, once it is listed."""
        return None if self.listed is None else Node(self.listed, self.most)

    @property
    def size(self) -> int:
        """How many sets are listed."""
        return 0 if self.listed is None else sum(map(len, self.listed.values()))

    def unmoved(self, number: int, prices: Prices) -> dict[str, int]:
        """What those cost, in a budget at some prices, who have no seats."""
        priced = PricedPart(self.day, self.budgets[number].goal, self.budgets, prices)
        return {
            worker: priced.reduced(worker, ()) for worker in self.workers
            if not self.day.mine[worker]
        }

    def keep(
        self, number: int, prices: Prices, least: Mapping[str, int], *, lists: bool = False
    ) -> Weighed | None:
        """Leave out what a budget has no room for. None where a `least` is not the least.

        `least`: what everybody's cheapest set is claimed to cost at the prices: searched for
        until all is listed, then looked up. `lists`: from here on what is left is listed.
        Raises TooMany where that is too much.
        """
        budget = self.budgets[number]
        priced = PricedPart(self.day, budget.goal, self.budgets, prices)
        base = priced.base(self.links, self.most)
        room = budget.most * prices.scale - base - sum(least.values())
        narrows = lists or self.listed is not None
        sets: Sets = {}
        for worker in self.workers:
            below = () if narrows else self.sets(priced, worker, least[worker] - 1)
            if any(True for _ in below):
                return None
            far = least[worker] + (max(0, room) if narrows else 0)
            found = self.sets(priced, worker, far)
            each = list(islice(found, MOST if narrows else 1))
            if not each or min(cost for _, cost in each) != least[worker]:
                return None
            sets[worker] = [held for held, _ in each]
            if sum(map(len, sets.values())) >= MOST:
                raise TooMany
        if narrows:
            self.listed = sets
        else:
            self.tests.append(Test(priced, dict(least), room))
        self.most = tightened(self.most, priced, room)
        return Weighed(priced, base, dict(least), {})

    def sets(self, priced: PricedPart, worker: str, far: int) -> Iterator[tuple[Held, int]]:
        """What a caseworker could still hold and costs at most so much, and what it costs."""
        if self.listed is None:
            for held, cost in Search(priced, worker).sets(far):
                if all(test.passes(worker, held) for test in self.tests):
                    yield held, cost
            return
        for held in self.listed[worker]:
            cost = priced.reduced(worker, held)
            if cost <= far:
                yield held, cost
