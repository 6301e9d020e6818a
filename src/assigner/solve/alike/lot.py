"""The lot among what is alike: now names matter, and how much everybody holds hardly does.

Every tier before the lot is settled by counts, so what is left is who has which case: a
transport problem, with a choice of pattern for those who still have one, and two different
people in a case with two seats. Its linear relaxation is nearly whole, so CP-SAT proves it.
"""

from collections.abc import Mapping

import numpy as np

from assigner.allocation import Seats
from assigner.rule import Part
from assigner.solve import cpsat
from assigner.solve.alike.cutting_stock import PatternStock
from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.alike.symmetry import KINDS
from assigner.solve.cpsat import CpQuestion, cp_model
from assigner.solve.limits import Limits
from assigner.solve.minimum import Minimum, seats_of


class LotModel:
    """A boolean for every seat, and for every pattern a caseworker has still open."""

    def __init__(self, stock: PatternStock, effort: float | None = None) -> None:
        self.effort = effort
        self.stock, self.types = stock, stock.patterns.types
        self.model = CpQuestion()
        self.seats: dict[Part, cp_model.IntVar] = {}
        self.of_worker: dict[tuple[str, int], list[cp_model.IntVar]] = {}
        self._fill()
        self._hold()

    def _fill(self) -> None:
        """Every case has its seats filled, by different people."""
        candidates = self.types.statement.candidates
        for item, (at, seat) in enumerate(self.types.items):
            for case in self.types.cases[at]:
                mine = []
                for worker in getattr(candidates, seat)[case]:
                    variable = self.seats[Part(seat, case, worker)] = self.model.new_bool_var("")
                    self.of_worker.setdefault((worker, item), []).append(variable)
                    mine.append(variable)
                self.model.add_exactly_one(mine)
        for part, variable in self.seats.items():
            other = self.seats.get(Part("assists", part.case, part.worker))
            if part.seat == "takes" and other is not None:
                self.model.add_at_most_one(variable, other)

    def _hold(self) -> None:
        """Everybody holds one of the patterns of their type, and the tiers before are kept."""
        patterns = self.stock.patterns
        chosen: list[tuple[int, cp_model.IntVar]] = []
        for kind, same in enumerate(self.types.people):
            mine = np.flatnonzero(patterns.kind == kind)
            for worker in same:
                # Who has one pattern left has it; its variable is a constant.
                flags = [
                    self.model.new_constant(1) if len(mine) == 1 else self.model.new_bool_var("")
                    for _ in mine
                ]
                self.model.add_exactly_one(flags)
                chosen += zip(mine.tolist(), flags, strict=True)
                for item in range(len(self.types.items)):
                    held = self.of_worker.get((worker, item), ())
                    counts = patterns.counts[mine, item].tolist()
                    if held or any(counts):
                        self.model.add(sum(held) == cp_model.LinearExpr.weighted_sum(flags, counts))
        for tier in self.stock.kept:
            costs = tier.cost.tolist()
            self.model.add(sum(costs[at] * flag for at, flag in chosen if costs[at]) <= tier.most)

    def least(
        self, prices: Mapping[Part, int], hint: Mapping[str, Seats], limits: Limits
    ) -> Minimum:
        """The least that seats come to at `prices`; the hint where nothing better is found."""
        self.model.minimize(cp_model.LinearExpr.weighted_sum(
            [*self.seats.values()], [prices[part] for part in self.seats]
        ))
        for part, variable in self.seats.items():
            person = hint[part.case][part.seat == KINDS[1]]
            self.model.add_hint(variable, person == part.worker)
        answer = cpsat.ask(
            self.model, limits.threads, effort=self.effort, seconds=limits.left(),
            linearization_level=AlikeParameters.linear,
        )
        if not answer.found:
            value = sum(
                prices[Part(seat, case, person)]
                for case, seats in hint.items()
                for seat, person in zip(KINDS, seats, strict=True)
                if person is not None
            )
            return Minimum((value,), (min(value, cheapest_seats(prices)),), hint)
        taken = {part for part, variable in self.seats.items() if answer.holds(variable)}
        value = sum(prices[part] for part in taken)
        return Minimum((value,), (answer.bound(value),), seats_of(taken))


def cheapest_seats(prices: Mapping[Part, int]) -> int:
    """What the cheapest seats of all cases come to."""
    least: dict[tuple[str, str], int] = {}
    for part, price in prices.items():
        seat = (part.seat, part.case)
        least[seat] = min(price, least.get(seat, price))
    return sum(least.values())
