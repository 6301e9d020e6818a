"""The search of one pricing problem: which seats are worth most together at given prices, exactly.

Depth first over the useful seats. What a seat still gains is its price less its marginal
cost at the load so far; convex costs make marginals only grow, so their sum bounds
everything below a node. So does the tangent of the cost at one level of load (`TangentBound`).
"""

from assigner.solve.columns.column import ColumnSeats
from assigner.solve.pricing.budgets import BudgetState
from assigner.solve.pricing.subproblem import Subproblem, TooManyPatterns
from assigner.solve.pricing.tangent_bound import TangentBound

LAST = 3


def best(subproblem: Subproblem, near: int, nodes: int) -> tuple[int, list[ColumnSeats]]:
    """No less than any pattern gains, and the last few patterns that led there.

    What can gain at most `near` more is not searched for, only allowed for. A search that
    grows too long ends with what all gains add up to: more than any has.
    """
    hunt = DepthFirst(subproblem, 0, nodes, None, near)
    try:
        hunt.run()
        top = max(hunt.best, hunt.unsearched)
    except TooManyPatterns:
        top = subproblem.most
    return top, hunt.found[-LAST:]


def all_from(subproblem: Subproblem, least: int, nodes: int, most: int) -> list[ColumnSeats]:
    """Every pattern that gains at least `least`; raises TooMany when there are over `most`."""
    hunt = DepthFirst(subproblem, least, nodes, most)
    hunt.run()
    return hunt.found


class DepthFirst:
    """One search. `most`: how many patterns to list; None looks for the best alone.

    Places are those of the slope's order. `flat` and `steep`: a seat's gain at a load is
    flat - steep x load.
    """

    def __init__(
        self, subproblem: Subproblem, least: int, nodes: int, most: int | None, near: int = 0
    ) -> None:
        self.subproblem, self.most, self.near, self.left = subproblem, most, near, nodes
        self.best = self.unsearched = least
        self.found: list[ColumnSeats] = []
        self.chosen: list[int] = []
        self.counted = [0] * len(subproblem.bounds)
        self.holds = dict.fromkeys(subproblem.fee, 0)
        self.demand = BudgetState(subproblem, self.counted, self.holds)
        self.slope = TangentBound(subproblem)
        order = self.slope.order
        alike = subproblem.alike
        self.alike = [alike[item] for item in order]
        self.weight = [subproblem.weight[item] for item in order]
        self.flat = [
            subproblem.gain[item] - subproblem.square * subproblem.weight[item] ** 2
            for item in order
        ]
        self.steep = [2 * subproblem.square * weight for weight in self.weight]
        self.kept = {order.index(item) for item in subproblem.must} if most is None else set()

    def run(self) -> None:
        """Search; raises TooMany when that takes too long, or finds too much."""
        subproblem, order = self.subproblem, self.slope.order
        todo = list(range(len(order)))
        if not subproblem.must:
            self._visit(todo, subproblem.before, subproblem.held, 0)
        for item in subproblem.must:
            at = order.index(item)
            todo.remove(at)
            if subproblem.within(item) and self.demand.passes(item, self.chosen):
                self._take(at, todo, subproblem.before, subproblem.held, subproblem.alone(item))

    def _visit(self, todo: list[int], load: int, bits: int, now: int) -> None:
        """`todo`: places in order, each not yet taken or left; `now`: gain so far."""
        self.left -= 1
        if self.left < 0:
            raise TooManyPatterns
        useful = self._useful(todo, load)
        if not useful or not self._promising(now + sum(more for _, more in useful if more > 0)):
            return
        slope, seeking = self.slope, self.most is None
        ahead = now + self.subproblem.square * (slope.level - load) ** 2
        room = slope.left(self.counted)
        closed = 0
        rest = [at for at, _ in useful]
        for number, (at, more) in enumerate(useful):
            if closed & self.alike[at]:
                continue
            if not self._promising(ahead + slope.reach(at, room)):
                break
            following = rest[number + 1 :]
            if seeking:
                # Of seats alike in everything but gain, who leaves one takes none after it.
                if closed:
                    following = [other for other in following if not closed & self.alike[other]]
                closed |= self.alike[at]
            self._take(at, following, load, bits, now + more)

    def _promising(self, reach: int) -> bool:
        """Whether what gains at most `reach` is worth a look."""
        if reach < self.best:
            return False
        if self.most is None and reach <= self.best + self.near:
            self.unsearched = max(self.unsearched, reach)
            return False
        return True

    def _useful(self, todo: list[int], load: int) -> list[tuple[int, int]]:
        """The places that may be taken next, and what each gains."""
        flat, steep = self.flat, self.steep
        gains = [(at, flat[at] - steep[at] * load) for at in todo]
        if self.demand or self.subproblem.bounds or self.subproblem.cap is not None:
            gains = list(self._allowed(gains, load))
        if self.most is not None:
            return gains
        return [(at, more) for at, more in gains if more > 0 or at in self.kept]

    def _allowed(self, gains: list[tuple[int, int]], load: int) -> list[tuple[int, int]]:
        order, cap, counted = self.slope.order, self.subproblem.cap, self.counted
        each, bounds = self.subproblem.each, self.subproblem.bounds
        found = []
        for at, gain in gains:
            item, more = order[at], gain
            if cap is not None and self.weight[at] and load + self.weight[at] > cap:
                continue
            for place, count in enumerate(each[item]):
                if count:
                    bound, over = bounds[place], counted[place] + count
                    if bound.wall is not None and over > bound.wall:
                        break
                    over -= bound.room
                    if bound.price and over > 0:
                        more -= bound.price * min(over, count)
            else:
                if not self.demand or self.demand.passes(item, self.chosen):
                    found.append((at, more))
        return found

    def _take(self, at: int, following: list[int], load: int, bits: int, value: int) -> None:
        """Go on with a place; `value`: the gain with it, before mixing and fees."""
        subproblem, item = self.subproblem, self.slope.order[at]
        after, seen = load + self.weight[at], bits | subproblem.phase[item]
        if subproblem.mixing and not bits & (bits - 1) and seen & (seen - 1):
            value -= subproblem.square * subproblem.mixing * (2 * after + subproblem.mixing)
            after += subproblem.mixing
            if subproblem.cap is not None and after > subproblem.cap:
                return
        value -= self._count(item)
        self.chosen.append(item)
        good = value > self.best if self.most is None else value >= self.best
        if good and self.demand.met():
            self._keep(value)
        if following:
            self._visit(following, after, seen, value)
        self.chosen.pop()
        self._uncount(item)

    def _keep(self, value: int) -> None:
        seats = tuple(sorted(self.subproblem.seats[item] for item in self.chosen))
        self.found.append((self.subproblem.worker, seats))
        if self.most is None:
            self.best = value
        elif len(self.found) > self.most:
            raise TooManyPatterns

    def _count(self, item: int) -> int:
        """Count an item in; the fees of the bonds it is the first to hold."""
        subproblem, fees = self.subproblem, 0
        if self.demand:
            self.demand.settle(item, 1)
        for bond in subproblem.bonds[item]:
            if not self.holds[bond]:
                fees += subproblem.fee[bond]
            self.holds[bond] += 1
        for place, count in enumerate(subproblem.each[item]):
            self.counted[place] += count
        return fees

    def _uncount(self, item: int) -> None:
        for place, count in enumerate(self.subproblem.each[item]):
            self.counted[place] -= count
        for bond in self.subproblem.bonds[item]:
            self.holds[bond] -= 1
        if self.demand:
            self.demand.settle(item, -1)
