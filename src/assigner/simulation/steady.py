"""How long phases take, so that the office as it stands is in balance."""

from collections.abc import Mapping
from dataclasses import replace

from assigner.policy import Policy
from assigner.simulation.course import Course
from assigner.simulation.flow import Flow
from assigner.simulation.setting import Setting

UNKNOWN = 60.0


def usual_days(setting: Setting, policy: Policy) -> Mapping[str, float]:
    """Working days a phase takes in the mean, when the office as it stands is in balance.

    Little's law: open cases of the phase / cases a day that enter it. Phases that are worked
    off take as much less work as present hours do not reach under `policy`. A phase nobody
    holds a case of is taken to last 60 days.
    """
    flow = setting.flow
    course = Course(setting.instance, flow, setting.streams, setting.arrivals)
    problem = policy.pose(replace(setting.instance, cases=()))
    open_cases = dict.fromkeys(flow.phases, 0)
    reached = dict.fromkeys(flow.phases, 0.0)
    there = _there(flow)
    for held in setting.instance.caseload:
        load, room = problem.load_before[held.caseworker], problem.capacity[held.caseworker]
        open_cases[held.phase] += 1
        reached[held.phase] += there * (min(1.0, room / load) if load else 1.0)
    found = {}
    for phase, visits in flow.visits().items():
        entering = course.a_day * visits
        if not open_cases[phase] or not entering:
            found[phase] = UNKNOWN
            continue
        found[phase] = open_cases[phase] / entering
        if flow.phases[phase].worked_off:
            found[phase] *= reached[phase] / open_cases[phase]
    return found


def _there(flow: Flow) -> float:
    """Share of working days somebody is at work, short of long leave."""
    people = flow.people
    away = float(people.holiday_weeks.value) / 52
    away += float(people.short_absence.value) * float(people.short_absence_days.value)
    return max(0.1, 1 - away)
