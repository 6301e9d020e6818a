"""An office's own history placed again, day by day, without foresight.

What a case weighs, when it came and when it ended are those of the log, whoever has it; so a
back-test says how evenly the same work could have lain, not how fast somebody else had been. People
are given cases from the day of the first the log gave them to that of the last; what they have
then stays theirs until it ends. Neither the first weeks of a case nor mixing phases is counted.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import sqrt
from typing import NamedTuple

import numpy as np

from assigner.instance import Case, Caseworker, Instance
from assigner.logged_case import LoggedCase
from assigner.policy import Policy
from assigner.quantity import minutes
from assigner.scenarios.hindsight import Ints, day_bound
from assigner.simulation.setting import ROUND, rounds_of
from assigner.solve import Limits, Solved, solve
from assigner.verify import judge
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


@dataclass
class Backtest:
    """What came of it. `seats`: case -> who is given it; who is not in it was never placed."""

    policy: Policy
    cases: Sequence[LoggedCase]
    stays: Mapping[str, Span]
    seats: dict[str, str] = field(default_factory=dict)
    days: list[DayLoads] = field(default_factory=list)
    mornings: int = 0
    unproven: int = 0
    broken: int = 0
    waited: int = 0
    by_chance: float = 0.0

    @property
    def same(self) -> int:
        """Cases that go to whoever had them."""
        return sum(self.seats.get(case.id) == case.caseworker for case in self.cases)

    def given(self) -> tuple[Counter[str], Counter[str]]:
        """Cases of everybody, by the log and placed again."""
        return Counter(case.caseworker for case in self.cases), Counter(self.seats.values())

    def most_due(self) -> tuple[float, float]:
        """The most deadlines of one person in a week, the mean of the weeks that have any."""
        found = []
        for holder in (lambda case: case.caseworker, lambda case: self.seats.get(case.id)):
            weeks: dict[tuple[int, int], Counter[str | None]] = defaultdict(Counter)
            for case in self.cases:
                if case.due is not None and (who := holder(case)) is not None:
                    weeks[case.due.isocalendar()[:2]][who] += 1
            most = [max(week.values()) for week in weeks.values()]
            found.append(sum(most) / len(most) if most else 0.0)
        return found[0], found[1]


def backtest(
    cases: Sequence[LoggedCase], policy: Policy, told: Callable[[int], None] = lambda done: None
) -> Backtest:
    """Place the cases of a log again. `told` hears how many days are done.

    Each morning's cases are allocated by the engine under the model, as `simulate` does it, and
    judged by the checker. Nothing of a later day is known.
    """
    cases = sorted(cases, key=lambda case: (_received(case), case.id))
    found = Backtest(policy, cases, _stays(cases))
    replay = _Replay(found)
    for done, day in enumerate(_days(cases)):
        replay.morning(day)
        told(done + 1)
    if cases:
        found.by_chance /= len(cases)
    replay.measure()
    return found


def _received(case: LoggedCase) -> date:
    assert case.received is not None
    return case.received


def _stays(cases: Sequence[LoggedCase]) -> dict[str, Span]:
    """Who is given cases, and when: from the first to the last the log gave them."""
    found: dict[str, Span] = {}
    for case in cases:
        day = _received(case)
        first = found[case.caseworker].first if case.caseworker in found else day
        found[case.caseworker] = Span(first, day)
    return dict(sorted(found.items()))


def _days(cases: Sequence[LoggedCase]) -> Iterator[date]:
    """Every day from the first to the last on which a case came."""
    if cases:
        day, last = _received(cases[0]), _received(cases[-1])
        while day <= last:
            yield day
            day += DAY


class _Replay:
    """The days of a back-test, one after the other."""

    def __init__(self, found: Backtest) -> None:
        self.found = found
        policy = found.policy
        self.weights = policy.weights.model_copy(update={"first_weeks": None})
        full = minutes(policy.capacities.full_time_hours.exact)
        self.people = {
            name: Caseworker(id=name, team=team, weekly_minutes=full)
            for name, team in self._teams().items()
        }
        self.capacity = {
            name: max(1, capacity_minutes(who, policy.capacities, date.min))
            for name, who in self.people.items()
        }
        self.waiting: list[Case] = []
        self.given: dict[str, date] = {}
        self.by_day: dict[date, list[LoggedCase]] = defaultdict(list)
        for case in found.cases:
            self.by_day[_received(case)].append(case)
        self.logged = {case.id: case for case in found.cases}

    def _teams(self) -> dict[str, str]:
        """Everybody's team: of those that take most of their cases, the first by name."""
        phases: dict[str, Counter[str]] = defaultdict(Counter)
        for case in self.found.cases:
            phases[case.caseworker][case.phase] += 1
        takes = self.found.policy.team_phases
        return {
            who: min(takes, key=lambda team: (
                -sum(count for phase, count in had.items() if phase in takes[team]), team))
            for who, had in sorted(phases.items())
        }

    def morning(self, day: date) -> None:
        """Allocate the day's cases, and those that nobody could take before."""
        new = [self._new(case) for case in self.by_day.get(day, ())]
        self.waiting = [case for case in self.waiting if self.logged[case.id].open_on(day)]
        asked = (*self.waiting, *new)
        there = [who for name, who in self.people.items()
                 if self.found.stays[name].first <= day <= self.found.stays[name].last]
        if not asked or not there:
            self.waiting = list(asked)
            self.found.waited += len(asked)
            return
        for part in rounds_of(asked, ROUND):
            self._allocate(day, there, part, {case.id for case in new})
        self.waiting = [case for case in asked if case.id not in self.found.seats]
        self.found.waited += len(self.waiting)

    def _new(self, case: LoggedCase) -> Case:
        """The case as it came; people the log gives no case are nobody here."""
        known = self.people.keys()
        return replace(case.new(), two_advisers=False,
                       disqualified=frozenset(case.disqualified & known),
                       involved=frozenset(case.involved & known),
                       earlier=frozenset(case.earlier & known))

    def _allocate(
        self, day: date, there: Sequence[Caseworker], cases: tuple[Case, ...], new: set[str]
    ) -> None:
        names = {who.id for who in there}
        held = tuple(
            self._new(self.logged[case]).opened(who, None, _received(self.logged[case]))
            for case, who in self.found.seats.items()
            if who in names and self.logged[case].open_on(day)
        )
        policy = self.found.policy
        problem = policy.pose(Instance(
            date=day, model=policy.name, caseworkers=tuple(there), cases=cases, caseload=held))
        outcome = solve(problem, policy.rules, policy.tiers, Limits(ties=False))
        self.found.mornings += 1
        for case in cases:
            able = sum(problem.takes(name, case.phase) for name in names)
            had = self.logged[case.id].caseworker
            if case.id in new and able and problem.takes(had, case.phase):
                self.found.by_chance += 1 / able
        if not isinstance(outcome, Solved):
            self.found.unproven += 1
            return
        self.found.unproven += not outcome.proven
        judged = judge(problem, [rule for rule in policy.rules if rule.hard], (),
                       outcome.allocation)
        self.found.broken += len(judged.breaches)
        for name, seats in outcome.allocation.seats.items():
            self.found.seats[name] = seats.caseworker
            self.given[name] = day

    def measure(self) -> None:
        """How loads lay on each working day, beside the least they could have been."""
        for day in _days(self.found.cases):
            if day.weekday() < SATURDAY:
                measured = self._measured(day)
                if measured is not None:
                    self.found.days.append(measured)

    def _measured(self, day: date) -> DayLoads | None:
        stays = self.found.stays
        cases = [case for case in self.found.cases if case.open_on(day)]
        weights: Ints = np.array([
            case_minutes(case, self.weights, self.found.policy.capacities, day)
            for case in cases], dtype=np.int64)  # (case,), minutes a week
        if not cases:
            return None
        every = list(self.people)
        able = np.array([[self._could(name, case, day) for name in every] for case in cases])
        asked = able.any(axis=0) | np.array([
            stays[name].first <= day <= stays[name].last for name in every])  # (person,)
        names = [name for name, one in zip(every, asked, strict=True) if one]
        able = able[:, asked]  # (case, person)
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

    def _again(self, case: LoggedCase, day: date) -> str:
        """Who has the case on the day; while it finds nobody, whoever had it."""
        found = self.found.seats
        return found[case.id] if self.given.get(case.id, date.max) <= day else case.caseworker

    def _could(self, name: str, case: LoggedCase, day: date) -> bool:
        """Whether somebody could have the case by the day, as it may wait; whoever had it could."""
        stay = self.found.stays[name]
        return case.caseworker == name or (
            stay.first <= day and _received(case) <= stay.last
            and case.phase in self.found.policy.team_phases[self.people[name].team])

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
