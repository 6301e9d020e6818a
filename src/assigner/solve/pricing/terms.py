"""On what terms a caseworker's best seats are looked for: limits, and what earlier tiers ask."""

from dataclasses import dataclass, field, replace

import numpy as np

from assigner.solve.branch_and_price.duals import DualBound
from assigner.solve.columns.cost import TierCost
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import UNBOUNDED, Flags, Ints, SeatTable
from assigner.solve.pricing.parameters import LabellingParameters


@dataclass
class PricingTerms:
    """`alive`: seats that earlier tiers leave open.

    `tests`: bounds of earlier tiers, and how much above them an allocation may still be.
    `walls`: (tier, most) of earlier tiers that only soft rules pay for; `cap`: the most
    anybody's load may grow, where an earlier tier says so.
    """

    table: SeatTable
    rows: LinkingRows
    alive: Flags  # (seat,)
    walls: list[tuple[str, int]] = field(default_factory=list)
    cap: Ints | None = None  # (worker,), minutes a week
    tests: list[tuple[DualBound, int]] = field(default_factory=list)
    _pays: dict[int, Ints] = field(default_factory=dict)  # (seat,) each, by bound

    def again(self) -> "PricingTerms":
        """The same terms, to go on from by themselves."""
        return replace(
            self, alive=self.alive.copy(), walls=list(self.walls), tests=list(self.tests),
            _pays=dict(self._pays),
        )

    def paid(self, bound: DualBound) -> Ints:
        """What each seat gains at an earlier tier's duals."""
        known = self._pays.get(id(bound))
        if known is None:
            rows = self.rows
            row = np.asarray(bound.duals.row, np.int64)
            known = np.zeros(len(self.table.case), np.int64)
            np.add.at(known, rows.entry_seat, row[rows.entry_row] * rows.entry_count)
            for charge, weight in bound.duals.weights:
                if charge.linear:
                    known -= weight * charge.seat_costs
            self._pays[id(bound)] = known
        return known

    def askable(self, bound: DualBound) -> Flags:
        """Whose seats that gain in an earlier tier are few enough to tell apart."""
        paying = self.alive & (self.paid(bound) > 0)
        counts = np.bincount(self.table.worker[paying], minlength=len(self.table.workers))
        few: Flags = counts <= LabellingParameters.earlier_seats
        return few

    def wanted(self, seats: Ints) -> Flags:
        """Which seats gain in an earlier tier."""
        found = np.zeros(len(seats), np.bool_)
        for bound, _ in self.tests:
            able = self.askable(bound)[self.table.worker[seats]]
            found |= (self.paid(bound)[seats] > 0) & able
        return found

    def walls_at(self, tier: str, room: Ints, price: int) -> Ints:
        """How much a limit may count at most, by caseworker."""
        if not tier:
            return room.copy()
        paid = [most // price for kept, most in self.walls if kept == tier and price]
        return room + min(paid) if paid else np.full(len(room), UNBOUNDED)


def rates_of(weights: list[tuple[TierCost, int]]) -> dict[str, int]:
    """What a unit above a soft limit costs, tier by tier."""
    rates: dict[str, int] = {}
    for charge, weight in weights:
        if charge.tier:
            rates[charge.tier] = rates.get(charge.tier, 0) + weight
    return rates
