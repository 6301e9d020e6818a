"""Whose load is highest: `leximax` and `minmax`, on the pool of all patterns low enough."""

import numpy as np

from assigner.objective import Costs
from assigner.solve.branch_and_price.duals import KeptTier
from assigner.solve.branch_and_price.leximax_levels import (
    above,
    batch,
    cap_at,
    reached,
    touched,
    utilisations_before,
)
from assigner.solve.branch_and_price.pool import Pool
from assigner.solve.branch_and_price.solve_tier import least
from assigner.solve.branch_and_price.state import PartState
from assigner.solve.columns.cost import charge
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import UNBOUNDED, SeatTable
from assigner.solve.limits import Limits

Utilisations = tuple[int, ...]


class Leximax:
    """The utilisations of a part in order, the highest first."""

    def __init__(self, table: SeatTable, rows: LinkingRows) -> None:
        self.table, self.rows = table, rows
        self.settled: tuple[Utilisations, PartState] | None = None

    def least(self, search: PartState, limits: Limits) -> tuple[Utilisations, Utilisations]:
        """The utilisations reached and a bound of them; the plan of `search` goes there."""
        self.settled = None
        trial = self._even(search, limits)
        top = touched(self.table, trial.best)
        done = len(top) == 0
        if done:
            # Nobody's load rises, and no allocation as good lets one rise.
            trial.lower(np.where(self.table.steep > 0, 0, UNBOUNDED))
        else:
            trial.lower(cap_at(self.table, int(top.max())))
            done = trial.list_all() and self._levels(trial, limits)
        search.go_to(trial.plan)
        utilisations = reached(self.table, trial.best)
        if done:
            self.settled = (utilisations, trial)
            return utilisations, utilisations
        return utilisations, min(utilisations, self._before())

    def highest(self, search: PartState, limits: Limits) -> tuple[int, int]:
        """The highest utilisation and a bound of it; the plan of `search` goes there."""
        lowest = max(self._before(), default=0)
        if self._top(search) <= lowest:
            return lowest, lowest
        trial = self._even(search, limits)
        trial.lower(cap_at(self.table, self._top(trial)))
        listed, proven = trial.list_all(), False
        while listed and not proven and self._top(trial) > lowest and not limits.over():
            top = self._top(trial)
            # Fewer people above `top - 1`, one of them higher than `top`, would be no step down.
            trial.lower(cap_at(self.table, top))
            value, bound = least(trial, above(self.table, self.rows, top - 1), limits)
            proven = bound > 0
            if value > 0:
                break
        search.go_to(trial.plan)
        top = max(lowest, self._top(trial))
        return top, top if proven else lowest

    def keep(self, search: PartState, most: Utilisations) -> tuple[PartState, bool]:
        """Hold every place at `most`: the search that does, or that none can."""
        if self.settled is not None and self.settled[0] == most:
            return self.settled[1], False
        search.lower(cap_at(self.table, max(most, default=0)))
        if not search.list_all():
            return search, True
        assert isinstance(search.source, Pool)
        before = self._before()
        for utilisation in sorted(set(most)):
            tier = above(self.table, self.rows, utilisation)
            left = sum(h > utilisation for h in most) - sum(h > utilisation for h in before)
            if tier.of(search.source.patterns).any():
                search.kept.append(KeptTier(tier, left))
        return search, False

    def _levels(self, trial: PartState, limits: Limits) -> bool:
        """Level by level from the top; whether all are proven."""
        below: int | None = None
        while isinstance(trial.source, Pool):
            levels = batch(self.table, self.rows, trial.source.patterns, below)
            if levels is None:
                return True
            below, tier = levels
            value, bound = least(trial, tier, limits)
            if bound < value:
                return False
            trial.narrow(tier, trial.bound, value)
            trial.kept.append(KeptTier(tier, value))
        return False

    def _even(self, search: PartState, limits: Limits) -> PartState:
        """A copy of the search with a plan that is nearly even."""
        trial = search.again()
        least(trial, charge(self.table, self.rows, Costs(balance="sumsq")), limits)
        if reached(self.table, search.best) < reached(self.table, trial.best):
            trial.go_to(search.plan)
        return trial

    def _top(self, search: PartState) -> int:
        return int(touched(self.table, search.best).max(initial=0))

    def _before(self) -> Utilisations:
        able = self.table.steep > 0
        return tuple(sorted(utilisations_before(self.table)[able].tolist(), reverse=True))
