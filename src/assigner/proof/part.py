"""One part of the day while its claims are shown: who could still hold what.

At first everybody could hold anything. Prices on a budget tell what lies too far above the
cheapest to be in an allocation within it; what is left is listed once that is little enough.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from assigner.proof.goals import Goal, ProofClaim
from assigner.proof.prices import PATIENT, Budget, PricedPart, Prices, SetSearch, TooMany
from assigner.proof.stated_day import Held, StatedDay

MOST = 400_000
"""Sets listed at most in a part: what a small machine holds."""

Sets = Mapping[str, Sequence[Held]]


@dataclass(frozen=True)
class Weighed:
    """What prices prove: `base` and everybody's `least`, in units of the goal / scale."""

    priced: PricedPart
    base: int
    least: Mapping[str, int]

    @property
    def total(self) -> int:
        """The bound."""
        return self.base + sum(self.least.values())

    def room(self, most: int) -> int:
        """How far it may, all together, in an allocation whose goal is at most that."""
        return most * self.priced.prices.scale - self.total

    def tightened(self, most: Mapping[str, int], room: int) -> dict[str, int]:
        """The most of each spare for which there is room above the bound."""
        found = dict(most)
        for name, largest in most.items():
            each, least = self.priced.spare(name), self.priced.day.spares[name].least
            if each > 0:
                found[name] = min(largest, max(least, least + room // each))
        return found


@dataclass(frozen=True)
class Node:
    """What is left open: sets of each caseworker, the most of each spare; or `closed`: none is."""

    sets: Sets
    most: Mapping[str, int]
    closed: bool = False

    @property
    def size(self) -> int:
        """How many sets are left."""
        return 0 if self.closed else sum(map(len, self.sets.values()))

    def weigh(
        self, part: "PartOfProof", goal: Goal, prices: Prices, most: int
    ) -> "tuple[Weighed, Node]":
        """What prices prove here, and what they leave to allocations of at most `most`."""
        priced = PricedPart(part.day, goal, part.budgets, prices)
        costs = {
            worker: [priced.reduced(worker, held) for held in sets]
            for worker, sets in self.sets.items()
        }
        least = {worker: min(each, default=0) for worker, each in costs.items()}
        found = Weighed(priced, priced.base(self.most), least)
        room = found.room(most)
        if room < 0 or not all(self.sets.values()):
            # With nothing to hold for somebody, not even nothing, no allocation is left.
            return found, Node({}, {}, closed=True)
        far = {worker: cost + room for worker, cost in least.items()}
        left = {
            worker: [held for held, n in zip(sets, costs[worker], strict=True) if n <= far[worker]]
            for worker, sets in self.sets.items()
        }
        return found, Node(left, found.tightened(self.most, room))

    def split(self, day: StatedDay, seat: int) -> "tuple[Node, Node]":
        """The same where a seat is taken, and then nobody else's; and where it is not."""
        kind, case, mine = day.seats[seat]
        rivals = set(day.rivals[kind, case]) - {seat}
        taken = {
            worker: [held for held in sets if rivals.isdisjoint(held)]
            for worker, sets in self.sets.items()
        }
        taken[mine] = [held for held in self.sets[mine] if seat in held]
        spared = {**self.sets, mine: [held for held in self.sets[mine] if seat not in held]}
        return Node(taken, self.most), Node(spared, self.most)


class PartOfProof:
    """A part: its caseworkers and links, the budgets so far, and who could hold what."""

    def __init__(
        self, day: StatedDay, number: int, workers: Sequence[str], links: Sequence[str]
    ) -> None:
        self.day, self.number, self.workers, self.links = day, number, workers, links
        self.place = {name: at for at, name in enumerate(links, start=1)}
        spares = {name: each for name, each in day.spares.items() if each.link in self.place}
        self.spares, self.most = [*spares], {name: each.most for name, each in spares.items()}
        self.budgets: list[Budget] = []
        self.tests: list[tuple[Weighed, int]] = []
        self.listed: Sets | None = None
        self.patience = PATIENT
        self._higher: tuple[int, int] | None = None

    @property
    def node(self) -> Node:
        """All that is left; nothing is known to be left until it is listed."""
        return Node(self.listed or {}, self.most)

    def begin(self, step: ProofClaim, least: Sequence[int]) -> None:
        """A claim begins, `least` in each part: its budgets are what the other parts leave."""
        others = sum(least) - least[self.number]
        for goal, most in step.kept:
            lowest = others if goal is step.goal else 0
            if goal is not step.goal and self._higher is not None and goal.height is not None:
                # Who is at a greater height is at this one too.
                lowest = self._higher[1] if self._higher[0] >= goal.height else 0
            self.budgets.append(Budget(goal, most - lowest))
        if step.goal.height is not None:
            self._higher = step.goal.height, others

    def keep(
        self, number: int, prices: Prices, least: Mapping[str, int], *, lists: bool = False,
        fluid: bool = False, many: int = MOST,
    ) -> Weighed | None:
        """Leave out what a budget has no room for. None where a `least` is not the least.

        `least`: what everybody's cheapest set is claimed to cost at the prices: searched for
        until all is listed, then looked up; not needed of who has no seats. `lists`: from here
        on what is left is listed. Raises TooMany where that is as `many` as this. `fluid`: what
        the cheapest would cost if seats could be held in part: no more, and found at once.
        """
        budget = self.budgets[number]
        priced = PricedPart(self.day, budget.goal, self.budgets, prices)
        unmoved = {w: priced.reduced(w, ()) for w in self.workers if not self.day.mine[w]}
        found = Weighed(priced, priced.base(self.most), {**unmoved, **least})
        least = {w: priced.fluid(w) for w in self.workers} if fluid else found.least
        if found.least != least or set(least) != set(self.workers):
            return None
        room = found.room(budget.most)
        narrows = not fluid and (lists or self.listed is not None)
        left = many
        sets: dict[str, list[Held]] = {}
        for worker, cheapest in () if fluid else found.least.items():
            far = cheapest + (max(0, room) if narrows else 0)
            each = list(islice(self._within(priced, worker, far, one=not narrows), left))
            if min((cost for _, cost in each), default=None) != cheapest:
                return None
            sets[worker] = [held for held, _ in each]
            left -= len(each)
            if left <= 0:
                raise TooMany
        if narrows:
            self.listed = sets
        else:
            self.tests.append((found, room))
        self.most = found.tightened(self.most, room)
        return found

    def limits(self, worker: str) -> list[tuple[PricedPart, int]]:
        """At which prices a set may cost how much, for every budget so far to have room."""
        return [(test.priced, test.least[worker] + room) for test, room in self.tests]

    def _within(
        self, priced: PricedPart, worker: str, far: int, *, one: bool
    ) -> Iterator[tuple[Held, int]]:
        """What somebody could still hold and costs at most so much, and what it costs.

        `one`: after the first only what is cheaper.
        """
        if self.listed is not None:
            costs = [(held, priced.reduced(worker, held)) for held in self.listed[worker]]
            yield from (each for each in costs if each[1] <= far)
            return
        limits, idle = self.limits(worker), priced.reduced(worker, ())
        gains = any(priced.gain(seat) > 0 for seat in self.day.mine[worker])
        if one and not gains and all(each.reduced(worker, ()) <= most for each, most in limits):
            # What comes beside the seats, loads, soft rules, bonds, is never less with more.
            yield (), idle
            return
        search = SetSearch(priced, worker, far, limits, self.patience)
        for held, cost in search.sets():
            yield held, cost
            if one:
                search.most = cost - 1
