"""What everybody will have to do in the weeks ahead: expected hours, with a range.

Futures are drawn: each open case stays in its phase for a time that is drawn as `simulate` draws
it (a phase found under way is a long one more often, and any part of it may be over), then closes
or goes on to a team that takes its next phase; new cases come as often as in the flow. Who gets
them is not known: each goes to the least loaded of those who take its phase, by utilisation, which
is what a policy that evens out loads comes to. A case weighs what the model says on that day, a
reduction takes hours on the days it is active. What nobody knows today (who falls ill, who leaves)
is in no future.

The mean of the futures is what is expected, the 10th and the 90th percentile are the range.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from assigner.instance import Case, Instance
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.simulation.calibration import Calibration, calibrate
from assigner.simulation.flow import Flow
from assigner.simulation.setting import Setting
from assigner.workload import capacity_minutes

DRAWS = 400
"""Futures: the 10th percentile of so many lies within about 1.5 percentage points of its own."""
LOW, HIGH = 10, 90
"""Percentiles of the range: eight weeks of ten lie within."""
WORKDAYS_A_WEEK = 5
WEEK = timedelta(days=7)
MOST_WEEKS = 52

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class WeekAhead:
    """A week of somebody's. Minutes a week; `known`: of what they hold today.

    `away`: days of the office's week on which they are known to be away. `due`: open and new
    cases of theirs with a deadline in it.
    """

    first: date
    capacity: int
    known: float
    expected: float
    low: float
    high: float
    away: int
    due: int

    @property
    def utilisation(self) -> float | None:
        """Expected load / capacity; None without capacity."""
        return self.expected / self.capacity if self.capacity else None


@dataclass(frozen=True)
class WeeksAhead:
    """Caseworker -> their weeks, this one first. `draws`: how many futures were drawn."""

    instance: Instance
    policy: Policy
    weeks: Mapping[str, tuple[WeekAhead, ...]]
    draws: int


def weeks_ahead(
    instance: Instance, policy: Policy, flow: Flow, weeks: int, draws: int = DRAWS
) -> WeeksAhead:
    """The weeks from the one of the day on. The same day and model give the same futures.

    What is new today is given out with the first arrivals: solve the day first to see it placed.
    """
    setting = Setting(instance, flow, weeks * WORKDAYS_A_WEEK, 0, calendar=policy.open_days)
    futures = _Futures(setting, policy, calibrate(setting, policy), weeks, draws)
    futures.open_cases()
    futures.arrivals()
    loads = futures.run()
    return WeeksAhead(instance, policy, futures.summed_up(loads), draws)


class _Futures:
    """All futures at once. Time is counted in weeks from the Monday of the day's week."""

    def __init__(
        self, setting: Setting, policy: Policy, balance: Calibration, weeks: int, draws: int
    ) -> None:
        self.setting, self.policy, self.balance = setting, policy, balance
        self.weeks, self.draws = weeks, draws
        instance = setting.instance
        seed = int.from_bytes(bytes.fromhex(instance.sha256[:16]))
        self.random = np.random.default_rng(seed)
        self.monday = instance.date - timedelta(days=instance.date.weekday())
        self.days = [instance.date, *(self.monday + WEEK * week for week in range(1, weeks))]
        self.problem: Problem = policy.pose(replace(instance, cases=(), caseload=()))
        self.workers = tuple(self.problem.workers)
        self.place = {name: at for at, name in enumerate(self.workers)}
        self.phases = tuple(setting.flow.phases)
        self.capacity: Ints = np.array([  # (week, worker), minutes a week
            [capacity_minutes(who, policy.capacities, day)
             for who in self.problem.workers.values()] for day in self.days
        ])
        self.there = np.array([  # (week, worker), whether they can be given a case that week
            [self._somewhen(name, week) for name in self.workers] for week in range(weeks)
        ]) & (self.capacity > 0)
        # (draw, week, worker), minutes a week: what is held from today on, without what has ended
        self.held: Floats = np.zeros((draws, weeks, len(self.workers)))
        # (draw, week, phase), how many cases enter the phase, to be given out
        self.entering: Ints = np.zeros((draws, weeks, len(self.phases)), dtype=np.int64)

    def _somewhen(self, worker: str, week: int) -> bool:
        first = self.monday + WEEK * week
        return any(self.setting.instance.at_work(worker, first + timedelta(days=day))
                   for day in range(WORKDAYS_A_WEEK))

    def open_cases(self) -> None:
        """What is held today, until its phase is over; then where it goes on to."""
        for case in self.setting.instance.caseload:
            flow = self.setting.flow.phases[case.phase]
            spread = float(flow.spread.value)
            # As `Course.legs` draws a phase that has begun.
            sizes = self._around(np.exp(spread**2), spread) * (1 - self.random.random(self.draws))
            ends = sizes * self.balance.stay(case.phase) / WORKDAYS_A_WEEK  # (draw,), weeks
            minutes = np.array([self._weighs(case, day) for day in self.days])  # (week,)
            open_still = ends[:, None] > np.arange(self.weeks)[None, :]  # (draw, week)
            self.held[:, :, self.place[case.caseworker]] += open_still * minutes
            if case.co_caseworker in self.place:
                share = float(self.policy.weights.co_worker_share.value)
                self.held[:, :, self.place[case.co_caseworker]] += open_still * minutes * share
            self._go_on(case.phase, ends, np.ones(self.draws, dtype=bool))
        for case in self.setting.instance.cases:
            self.entering[:, 0, self.phases.index(case.phase)] += 1

    def _weighs(self, case: Case, day: date) -> int:
        # What a case weighs today is worked out of it; later only its first weeks make it lighter.
        return self.policy.pose(replace(
            self.problem.instance, date=day)).minutes(case) if (
            self.policy.weights.first_weeks is not None) else self.problem.minutes(case)

    def arrivals(self) -> None:
        """New cases, as often as in the flow; this week's that are still to come."""
        instance = self.setting.instance
        a_day = float(self.setting.flow.arrivals.value) * len(instance.caseworkers) / 100
        left = max(0, WORKDAYS_A_WEEK - 1 - instance.date.weekday())
        entry = self.phases.index(self.setting.flow.entry)
        for week in range(self.weeks):
            days = left if week == 0 else WORKDAYS_A_WEEK
            self.entering[:, week, entry] += self.random.poisson(a_day * days, self.draws)

    def run(self) -> Floats:
        """Give out what enters, week by week: (draw, week, worker), minutes a week."""
        known = {phase: self._like(phase) for phase in self.phases}
        takers = {
            phase: np.array([self.problem.takes(name, phase) for name in self.workers])
            for phase in self.phases
        }
        loads = self.held.copy()
        for week in range(self.weeks):
            for at, phase in enumerate(self.phases):
                able = takers[phase] & self.there[week]
                if not able.any():
                    continue
                for number in range(int(self.entering[:, week, at].max(initial=0))):
                    self._give(loads, week, phase, self.entering[:, week, at] > number,
                               able, known[phase])
        return loads

    def _give(
        self, loads: Floats, week: int, phase: str, comes: NDArray[np.bool_],
        able: NDArray[np.bool_], like: Floats,
    ) -> None:
        """One case more in the futures where it `comes`, to the least loaded who is able."""
        capacity = np.where(able, self.capacity[week], 1)
        relative = np.where(able, loads[:, week, :] / capacity, np.inf)
        who = relative.argmin(axis=1)  # (draw,)
        minutes = self.random.choice(like, self.draws) * comes
        spread = float(self.setting.flow.phases[phase].spread.value)
        size = self._around(1.0, spread)
        begins = week + self.random.random(self.draws)
        ends = begins + size * self.balance.stay(phase) / WORKDAYS_A_WEEK
        weeks = np.arange(self.weeks)
        counts = (weeks[None, :] >= week) & (weeks[None, :] < ends[:, None])  # (draw, week)
        loads[np.arange(self.draws), :, who] += counts * minutes[:, None]
        self._go_on(phase, ends, comes)

    def _go_on(self, phase: str, ends: Floats, comes: NDArray[np.bool_]) -> None:
        """Where cases that end a phase enter another one within the weeks looked at."""
        place = self.random.random(self.draws)
        below = 0.0
        week = np.ceil(ends).astype(np.int64)
        for to, share in self.setting.flow.phases[phase].to.items():
            goes = comes & (place >= below) & (place < below + float(share.value)) & (
                week < self.weeks)
            below += float(share.value)
            np.add.at(self.entering, (np.flatnonzero(goes), week[goes], self.phases.index(to)), 1)

    def _around(self, mean: float, spread: float) -> Floats:
        """Log-normal with that mean and relative spread, as `Draw.around`: (draw,)."""
        if spread <= 0:
            return np.full(self.draws, mean)
        return mean * self.random.lognormal(-spread * spread / 2, spread, self.draws)

    def _like(self, phase: str) -> Floats:
        """What cases of the phase weigh here, each as likely: minutes a week."""
        instance = self.setting.instance
        found = [case for case in (*instance.cases, *instance.caseload) if case.phase == phase]
        like: Sequence[Case] = found or [Case(
            id="", phase=phase, complexity=next(iter(self.policy.complexities)))]
        return np.array([float(self.problem.minutes(case)) for case in like])

    def summed_up(self, loads: Floats) -> dict[str, tuple[WeekAhead, ...]]:
        """Each caseworker's weeks: means and percentiles over the futures."""
        expected, known = loads.mean(axis=0), self.held.mean(axis=0)
        low, high = np.percentile(loads, (LOW, HIGH), axis=0)
        return {
            name: tuple(
                WeekAhead(
                    first=self.monday + WEEK * week, capacity=int(self.capacity[week, at]),
                    known=float(known[week, at]), expected=float(expected[week, at]),
                    low=float(low[week, at]), high=float(high[week, at]),
                    away=self._away(name, week), due=self._due(name, week),
                ) for week in range(self.weeks)
            ) for name, at in self.place.items()
        }

    def _away(self, worker: str, week: int) -> int:
        first, facts = self.monday + WEEK * week, self.setting.instance
        days = [first + timedelta(days=day) for day in range(WORKDAYS_A_WEEK)]
        open_days = [day for day in days if self.setting.calendar.is_workday(day)]
        return sum(
            facts.people[worker].works_on(day) and not facts.there(worker, day)
            for day in open_days if day >= facts.date
        )

    def _due(self, worker: str, week: int) -> int:
        first = self.monday + WEEK * week
        return sum(
            case.caseworker == worker and case.due is not None and first <= case.due < first + WEEK
            for case in self.setting.instance.caseload
        )
