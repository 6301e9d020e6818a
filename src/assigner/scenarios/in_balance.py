"""Whether arrivals and closures balance, phase by phase, and whether hours stay what they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from math import sqrt

from assigner.instance import Instance
from assigner.policy import Policy
from assigner.scenarios.interval import NORMAL, ConfidenceInterval
from assigner.simulation.calibration import UNKNOWN, Calibration
from assigner.simulation.setting import Setting
from assigner.workdays import workdays
from assigner.workload import capacity_minutes

APART = 0.05
"""A change by less than a twentieth is not told: a caseload of 20 is one case more or less."""


@dataclass(frozen=True)
class Warned:
    """Something that does not balance. `kind` says what the numbers are.

    `empties`: `before` cases open and none enters. `fills`: none open, and `after` in balance.
    `late`: stays of `after` working days where `before` are allowed. `hours`: a team's hours a
    week for cases on the first and on the last day, with the same people. `grows`, `shrinks`:
    under `policy` a phase goes from `before` cases to `after`, give or take `half`.
    """

    kind: str
    where: str
    before: float
    after: float
    half: float = 0.0
    policy: str = ""


def before_the_run(setting: Setting, balance: Calibration) -> Iterator[Warned]:
    """What is seen without living a day: phases that cannot be in balance, hours that change."""
    for phase, stock in balance.stock.items():
        entering, within = balance.entering[phase], setting.flow.phases[phase].within
        if stock and not entering:
            yield Warned("empties", phase, stock, 0)
        elif entering and not stock:
            yield Warned("fills", phase, 0, entering * UNKNOWN)
        elif within is not None and balance.stay(phase) > float(within.value):
            yield Warned("late", phase, float(within.value), balance.stay(phase))
    last = next(islice(workdays(setting.instance.date), setting.days - 1, None))
    first = _hours(setting.instance, balance.policy, setting.instance.date)
    for team, then in _hours(setting.instance, balance.policy, last).items():
        if abs(then - first[team]) > APART * first[team]:
            yield Warned("hours", team, first[team], then)


def of_a_run(
    policy: str, stock: Mapping[str, int], changes: Mapping[str, ConfidenceInterval],
    passed: Mapping[str, float],
) -> Iterator[Warned]:
    """Phases that fill or empty under a policy by more than chance and `APART` explain.

    `changes`: cases more at the end than at the beginning. `passed`: cases that came and went
    together; a single run has no interval, so theirs is that of counts (Poisson).
    """
    for phase, change in changes.items():
        half = NORMAL * sqrt(passed[phase]) if change.half is None else change.half
        if abs(change.mean) > max(half, APART * stock[phase]):
            yield Warned(
                "grows" if change.mean > 0 else "shrinks", phase, stock[phase],
                stock[phase] + change.mean, half, policy,
            )


def _hours(instance: Instance, policy: Policy, on: date) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for worker in instance.caseworkers:
        own = capacity_minutes(worker, policy.capacities, on) / 60
        found[worker.team] = found.get(worker.team, 0.0) + own
    return found
