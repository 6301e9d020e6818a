"""How long phases take, so that the office as it stands is in balance from the first day.

Little's law, phase by phase: open cases = cases a day that enter x working days they stay. The
open cases are counted, the flow says how many enter; so what a case stays is given. How much work
that is depends on how much of each day is reached under a policy: by whoever holds a case today,
and by those who will be given it, since a policy keeps loads even within a team.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from statistics import mean

from assigner.instance import Caseworker, Instance
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.simulation.course import Course
from assigner.simulation.people import WORKDAYS_A_WEEK, expected_presence
from assigner.simulation.setting import Setting
from assigner.simulation.under_way import UnderWay, work_left
from assigner.workload import capacity_minutes

UNKNOWN = 60.0
"""Working days taken for a phase nobody holds a case of, or no case enters: about a quarter."""
WEEK = 7
PART_OF_A_DAY = 0.5
"""A case leaves in the evening: of its last working day half is not needed, in the mean."""
SHORTEST = 1.0
"""Working days: a phase begins one morning and is over one evening."""


@dataclass(frozen=True)
class Calibration:
    """The office in balance under `policy`.

    `stock`: cases open on the first morning, by phase. `entering`: cases a day that enter it.
    `stays`: working days a case is in the phase (stock / entering), None where one of them is 0.
    `work`: days of work that is, under the pace of the policy. `there`: share of the run's
    working days somebody is at work, in the mean.
    """

    policy: Policy
    stock: Mapping[str, int]
    entering: Mapping[str, float]
    stays: Mapping[str, float | None]
    work: Mapping[str, float]
    there: float

    def given_a_week(self, setting: Setting) -> Mapping[str, float]:
        """Phase -> cases of it a week that somebody must be found for.

        Those that arrive, and those that go on where who holds them does not take the next phase.
        """
        flow, facts = setting.flow, setting.instance
        found = {phase: self.entering[phase] * (phase == flow.entry) for phase in flow.phases}
        for phase, table in flow.phases.items():
            held = [facts.people[one.caseworker].team for one in facts.caseload
                    if one.phase == phase]
            for to, share in table.to.items():
                others = sum(to not in self.policy.team_phases[team] for team in held)
                part = others / len(held) if held else 1.0
                found[to] += self.entering[phase] * float(share.value) * part
        return {phase: WORKDAYS_A_WEEK * a_day for phase, a_day in found.items()}

    def stay(self, phase: str) -> float:
        """Working days a case is in the phase, in the mean; about a quarter where unknown."""
        return self.stays[phase] or UNKNOWN

    def left(self, instance: Instance, days: Mapping[str, float]) -> Mapping[str, float]:
        """Days of work left of every open case that is over in so many working days."""
        problem = self.policy.pose(replace(instance, cases=()))
        found: dict[str, float] = {}
        for worker, cases in problem.held.items():
            facts = problem.workers[worker]

            def capacity(day: float, facts: Caseworker = facts) -> int:
                on = instance.date + timedelta(days=int(day * WEEK / WORKDAYS_A_WEEK))
                return capacity_minutes(facts, self.policy.capacities, on)

            own = [UnderWay(case.id, days[case.id], problem.minutes(case)) for case in cases]
            reached = work_left(own, problem.load_before[worker], capacity)
            found |= {case: self.there * work for case, work in reached.items()}
        return found


def calibrate(setting: Setting, policy: Policy) -> Calibration:
    """What keeps the office as it stands in balance under `policy`."""
    flow = setting.flow
    course = Course(setting.instance, flow, setting.streams, setting.arrivals)
    problem = policy.pose(replace(setting.instance, cases=()))
    there = _there(setting)
    stock = dict.fromkeys(flow.phases, 0)
    for case in (*setting.instance.cases, *setting.instance.caseload):
        stock[case.phase] += 1
    entering = {phase: course.a_day * visits for phase, visits in flow.visits().items()}
    stays = {
        phase: stock[phase] / entering[phase] if stock[phase] and entering[phase] else None
        for phase in flow.phases
    }
    work = {}
    for phase, days in stays.items():
        each = there * _together(problem, policy, phase) if flow.phases[phase].worked_off else 1.0
        work[phase] = each * (max(SHORTEST, days or UNKNOWN) - PART_OF_A_DAY)
    return Calibration(policy, stock, entering, stays, work, there)


def _there(setting: Setting) -> float:
    """Share of the run's working days somebody is at work, in the mean."""
    days: list[date] = list(islice(setting.calendar.from_day(setting.instance.date), setting.days))
    return mean(expected_presence(setting.flow.people, days))


def _together(problem: Problem, policy: Policy, phase: str) -> float:
    """How much of its work a phase reaches when its teams share their loads evenly."""
    near = [worker for worker, facts in problem.workers.items()
            if phase in policy.team_phases.get(facts.team, frozenset())]
    return _reached(
        sum(problem.load_before[worker] for worker in near),
        sum(problem.capacity[worker] for worker in near),
    )


def _reached(load: int, capacity: int) -> float:
    """Share of the work planned that fits into the hours: minutes a week of both."""
    return min(1.0, capacity / load) if load else 1.0
