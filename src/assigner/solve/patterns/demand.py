"""What earlier tiers ask of a pattern, kept count of while seats are taken and left."""

from assigner.solve.patterns.desk import Desk, Test


class Demand:
    """The tests of a desk; `paid`: what the items chosen so far gain in each.

    `counted` and `holds` are the search's own: what the limits count and which bonds are
    held so far.
    """

    def __init__(self, desk: Desk, counted: list[int], holds: dict[int, int]) -> None:
        self.desk, self.counted, self.holds = desk, counted, holds
        self.paid = [0] * len(desk.tests)

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return bool(self.paid)

    def met(self) -> bool:
        """Whether what is chosen is enough."""
        pairs = zip(self.paid, self.desk.tests, strict=True)
        return all(have >= test.floor for have, test in pairs)

    def settle(self, item: int, sign: int) -> None:
        """Count an item in (before its limits and bonds are) or out (after they are)."""
        for number, test in enumerate(self.desk.tests):
            cost = self._cost(test, item, self.desk.bonds[item])
            self.paid[number] += sign * (test.pay[item] - cost)

    def passes(self, item: int, chosen: list[int]) -> bool:
        """Whether a pattern with the item can still be what earlier tiers ask."""
        for number, test in enumerate(self.desk.tests):
            after = self.paid[number] + test.pay[item]
            after -= self._cost(test, item, self.desk.bonds[item])
            if after >= test.floor:
                continue
            for other in self.desk.must:
                if other != item and other not in chosen:
                    after += max(0, test.pay[other] - self._cost(test, other, ()))
            if after < test.floor:
                return False
        return True

    def _cost(self, test: Test, item: int, bonds: tuple[int, ...]) -> int:
        """What an item costs in an earlier tier, beside what is chosen."""
        cost = 0
        for place, (rate, count) in enumerate(zip(test.rates, self.desk.each[item], strict=True)):
            if rate and count:
                over = self.counted[place] + count - self.desk.bounds[place].room
                if over > 0:
                    cost += rate * min(over, count)
        return cost + sum(test.fee[bond] for bond in bonds if not self.holds[bond])
