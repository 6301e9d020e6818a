"""Prices on the links and on what is kept, and the cheapest a caseworker can be at them.

Any prices bound the goal from below, whatever they are (weak duality): nothing of where they
come from needs to be believed. The search for the cheapest takes cases in order of what they
are worth a minute; that order, and loads that cost more the higher they are, bound it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assigner.proof.goals import Goal
from assigner.proof.stated_day import Allowance, Held, StatedDay

PATIENT = 100_000
"""Sets looked at in one search: seconds. Who builds proofs looks at half as many at most."""


class TooMany(Exception):
    """More sets than are looked at, or listed."""


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

    def sum(self, place: Mapping[str, int]) -> int:
        """Each times the place of what it is on: other prices may prove as much, these were told.

        So one changed, or left out, shows in the sum wherever it shows in nothing else.
        """
        on_links = sum(price * place[name] for name, price in self.links.items())
        return self.scale + on_links + sum(price * (at + 1) for at, price in self.kept.items())


class PricedPart:
    """Caseworkers and spares of a part at some prices."""

    def __init__(
        self, day: StatedDay, goal: Goal, budgets: Sequence[Budget], prices: Prices
    ) -> None:
        self.day, self.goal, self.prices = day, goal, prices
        kept = [(budgets[at].goal, price) for at, price in prices.kept.items()]
        self.charged = [(of, weight) for of, weight in [(goal, prices.scale), *kept] if weight]
        self.uneven = [each for each in self.charged
                       if each[0].square or each[0].soft or each[0].height is not None]
        self.bonds = {name for name in prices.links if day.links[name].bond}
        self.owed = sum(budgets[at].most * price for at, price in prices.kept.items())
        self._gain: dict[int, int] = {}

    def base(self, most: Mapping[str, int]) -> int:
        """The bound without the caseworkers. `most`: what each spare of the part may be."""
        total = sum(price * self.day.links[name].right for name, price in self.prices.links.items())
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
        cost = sum([weight * of.beyond(self.day, worker, held) for of, weight in self.uneven])
        cost -= sum([self.gain(seat) for seat in held])
        bonds = self.bonds and {name for seat in held for name in self.day.bonds.get(seat, ())}
        return cost - sum(self.prices.links[name] for name in self.bonds & bonds)

    def fluid(self, worker: str) -> int:
        """What the cheapest would cost if seats could be held in part."""
        search, idle = SetSearch(self, worker, 0), self.reduced(worker, ())
        return search.bound(0, self.day.load(worker, ()), idle, search.own.gift(()))

    def excludes(self, worker: str, most: int) -> bool:
        """Whether anything that somebody may hold could cost more than that."""
        dear = any(self.gain(seat) < 0 for seat in self.day.mine[worker])
        return dear or bool(self.uneven or self.bonds) or self.reduced(worker, ()) > most


class Floor:
    """How cheap at least a caseworker's sets get at some prices, in minutes that cost nothing."""

    def __init__(self, part: PricedPart, worker: str) -> None:
        day, self.worker, self.part = part.day, worker, part
        weights = [(goal.soft, weight) for goal, weight in part.charged if goal.soft]
        priced = [
            (item, item.price * sum(weight for tier, weight in weights if tier == item.tier))
            for item in day.allowances[worker] if item.tier
        ]
        full = [(item, price) for item, price in priced if price and not item.room]
        self.free = [(item, price) for item, price in priced if price and item.room]
        self.gain = {
            seat: part.gain(seat) - sum(price * item.counts.get(seat, 0) for item, price in full)
            for seat in day.mine[worker]
        }
        self.seats: Sequence[int] = day.mine[worker]
        self.soft: list[tuple[Allowance, int]] = []
        self.net = [0]

    def order(self, seats: Sequence[int]) -> "Floor":
        """Take seats in this order.

        Where it bounds better, a soft ceiling is charged from the first unit on, and its room
        given back.
        """
        self.seats, self.soft = seats, []
        self.net = self._net([])
        for each in self.free:
            net = self._net([*self.soft, each])
            if net[0] + each[1] * each[0].room < self.net[0]:
                self.soft, self.net = [*self.soft, each], net
        return self

    def _net(self, soft: Sequence[tuple[Allowance, int]]) -> list[int]:
        """What all seats from a place on are worth, less what soft ceilings charge for them."""
        net = [0]
        for seat in reversed(self.seats):
            charged = sum(price * item.counts.get(seat, 0) for item, price in soft)
            net.append(net[-1] + max(0, self.gain[seat] - charged))
        return net[::-1]

    def gift(self, held: Held) -> int:
        """What soft ceilings that are charged from the first unit on still give back."""
        return sum(price * max(0, -item.over(held)) for item, price in self.soft)


class SetSearch:
    """Every set of seats of one caseworker that costs at most `most`, which may be lowered.

    `tests`: other prices, and what a set may cost at them. Raises TooMany once it has looked
    at more than `patience` sets.
    """

    def __init__(
        self, part: PricedPart, worker: str, most: int,
        tests: Sequence[tuple[PricedPart, int]] = (), patience: int = PATIENT,
    ) -> None:
        day, self.patience = part.day, patience
        self.part, self.worker, self.most = part, worker, most
        squares = sum(weight for goal, weight in part.charged if goal.square)
        self.steep = squares * day.problem.steepness[worker]
        self.hard = [item for item in day.allowances[worker] if not item.tier]
        self.own = Floor(part, worker)
        # Bits behind the point: different quotients of such minutes are never nearer than that.
        self.fine = 2 * max((day.weight[seat] for seat in day.mine[worker]), default=0).bit_length()
        self.seats = sorted(day.mine[worker], key=self._worth, reverse=True)
        self.own.order(self.seats)
        self.items = [(day.weight[seat], self.own.gain[seat]) for seat in self.seats]
        bite = [(each, most) for each, most in tests if each.excludes(worker, most)]
        self.tests = [(Floor(each, worker).order(self.seats), most) for each, most in bite]

    def _worth(self, seat: int) -> tuple[bool, int]:
        """What takes no time and is worth something, first; what a seat is worth a minute."""
        minutes, gain = self.part.day.weight[seat], self.own.gain[seat]
        return minutes == 0 < gain, (gain << self.fine) // max(1, minutes)

    def bound(self, first: int, load: int, cost: int, gift: int) -> int:
        """No set that adds to `load` and `cost` from the first place on costs less.

        Seats in parts: those worth most a minute, as long as the load does not cost more; or
        as the floor says. What soft rules, bonds, heights, mixing add is never below 0.
        """
        steep, least = self.steep, cost - self.own.net[first] - gift
        for at in range(first, len(self.items)):
            minutes, gain = self.items[at]
            if gain <= 0 or cost < least:
                break
            over = gain - 2 * steep * load * minutes
            if 2 * steep * minutes * minutes > over:
                if over > 0:
                    cost -= -(-over * over // (4 * steep * minutes * minutes))
                break
            cost, load = cost + steep * minutes * minutes - over, load + minutes
        return max(cost, least)

    def sets(self) -> Iterator[tuple[Held, int]]:
        """Every such set, and what it costs."""
        idle = self.part.reduced(self.worker, ())
        if idle <= self.most and self._tested((), 0) is True:
            yield (), idle
        yield from self._more(0, idle, (), [item.room for item in self.hard])

    def _tested(self, held: Held, first: int) -> bool | None:
        """Whether a set passes; None where none does that adds seats from a place on."""
        passes = True
        for floor, most in self.tests:
            cost = floor.part.reduced(self.worker, held)
            if cost - floor.net[first] - floor.gift(held) > most:
                return None
            passes = passes and cost <= most
        return passes

    def _more(
        self, first: int, cost: int, held: Held, room: list[int]
    ) -> Iterator[tuple[Held, int]]:
        """Every such set that adds seats from the first place on to what is held."""
        load, gift = self.part.day.load(self.worker, held), self.own.gift(held)
        for at in range(first, len(self.seats)):
            if self.bound(at, load, cost, gift) > self.most:
                return
            self.patience -= 1
            if self.patience < 0:
                raise TooMany
            seat = self.seats[at]
            pairs = zip(room, self.hard, strict=True)
            left = [free - item.counts.get(seat, 0) for free, item in pairs]
            if min(left, default=0) >= 0:
                mine = tuple(sorted((*held, seat)))
                passes = self._tested(mine, at + 1)
                if passes is not None:
                    found = self.part.reduced(self.worker, mine)
                    if passes and found <= self.most:
                        yield mine, found
                    yield from self._more(at + 1, found, mine, left)
