"""A part in which only loads tell people apart: identical machines, or machines of few types.

Everybody may take every case, no ceiling can bind, and no tier but the balance asks who has
which case. So the balance is cutting stock over weights (P||Cmax, and its sum of squares), and
every other tier costs the same however the cases are dealt. The lot then picks who among alike
holds which of the sets found; over all deals as even it is bounded, not proven.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from math import gcd

import numpy as np

from assigner.allocation import Seats
from assigner.objective import Costs, Tier
from assigner.solve.alike.bundles import seated
from assigner.solve.alike.cutting_stock import PatternStock
from assigner.solve.alike.even_loads import even_loads
from assigner.solve.alike.load_cost import LoadCost, above_tangent
from assigner.solve.alike.lot import LotModel, cheapest_seats
from assigner.solve.alike.lowest_top import lowest_top
from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.alike.patterns import CountPatterns
from assigner.solve.alike.regroup import longest_first
from assigner.solve.alike.symmetry import AlikeTypes, alike, fewest_types
from assigner.solve.columns.seats import Ints
from assigner.solve.limits import Limits
from assigner.solve.minimum import Minimum, TiedCases
from assigner.solve.parts import PartOfDay
from assigner.solve.tiers import PartEngine
from assigner.statement import Statement


class AlikePeople:
    """One part by weights, and the best deal so far; `judge` counts what given seats cost."""

    way = "alike"

    def __init__(self, types: AlikeTypes, judge: Callable[[], PartEngine]) -> None:
        self.types, self.part = _by_weight(types), types.part
        problem = types.statement.problem
        weights = [problem.weight[same[0]] for same in self.types.cases]
        self.step = gcd(*weights)
        # (weight,), units of load
        self.weights = np.asarray([weight // self.step for weight in weights], np.int64)
        self.demand = np.asarray(self.types.demand, np.int64)  # (weight,), cases
        self.numbers = np.asarray(self.types.numbers, np.int64)  # (type,), people
        self._make_judge = judge
        self.cost, self.base, self.unit = self._cost()
        self.bins = longest_first(self.cost)
        self.seats: Mapping[str, Seats] = {}

    @cached_property
    def _heights(self) -> Ints:
        """Utilisation in 1/scale by load, shape (type, load)."""
        return self._steep[:, None] * self._minutes

    @cached_property
    def _steep(self) -> Ints:
        steep = self.types.statement.problem.steepness
        return np.asarray([steep[same[0]] for same in self.types.people], np.int64)

    @cached_property
    def _minutes(self) -> Ints:
        """Minutes a week by load, what is carried already included. Shape (type, load)."""
        before = self.types.statement.problem.load_before
        carried = np.asarray([before[same[0]] for same in self.types.people], np.int64)
        total = int(self.weights @ self.demand)
        # Longest first ends below twice the mean and one case more, whoever it is dealt to.
        share = total * self._steep.max() / (self._steep * int(self.numbers.sum()))
        most = int(share.max() * AlikeParameters.beyond_share) + int(self.weights.max())
        return carried[:, None] + self.step * np.arange(min(total, most) + 1)

    def _cost(self) -> tuple[LoadCost, int, int]:
        """The sum of squares by load, told above its tangent."""
        total = int(self.weights @ self.demand)
        table, base, unit = above_tangent(self._heights * self._minutes, self.numbers, total)
        return LoadCost(self.weights, self.demand, self.numbers, table), base, unit

    @property
    def stock(self) -> PatternStock:
        """The deal as patterns with counts, each used as often as it is dealt."""
        rows = np.column_stack([self.bins.kinds, self.bins.counts])
        each, uses = np.unique(rows, axis=0, return_counts=True)
        stock = PatternStock(CountPatterns(self.types, each[:, 0], each[:, 1:]))
        stock.uses = uses
        return stock

    @cached_property
    def _judge(self) -> PartEngine:
        return self._make_judge()

    def minimise(self, costs: Costs, limits: Limits) -> Minimum | None:
        """The least a tier can cost."""
        if costs.unassigned:
            return Minimum((0,), (0,), seated(self.stock))
        if costs.balance == "sumsq":
            found = even_loads(self.cost, limits, self.bins)
            self.bins = found.bins
            value, bound = (self.base + self.unit * told for told in (found.value, found.bound))
            return Minimum((value,), (bound,), seated(self.stock))
        if costs.balance == "minmax":
            lowest, top = lowest_top(self.cost, self._heights, limits)
            self.bins = lowest.bins
            return Minimum((lowest.top,), (top,), seated(self.stock))
        prices = self.types.named(costs)
        least = cheapest_seats(prices)
        if least == -cheapest_seats({part: -price for part, price in prices.items()}):
            return Minimum((least,), (least,), seated(self.stock))
        stock = self.stock
        found_lot = LotModel(stock, AlikeParameters.lot_effort).least(prices, seated(stock), limits)
        self.seats = found_lot.seats
        return replace(found_lot, bound=(least,))

    def keep(self, costs: Costs, most: tuple[int, ...]) -> None:
        """Nothing to hold: only the balance depends on the deal, and the lot keeps the deal."""

    def cost_of(self, costs: Costs, seats: Mapping[str, Seats]) -> tuple[int, ...]:
        """What given seats cost in a tier."""
        return self._judge.cost_of(costs, seats)

    def tied(self, limits: Limits) -> TiedCases:
        """The cases of whoever has somebody alike: the two can change places."""
        del limits
        many = {who for same in self.types.people if len(same) > 1 for who in same}
        tied = frozenset(case for case, seats in self.seats.items() if seats.caseworker in many)
        return TiedCases(tied, len(tied) == len(self.part.cases))


def by_weights(
    statement: Statement, part: PartOfDay, tiers: Sequence[Tier], judge: Callable[[], PartEngine]
) -> AlikePeople | None:
    """The way for many cases among people of few types; None for any other.

    `tiers`: all but the lot.
    """
    cases, people = len(part.cases), len(part.workers)
    crowd = cases >= AlikeParameters.many_cases and cases >= AlikeParameters.cases_each * people
    if not crowd or not _only_loads(statement, part, tiers):
        return None
    fewest, _ = fewest_types(statement, part)
    if fewest * AlikeParameters.people_a_type > people:
        return None
    types = alike(statement, part, tiers)
    if types is None or len(types.people) * AlikeParameters.people_a_type > people:
        return None
    made = AlikePeople(types, judge)
    small = made.cost.cost.size * len(made.weights) <= AlikeParameters.load_table
    return made if small else None


def _only_loads(statement: Statement, part: PartOfDay, tiers: Sequence[Tier]) -> bool:
    """Whether everybody may take everything, and only the balance asks who does."""
    problem, candidates = statement.problem, statement.candidates
    everybody = tuple(part.workers)
    if any(candidates.takes[c] != everybody or candidates.assists[c] for c in part.cases):
        return False
    phases = {problem.cases[case].phase for case in part.cases}
    mixes = any(problem.mixing[w] and problem.phases_held[w] - phases for w in everybody)
    if mixes or (len(phases) > 1 and any(problem.mixing[w] for w in everybody)):
        return False
    if not all(problem.steepness[worker] for worker in everybody):
        return False
    for _, ceiling in statement.ceilings:
        most = sum(ceiling.counts.get(case, 0) for case in part.cases)
        if most > min((ceiling.room[w] for w in everybody if w in ceiling.room), default=most):
            return False
    mine = set(part.cases)
    if any(bar.case in mine for _, bar in statement.soft_bars):
        return False
    return all(_flat(statement, part, tier) for tier in tiers)


def _flat(statement: Statement, part: PartOfDay, tier: Tier) -> bool:
    """Whether a tier is the balance, or costs the same whoever has which case."""
    costs = tier.costs(statement.problem)
    if costs.balance is not None:
        return costs.balance != "leximax" and not tier.tolerance and costs.takes is None
    charge = costs.takes
    return costs.assists is None and (charge is None or all(
        len({charge(case, worker) for worker in part.workers}) == 1 for case in part.cases
    ))


def _by_weight(types: AlikeTypes) -> AlikeTypes:
    """The same, with one type of cases for each weight, the lightest first."""
    weight = types.statement.problem.weight
    found: dict[int, list[str]] = defaultdict(list)
    for case in types.part.cases:
        found[weight[case]].append(case)
    return replace(types, cases=tuple(tuple(found[each]) for each in sorted(found)))
