"""How few posts could carry a caseload: what cutting stock knows of bounds and of good plans.

A pattern is what one post could carry. Whatever the duals of the bundles, as long as no pattern
is worth more than 1, the duals of all bundles add up to a number of posts nothing is below
(Gilmore and Gomory 1961; Farley 1990). Good duals come from a linear programme over the patterns
found so far; the bound is worked out from them in whole numbers, so it does not hang on a
solver's rounding. The same programme, rounded down and asked again for what is left, gives plans
that use few posts.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from assigner.solve import cpsat
from assigner.solve.columns.restricted_master import RestrictedMaster
from assigner.solve.cpsat import CpQuestion


class CuttingStockParameters:
    """Column generation over patterns."""

    parts: Final = 10**6
    """Parts of a post in which duals are rounded to whole numbers."""
    rounds: Final = 400
    """Patterns generated at most: what is known by then is a bound all the same."""
    whole: Final = 1e-6
    """How far below a whole number GLOP's values still count as one: its own tolerance."""


Item = tuple[int, ...]
"""Minutes, and what it counts against each ceiling."""
Pattern = tuple[int, ...]
"""How many of each kind of item a post carries."""


@dataclass(frozen=True)
class CuttingStock:
    """Items by kind, to be carried by posts with `rooms`. Each fits into an empty post."""

    kinds: tuple[Item, ...]
    numbers: Pattern
    rooms: Item

    def bound(self) -> int:
        """Fewer posts cannot carry the items."""
        return self._solved(self.numbers)[0]

    def posts(self, most: int) -> tuple[Pattern, ...] | None:
        """At most so many patterns that carry everything; None where none were found."""
        left = self.numbers
        found: list[Pattern] = []
        while any(left):
            values = self._solved(left)[1]
            whole = [(pattern, int(value + CuttingStockParameters.whole))
                     for pattern, value in values.items()
                     if value + CuttingStockParameters.whole >= 1]
            if not whole:
                whole = [(max(values, key=lambda pattern: (values[pattern], pattern)), 1)]
            for pattern, many in whole:
                for _ in range(many):
                    taken = tuple(min(one, rest) for one, rest in zip(pattern, left, strict=True))
                    if not any(taken):
                        break
                    left = tuple(rest - one for one, rest in zip(taken, left, strict=True))
                    found.append(taken)
            if len(found) > most or (len(found) == most and any(left)):
                return None
        return (*found, *[(0,) * len(left)] * (most - len(found)))

    def _solved(self, numbers: Pattern) -> tuple[int, Mapping[Pattern, float]]:
        """A bound for so many of each kind, and how often the programme uses which pattern."""
        patterns = [self._alone(place, number) for place, number in enumerate(numbers) if number]
        best = 0
        values: Mapping[Pattern, float] = {}
        for _ in range(CuttingStockParameters.rounds):
            values, duals = _programme(patterns, numbers)
            pattern = self._dearest(numbers, duals)
            worth = sum(dual * many for dual, many in zip(duals, pattern, strict=True))
            total = sum(dual * many for dual, many in zip(duals, numbers, strict=True))
            if worth == 0:
                break
            best = max(best, -(-total // worth))
            # No pattern is worth more than a post, but for a part that each rounding may add.
            if worth <= CuttingStockParameters.parts + len(numbers) or pattern in patterns:
                break
            patterns.append(pattern)
        return best, values

    def _alone(self, place: int, number: int) -> Pattern:
        """As many of one kind as fit; every kind is in some pattern, so that duals are bounded."""
        fits = [room // size for size, room in zip(self.kinds[place], self.rooms, strict=True)
                if size]
        most = min([*fits, number])
        return tuple(most if other == place else 0 for other in range(len(self.kinds)))

    def _dearest(self, numbers: Pattern, duals: Sequence[int]) -> Pattern:
        """The pattern worth most that one post could carry."""
        model = CpQuestion()
        takes = [model.new_int_var(0, number, "") for number in numbers]
        for place, room in enumerate(self.rooms):
            model.add(sum(
                kind[place] * many for kind, many in zip(self.kinds, takes, strict=True)
            ) <= room)
        model.maximize(sum(dual * many for dual, many in zip(duals, takes, strict=True)))
        answer = cpsat.ask(model)
        assert answer.proven
        return tuple(answer.value(many) for many in takes)


def cut(items: Sequence[Item], rooms: Item) -> CuttingStock:
    """The items counted by kind."""
    kinds = Counter(items)
    alike = tuple(sorted(kinds))
    return CuttingStock(alike, tuple(kinds[kind] for kind in alike), rooms)


def _programme(
    patterns: Sequence[Pattern], numbers: Pattern
) -> tuple[Mapping[Pattern, float], Sequence[int]]:
    """The fewest posts, cut as one likes, by these patterns alone; and what each kind is worth."""
    master = RestrictedMaster(presolve=True)
    rows = [master.row(number, inf) for number in numbers]
    used = [
        master.column(1, counts=[
            (row, many) for row, many in zip(rows, pattern, strict=True) if many
        ])
        for pattern in patterns
    ]
    solved = master.solve()
    assert solved
    return (
        dict(zip(patterns, master.taken(used), strict=True)),
        [max(0, round(dual * CuttingStockParameters.parts)) for dual in master.duals()],
    )
