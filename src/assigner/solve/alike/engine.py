"""A part of the day by types with counts, where people and cases are alike.

Where not every case can be placed, or numbers grow too large, the part goes another way.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import numpy as np

from assigner.allocation import Seats
from assigner.objective import Costs, Tier
from assigner.solve.alike.bundles import seated
from assigner.solve.alike.cutting_stock import PatternStock
from assigner.solve.alike.heights import highest, in_order, keep_order
from assigner.solve.alike.lot import LotModel, cheapest_seats
from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.alike.patterns import CountPatterns, every_pattern
from assigner.solve.alike.relaxation import SumsTooLarge
from assigner.solve.alike.symmetry import alike, fewest_types
from assigner.solve.columns.greedy import greedy
from assigner.solve.columns.linking_rows import link
from assigner.solve.columns.seats import Ints, tabulate
from assigner.solve.limits import Limits
from assigner.solve.minimum import Minimum, TiedCases
from assigner.solve.parts import PartOfDay
from assigner.solve.tiers import PartEngine
from assigner.statement import Statement


class AlikeCounts:
    """One part, and how far its tiers have come. `other` makes the way for what counts cannot."""

    def __init__(self, patterns: CountPatterns, other: Callable[[], PartEngine]) -> None:
        self.types, self.part = patterns.types, patterns.types.part
        self.stock = PatternStock(patterns)
        self.seats: Mapping[str, Seats] = {}
        self._make_other = other
        self._other: PartEngine | None = None
        self._kept: list[tuple[Costs, tuple[int, ...]]] = []
        self._begun = False

    @property
    def way(self) -> str:
        """By types, or the other way once it is taken."""
        return "alike" if self._other is None else self._other.way

    def minimise(self, costs: Costs, limits: Limits) -> Minimum | None:
        """The least a tier can cost; None when no allocation was found in time.

        Raises NoAllocation when the part is proved to have none.
        """
        if not self._begun and not self.begin(costs, limits):
            self._leave()
        if self._other is None:
            try:
                found = self._counted(costs, limits)
            except SumsTooLarge:
                self._leave()
            else:
                self.seats = found.seats
                return found
        assert self._other is not None
        return self._other.minimise(costs, limits)

    def begin(self, costs: Costs, limits: Limits) -> bool:
        """Whether every case can be placed, as far as is found; a first deal is kept."""
        self._begun = True
        return self.stock.start(self._first(costs), limits)

    def keep(self, costs: Costs, most: tuple[int, ...]) -> None:
        """Hold a tier at `most` for the tiers after it."""
        self._kept.append((costs, most))
        if self._other is not None:
            self._other.keep(costs, most)
        elif costs.balance == "minmax":
            self.stock.only(self.stock.patterns.height <= most[0])
        elif costs.balance == "leximax":
            keep_order(self.stock, most)
        elif not costs.unassigned:
            try:
                self.stock.keep(self.stock.patterns.cost(costs), most[0])
            except SumsTooLarge:
                self._leave()

    def cost_of(self, costs: Costs, seats: Mapping[str, Seats]) -> tuple[int, ...]:
        """What given seats cost in a tier."""
        return self._judge.cost_of(costs, seats)

    def tied(self, limits: Limits) -> TiedCases:
        """The cases that could have other people with every tier kept as good.

        Whoever is alike can change places, and so can cases that are; only what the one person
        of a type has, of all cases of a type, has to be asked for.
        """
        if self._other is not None:
            return self._other.tied(limits)
        alone = {same[0]: kind for kind, same in enumerate(self.types.people) if len(same) == 1}
        tied: set[str] = set()
        sought = True
        for at, cases in enumerate(self.types.cases):
            held = {self.seats[case] for case in cases}
            if len(held) == 1 and all(who is None or who in alone for who in (*held,)[0]):
                could = self._elsewhere(at, [alone[who] for who in (*held,)[0] if who], limits)
                sought = sought and could is not None
                tied.update(cases if could else ())
            else:
                tied.update(
                    case for case in cases
                    if len(held) > 1 or not {*self.seats[case]} <= {*alone, None}
                )
        return TiedCases(frozenset(tied), sought)

    def _first(self, costs: Costs) -> Ints | None:
        """Uses of patterns that place every case, by the greedy way; None where it leaves some."""
        table = tabulate(self.types.statement, self.part)
        seats = greedy(table, link(table), np.ones(len(table.case), np.bool_), costs.unassigned)
        if len(seats) < len(self.part.cases):
            return None
        return self.stock.patterns.uses_of(seats)

    def _elsewhere(self, at: int, kinds: Sequence[int], limits: Limits) -> bool | None:
        """Whether cases of a type could be held by other people than theirs; None if unknown."""
        patterns, known = self.stock.patterns, True
        mine = [item for item, (case, _) in enumerate(self.types.items) if case == at]
        for item, kind in zip(mine, kinds, strict=True):
            holds = np.where(patterns.kind == kind, patterns.counts[:, item], 0)
            found = self.stock.ask(limits, holds)
            if found.uses is not None and int(holds @ found.uses) < self.types.demand[item]:
                return True
            known = known and found.decided
        return False if known else None

    def _counted(self, costs: Costs, limits: Limits) -> Minimum:
        if costs.unassigned:
            return Minimum((0,), (0,), seated(self.stock))
        if costs.balance == "minmax":
            top, bound = highest(self.stock, limits)
            return Minimum((top,), (bound,), seated(self.stock))
        if costs.balance == "leximax":
            return Minimum(*in_order(self.stock, limits), seated(self.stock))
        if self._names_matter(costs):
            return self._drawn(costs, limits)
        value, bound = self.stock.least(self.stock.patterns.cost(costs), limits)
        return Minimum((value,), (bound,), seated(self.stock))

    def _drawn(self, costs: Costs, limits: Limits) -> Minimum:
        """The tier of the lot. With too much still open, only for the patterns in use."""
        prices = self.types.named(costs)
        patterns = self.stock.patterns
        numbers = np.asarray(self.types.numbers)[patterns.kind]
        whole = len(prices) + int(numbers.sum()) <= AlikeParameters.lot_variables
        stock = self.stock if whole else self.stock.in_use()
        found = LotModel(stock).least(prices, self.seats or seated(stock), limits)
        if whole:
            return found
        return Minimum(found.value, (min(found.value[0], cheapest_seats(prices)),), found.seats)

    def _names_matter(self, costs: Costs) -> bool:
        """Whether a tier tells people, or cases, of one type apart."""
        if costs.takes is None and costs.assists is None:
            return False
        kind_of = {who: kind for kind, same in enumerate(self.types.people) for who in same}
        type_of = {case: at for at, same in enumerate(self.types.cases) for case in same}
        met: dict[tuple[str, int, int], int] = {}
        for part, price in self.types.named(costs).items():
            alike_seats = (part.seat, type_of[part.case], kind_of[part.worker])
            if met.setdefault(alike_seats, price) != price:
                return True
        return False

    @cached_property
    def _judge(self) -> PartEngine:
        return self._other or self._make_other()

    def _leave(self) -> None:
        """Go the other way from here on."""
        self._other = self._make_other()
        for costs, most in self._kept:
            self._other.keep(costs, most)


def by_counts(
    statement: Statement, part: PartOfDay, tiers: Sequence[Tier], other: Callable[[], PartEngine]
) -> AlikeCounts | None:
    """The way for a part with many alike cases; None for any other.

    `tiers`: all but the lot. There have to be few types for what everybody could hold to be
    listed by count.
    """
    _, fewest = fewest_types(statement, part)
    if fewest > AlikeParameters.items or 2 * fewest > len(part.cases):
        return None
    types = alike(statement, part, tiers)
    if types is None or 2 * len(types.cases) > len(part.cases):
        return None
    if len(types.items) > AlikeParameters.items:
        return None
    patterns = every_pattern(types, AlikeParameters.patterns)
    return None if patterns is None else AlikeCounts(patterns, other)
