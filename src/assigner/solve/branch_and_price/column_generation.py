"""Column generation: duals, the patterns that beat them, and the best bound on the way.

Barnhart et al. 1998. The linear programme over the patterns so far gives duals; whoever
has a pattern that beats them adds it; every round's duals prove a bound of their own.
"""

from typing import NamedTuple, Protocol

from assigner.solve.branch_and_price.duals import DualBound, Duals, nothing
from assigner.solve.branch_and_price.near_columns import NearColumns
from assigner.solve.branch_and_price.parameters import GenerationParameters as Parameters
from assigner.solve.branch_and_price.tier_master import FractionalSolution, TierMaster
from assigner.solve.columns.column import Columns, ColumnSeats, gather
from assigner.solve.columns.cost import TierCost
from assigner.solve.limits import Limits

Gains = dict[int, tuple[int, list[ColumnSeats]]]


class PricingRound(NamedTuple):
    """How closely patterns are looked for: everywhere or where `focus` says, so many at a time.

    What can gain at most `near` more than the best found is not looked for.
    """

    everywhere: bool
    near: int
    beam: int


CLOSELY = PricingRound(True, 0, Parameters.wide)


class ColumnSource(Protocol):
    """Where patterns come from: all there are, or a pool."""

    def focus(self, tier: TierCost, most: int) -> bool:
        """Choose where to look first; False when that is everywhere."""

    def least(self, duals: Duals, look: "PricingRound") -> Gains:
        """Caseworker -> their best gain at these duals, above 0, and patterns that have it.

        A gain may be told too large, never too small where the look is everywhere.
        """

    def within(self, bound: DualBound, room: int, most: int) -> Columns | None:
        """Every pattern of allocations at most `room` above the bound; None if too many."""


def bound_at(
    duals: Duals, source: ColumnSource, upper: list[int], look: PricingRound = CLOSELY
) -> tuple[DualBound, Gains]:
    """The bound that duals prove (only everywhere), and the patterns that beat them."""
    gains = source.least(duals, look)
    least = {worker: -gain for worker, (gain, _) in gains.items()}
    return DualBound(duals, least, duals.base(upper) + sum(least.values())), gains


class ColumnGeneration:
    """Column generation on one tier.

    `bound`: the best proved; `shares`: the last solution; `centre`: the best duals met. Those
    `near` are looked at first, each time.

    Duals are drawn towards those of the best bound, which keeps them from swinging
    (Wentges 1997); near the end, and when that finds nothing, they are taken as they come.
    """

    def __init__(
        self, source: ColumnSource, upper: list[int], start: Columns, first: DualBound,
        near: NearColumns | None = None,
    ) -> None:
        self.near = near
        self.source, self.upper, self.bound = source, upper, first
        duals = first.duals
        self.master = TierMaster(nothing(duals), upper, start)
        self.shares: dict[ColumnSeats, float] = {}
        self.everywhere = near is not None or not source.focus(
            duals.objective, Parameters.around + Parameters.around * len(start.table.cases) // 50
        )
        self.centre = first
        self.beam = Parameters.narrow
        self.enough = self.widest = 0.0
        # The share of a gap that one caseworker's gain may be told too large by.
        self.people = 100 * max(1, len(start.table.cases))

    @property
    def patterns(self) -> Columns:
        """The patterns met."""
        return gather(self.master.rows.table, self.master.rows, self.master.columns)

    def run(self, goal: int, limits: Limits, turn: int) -> None:
        """Lower the relaxation until it is done, or as near as the `goal` (a cost met) asks.

        Nearer at every `turn`: where the last one was not enough, more patterns are.
        """
        scale = self.bound.duals.scale
        if turn:
            self.beam = Parameters.wide
        for _ in range(Parameters.rounds):
            solved = None if limits.over() else self.master.solve(scale)
            if solved is None:
                return
            self.shares = solved.shares
            some = None if self.near is None else self.near.below(solved)
            if some is not None and len(some):
                self.master.add(some)
                continue
            if not turn:
                self.enough = Parameters.close * (goal * scale - solved.value)
            enough = self.enough / Parameters.nearer**turn
            fresh: list[ColumnSeats] = []
            if solved.value - self.centre.total > enough:
                fresh = self._price(solved, goal)
            near = solved.value - self.centre.total <= enough
            if near or not fresh or self.bound.value >= goal:
                wide = self.beam >= Parameters.wide
                if self.everywhere and (near or wide or self.bound.value >= goal):
                    return
                self._widen(goal)
            self.master.add(gather(self.master.rows.table, self.master.rows, fresh))

    def _look(self, goal: int) -> PricingRound:
        """The wider the gap, the larger the gains that may be told too large."""
        gap = goal * self.bound.duals.scale - self.centre.total
        return PricingRound(self.everywhere, max(0, gap) // self.people, self.beam)

    def _widen(self, goal: int) -> None:
        """Few seats were looked at so far: now all of them, from the same duals, or closer."""
        if self.everywhere:
            self.beam = min(Parameters.wide, Parameters.wider * self.beam)
        self.everywhere = True
        wide = bound_at(self.centre.duals, self.source, self.upper, self._look(goal))[0]
        self.bound = self.centre = max(self.bound, wide, key=lambda bound: bound.total)

    def _price(self, solved: FractionalSolution, goal: int) -> list[ColumnSeats]:
        look = self._look(goal)
        gap = solved.value - self.centre.total
        self.widest = max(self.widest, gap)
        swings = self.near is None and gap > Parameters.swinging * self.widest
        for steady in (Parameters.steady, 0) if swings else (0,):
            duals = solved.duals.towards(self.centre.duals, steady)
            bound, gains = bound_at(duals, self.source, self.upper, look)
            if bound.total > self.centre.total:
                self.centre = bound
            if self.everywhere and bound.total > self.bound.total:
                self.bound = bound
            fresh = _worth_adding(self.master, solved, gains)
            if fresh:
                return fresh
        return []


def _worth_adding(
    master: TierMaster, solved: FractionalSolution, gains: Gains
) -> list[ColumnSeats]:
    """The patterns that improve the relaxation most."""
    found = [
        pattern
        for _, patterns in gains.values()
        for pattern in patterns
        if pattern not in master.columns
    ]
    patterns = gather(master.rows.table, master.rows, found)
    slight = 1e-9 * max(1.0, abs(solved.value))
    better = [
        (cost + solved.own.get(pattern[0], 0.0), pattern)
        for pattern, cost in zip(
            patterns.listed(), solved.duals.reduced(patterns).tolist(), strict=True
        )
    ]
    return [pattern for cost, pattern in sorted(better)[:Parameters.batch] if cost < -slight]
