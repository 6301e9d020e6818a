"""Prices on the links and on what is kept, and the cheapest a caseworker can be at them.

Any prices bound the goal from below, whatever they are (weak duality): nothing of where they
come from needs to be believed. The search for the cheapest takes cases in order of what they
are worth a minute; that order, and loads that cost more the higher they are, bound it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assigner.proof.goals import Goal
from assigner.proof.stated_day import Held, StatedDay

FINE = 64
"""Bits behind the point of what a case is worth a minute: two different quotients of minutes
below 2**32 are never nearer than that."""


@dataclass(frozen=True)
class Budget:
    """A goal, and the most it may come to in the part: what the other parts leave of it."""

    goal: Goal
    most: int


@dataclass(frozen=True)
class Prices:
    """Of links by name, at most 0 unless they are equal; of budgets by number, at least 0.

    In units of the goal / `scale`. A scale of 0 asks only whether anything is there at all.
    """

    scale: int
    links: Mapping[str, int]
    kept: Mapping[int, int]


class PricedPart:
    """Caseworkers and spares of a part at some prices."""

    def __init__(
        self, day: StatedDay, goal: Goal, budgets: Sequence[Budget], prices: Prices
    ) -> None:
        self.day, self.prices = day, prices
        kept = [(budgets[at].goal, price) for at, price in prices.kept.items()]
        self.charged = [(of, weight) for of, weight in [(goal, prices.scale), *kept] if weight]
        self.owed = sum(budgets[at].most * price for at, price in prices.kept.items())
        self._gain: dict[int, int] = {}

    def base(self, links: Sequence[str], most: Mapping[str, int]) -> int:
        """The bound without the caseworkers. `most`: what each spare of the part may be."""
        price = self.prices.links
        total = sum(price.get(name, 0) * self.day.links[name].right for name in links)
        for name, largest in most.items():
            each = self.spare(name)
            total += min(each * self.day.spares[name].least, each * largest)
        return total - self.owed

    def spare(self, name: str) -> int:
        """What each of a spare costs at these prices."""
        spare = self.day.spares[name]
        own = sum(weight * goal.spare(spare) for goal, weight in self.charged)
        return own - self.prices.links.get(spare.link, 0) * spare.count

    def gain(self, seat: int) -> int:
        """What a seat is worth above what it costs by itself."""
        if seat not in self._gain:
            worth = sum(self.prices.links.get(name, 0) * n for name, n in self.day.counted[seat])
            cost = sum(weight * goal.seat(self.day, seat) for goal, weight in self.charged)
            self._gain[seat] = worth - cost
        return self._gain[seat]

    def reduced(self, worker: str, held: Held) -> int:
        """What a caseworker costs with what they hold, less what the links pay for it."""
        day, price = self.day, self.prices.links
        cost = sum(weight * goal.of(day, worker, held) for goal, weight in self.charged)
        cost -= sum(price.get(name, 0) * n for seat in held for name, n in day.counted[seat])
        bonds = {name for seat in held for name in day.bonds.get(seat, ())}
        return cost - sum(price.get(name, 0) for name in bonds)


class SetSearch:
    """Every set of seats of one caseworker that costs at most `most`, which may be lowered."""

    def __init__(self, part: PricedPart, worker: str, most: int) -> None:
        day = part.day
        self.part, self.worker, self.most = part, worker, most
        squares = sum(weight for goal, weight in part.charged if goal.square)
        self.steep = squares * day.problem.steepness[worker]
        self.seats = sorted(day.mine[worker], key=self._worth, reverse=True)
        self.items = [(day.weight[seat], part.gain(seat)) for seat in self.seats]
        self.hard = [item for item in day.allowances[worker] if not item.tier]

    def _worth(self, seat: int) -> int:
        """What a seat is worth a minute, in 2**-FINE, rounded down."""
        minutes, gain = self.part.day.weight[seat], self.part.gain(seat)
        if minutes == 0:
            return (1 if gain > 0 else -1) << 4 * FINE + abs(gain).bit_length()
        return (gain << FINE) // minutes

    def bound(self, first: int, load: int, cost: int) -> int:
        """No set that adds to `load` and `cost` from the first place on costs less.

        Seats in parts: those worth most a minute, as long as the load does not cost more. What
        soft rules, bonds, heights and mixing add is never below 0, and left out.
        """
        steep = self.steep
        for at in range(first, len(self.items)):
            minutes, gain = self.items[at]
            if gain <= 0:
                break
            if 2 * steep * (load + minutes) * minutes <= gain:
                cost += steep * minutes * (2 * load + minutes) - gain
                load += minutes
                continue
            over = gain - 2 * steep * load * minutes
            if over > 0:
                cost -= -(-over * over // (4 * steep * minutes * minutes))
            break
        return cost

    def sets(self) -> Iterator[tuple[Held, int]]:
        """Every such set, and what it costs."""
        idle = self.part.reduced(self.worker, ())
        if idle <= self.most:
            yield (), idle
        room = [item.room for item in self.hard]
        load = self.part.day.problem.load_before[self.worker]
        yield from self._more(0, load, idle, (), room)

    def _more(
        self, first: int, load: int, cost: int, held: Held, room: list[int]
    ) -> Iterator[tuple[Held, int]]:
        for at in range(first, len(self.seats)):
            if self.bound(at, load, cost) > self.most:
                return
            seat, (minutes, gain) = self.seats[at], self.items[at]
            left = [
                free - item.counts.get(seat, 0)
                for free, item in zip(room, self.hard, strict=True)
            ]
            if min(left, default=0) >= 0:
                mine = tuple(sorted((*held, seat)))
                found = self.part.reduced(self.worker, mine)
                if found <= self.most:
                    yield mine, found
                further = cost + self.steep * minutes * (2 * load + minutes) - gain
                yield from self._more(at + 1, load + minutes, further, mine, left)
