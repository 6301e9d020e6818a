"""Where a draw of weights starts: the most even of the plans met, duals, and columns.

Nothing of it is believed: a start decides how soon a draw is proved, never what is proved.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from assigner.allocation import Seats
from assigner.problem import Problem
from assigner.solve.branch_and_price.shortlist import Shortlist
from assigner.solve.earlier_plan import EarlierPlan, NamedDuals


class StartOfDraw:
    """The plans met under earlier draws of one day, and the duals of the day as it is."""

    def __init__(self, day: Problem, plan: EarlierPlan) -> None:
        self.day, self.plan = day, plan
        self.cases, self.workers = tuple(day.cases), tuple(day.workers)
        self.place = {name: at for at, name in enumerate(self.workers)}
        self.near = Shortlist()
        self.met: dict[tuple[int, ...], Mapping[str, Seats]] = {}
        self.meet(plan.seats)

    def meet(self, seats: Mapping[str, Seats]) -> None:
        """A plan that some later draw may start from."""
        self.met.setdefault(self._told(seats), seats)

    def of(self, day: Problem) -> EarlierPlan:
        """The start of a day that differs in its weights."""
        return EarlierPlan(self._most_even(day), tuple(
            self._under(day, duals) for duals in self.plan.duals
        ), self.near)

    def _told(self, seats: Mapping[str, Seats]) -> tuple[int, ...]:
        """Who takes each case and who assists, by place; one past the last where nobody does."""
        nobody = len(self.workers)
        pairs = [seats.get(case, Seats("", None)) for case in self.cases]
        return (
            *(self.place.get(one.caseworker, nobody) for one in pairs),
            *(self.place.get(one.co_caseworker or "", nobody) for one in pairs),
        )

    def _most_even(self, day: Problem) -> Mapping[str, Seats]:
        """Of the plans met, the one with the least sum of squares, minutes of mixing aside."""
        plans = np.array(list(self.met), np.int64)  # (plan, case twice), a place of a worker
        weights = np.array([
            *(day.weight[case] for case in self.cases),
            *(day.co_weight[case] for case in self.cases),
        ], np.float64)  # (case twice,), minutes a week
        able = np.array([max(0, day.capacity[name]) for name in self.workers], np.float64)
        width = len(self.workers) + 1
        cells = (plans + width * np.arange(len(plans))[:, None]).ravel()
        given = np.bincount(
            cells, np.tile(weights, len(plans)), minlength=width * len(plans)
        ).reshape(len(plans), width)[:, :-1]  # (plan, worker), minutes a week
        loads = given + np.array([day.load_before[name] for name in self.workers], np.float64)
        cost = (loads**2 / np.where(able > 0, able, np.inf)).sum(axis=1)
        return list(self.met.values())[int(cost.argmin())]

    def _under(self, day: Problem, duals: NamedDuals) -> NamedDuals:
        """Duals of loads, as they would be were all people as full as all are on average.

        An hour more costs in proportion to how full people are, and a case to its hours.
        """
        if duals.unit == 1:
            return duals
        full = sum(day.load_before.values()) / max(1, sum(self.day.load_before.values()))
        rows = dict(duals.rows)
        for case in self.cases:
            row = f"place {case} 1"
            if row in rows:
                share = full * day.weight[case] / self.day.weight[case]
                rows[row] = int(rows[row] * share)
        return replace(duals, rows=rows)
