"""What earlier tiers ask of a pattern, kept count of while seats are taken and left."""

from assigner.solve.pricing.subproblem import Subproblem, SubproblemBudget


class BudgetState:
    """The tests of a pricing problem; `paid`: what the items chosen so far gain in each.

    `counted` and `holds` are the search's own: what the limits count and which bonds are
    held so far.
    """

    def __init__(self, subproblem: Subproblem, counted: list[int], holds: dict[int, int]) -> None:
        self.subproblem, self.counted, self.holds = subproblem, counted, holds
        self.paid = [0] * len(subproblem.tests)

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return bool(self.paid)

    def met(self) -> bool:
        """Whether what is chosen is enough."""
        pairs = zip(self.paid, self.subproblem.tests, strict=True)
        return all(have >= test.floor for have, test in pairs)

    def settle(self, item: int, sign: int) -> None:
        """Count an item in (before its limits and bonds are) or out (after they are)."""
        for number, test in enumerate(self.subproblem.tests):
            cost = self._cost(test, item, self.subproblem.bonds[item])
            self.paid[number] += sign * (test.pay[item] - cost)

    def passes(self, item: int, chosen: list[int]) -> bool:
        """Whether a pattern with the item can still be what earlier tiers ask."""
        for number, test in enumerate(self.subproblem.tests):
            after = self.paid[number] + test.pay[item]
            after -= self._cost(test, item, self.subproblem.bonds[item])
            if after >= test.floor:
                continue
            for other in self.subproblem.must:
                if other != item and other not in chosen:
                    after += max(0, test.pay[other] - self._cost(test, other, ()))
            if after < test.floor:
                return False
        return True

    def _cost(self, test: SubproblemBudget, item: int, bonds: tuple[int, ...]) -> int:
        """What an item costs in an earlier tier, beside what is chosen."""
        cost = 0
        for place, (rate, count) in enumerate(
            zip(test.rates, self.subproblem.each[item], strict=True)
        ):
            if rate and count:
                over = self.counted[place] + count - self.subproblem.bounds[place].room
                if over > 0:
                    cost += rate * min(over, count)
        return cost + sum(test.fee[bond] for bond in bonds if not self.holds[bond])
