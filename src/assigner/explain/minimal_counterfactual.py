"""The first step of a parameter at which a caseworker gets a case: no step before it does.

Between two steps at which the rules say the same, whole stretches are decided at once:

- More capacity c makes the balance of every allocation a line in 1/c (sumsq), or lowers one
  utilisation (leximax, minmax). What is best at both ends is best all the way between: the least
  of lines is concave, and a utilisation that falls changes an order once.
- With the case's weight p, an allocation costs p^2/c of its holder, a line in p, and a
  constant. Giving the case to somebody else instead costs at least the chord between the
  ends, less kappa d^2 / 4 where capacities make the difference convex (kappa = 1/c - 1/c').
- Any balance only grows with p: who costs more at the light end than the day does at the
  heavy end is nowhere the best between.

Where the part of the case is small, all its allocations are listed and counted at every step
(`scan`), whatever the measure. Where none of these decides, the stretch is halved, down to
single steps: each is then solved, as long as time and patience (`MOST_SOLVED`, `MOST_STATED`)
last.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from assigner.allocation import Seats
from assigner.errors import NothingFound
from assigner.explain.every_allocation import TooManyAllocations
from assigner.explain.parameter import Parameter
from assigner.explain.perturbed_day import PerturbedDay
from assigner.explain.what_if import Trials
from assigner.objective import Tier
from assigner.statement import Statement

ROUNDED = Fraction(1, 10**8)
"""No balance is told more than this share too small or too large (see `Problem.scale`)."""


MOST_SOLVED = 100
"""So many solves of a part are spent on one field, half a minute or so; then it is told how far
the search came."""


MOST_STATED = 400
"""So many changed days are put to the rules for one field, 15 s or so of an office of 34: a hard
rule that moves with every step, as one on weeks ahead does with every minute of hours, leaves
nothing to pass over."""


class Searched(NamedTuple):
    """The first step that flips, None where there is none; `until`: the last step decided."""

    step: int | None
    until: int


class SearchCutShort(Exception):
    """The search ends before its end: out of time, out of patience, or without a proof."""


class Found(NamedTuple):
    """A solved day: seats, the tiers before balance, and balance in minutes or shares."""

    seats: Mapping[str, Seats]
    before: tuple[tuple[int, ...], ...]
    balance: tuple[Fraction, ...]


@dataclass
class MinimalCounterfactual:
    """The search for one parameter. `decided`: no step up to this one flips."""

    trials: Trials
    parameter: Parameter
    case: str
    worker: str
    _days: dict[int, PerturbedDay] = field(default_factory=dict)
    _free: dict[int, Found | None] = field(default_factory=dict)
    _forced: dict[int, Found | None] = field(default_factory=dict)
    decided: int = 0
    _solves: int = 0
    _large: bool = False

    def found(self) -> Searched:
        """The first step, as far as the search came."""
        most = self.parameter.most
        if not self._day(most).candidate(self.case, self.worker):
            return Searched(None, most)
        try:
            step = self._first(0, most)
        except SearchCutShort:
            return Searched(None, self.decided)
        return Searched(step, most if step is None else step)

    def _first(self, low: int, high: int) -> int | None:
        """The first step above `low`, which does not flip, up to `high`. Raises SearchCutShort."""
        self.decided = low
        if self.parameter.acts != "else" and not self._large and self._alike(low, high):
            try:
                return self._scanned(low, high)
            except TooManyAllocations:
                self._large = True
        if high - low == 1 or self._nothing_between(low, high):
            return high if self._flips(high) else None
        middle = (low + high) // 2
        first = self._first(low, middle)
        return self._first(middle, high) if first is None else first

    def _scanned(self, low: int, high: int) -> int | None:
        """The same where all allocations can be counted. Raises Cut, TooMany."""
        from assigner.explain.scan import Scan, countable  # noqa: PLC0415  # numpy is slow

        alone = self._day(high).part(self.case)
        if not countable(alone):
            raise TooManyAllocations
        scan = Scan(alone, self.case)
        for step in range(low + 1, high + 1):
            if self.trials.limits.over():
                raise SearchCutShort
            seats = (scan.best(self.parameter.at(step)) or {}).get(self.case)
            if seats is not None and seats.caseworker == self.worker:
                return step
            self.decided = step
        return None

    def _flips(self, step: int) -> bool:
        if not self._day(step).candidate(self.case, self.worker):
            return False
        return _holder(self._at(step), self.case) == self.worker

    def _nothing_between(self, low: int, high: int) -> bool:
        """Whether it is shown that no step between these flips."""
        if not self._alike(low, high):
            return False
        if not self._day(high).candidate(self.case, self.worker):
            return True
        first, last = self._at(low), self._at(high)
        if first is None or last is None:
            return first is last
        if self.parameter.acts == "load":
            return self._even(low, high) and first.seats == last.seats
        if self.parameter.acts != "weight" or _holder(last, self.case) == self.worker:
            return False
        mine, mine_last = self._with(low), self._with(high)
        if mine is None or mine_last is None:
            return mine is mine_last
        return self._too_dear((low, high), (first, last), (mine, mine_last))

    def _too_dear(
        self, steps: tuple[int, int], free: tuple[Found, Found], forced: tuple[Found, Found]
    ) -> bool:
        """Whether the caseworker with the case costs more at every weight between."""
        pairs = list(zip(forced, free, strict=True))
        if self._tolerant:
            return False
        if any(mine.before != day.before for mine, day in pairs):
            return all(mine.before > day.before for mine, day in pairs)
        weights = [self._day(step).problem.weight[self.case] for step in steps]
        light, heavy = (0, 1) if weights[0] < weights[1] else (1, 0)
        if forced[light].balance > tuple(part * (1 + ROUNDED) for part in free[heavy].balance):
            return True
        return free[0].seats == free[1].seats and self._above_the_chord(
            [mine.balance[0] - day.balance[0] for mine, day in pairs],
            abs(weights[1] - weights[0]), free[0],
        )

    def _above_the_chord(self, margins: list[Fraction], width: int, day: Found) -> bool:
        problem, tier = self.trials.planned.problem, self._balance
        holder = _holder(day, self.case)
        if tier is None or tier.costs(problem).balance != "sumsq" or holder is None:
            return False
        mine, theirs = problem.capacity[self.worker], problem.capacity[holder]
        if problem.seats(self.case) == 2 or not min(mine, theirs):
            return False
        convex = Fraction(1, mine) - Fraction(1, theirs)
        if convex <= 0:
            return True
        return min(margins) > convex * width**2 / 4 + ROUNDED * day.balance[0]

    @cached_property
    def _balance(self) -> Tier | None:
        """The first tier that depends on loads."""
        planned = self.trials.planned
        costs = ((tier, tier.costs(planned.problem)) for tier in planned.tiers)
        return next((tier for tier, cost in costs if cost.balance is not None), None)

    @property
    def _tolerant(self) -> bool:
        return self._balance is not None and self._balance.tolerance > 0

    def _even(self, low: int, high: int) -> bool:
        """Whether nothing but capacity itself moves with it: no mixing, no tolerance."""
        day = self._day(high)
        problem = day.problem
        phases = set(problem.phases_held[self.worker])
        for case, able in day.statement.candidates.takes.items():
            if self.worker in able:
                phases.add(problem.cases[case].phase)
        some = self._day(low).problem.capacity[self.worker] > 0
        return some and not self._tolerant and not (
            len(phases) > 1 and problem.mixing[self.worker]
        )

    def _alike(self, low: int, high: int) -> bool:
        """Whether the rules say the same on both days, and so on all between."""
        return _said(self._day(low).statement) == _said(self._day(high).statement)

    def _day(self, step: int) -> PerturbedDay:
        if step not in self._days:
            if self._days and (len(self._days) >= MOST_STATED or self.trials.limits.over()):
                raise SearchCutShort
            planned = self.trials.planned
            changed = self.parameter.at(step) if step else planned.problem
            self._days[step] = PerturbedDay(
                self.trials, changed, frozenset((self.parameter.id,)), planned.rules
            )
        return self._days[step]

    def _at(self, step: int) -> Found | None:
        if step not in self._free:
            self._free[step] = self._told(step, None)
        return self._free[step]

    def _with(self, step: int) -> Found | None:
        if step not in self._forced:
            self._forced[step] = self._told(step, self.worker)
        return self._forced[step]

    def _told(self, step: int, worker: str | None) -> Found | None:
        """The part of the case solved to its end. Raises SearchCutShort."""
        if self._solves == MOST_SOLVED or self.trials.limits.over():
            raise SearchCutShort
        self._solves += 1
        try:
            solved = self._day(step).around(self.case, worker)
        except NothingFound as late:
            raise SearchCutShort from late
        self.trials.heard()
        if solved is None:
            return None
        if not solved.proven:
            raise SearchCutShort
        scale = self._day(step).problem.scale
        before: list[tuple[int, ...]] = []
        balance: tuple[Fraction, ...] = ()
        for item in solved.reached:
            if self._balance is not None and item.tier.name == self._balance.name:
                balance = tuple(Fraction(value, scale) for value in item.value)
                break
            before.append(item.value)
        return Found(solved.allocation.seats, tuple(before), balance)


def _holder(day: Found | None, case: str) -> str | None:
    seats = None if day is None else day.seats.get(case)
    return None if seats is None else seats.caseworker


def _said(statement: Statement) -> tuple[object, ...]:
    return (
        statement.candidates, statement.soft_bars, statement.ceilings, statement.bonds,
        statement.rows,
    )
