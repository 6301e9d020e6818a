"""The tangent bound of a pricing problem: what any set of its seats can gain at most.

For any level T, square x (load^2 - before^2) is at least its tangent there, so a set gains
at most square x (T - before)^2 + the sum of gain - 2 x square x T x weight. The level is
chosen where that is least, which is as good as a fractional knapsack's bound. A wall that
admits few seats makes it tighter: only so many of the seats it counts can be in any set.
"""

from assigner.solve.pricing.subproblem import Subproblem

NEAR = 8
"""The level of the tangent need not be exact to be good."""


class TangentBound:
    """Seats in order of worth at the slope of one level of load.

    `order`: place -> item of the pricing problem; `worth`: by place. `beside`: worth above 0 of
    free seats from a place on; `first`: seats under the wall before a place; `among`: worth
    above 0 of the first so many seats under the wall.
    """

    def __init__(self, subproblem: Subproblem) -> None:
        self.subproblem = subproblem
        count = len(subproblem.gain)
        self.wall = self._tightest()
        counts = [0] * count if self.wall is None else subproblem.bounds[self.wall[0]].counts
        self.level = self._level(counts, self.left([0] * len(subproblem.bounds)))
        worth = self._worth(self.level)
        self.order = sorted(range(count), key=lambda item: (-worth[item], item))
        self.worth = [worth[item] for item in self.order]
        self.first, self.among, self.beside = [0], [0], [0] * (count + 1)
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
            return len(self.subproblem.gain)
        bound, least = self.wall
        wall = self.subproblem.bounds[bound].wall
        assert wall is not None
        return (wall - counted[bound]) // least

    def reach(self, at: int, room: int) -> int:
        """The worth of place `at` and the best places after it, `room` of them walled."""
        start = self.first[at + 1]
        stop = min(start + room - (start - self.first[at]), len(self.among) - 1)
        beyond = self.among[max(start, stop)] - self.among[start]
        return self.worth[at] + self.beside[at + 1] + beyond

    def _level(self, counts: list[int], room: int) -> int:
        subproblem = self.subproblem
        low, high = subproblem.before, subproblem.before + sum(subproblem.weight)
        while high - low > NEAR and subproblem.square:
            middle = (low + high) // 2
            worth = self._worth(middle)
            useful = [item for item, value in enumerate(worth) if value > 0]
            walled = sorted((i for i in useful if counts[i]), key=lambda i: -worth[i])[:room]
            free = (item for item in useful if not counts[item])
            load = subproblem.before + sum(subproblem.weight[item] for item in (*walled, *free))
            low, high = (middle + 1, high) if load > middle else (low, middle)
        return low

    def _worth(self, level: int) -> list[int]:
        slope = 2 * self.subproblem.square * level
        return [
            gain - slope * weight
            for gain, weight in zip(self.subproblem.gain, self.subproblem.weight, strict=True)
        ]

    def _tightest(self) -> tuple[int, int] | None:
        """The wall that admits the smallest share of the seats it counts, and its least count."""
        found: list[tuple[int, int, int]] = []
        for at, bound in enumerate(self.subproblem.bounds):
            counts = [count for count in bound.counts if count]
            if bound.wall is not None:
                found.append((bound.wall // min(counts) - len(counts), at, min(counts)))
        return min(found)[1:] if found else None
