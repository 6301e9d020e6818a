"""One caseworker's choice: which seats are worth most at given prices, exactly.

Depth first over the useful seats. What a seat still gains is its price less its marginal
cost at the load so far; convex costs make marginals only grow, so their sum bounds
everything below a node. So does the tangent of the cost at any level of load: at the right
level that bound is as good as a fractional knapsack's (see `Slope`). All numbers are Python's whole numbers: nothing is
rounded, so nothing is proved by rounding.
"""

from dataclasses import dataclass
from typing import NamedTuple

from assigner.solve.patterns.pattern import Pattern


# The level of the tangent need not be exact to be good.
NEAR = 8


class TooMany(Exception):
    """More patterns, or a longer search, than was allowed."""


class Bound(NamedTuple):
    """A limit as the search sees it: price per unit above `room`, never above `wall`."""

    counts: list[int]
    room: int
    price: int
    wall: int | None


class Test(NamedTuple):
    """What an earlier tier's bound asks of a pattern: that it gains at least `floor` there.

    `pay`: what each seat gains in that tier; `rates`: its price per unit above each limit.
    """

    pay: list[int]
    rates: list[int]
    fee: dict[int, int]
    floor: int


@dataclass
class Desk:
    """What the search needs to know of one caseworker, for the seats that may be useful.

    `gain`: what each seat earns before convex costs; `square`: price of steepness x load
    squared; `fee`: paid once by a pattern that holds a bond, for each of its `bonds`;
    `cap`: the most the load may be; `must`: seats of which a pattern has at least one, where
    there are any.
    """

    worker: int
    seats: list[int]
    gain: list[int]
    weight: list[int]
    phase: list[int]
    bounds: list[Bound]
    bonds: list[tuple[int, ...]]
    fee: dict[int, int]
    square: int
    before: int
    mixing: int
    held: int
    cap: int | None
    tests: list[Test]
    must: list[int]

    def best(self, near: int, nodes: int) -> tuple[int, list[Pattern]]:
        """No less than any pattern gains, and the last few patterns that led there.

        What can gain at most `near` more is not searched for, only allowed for. A search
        that grows too long ends with what all gains add up to: more than any has.
        """
        found: list[tuple[int, tuple[int, ...]]] = []
        try:
            top = self._search(0, found, nodes, None, near)
        except TooMany:
            top = self.most()
        return top, [(self.worker, seats) for _, seats in found[-3:]]

    def most(self) -> int:
        """More than any pattern gains."""
        return sum(
            max(0, gain - self.square * load * (2 * self.before + load))
            for gain, load in zip(self.gain, self.weight, strict=True)
        )

    def all(self, least: int, nodes: int, most: int) -> list[Pattern]:
        """Every pattern that gains at least `least`; TooMany when there are more than `most`."""
        found: list[tuple[int, tuple[int, ...]]] = []
        self._search(least, found, nodes, most)
        return [(self.worker, seats) for _, seats in found]

    def _search(
        self,
        least: int,
        found: list[tuple[int, tuple[int, ...]]],
        nodes: int,
        most: int | None,
        near: int = 0,
    ) -> int:
        gain, weight, phase = self.gain, self.weight, self.phase
        square, mixing, cap = self.square, self.mixing, self.cap
        bounds, bonds, fee = self.bounds, self.bonds, self.fee
        slope = Slope(self)
        order, level, beside, among, first, left_of = (
            slope.order, slope.level, slope.beside, slope.among, slope.first, slope.left
        )
        worth = slope.worth
        counted = [0] * len(bounds)
        holds = dict.fromkeys(fee, 0)
        chosen: list[int] = []
        best = unsearched = least
        left = nodes
        alike = self._alike()
        must = frozenset(self.must)
        tests, paid = self.tests, [0] * len(self.tests)
        each = [[bound.counts[item] for bound in bounds] for item in range(len(gain))]

        def change(test: Test, counts: list[int], held: tuple[int, ...]) -> int:
            """What more seats cost in an earlier tier, as counted now."""
            cost = 0
            for place, rate in enumerate(test.rates):
                count = counts[place]
                if rate and count:
                    over = counted[place] + count - bounds[place].room
                    if over > 0:
                        cost += rate * min(over, count)
            for bond in held:
                if not holds[bond]:
                    cost += test.fee[bond]
            return cost

        def passes(item: int) -> bool:
            """Whether a pattern with the item can still be what earlier tiers ask."""
            mine = each[item]
            for number, test in enumerate(tests):
                after = paid[number] + test.pay[item] - change(test, mine, bonds[item])
                if after >= test.floor:
                    continue
                for other in self.must:
                    if other != item and other not in chosen:
                        after += max(0, test.pay[other] - change(test, each[other], ()))
                if after < test.floor:
                    return False
            return True

        def asked() -> bool:
            return all(have >= test.floor for have, test in zip(paid, tests, strict=True))

        def settle(item: int, sign: int) -> None:
            """Count an item in (before its limits and bonds are) or out (after they are)."""
            for number, test in enumerate(tests):
                paid[number] += sign * (test.pay[item] - change(test, each[item], bonds[item]))

        def visit(todo: list[int], load: int, bits: int, now: int) -> None:
            """`todo`: places in the order, each not yet taken or left; `now`: gain so far."""
            nonlocal best, unsearched, left
            left -= 1
            if left < 0:
                raise TooMany
            open_places: list[tuple[int, int]] = []
            total = 0
            for at in todo:
                item = order[at]
                if tests and not passes(item):
                    continue
                more = weight[item]
                if cap is not None and more and load + more > cap:
                    continue
                more = gain[item] - square * more * (2 * load + more)
                for place, (counts, room, price, wall) in enumerate(bounds):
                    count = counts[item]
                    if count:
                        over = counted[place] + count
                        if wall is not None and over > wall:
                            break
                        over -= room
                        if price and over > 0:
                            more -= price * min(over, count)
                else:
                    if more > 0:
                        total += more
                    elif most is None and item not in must:
                        continue
                    open_places.append((at, more))
            if now + total < best or not open_places:
                return
            if most is None and now + total <= best + near:
                unsearched = max(unsearched, now + total)
                return
            ahead = now + square * (level - load) ** 2
            room = left_of(counted)
            closed = 0
            rest = [at for at, _ in open_places]
            for number, (at, more) in enumerate(open_places):
                item = order[at]
                if closed & alike[item]:
                    continue
                start = first[at + 1]
                stop = min(start + room - (first[at + 1] - first[at]), len(among) - 1)
                reach = ahead + worth[at] + beside[at + 1] + among[max(start, stop)] - among[start]
                if reach < best:
                    break
                if most is None and reach <= best + near:
                    unsearched = max(unsearched, reach)
                    break
                following = rest[number + 1 :]
                if most is None:
                    # Of seats alike in everything but gain, who leaves one takes none after it.
                    if closed:
                        following = [other for other in following if not closed & alike[order[other]]]
                    closed |= alike[item]
                take(item, following, load, bits, now + more)

        def take(item: int, following: list[int], load: int, bits: int, value: int) -> None:
            """Go on with an item; `value`: the gain with it, before mixing and fees."""
            nonlocal best
            after, seen = load + weight[item], bits | phase[item]
            if mixing and not bits & (bits - 1) and seen & (seen - 1):
                value -= square * mixing * (2 * after + mixing)
                after += mixing
                if cap is not None and after > cap:
                    return
            if tests:
                settle(item, 1)
            for bond in bonds[item]:
                if not holds[bond]:
                    value -= fee[bond]
                holds[bond] += 1
            for place, bound in enumerate(bounds):
                counted[place] += bound.counts[item]
            chosen.append(item)
            good = value >= best if most is not None else value > best
            if good and (not tests or asked()):
                found.append((value, self._named(chosen)))
                if most is None:
                    best = value
                elif len(found) > most:
                    raise TooMany
            if following:
                visit(following, after, seen, value)
            chosen.pop()
            for place, bound in enumerate(bounds):
                counted[place] -= bound.counts[item]
            for bond in bonds[item]:
                holds[bond] -= 1
            if tests:
                settle(item, -1)

        todo = list(range(len(gain)))
        if not self.must:
            visit(todo, self.before, self.held, 0)
        for item in self.must:
            todo.remove(order.index(item))
            load = weight[item]
            within = all(bound.wall is None or bound.counts[item] <= bound.wall for bound in bounds)
            low = cap is None or not load or self.before + load <= cap
            if within and low and passes(item):
                now = gain[item] - square * load * (2 * self.before + load)
                now -= sum(b.price * max(0, b.counts[item] - b.room) for b in bounds)
                take(item, todo, self.before, self.held, now)
        return max(best, unsearched) if most is None else best

    def _alike(self) -> list[int]:
        """A bit for each kind of seat: the same weight, phase, counts and bonds."""
        kinds: dict[tuple[object, ...], int] = {}
        counts = zip(*(bound.counts for bound in self.bounds), strict=True)
        each = list(counts) if self.bounds else [()] * len(self.gain)
        pays = [tuple(test.pay[item] for test in self.tests) for item in range(len(self.gain))]
        keys = zip(self.weight, self.phase, self.bonds, each, pays, strict=True)
        return [1 << kinds.setdefault(key, len(kinds)) for key in keys]

    def _named(self, chosen: list[int]) -> tuple[int, ...]:
        return tuple(sorted(self.seats[item] for item in chosen))



class Slope:
    """The tangent bound of a desk: seats in order of worth at the slope of one level of load.

    For any level T, square x (load^2 - before^2) is at least its tangent there, so a set
    gains at most square x (T - before)^2 + the sum of gain - 2 x square x T x weight. The
    level is chosen where that is least. A wall that admits few seats makes it tighter:
    only so many of the seats it counts can be in any set.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        count = len(desk.gain)
        self.wall = self._tightest()
        counts = [0] * count if self.wall is None else desk.bounds[self.wall[0]].counts
        room = count if self.wall is None else self.left([0] * len(desk.bounds))
        low, high = desk.before, desk.before + sum(desk.weight)
        while high - low > NEAR and desk.square:
            middle = (low + high) // 2
            worth = self._worth(middle)
            walled = sorted(
                (i for i in range(count) if counts[i] and worth[i] > 0), key=lambda i: -worth[i]
            )[:room]
            free = (i for i in range(count) if not counts[i] and worth[i] > 0)
            load = desk.before + sum(desk.weight[i] for i in (*walled, *free))
            low, high = (middle + 1, high) if load > middle else (low, middle)
        self.level = low
        worth = self._worth(low)
        self.order = sorted(range(count), key=lambda i: (-worth[i], i))
        self.worth = [worth[i] for i in self.order]
        self.first = [0]
        self.among = [0]
        self.beside = [0] * (count + 1)
        for item, value in zip(self.order, self.worth, strict=True):
            self.first.append(self.first[-1] + bool(counts[item]))
            if counts[item]:
                self.among.append(self.among[-1] + max(0, value))
        for at in range(count - 1, -1, -1):
            free = not counts[self.order[at]]
            self.beside[at] = self.beside[at + 1] + (max(0, self.worth[at]) if free else 0)

    def left(self, counted: list[int]) -> int:
        """How many more seats the tightest wall admits."""
        if self.wall is None:
            return len(self.desk.gain)
        bound, least = self.wall
        wall = self.desk.bounds[bound].wall
        assert wall is not None
        return (wall - counted[bound]) // least

    def _worth(self, level: int) -> list[int]:
        slope = 2 * self.desk.square * level
        return [
            gain - slope * weight
            for gain, weight in zip(self.desk.gain, self.desk.weight, strict=True)
        ]

    def _tightest(self) -> tuple[int, int] | None:
        """The wall that admits the smallest share of the seats it counts."""
        found: list[tuple[int, int, int]] = []
        for at, bound in enumerate(self.desk.bounds):
            counts = [count for count in bound.counts if count]
            if bound.wall is not None:
                found.append((bound.wall // min(counts) - len(counts), at, min(counts)))
        return min(found)[1:] if found else None
