"""How loads lay in a back-test, day by day, beside the least they could have been."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import sqrt
from typing import NamedTuple

import numpy as np

from assigner.instance import Caseworker
from assigner.logged_case import LoggedCase
from assigner.policy import Policy
from assigner.scenarios.hindsight import Ints, day_bound
from assigner.scenarios.staying import Lasting, LeastStaying, least_staying
from assigner.workload import capacity_minutes, case_minutes

SATURDAY = 5
DAY = timedelta(days=1)


class Span(NamedTuple):
    """Days from and to which somebody is given new cases, both included."""

    first: date
    last: date


class Three(NamedTuple):
    """As the log has it, as placed again, and the least it can be."""

    log: float
    again: float
    least: float


@dataclass(frozen=True)
class DayLoads:
    """A working day: how loads lie as the log has it, as placed again, and the least they can.

    `spread`: standard deviation of load over capacity, capacities as weights; `squares`: its mean
    square; `highest`: its highest. Of those who may be given cases that day or could have one.
    The same work in all three: a case that found nobody counts with whoever had it.
    """

    day: date
    people: int
    cases: int
    squares: Three
    spread: Three
    highest: Three


@dataclass(frozen=True)
class Given:
    """To whom a case is given again, when, and who could have been given it that morning."""

    to: str
    on: date
    able: frozenset[str]


def received_on(case: LoggedCase) -> date:
    """The day a case of a log came; a log without it has been refused."""
    assert case.received is not None
    return case.received


def days_of(cases: Sequence[LoggedCase]) -> Iterator[date]:
    """Every day from the first to the last on which a case of a log in order came."""
    if cases:
        day, last = received_on(cases[0]), received_on(cases[-1])
        while day <= last:
            yield day
            day += DAY


class LoggedLoads:
    """The loads of a log in order, as it has them and as they are `placed` again."""

    def __init__(
        self, policy: Policy, cases: Sequence[LoggedCase], people: Mapping[str, Caseworker],
        stays: Mapping[str, Span], placed: Mapping[str, Given],
    ) -> None:
        self.policy, self.cases, self.people = policy, cases, people
        self.stays, self.placed = stays, placed
        self.weights = policy.weights.model_copy(update={"first_weeks": None})
        self.capacity = {
            name: max(1, capacity_minutes(who, policy.capacities, date.min))
            for name, who in people.items()
        }
        every = [day for day in days_of(cases) if day.weekday() < SATURDAY]
        open_on = {day: [case for case in cases if case.open_on(day)] for day in every}
        self.open_on = {day: held for day, held in open_on.items() if held}

    def measure(self) -> Iterator[DayLoads]:
        """How they lay on each working day that has a case."""
        for day in self.open_on:
            yield self._measured(day)

    def _measured(self, day: date) -> DayLoads:
        cases = self.open_on[day]
        weights: Ints = np.array([
            self._minutes(case, day) for case in cases], dtype=np.int64)  # (case,), minutes a week
        names = self.asked[day]
        able = np.array([  # (case, person)
            [self._could(name, case, day) for name in names] for case in cases])
        capacity: Ints = np.array([self.capacity[name] for name in names], dtype=np.int64)
        least = day_bound(weights, capacity, able)
        room = float(capacity.sum())
        loads = [
            self._loads(names, cases, weights, holder)
            for holder in (lambda case: case.caseworker, lambda case: self._again(case, day))
        ]
        squares = [*(float((load * load / capacity).sum()) / room for load in loads),
                   least.squares / room]
        means = [*(float(load.sum()) / room for load in loads), float(weights.sum()) / room]
        spread = [sqrt(max(0.0, square - mean * mean))
                  for square, mean in zip(squares, means, strict=True)]
        highest = [*(float((load / capacity).max()) for load in loads), least.highest]
        return DayLoads(day, len(names), len(cases), Three(*squares), Three(*spread),
                        Three(*highest))

    @cached_property
    def asked(self) -> Mapping[date, Sequence[str]]:
        """Day -> who may be given cases on it, or could have one that is open."""
        return {
            day: [name for name, stay in self.stays.items() if stay.first <= day <= stay.last
                  or any(self._could(name, case, day) for case in cases)]
            for day, cases in self.open_on.items()
        }

    def _minutes(self, case: LoggedCase, day: date) -> int:
        return case_minutes(case, self.weights, self.policy.capacities, day)

    def _again(self, case: LoggedCase, day: date) -> str:
        """Who has the case on the day; while it finds nobody, whoever had it."""
        given = self.placed.get(case.id)
        return given.to if given is not None and given.on <= day else case.caseworker

    def _could(self, name: str, case: LoggedCase, day: date) -> bool:
        """Whether somebody could have the case by the day, as it may wait; whoever had it could."""
        stay = self.stays[name]
        return case.caseworker == name or (
            stay.first <= day and received_on(case) <= stay.last
            and case.phase in self.policy.team_phases[self.people[name].team])

    def _loads(
        self, names: Sequence[str], cases: Sequence[LoggedCase], weights: Ints,
        holder: Callable[[LoggedCase], str],
    ) -> Ints:
        """Minutes a week of everybody: (person,)."""
        place = {name: at for at, name in enumerate(names)}
        loads = np.zeros(len(names), dtype=np.int64)
        for case, weight in zip(cases, weights, strict=True):
            if (at := place.get(holder(case))) is not None:
                loads[at] += weight
        return loads

    def staying(self) -> LeastStaying | None:
        """The mean square of loads, had each case been given as well as can be on its morning.

        With everything known, on the morning on which it is given again, to somebody who could be
        given it then, for good. None where no case is given.
        """
        place = {name: at for at, name in enumerate(self.people)}
        numbered = {day: at for at, day in enumerate(self.open_on)}
        cost = np.array([  # (day, person), of a squared minute
            [1 / (capacity * sum(self.capacity[name] for name in self.asked[day]) * len(numbered))
             for capacity in self.capacity.values()] for day in numbered])
        fixed = np.zeros(cost.shape, dtype=np.int64)  # (day, person), minutes a week
        cases, to = [], []
        for case in self.cases:
            given = self.placed.get(case.id)
            days = [day for day in numbered if case.open_on(day)]
            on = [day for day in days if given is not None and day >= given.on]
            for day in days[:len(days) - len(on)]:
                fixed[numbered[day], place[case.caseworker]] += self._minutes(case, day)
            if given is not None and on:
                cases.append(Lasting(
                    numbered[on[0]], np.array([self._minutes(case, day) for day in on]),
                    np.array([name in given.able for name in place])))
                to.append(place[given.to])
        return least_staying(cases, cost, to, fixed) if cases else None
