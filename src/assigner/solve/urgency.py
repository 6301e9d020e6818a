"""The tier of unassigned cases: their number first, then the due dates in order.

One price for each case cannot say that any number of later cases matters less than an
earlier one: the prices would outgrow 64 bits with some sixty due dates. So the number is
settled first, and nothing more is asked where every case is placed. Else the due dates follow
in stages, each with prices small enough; a stage ends after the dates of which anything is
left in the best plan so far, and holds those before it, of which nothing is, at nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Protocol

from assigner.allocation import Seats
from assigner.objective import Costs
from assigner.objectives.unassigned import Classes, in_short, left_of
from assigner.solve.limits import Limits
from assigner.solve.minimum import Minimum

LARGEST = 1 << 12
"""Cost of a case: the prices of one stage stay below this, so that times a day's cases and the
master's own duals they stay far inside 64 bits."""


class Placing(Protocol):
    """Whatever can take a tier of unassigned cases."""

    def minimise(self, costs: Costs, limits: Limits) -> Minimum | None:
        """The least a tier can cost; None when nothing was found in time.

        Raises NoAllocation when what is asked is proved to have no allocation.
        """

    def keep(self, costs: Costs, most: tuple[int, ...]) -> None:
        """Hold a tier at `most` for the tiers after it."""


@dataclass(frozen=True)
class Stage:
    """The due dates that one stage settles: places from `first` up to `last`, it left out."""

    costs: Costs
    first: int
    last: int


def place_most_urgent(
    engine: Placing, cases: Sequence[str], costs: Costs, limits: Limits
) -> Minimum | None:
    """Minimise and keep the tier over `cases`; values as `left_of` counts them."""
    found = engine.minimise(costs, limits)
    if found is None:
        return None
    left = _left(cases, found.seats)
    mine = set(cases)
    classes = [[case for case in same if case in mine] for same in costs.urgency]
    if not left or sum(bool(same) for same in classes) < 2:
        engine.keep(costs, found.value)
        value = left_of(costs.urgency, left)
        dearest = max((costs.unassigned[case] for case in cases), default=1)
        least = in_short((-(-found.bound[0] // dearest),))
        return Minimum(value, value if found.proven else min(least, value), found.seats)
    number = Costs(unassigned=dict.fromkeys(cases, 1))
    proven = _minimise_and_keep(engine, number, limits)
    if proven is None:
        return None
    seats, certain = proven.seats, proven.proven
    bound = list(proven.bound)
    place = 0
    while place < len(classes) and (stage := next_stage(classes, _left(cases, seats), place)):
        reached = _minimise_and_keep(engine, stage.costs, limits)
        if reached is None:
            return None
        seats, certain = reached.seats, certain and reached.proven
        if certain:
            left = _left(cases, seats)
            bound += [len(left & {*same}) for same in classes[place : stage.last]]
        place = stage.last
    value = left_of(costs.urgency, _left(cases, seats))
    return Minimum(value, value if certain else min(in_short(tuple(bound)), value), seats)


def next_stage(classes: Sequence[Sequence[str]], left: frozenset[str], place: int) -> Stage | None:
    """The due dates to settle next, from `place` on; None where nothing of them is left."""
    calm = place
    while calm < len(classes) and not left & {*classes[calm]}:
        calm += 1
    if calm == len(classes):
        return None
    rest = sum(len(left & {*same}) for same in classes[calm:])
    last, radix = calm, 1
    while last < len(classes):
        radix *= 1 + _most(classes[last], rest)
        if radix > LARGEST and last > calm:
            break
        last += 1
    prices: dict[str, int] = {}
    price = 1
    for same in reversed(classes[calm:last]):
        prices.update(dict.fromkeys(same, price))
        price *= 1 + _most(same, rest)
    for same in classes[place:calm]:
        prices.update(dict.fromkeys(same, price))
    return Stage(Costs(unassigned=prices), place, last)


def exact_prices(costs: Costs) -> Mapping[str, int]:
    """Prices that say it all at once, in whole numbers of any length: for no solver."""
    prices: dict[str, int] = {}
    price = 1
    for same in reversed(costs.urgency):
        prices.update(dict.fromkeys(same, price))
        price *= 1 + len(same)
    return {case: price + own for case, own in prices.items()} or costs.unassigned


def as_counted(urgency: Classes, cost: int) -> tuple[int, ...]:
    """A cost in exact prices as the tier counts it; as it stands where all are as urgent."""
    if not urgency:
        return (cost,)
    sizes = [1 + len(same) for same in urgency]
    counts: list[int] = []
    price = prod(sizes)
    for size in (1, *sizes[:-1]):
        price //= size
        count, cost = divmod(cost, price)
        counts.append(count)
    return in_short((counts[0], *counts[1:]))


def _most(same: Sequence[str], rest: int) -> int:
    """How many of one due date can be left at most."""
    return min(len(same), rest)


def _minimise_and_keep(engine: Placing, costs: Costs, limits: Limits) -> Minimum | None:
    found = engine.minimise(costs, limits)
    if found is not None:
        engine.keep(costs, found.value)
    return found


def _left(cases: Sequence[str], seats: Mapping[str, Seats]) -> frozenset[str]:
    return frozenset(case for case in cases if case not in seats)
