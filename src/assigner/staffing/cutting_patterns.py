"""How few posts could carry a caseload: what cutting stock knows of bounds and of good plans.

A mix is what one post could carry. However bundles are priced, as long as no mix costs more than
1, the prices of all bundles add up to a number of posts nothing is below (Gilmore and Gomory
1961; Farley 1990). Good prices come from a linear program over the mixes found so far; the bound
is worked out from them in whole numbers, so it does not hang on a solver's rounding. The same
program, rounded down and asked again for what is left, gives plans that use few posts.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.math_opt.python import mathopt  # type: ignore[import-untyped]  # no stubs

from assigner.solve import cpsat
from assigner.solve.cpsat import cp_model

FINE = 10**6  # parts of a post, in a price
ROUNDS, WHOLE = 400, 1e-6
Item = tuple[int, ...]
"""Minutes, and what it counts against each ceiling."""
Mix = tuple[int, ...]
"""How many of each kind of item a post carries."""


@dataclass(frozen=True)
class CuttingStock:
    """Items by kind, to be carried by posts with `rooms`. Each fits into an empty post."""

    kinds: tuple[Item, ...]
    numbers: Mix
    rooms: Item

    def bound(self) -> int:
        """Fewer posts cannot carry the items."""
        return self._priced(self.numbers)[0]

    def posts(self, most: int) -> tuple[Mix, ...] | None:
        """At most so many mixes that carry everything; None where none were found."""
        left = self.numbers
        found: list[Mix] = []
        while any(left):
            values = self._priced(left)[1]
            whole = [(mix, int(value + WHOLE)) for mix, value in values.items()
                     if value + WHOLE >= 1]
            if not whole:
                whole = [(max(values, key=lambda mix: (values[mix], mix)), 1)]
            for mix, many in whole:
                for _ in range(many):
                    taken = tuple(min(one, rest) for one, rest in zip(mix, left, strict=True))
                    if not any(taken):
                        break
                    left = tuple(rest - one for one, rest in zip(taken, left, strict=True))
                    found.append(taken)
            if len(found) > most or (len(found) == most and any(left)):
                return None
        return (*found, *[(0,) * len(left)] * (most - len(found)))

    def _priced(self, numbers: Mix) -> tuple[int, Mapping[Mix, float]]:
        """A bound for so many of each kind, and how often the linear program uses which mix."""
        mixes = [self._alone(place, number) for place, number in enumerate(numbers) if number]
        best = 0
        values: Mapping[Mix, float] = {}
        for _ in range(ROUNDS):
            values, prices = _program(mixes, numbers)
            mix = self._dearest(numbers, prices)
            worth = sum(price * many for price, many in zip(prices, mix, strict=True))
            total = sum(price * many for price, many in zip(prices, numbers, strict=True))
            if worth == 0:
                break
            best = max(best, -(-total // worth))
            if worth <= FINE + len(numbers) or mix in mixes:
                break
            mixes.append(mix)
        return best, values

    def _alone(self, place: int, number: int) -> Mix:
        """As many of one kind as fit; every kind is in some mix, so that prices are bounded."""
        fits = [room // size for size, room in zip(self.kinds[place], self.rooms, strict=True)
                if size]
        most = min([*fits, number])
        return tuple(most if other == place else 0 for other in range(len(self.kinds)))

    def _dearest(self, numbers: Mix, prices: Sequence[int]) -> Mix:
        """The mix worth most that one post could carry."""
        model = cp_model.CpModel()
        takes = [model.new_int_var(0, number, "") for number in numbers]
        for place, room in enumerate(self.rooms):
            model.add(sum(
                kind[place] * many for kind, many in zip(self.kinds, takes, strict=True)
            ) <= room)
        model.maximize(sum(price * many for price, many in zip(prices, takes, strict=True)))
        solver = cpsat.solver()
        status = solver.solve(model)
        assert status == cp_model.OPTIMAL
        return tuple(solver.value(many) for many in takes)


def cut(items: Sequence[Item], rooms: Item) -> CuttingStock:
    """The items counted by kind."""
    kinds = Counter(items)
    alike = tuple(sorted(kinds))
    return CuttingStock(alike, tuple(kinds[kind] for kind in alike), rooms)


def _program(
    mixes: Sequence[Mix], numbers: Mix
) -> tuple[Mapping[Mix, float], Sequence[int]]:
    """The fewest posts, cut as one likes, by these mixes alone; and what each kind is worth."""
    model = mathopt.Model()
    used = [model.add_variable(lb=0.0) for _ in mixes]
    rows = [
        model.add_linear_constraint(mathopt.fast_sum(
            mix[place] * many for mix, many in zip(mixes, used, strict=True) if mix[place]
        ) >= number)
        for place, number in enumerate(numbers)
    ]
    model.minimize(mathopt.fast_sum(used))
    result = mathopt.solve(model, mathopt.SolverType.GLOP)
    values, duals = result.variable_values(), result.dual_values()
    return (
        {mix: values[many] for mix, many in zip(mixes, used, strict=True)},
        [max(0, round(duals[row] * FINE)) for row in rows],
    )
