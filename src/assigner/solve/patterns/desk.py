"""One caseworker's choice: which seats are worth most at given prices, exactly.

Depth first over the useful seats. What a seat still gains is its price less its marginal
cost at the load so far; convex costs make marginals only grow, so the sum of the positive
gains bounds everything below a node. All numbers are Python's whole numbers: nothing is
rounded, so nothing is proved by rounding.
"""

from dataclasses import dataclass
from typing import NamedTuple

from assigner.solve.patterns.pattern import Pattern


class TooMany(Exception):
    """More patterns, or a longer search, than was allowed."""


class Bound(NamedTuple):
    """A limit as the search sees it: price per unit above `room`, never above `wall`."""

    counts: list[int]
    room: int
    price: int
    wall: int | None


@dataclass
class Desk:
    """What the search needs to know of one caseworker, for the seats that may be useful.

    `gain`: what each seat earns before convex costs; `square`: price of steepness x load
    squared; `fee`: paid once by a pattern that holds a bond, for each of its `bonds`.
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

    def best(self, least: int, nodes: int) -> tuple[int, list[Pattern]]:
        """The most any pattern gains if above `least`, and the last few that led there."""
        found: list[tuple[int, tuple[int, ...]]] = []
        top = self._search(least, found, nodes, None)
        return top, [(self.worker, seats) for _, seats in found[-3:]]

    def all(self, least: int, nodes: int, most: int) -> list[Pattern]:
        """Every pattern that gains at least `least`; TooMany when there are more than `most`."""
        found: list[tuple[int, tuple[int, ...]]] = []
        self._search(least, found, nodes, most)
        return [(self.worker, seats) for _, seats in found]

    def _search(  # noqa: PLR0915  # one closure: the innermost loop of the pricing
        self,
        least: int,
        found: list[tuple[int, tuple[int, ...]]],
        nodes: int,
        most: int | None,
    ) -> int:
        gain, weight, phase = self.gain, self.weight, self.phase
        square, before, mixing, cap = self.square, self.before, self.mixing, self.cap
        bounds, bonds, fee = self.bounds, self.bonds, self.fee
        counted = [0] * len(bounds)
        holds = dict.fromkeys(fee, 0)
        chosen: list[int] = []
        best = least
        left = nodes

        def visit(  # noqa: PLR0912, PLR0915  # likewise
            todo: list[int], added: int, bits: int, now: int
        ) -> None:
            nonlocal best, left
            left -= 1
            if left < 0:
                raise TooMany
            scored: list[tuple[int, int]] = []
            total = 0
            twice = 2 * (before + added)
            for item in todo:
                load = weight[item]
                if cap is not None and load and added + load > cap:
                    continue
                more = gain[item] - square * load * (twice + load)
                for at, (counts, room, price, wall) in enumerate(bounds):
                    count = counts[item]
                    if count:
                        over = counted[at] + count
                        if wall is not None and over > wall:
                            break
                        over -= room
                        if price and over > 0:
                            more -= price * min(over, count)
                else:
                    if more > 0:
                        total += more
                    elif most is None:
                        continue
                    scored.append((more, item))
            scored.sort(key=lambda entry: (-entry[0], entry[1]))
            rest = [item for _, item in scored]
            for at, (more, item) in enumerate(scored):
                reach = now + total + min(more, 0)
                if reach < best or (most is None and reach == best):
                    break
                if more > 0:
                    total -= more
                after, seen, value = added + weight[item], bits | phase[item], now + more
                if mixing and not bits & (bits - 1) and seen & (seen - 1):
                    value -= square * mixing * (2 * (before + after) + mixing)
                    after += mixing
                    if cap is not None and after > cap:
                        continue
                for bond in bonds[item]:
                    if not holds[bond]:
                        value -= fee[bond]
                    holds[bond] += 1
                for place, bound in enumerate(bounds):
                    counted[place] += bound.counts[item]
                chosen.append(item)
                if most is None:
                    if value > best:
                        best = value
                        found.append((value, self._named(chosen)))
                elif value >= best:
                    found.append((value, self._named(chosen)))
                    if len(found) > most:
                        raise TooMany
                visit(rest[at + 1 :], after, seen, value)
                chosen.pop()
                for place, bound in enumerate(bounds):
                    counted[place] -= bound.counts[item]
                for bond in bonds[item]:
                    holds[bond] -= 1

        visit(list(range(len(gain))), 0, self.held, 0)
        return best

    def _named(self, chosen: list[int]) -> tuple[int, ...]:
        return tuple(sorted(self.seats[item] for item in chosen))

