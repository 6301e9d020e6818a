"""What everybody will have to do in the weeks ahead: expected hours, with a range.

Futures are drawn: each open case stays in its phase for a time that is drawn as `simulate` draws
it (a phase found under way is a long one more often, and any part of it may be over), then closes
or goes on to a team that takes its next phase; new cases come as often as in the flow. Who gets
them is not known: each goes to the least loaded of those who take its phase, by utilisation, which
is what a policy that evens out loads comes to. A case weighs what the model says on that day, a
reduction takes hours on the days it is active; what is decided of people and cases counts from
its day, and cover ends with its own. Holidays, illness and leavers come as often as in
the flow: nobody's cases get on while they are away, and those of who leaves go to others. What is
told of somebody is told of the futures in which they are still here.

The mean of the futures is what is expected, the 10th and the 90th percentile are the range.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from assigner.ceiling import CeilingRule
from assigner.instance import Case, Instance, OpenCase
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.scenarios.known_weeks import WEEK, KnownWeeks
from assigner.scenarios.people_drawn import (
    WORKDAYS_A_WEEK,
    Bools,
    Floats,
    Ints,
    people_drawn,
)
from assigner.simulation.calibration import Calibration, calibrate
from assigner.simulation.flow import Flow
from assigner.simulation.setting import Setting
from assigner.statement import state
from assigner.workload import case_minutes

DRAWS = 400
"""Futures: the 10th percentile of so many lies within about 1.5 percentage points of its own."""
LOW, HIGH = 10, 90
"""Percentiles of the range: about eight weeks of ten lie within."""
WIDER = 1.25
"""By how much the range is wider than the futures': they know no rule but eligibility today, the
ceiling of the stock and who takes which phase. Chosen on Nordby and two generated offices; on six
others and on other seeds of Nordby, 65 days with the engine, the range then held 83 % of all weeks
of a caseworker, 77 to 88 % office by office (decision 64)."""

HALF = 0.5
"""The middle of a week."""
FULL = 100.0
"""Above any utilisation: who is at the ceiling of the stock comes after everybody who is not."""


class Like(NamedTuple):
    """A case of a phase as there is one here: minutes a week, and what norms count."""

    minutes: int
    counts: int


@dataclass(frozen=True)
class WeekAhead:
    """A week of somebody's. Minutes a week; `known`: of what they hold or do today.

    `away`: days of the office's week on which they are known to be away. `due`: open
    cases, theirs by then, with a deadline in it.
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
    """The weeks from the one of the day on. The same day and model give the same futures."""
    setting = Setting(instance, flow, weeks * WORKDAYS_A_WEEK, 0, calendar=policy.open_days)
    futures = _Futures(setting, policy, calibrate(setting, policy), weeks, draws)
    futures.open_cases()
    futures.arrivals()
    return WeeksAhead(instance, policy, futures.summed_up(futures.run()), draws)


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
        self.known = KnownWeeks(instance, policy, weeks)
        self.problem: Problem = self.known.problems[0]
        self.workers = tuple(self.problem.workers)
        self.place = {name: at for at, name in enumerate(self.workers)}
        self.phases = tuple(setting.flow.phases)
        # (week, worker), minutes a week
        self.capacity: Ints = np.array([
            [problem.capacity[name] for name in self.workers] for problem in self.known.problems
        ])
        self.people = people_drawn(setting, self.workers, weeks, draws, self.random)
        # (worker,), week from which they are known to have left
        self.leave: Ints = self.known.leave(self.workers)
        # (draw, worker), week from which they hold nothing, known or drawn
        self.gone: Ints = np.minimum(self.people.gone, self.leave)
        # (draw, week, worker), minutes a week: what is held from today on, without what has ended
        self.held: Floats = np.zeros((draws, weeks, len(self.workers)))
        self.held += np.array([
            [problem.workers[name].other_minutes(problem.instance.date) for name in self.workers]
            for problem in self.known.problems])
        # (draw, week, worker), what norms count of it
        self.counted: Floats = np.zeros_like(self.held)
        # (draw, week, phase), how many cases enter the phase, to be given out
        self.entering: Ints = np.zeros((draws, weeks, len(self.phases)), dtype=np.int64)
        stock = policy.rule.get("stock_ceiling")
        limit = stock.limit if isinstance(stock, CeilingRule) else None
        # (week, worker), what norms count at most; none is endless
        self.ceiling = np.array([
            [np.inf if limit is None else limit(problem, name) for name in self.workers]
            for problem in self.known.problems
        ])

    def open_cases(self) -> None:
        """What is held today, until its phase is over; then where it goes on to."""
        for case in self.setting.instance.caseload:
            flow = self.setting.flow.phases[case.phase]
            spread = float(flow.spread.value)
            # As `Course.legs` draws a phase that has begun.
            sizes = self._around(np.exp(spread**2), spread) * (1 - self.random.random(self.draws))
            ends = sizes * self.balance.stay(case.phase) / WORKDAYS_A_WEEK  # (draw,), weeks
            self._holds(case, ends)

    def _holds(self, case: OpenCase, ends: Floats) -> None:
        """An open case in each future: with its caseworker, then with whoever has it after them."""
        at = self.known.holders(case, self.place)  # (week,), whoever has it as decided
        minutes = np.array([self._weighs(case, problem.instance.date)
                            for problem in self.known.problems])  # (week,)
        weeks = np.arange(self.weeks)
        clock = self.people.clock(at) if self.setting.flow.phases[case.phase].worked_off \
            else np.broadcast_to(weeks + HALF, (self.draws, self.weeks))
        is_open = ends[:, None] > clock  # (draw, week)
        over = np.where(is_open.all(axis=1), self.weeks, is_open.argmin(axis=1))  # (draw,), week
        gone = weeks[None, :] >= self.gone[:, at]  # (draw, week)
        lost = np.where(gone.any(axis=1), gone.argmax(axis=1), self.weeks)  # (draw,), week
        theirs = is_open & (weeks[None, :] < lost[:, None])
        self.held[:, weeks, at] += theirs * minutes
        self.counted[:, weeks, at] += theirs * self.problem.count(case)
        beside = self.known.assistants(case, self.place)
        share = float(self.policy.weights.co_worker_share.value)
        two = beside >= 0
        self.held[:, weeks[two], beside[two]] += (is_open * minutes * share)[:, two]
        handed = lost < over
        phase = np.full(int(handed.sum()), self.phases.index(case.phase))
        np.add.at(self.entering, (np.flatnonzero(handed), lost[handed], phase), 1)
        self._go_on(case.phase, over, ~handed)

    def _weighs(self, case: Case, day: date) -> int:
        """Minutes a week on a day: only its first weeks make a case lighter later."""
        if self.policy.weights.first_weeks is None:
            return self.problem.minutes(case)
        return case_minutes(case, self.policy.weights, self.policy.capacities, day)

    def arrivals(self) -> None:
        """New cases, as often as in the flow; this week's that are still to come."""
        instance = self.setting.instance
        a_day = float(self.setting.flow.arrivals.value) * len(instance.caseworkers) / 100
        entry = self.phases.index(self.setting.flow.entry)
        for week, days in enumerate(self.people.open_days):
            self.entering[:, week, entry] += self.random.poisson(a_day * days, self.draws)

    def run(self) -> Floats:
        """Give out what enters, week by week: (draw, week, worker), minutes a week."""
        known = {phase: self._like(phase) for phase in self.phases}
        takers = [
            {phase: np.array([who.max_new_cases != 0 and problem.takes(name, phase)
                              for name, who in problem.workers.items()])
             for phase in self.phases} for problem in self.known.problems
        ]
        loads = self.held.copy()
        self._today(loads)
        for week in range(self.weeks):
            here = ~self.people.away[:, week, :] & (self.gone > week)
            here &= self.capacity[week] > 0
            for at, phase in enumerate(self.phases):
                able = takers[week][phase] & here  # (draw, worker)
                for number in range(int(self.entering[:, week, at].max(initial=0))):
                    comes = (self.entering[:, week, at] > number) & able.any(axis=1)
                    self._give(loads, week, phase, comes, able, known[phase])
        return loads

    def _today(self, loads: Floats) -> None:
        """Today's new cases, the heaviest first, to the least loaded whom no rule excludes."""
        statement = state(self.policy.pose(self.setting.instance),
                          [rule for rule in self.policy.rules if rule.hard])
        cases = statement.problem.cases
        for name in sorted(cases, key=lambda one: (-statement.problem.weight[one], one)):
            able = np.array([not any(statement.excluded(name, who)) for who in self.workers])
            like = [Like(statement.problem.weight[name], statement.problem.count(cases[name]))]
            self._give(loads, 0, cases[name].phase, np.full(self.draws, able.any()),
                       np.broadcast_to(able, (self.draws, len(self.workers))), like)

    def _give(
        self, loads: Floats, week: int, phase: str, comes: Bools, able: Bools, like: Sequence[Like]
    ) -> None:
        """One case more where it `comes`: within norms, then to the least loaded who is able."""
        capacity = np.maximum(self.capacity[week], 1)
        full = self.counted[:, week, :] >= self.ceiling[week]
        relative = np.where(able, loads[:, week, :] / capacity + FULL * full, np.inf)
        who = relative.argmin(axis=1)  # (draw,)
        drawn = self.random.integers(len(like), size=self.draws)
        minutes = np.array([one.minutes for one in like])[drawn] * comes
        counts = np.array([one.counts for one in like])[drawn] * comes
        flow = self.setting.flow.phases[phase]
        size = self._around(1.0, float(flow.spread.value))
        ends = week + self.random.random(self.draws) + size * (
            self.balance.stay(phase) / WORKDAYS_A_WEEK)
        weeks, every = np.arange(self.weeks), np.arange(self.draws)
        lost, over = self.leave[who], np.ceil(ends).astype(np.int64)  # (draw,), week
        stays = np.minimum(lost, ends)[:, None]
        is_open = (weeks[None, :] >= week) & (weeks[None, :] < stays)  # (draw, week)
        loads[every, :, who] += is_open * minutes[:, None]
        self.counted[every, :, who] += is_open * counts[:, None]
        handed = comes & (lost < np.minimum(over, self.weeks))
        at = np.full(int(handed.sum()), self.phases.index(phase))
        np.add.at(self.entering, (every[handed], lost[handed], at), 1)
        self._go_on(phase, over, comes & ~handed)

    def _go_on(self, phase: str, over: Ints, comes: Bools) -> None:
        """Where cases that end a phase enter another one within the weeks looked at."""
        place = self.random.random(self.draws)
        below = 0.0
        for to, share in self.setting.flow.phases[phase].to.items():
            goes = comes & (place >= below) & (place < below + float(share.value)) & (
                over < self.weeks)
            below += float(share.value)
            into = np.full(int(goes.sum()), self.phases.index(to))
            np.add.at(self.entering, (np.flatnonzero(goes), over[goes], into), 1)

    def _around(self, mean: float, spread: float) -> Floats:
        """Log-normal with that mean and relative spread, as `Draw.around`: (draw,)."""
        if spread <= 0:
            return np.full(self.draws, mean)
        return mean * self.random.lognormal(-spread * spread / 2, spread, self.draws)

    def _like(self, phase: str) -> Sequence[Like]:
        """What cases of the phase weigh and count here, each as likely."""
        known: Sequence[Case] = (*self.setting.instance.cases, *self.setting.instance.caseload)
        like = [case for case in known if case.phase == phase] or [Case(
            id="", phase=phase, complexity=next(iter(self.policy.complexities)))]
        return [Like(self.problem.minutes(case), self.problem.count(case)) for case in like]

    def summed_up(self, loads: Floats) -> dict[str, tuple[WeekAhead, ...]]:
        """Each caseworker's weeks: means and percentiles over the futures."""
        # What somebody has who is still here: who left is in no week afterwards.
        here = np.arange(self.weeks)[None, :, None] < self.people.left[:, None, :]
        loads = np.where(here, loads, np.nan)
        expected, known = np.nanmean(loads, axis=0), self.held.mean(axis=0)
        low, high = np.nanpercentile(loads, (LOW, HIGH), axis=0)
        low = np.clip(expected - WIDER * (expected - low), 0, expected)
        high = np.maximum(expected, expected + WIDER * (high - expected))
        return {
            name: tuple(
                WeekAhead(
                    first=self.known.monday + WEEK * week, capacity=int(self.capacity[week, at]),
                    known=float(known[week, at]), expected=float(expected[week, at]),
                    low=float(low[week, at]), high=float(high[week, at]),
                    away=self.known.away(name, week, self.setting.calendar),
                    due=self.known.due(name, week),
                ) for week in range(self.weeks)
            ) for name, at in self.place.items()
        }
