"""Made-up offices whose numbers are known, and what their people would have registered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from assigner.instance import Caseworker, Instance, OpenCase
from assigner.policy import Policy
from assigner.registration import TimeRegistration
from assigner.time_study.wanted import CO, FIRST, FURTHER, MEETINGS, MIXING, SoughtNumbers

MONDAY = date(2026, 9, 7)


@dataclass(frozen=True)
class Plan:
    """What kind of office, and what kind of study. Spreads are standard deviations of 1."""

    persons: int = 24
    cases: int = 22
    weeks: int = 4
    pace: float = 0.2
    case: float = 0.3
    week: float = 0.9
    empty: float = 0.2
    mixed: float = 0.3
    co: float = 0.15
    new: float = 0.25
    first_weeks: int = 6
    totals: bool = False


def truth(wanted: SoughtNumbers, seed: int, spread: float = 0.4) -> dict[str, float]:
    """Other numbers than the present ones, by key: weights by a factor, the rest near."""
    draw = np.random.default_rng([seed, 1])
    found = {}
    for one in wanted.sought:
        if one.kind in ("weight", "first"):
            found[one.key] = one.value * float(np.exp(draw.normal(0, spread)))
        elif one.kind == "meetings":
            found[one.key] = float(draw.uniform(3, 9))
        else:
            found[one.key] = float(draw.uniform(0.05, 0.6 if one.kind != "mixing" else 0.15))
    return found


def office(policy: Policy, plan: Plan, seed: int) -> Instance:
    """People with caseloads; some of them mix two phases."""
    draw = np.random.default_rng([seed, 2])
    phases, levels = [*policy.phases], [*policy.complexities]
    teams = [*policy.teams]
    people, cases = [], []
    for number in range(plan.persons):
        own = [phases[number % len(phases)]]
        if draw.random() < plan.mixed and len(phases) > 1:
            own.append(phases[(number + 1) % len(phases)])
        people.append(Caseworker(
            id=f"P{number:03}", team=teams[number % len(teams)], weekly_minutes=37 * 60))
        for place in range(int(draw.integers(plan.cases // 2, plan.cases + plan.cases // 2))):
            early = draw.random() < plan.new
            began = MONDAY + timedelta(days=int(draw.integers(-20, 15)) if early else -400)
            helper = draw.integers(plan.persons) if draw.random() < plan.co else number
            cases.append(OpenCase(
                id=f"C{number:03}-{place:03}", phase=own[int(draw.integers(len(own)))],
                complexity=levels[int(draw.integers(len(levels)))],
                children=1 + int(draw.integers(3)), caseworker=f"P{number:03}",
                co_caseworker=f"P{helper:03}" if helper != number else "", assigned=began,
            ))
    return Instance(
        date=MONDAY, model=policy.name, caseworkers=tuple(people), cases=(),
        caseload=tuple(cases), office="Made up", title="planted",
    )


def registered(
    day: Instance, wanted: SoughtNumbers, numbers: Mapping[str, float], plan: Plan, seed: int
) -> list[TimeRegistration]:
    """What everybody registers: their pace, the case's own weight, the week's chance."""
    draw = np.random.default_rng([seed, 3])
    people = {one.id: one for one in day.caseworkers}
    pace = {who: _around(draw, plan.pace) for who in people}
    meet = {who: _around(draw, plan.pace) for who in people}
    own = {case.id: _around(draw, plan.case) for case in day.caseload}
    found: list[TimeRegistration] = []
    for number in range(plan.weeks):
        week = MONDAY + timedelta(weeks=number)
        for who, worker in people.items():
            rows = [
                (case, hours * pace[who] * own[case.id] * _week(draw, plan))
                for case, hours in _expected(day, wanted, numbers, worker, week)
            ]
            fixed = numbers[MEETINGS] * meet[who] * _around(draw, 0.3)
            if plan.totals:
                capacity = wanted.policy.capacities
                share = float(capacity.share_on_cases.exact)
                other = (1 - share) * worker.weekly_minutes / 60
                hours = sum(hours for _, hours in rows) + share * fixed + other
                found.append(_row(who, week, hours, kind="total"))
                continue
            found += [_row(who, week, hours, kind="case" if case.caseworker == who else "co_work",
                           case=case.id) for case, hours in rows if hours > 0]
            found.append(_row(who, week, fixed, kind="fixed"))
    return found


def _expected(
    day: Instance, wanted: SoughtNumbers, numbers: Mapping[str, float], worker: Caseworker,
    week: date,
) -> Sequence[tuple[OpenCase, float]]:
    rows = []
    mine = [one for one in day.caseload if worker.id in (one.caseworker, one.co_caseworker)]
    for case in mine:
        began = case.assigned or MONDAY
        open_ = max(0, 5 - max(0, (began - week).days)) / 5
        new = week + timedelta(days=2) < began + timedelta(weeks=wanted.new_for)
        place, times, further, counts = wanted.measure(case, new=new)
        hours = numbers[wanted.sought[place].key] * times * open_
        hours *= 1 + numbers.get(FURTHER, 0) * further
        hours *= numbers[FIRST] if counts and FIRST in numbers else 1
        rows.append((case, hours * (1 if case.caseworker == worker.id else numbers[CO])))
    load = sum(hours for _, hours in rows)
    there = {case.phase for case, hours in rows if case.caseworker == worker.id and hours > 0}
    if len(there) > 1:
        capacity = wanted.policy.capacities
        whole = (worker.weekly_minutes / 60 - float(capacity.fixed_hours.exact)) * float(
            capacity.share_on_cases.exact)
        rows = [(case, hours * (1 + numbers[MIXING] * whole / load)) for case, hours in rows]
    return rows


def _around(draw: np.random.Generator, spread: float) -> float:
    """A positive factor with mean 1."""
    return float(np.exp(draw.normal(-spread**2 / 2, spread))) if spread else 1.0


def _week(draw: np.random.Generator, plan: Plan) -> float:
    """A week of a case: often nothing, sometimes much; mean 1."""
    if draw.random() < plan.empty:
        return 0.0
    shape = plan.week**-2
    return float(draw.gamma(shape, 1 / shape)) / (1 - plan.empty)


def _row(who: str, week: date, hours: float, *, kind: str, case: str = "") -> TimeRegistration:
    return TimeRegistration(
        caseworker=who, week=week, minutes=round(60 * hours), kind=kind, case=case)
