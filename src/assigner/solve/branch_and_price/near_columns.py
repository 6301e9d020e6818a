"""Columns known beforehand, looked at in arrays before anybody's patterns are searched for."""

from dataclasses import dataclass

import numpy as np

from assigner.solve.branch_and_price.duals import Duals, nothing
from assigner.solve.branch_and_price.parameters import ShortlistParameters as Parameters
from assigner.solve.branch_and_price.tier_master import FractionalSolution, TierMaster
from assigner.solve.columns.column import Columns
from assigner.solve.columns.seats import Flags


@dataclass(frozen=True)
class NearColumns:
    """`able`: which of the columns may be taken."""

    columns: Columns
    able: Flags  # (column,)

    def below(self, solved: FractionalSolution) -> Columns:
        """The few of each caseworker that improve a relaxation most."""
        near = self.columns
        own = np.zeros(len(near.table.workers))
        own[list(solved.own)] = list(solved.own.values())
        cost = solved.duals.costs(near) + own[near.worker]
        slight = Parameters.slight * max(1.0, abs(solved.value))
        at = np.flatnonzero(self.able & (cost < -slight))
        at = at[np.lexsort((cost[at], near.worker[at]))]
        worker, turn = near.worker[at], np.arange(len(at))
        first = np.concatenate([np.ones(min(1, len(at)), np.bool_), worker[1:] != worker[:-1]])
        at = at[turn - np.maximum.accumulate(np.where(first, turn, 0)) < Parameters.each]
        return near.only(np.sort(at[np.argsort(cost[at], kind="stable")[: Parameters.batch]]))

    def sharpened(self, duals: Duals, start: Columns, upper: list[int]) -> Duals:
        """The duals of the relaxation over these and some to `start` from."""
        master, best = TierMaster(nothing(duals), upper, start), duals
        for _ in range(Parameters.rounds):
            solved = master.solve(duals.scale)
            if solved is None:
                break
            best = solved.duals
            fresh = self.below(solved)
            if not len(fresh):
                break
            master.add(fresh)
        return best
