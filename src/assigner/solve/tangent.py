"""A bound on placing cases and moving others by choice, together; and what it leaves out.

At any loads the square of a load is at least its tangent there. Then every case costs what its
cheapest seat costs by itself, and of the moves by choice the best few count: a lower bound of
the whole question, however large. The loads where it is highest are found by Frank and Wolfe
(1956) in floating point; the bound there is counted in whole numbers. A seat that alone brings
the bound above a plan that is known is in no better plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assigner.allocation import Seats
from assigner.objective import Costs
from assigner.rule import Candidates, SeatName
from assigner.solve.columns.seats import KINDS, Flags, Ints
from assigner.statement import Statement


class TangentParameters:
    """How closely the loads are found at which the bound is highest."""

    rounds: Final = 1000
    """Steps of Frank and Wolfe: within some minutes of the best such bound, in a tenth of a
    second. The step is 2 / (turn + 2), which converges without a line search."""
    rounding: Final = 1e-12
    """Share by which sums of doubles are taken to be too low: far above their own rounding."""


Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Seatings:
    """Every seat of a day, in order of the group that needs one: a case, or its second seat.

    `names`: kind of seat, case and caseworker, by seat.
    """

    group: Ints  # (seat,)
    worker: Ints  # (seat,)
    weight: Ints  # (seat,), minutes a week
    price: Ints  # (seat,), cost by itself
    home: Flags  # (seat,), it stays where it is
    first: Ints  # (group,), its first seat
    case: Ints  # (group,)
    stays: Ints  # (group,), its home seat; -1: it has none, and the case may be left unassigned
    steep: Ints  # (worker,), k: a load costs k x load^2
    before: Ints  # (worker,), minutes a week held before
    names: tuple[tuple[SeatName, str, str], ...]

    def many_away(self, left: Flags) -> int:
        """How many of the seats left are away from home, of cases that have one."""
        return int((left & self._away).sum())

    def taken(self, plan: Mapping[str, Seats]) -> Flags:
        """The seats that a plan takes."""
        held = {
            (kind, case, worker)
            for case, who in plan.items() for kind, worker in zip(KINDS, who, strict=True)
        }
        return np.asarray([name in held for name in self.names], np.bool_)

    @property
    def _away(self) -> Flags:
        found: Flags = (self.stays[self.group] >= 0) & ~self.home
        return found


def seatings(statement: Statement, costs: Costs) -> Seatings:
    """Lay out the seats. Both seats of a case are needed where the rules say so."""
    problem = statement.problem
    place = {worker: at for at, worker in enumerate(problem.workers)}
    paired = any(rule.name() == "two_advisers" and rule.hard for rule, _ in statement.rows)
    rows: list[tuple[int, int, int, int, bool]] = []
    names: list[tuple[SeatName, str, str]] = []
    first, case_of, stays = [], [], []
    for number, case in enumerate(problem.cases):
        home = problem.by_choice.get(case, "")
        kinds: list[tuple[SeatName, tuple[str, ...], int]] = [
            ("takes", statement.candidates.takes[case], problem.weight[case])
        ]
        if paired and problem.seats(case) == 2:
            kinds.append(("assists", statement.candidates.assists[case], problem.co_weight[case]))
        for kind, people, weight in kinds:
            if not people:
                continue
            charge = costs.takes if kind == "takes" else costs.assists
            first.append(len(rows))
            case_of.append(number)
            stays.append(-1)
            for worker in people:
                if worker == home:
                    stays[-1] = len(rows)
                price = 0 if charge is None else charge(case, worker)
                rows.append((len(first) - 1, place[worker], weight, price, worker == home))
                names.append((kind, case, worker))
    table = np.asarray(rows, np.int64).reshape(-1, 5)
    return Seatings(
        table[:, 0], table[:, 1], table[:, 2], table[:, 3], table[:, 4].astype(np.bool_),
        np.asarray(first, np.int64),
        np.asarray(case_of, np.int64), np.asarray(stays, np.int64),
        np.asarray([problem.steepness[w] for w in problem.workers], np.int64),
        np.asarray([problem.load_before[w] for w in problem.workers], np.int64), tuple(names),
    )


@dataclass(frozen=True)
class Tangent:
    """Seats, how many may move by choice, and how many cases are left; None: any number.

    `constant`: what prices of norms, told in those of the seats, add to the bound. `touched`:
    where the tangents touch; None finds out.
    """

    seats: Seatings
    most: int
    left: int | None
    constant: int = 0
    touched: Ints | None = None  # (worker,), minutes a week

    @cached_property
    def loads(self) -> Ints:
        """(worker,), minutes a week: where the tangents touch."""
        if self.touched is not None:
            return self.touched
        seats = self.seats
        steep = seats.steep.astype(np.float64)
        now: Floats = self._carried(self._cheapest(self._costs(seats.before.astype(np.float64))))
        for turn in range(TangentParameters.rounds):
            towards = self._carried(self._cheapest(self._costs(now)))
            step = towards - now
            curve = float((steep * step * step).sum())
            if not curve:
                break
            now = now + step * (2.0 / (turn + 2.0))
        return np.rint(now).astype(np.int64)

    @cached_property
    def bound(self) -> int:
        """No plan costs less; cost units of the tier."""
        seats, loads = self.seats, self.loads
        constant = self.constant + int((seats.steep * loads * (2 * seats.before - loads)).sum())
        dear = float(self._dearest(self._worth.astype(np.float64))[1].sum())
        left = ceil(dear * (1 + TangentParameters.rounding))
        return constant + int(self._worth.sum()) - left + int(self._best_gains.sum())

    def leaves(self, most: int) -> Flags:
        """The seats that a plan which costs at most `most` may hold."""
        seats, room = self.seats, most - self.bound
        above = self._exact - self._worth[seats.group]
        moves = seats.stays[seats.group] >= 0
        gains = self._gains
        among = np.zeros(len(seats.first), np.bool_)
        among[self._order[: len(self._best_gains)]] = True
        last = int(self._best_gains[-1]) if len(self._best_gains) == self.most and self.most else 0
        instead = np.where(among, gains, last)[seats.group]
        # A seat away from home takes a move: its own group's, or the least that is counted.
        above = np.where(moves & ~seats.home, above - instead, above)
        return (above <= room) | seats.home

    @cached_property
    def _exact(self) -> Ints:
        """(seat,), what it costs by itself at the tangents, in whole numbers."""
        seats = self.seats
        marginal = (2 * seats.steep * self.loads)[seats.worker]
        return marginal * seats.weight + seats.price

    @cached_property
    def _worth(self) -> Ints:
        """(group,), what it costs at least where nothing moves by choice."""
        seats = self.seats
        if not len(seats.first):
            return np.zeros(0, np.int64)
        least = np.minimum.reduceat(self._exact, seats.first)
        stays = seats.stays >= 0
        least[stays] = self._exact[seats.stays[stays]]
        return least

    def _dearest(self, worth: Floats) -> tuple[Ints, Floats]:
        """The cases that are left unassigned at the most gain, and what each would cost.

        Whole numbers below 2^53 go through floating point unharmed; above, they are rounded by
        less than `rounding` of them.
        """
        seats = self.seats
        free = seats.stays < 0
        each: Floats = np.bincount(seats.case[free], worth[free]).astype(np.float64)
        many = len(each) if self.left is None else self.left
        cases = np.flatnonzero(each > 0)
        cases = cases[np.argsort(-each[cases], kind="stable")][:many]
        return cases, each[cases]

    @cached_property
    def _gains(self) -> Ints:
        """(group,), by how much its best move is cheaper than staying; at most 0."""
        seats = self.seats
        if not len(seats.first):
            return np.zeros(0, np.int64)
        least = np.minimum.reduceat(self._exact, seats.first)
        return np.where(seats.stays >= 0, np.minimum(0, least - self._worth), 0)

    @cached_property
    def _order(self) -> Ints:
        """(group,), the groups, the one that gains most by a move first."""
        found: Ints = np.argsort(self._gains, kind="stable")
        return found

    @cached_property
    def _best_gains(self) -> Ints:
        """The gains of the most moves there may be, the best first."""
        best = self._gains[self._order[: self.most]]
        return best[best < 0]

    def _costs(self, loads: Floats) -> Floats:
        seats = self.seats
        found: Floats = (2 * seats.steep * loads)[seats.worker] * seats.weight + seats.price
        return found

    def _cheapest(self, cost: Floats) -> Ints:
        """Each group's seat, with no more moves by choice than there may be."""
        seats = self.seats
        if not len(cost):
            return np.zeros(0, np.int64)
        least = np.minimum.reduceat(cost, seats.first)
        at = np.flatnonzero(cost == least[seats.group])
        _, which = np.unique(seats.group[at], return_index=True)
        chosen = at[which]
        stays = np.flatnonzero(seats.stays >= 0)
        gain: Floats = least[stays] - cost[seats.stays[stays]]
        order = stays[np.argsort(gain, kind="stable")]
        gains = np.sort(gain, kind="stable")
        moved = order[: self.most][gains[: self.most] < 0]
        kept = np.setdiff1d(stays, moved)
        chosen[kept] = seats.stays[kept]
        return chosen[~np.isin(seats.case, self._dearest(least)[0]) | (seats.stays >= 0)]

    def _carried(self, chosen: Ints) -> Floats:
        seats = self.seats
        weight = seats.weight[chosen].astype(np.float64)
        added = np.bincount(seats.worker[chosen], weight, len(seats.steep)).astype(np.float64)
        found: Floats = seats.before + added
        return found


def only(statement: Statement, seats: Seatings, left: Flags) -> Statement:
    """The statement with those seats alone, of the kinds that are laid out."""
    takes: dict[str, list[str]] = {}
    assists: dict[str, list[str]] = {}
    for at in np.flatnonzero(left).tolist():
        kind, case, worker = seats.names[at]
        (takes if kind == "takes" else assists).setdefault(case, []).append(worker)
    candidates = statement.candidates
    laid: Mapping[str, set[str]] = {
        kind: {case for name, case, _ in seats.names if name == kind}
        for kind in ("takes", "assists")
    }
    return replace(
        statement,
        candidates=Candidates(
            {case: tuple(takes.get(case, ())) if case in laid["takes"] else people
             for case, people in candidates.takes.items()},
            {case: tuple(assists.get(case, ())) if case in laid["assists"] else people
             for case, people in candidates.assists.items()},
        ),
    )
