"""Prices on the links and on what is kept, and the cheapest a caseworker can be at them.

Any prices bound the goal from below, whatever they are (weak duality): nothing of where they
come from needs to be believed. The search for the cheapest takes cases in order of what they
are worth a minute; that order, and loads that cost more the higher they are, bound it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assigner.proof.goals import Goal
from assigner.proof.stated_day import Allowance, Held, StatedDay

FINE = 64
"""Bits behind the point of what a case is worth a minute: two different quotients of minutes
below 2**32 are never nearer than that."""


class TooMany(Exception):
    """More sets of cases than were to be listed."""


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
        kept = [(budgets[at].goal, price) for at, price in prices.kept.items() if price]
        self.charged = [(goal, prices.scale), *kept] if prices.scale else kept
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
            worth = sum(self.prices.links.get(name, 0) * n for name, n in self.day.paid[seat])
            cost = sum(weight * goal.seat(self.day, seat) for goal, weight in self.charged)
            self._gain[seat] = worth - cost
        return self._gain[seat]

    def reduced(self, worker: str, held: Held) -> int:
        """What a caseworker costs with what they hold, less what the links pay for it."""
        day, price = self.day, self.prices.links
        cost = sum(weight * goal.of(day, worker, held) for goal, weight in self.charged)
        cost -= sum(price.get(name, 0) * n for seat in held for name, n in day.paid[seat])
        bonds = {name for seat in held for name in day.bonds.get(seat, ())}
        return cost - sum(price.get(name, 0) for name in bonds)


class Search:
    """Every set of seats of one caseworker, in order, as far as it can be cheap enough."""

    def __init__(self, part: PricedPart, worker: str) -> None:
        day = part.day
        problem = day.statement.problem
        self.part, self.worker = part, worker
        steep = problem.steepness[worker]
        self.steep = steep * sum(weight for goal, weight in part.charged if goal.square)
        self.load = problem.load_before[worker]
        ranked = sorted(day.mine[worker], key=lambda seat: -self._worth(seat))
        self.seats = ranked
        self.items = [(day.weight[seat], part.gain(seat)) for seat in ranked]
        self.idle = part.reduced(worker, ())
        self.hard: list[Allowance] = [
            item for item in day.allowances.get(worker, ()) if not item.tier
        ]
        self.most = 0

    def _worth(self, seat: int) -> int:
        """What a seat is worth a minute, in 2**-FINE, rounded down."""
        minutes, gain = self.part.day.weight[seat], self.part.gain(seat)
        if minutes == 0:
            return (1 if gain > 0 else -1) << 4 * FINE + abs(gain).bit_length()
        return (gain << FINE) // minutes

    def bound(self, first: int, load: int, cost: int) -> int:
        """No set that adds to `load` and `cost` from the first place on costs less.

        Seats in parts: those worth most a minute, as long as the load does not cost more.
        """
        steep = self.steep
        for at in range(first, len(self.items)):
            minutes, gain = self.items[at]
            if gain <= 0:
                break
            full = steep * minutes * (2 * load + minutes) - gain
            if 2 * steep * (load + minutes) * minutes <= gain:
                cost, load = cost + full, load + minutes
                continue
            over = gain - 2 * steep * load * minutes
            if over > 0:
                cost -= -(-over * over // (4 * steep * minutes * minutes))
            break
        return cost

    def sets(self, most: int) -> Iterator[tuple[Held, int]]:
        """Every set that costs at most so much, and what it costs.

        What soft rules, bonds and mixing add never is below 0, so the bound leaves them out.
        """
        self.most = most
        if self.idle <= most:
            yield (), self.idle
        room = [item.room for item in self.hard]
        yield from self._more(0, self.load, self.idle, (), room)

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
            if left and min(left) < 0:
                continue
            mine = (*held, seat)
            further = cost + self.steep * minutes * (2 * load + minutes) - gain
            whole = tuple(sorted(mine))
            found = self.part.reduced(self.worker, whole)
            if found <= self.most:
                yield whole, found
            yield from self._more(at + 1, load + minutes, further, mine, left)
