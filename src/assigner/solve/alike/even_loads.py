"""The most even loads where only loads cost: from a first deal to a proof.

Bound and deal by turns: the linear programme's duals bound, the sets it met are chosen from,
what some hold is dealt again; at last every set that the bound leaves is listed, and the choice
among them is exact.
"""

from dataclasses import dataclass

import numpy as np

from assigner.solve.alike.choice import PatternChoice
from assigner.solve.alike.generation import Bins, LoadBound, bound_at, generate
from assigner.solve.alike.load_cost import BEYOND, LoadCost
from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.alike.regroup import longest_first, regroup, split_pairs
from assigner.solve.columns.seats import Ints
from assigner.solve.limits import Limits


@dataclass
class EvenLoads:
    """One cost of loads: the best deal so far, and a bound. `enough`: nothing less is asked for."""

    whole: LoadCost
    bins: Bins
    enough: int = 0
    bound: int = 0

    @property
    def value(self) -> int:
        """What the best deal costs."""
        return int(self.whole.of(self.bins.kinds, self.bins.counts).sum())

    @property
    def _goal(self) -> int:
        return max(self.bound, self.enough)

    def run(self, limits: Limits) -> None:
        """Until value and bound meet, the value is enough, or nothing is left to try."""
        self._split(limits)
        if limits.over() or self.value >= BEYOND or self.value <= self._goal:
            return
        cost = self.whole.under(self.value)
        relaxed, met = generate(cost, self.bins, self.value, limits)
        self.bound = max(self.bound, relaxed.value)
        if self.value > self._goal:
            self._choose(met, AlikeParameters.effort, limits)
        self._dealt(limits)
        self._all(relaxed, limits)
        self._near(relaxed, limits)

    def begin(self, limits: Limits) -> None:
        """What needs no duals: pairs, small deals, and loads even without remainder."""
        for first in (self._split, self._dealt, self._even):
            if self.value <= self._goal or limits.over():
                return
            first(limits)

    def _split(self, limits: Limits) -> None:
        self.take(split_pairs(self.whole, self.bins, limits))

    def _dealt(self, limits: Limits) -> None:
        self.take(regroup(self.whole, self.bins, self._goal, limits))

    def take(self, bins: Bins) -> None:
        """Keep a deal that is better."""
        if int(self.whole.of(bins.kinds, bins.counts).sum()) < self.value:
            self.bins = bins

    def _even(self, limits: Limits) -> None:
        """Any choice among sets of few cases that cost nothing, from several seeds.

        Such a question takes a tenth of a second or very long, and which of the two is luck.
        """
        if self.bound:
            return
        whole = self.whole.under(0)
        bound = bound_at(whole, np.zeros(len(whole.weights), np.int64))
        for cases in AlikeParameters.few_cases:
            sets = bound.within(whole, 0, AlikeParameters.sets_chosen, cases)
            if sets is None:
                return
            for seed in range(AlikeParameters.seeds):
                found = self._choice(sets, AlikeParameters.even_effort).ask(None, limits, seed=seed)
                if found.uses is not None:
                    self.take(sets.only(np.repeat(np.arange(len(sets)), found.uses)))
                    return
                if found.decided or limits.over():
                    break

    def _choice(self, sets: Bins, effort: float) -> PatternChoice:
        numbers = self.whole.numbers
        return PatternChoice(
            sets.kinds, sets.counts, numbers[sets.kinds], numbers.tolist(),
            self.whole.demand.tolist(), effort=effort, linear=AlikeParameters.linear_among_sets,
        )

    def _all(self, relaxed: LoadBound, limits: Limits) -> None:
        """Every set that something as good as a goal can hold: the bound itself, then above."""
        while self.value > self._goal and not limits.over():
            most = self._goal
            sets = relaxed.within(self.whole.under(self.value), most, AlikeParameters.sets_chosen)
            if sets is None:
                return
            if not self._choose(sets, AlikeParameters.effort, limits, complete=True):
                return
            if self.value > most:
                self.bound = most + 1

    def _near(self, relaxed: LoadBound, limits: Limits) -> None:
        """The choice among as many sets near to the bound as can be chosen from."""
        room = self.value - self._goal
        while room > 0 and self.value > self._goal and not limits.over():
            most = self.bound + room
            sets = relaxed.within(self.whole.under(self.value), most, AlikeParameters.sets_chosen)
            if sets is not None:
                self._choose(sets, AlikeParameters.effort, limits)
                return
            room //= 4

    def _choose(self, sets: Bins, effort: float, limits: Limits, *, complete: bool = False) -> bool:
        """The cheapest choice among sets; whether it was decided."""
        mine = sets if complete else sets.with_bins(self.bins.without(sets))
        rows = {row: at for at, row in enumerate(mine.rows())}
        hint = np.zeros(len(mine), np.int64)
        for row in self.bins.rows():
            if row in rows:
                hint[rows[row]] += 1
        each = self.whole.of(mine.kinds, mine.counts)
        found = self._choice(mine, effort).ask(hint, limits, each)
        if found.uses is not None:
            self.take(mine.only(np.repeat(np.arange(len(mine)), found.uses)))
        return found.decided


def even_loads(cost: LoadCost, limits: Limits, start: Bins | None = None) -> EvenLoads:
    """The most even loads: value, bound and deal."""
    found = EvenLoads(cost, start or longest_first(cost))
    found.begin(limits)
    found.run(limits)
    return found


def capped(cost: LoadCost, caps: Ints) -> tuple[LoadCost, LoadCost, int]:
    """Loads up to a cap for each type: how far above they are; that before the cost itself.

    And from what on the second tells that somebody is above.
    """
    loads = np.arange(cost.largest + 1)
    above = np.maximum(0, loads - caps[:, None])
    most = int(np.where(above == 0, cost.cost, 0).max()) * int(cost.numbers.sum())
    dear = min(most + 1, BEYOND // (1 + cost.largest * int(cost.numbers.sum())) // 2)
    both = np.minimum(np.minimum(cost.cost, dear) + dear * above, BEYOND)
    over = LoadCost(cost.weights, cost.demand, cost.numbers, above)
    return over, LoadCost(cost.weights, cost.demand, cost.numbers, both), dear
