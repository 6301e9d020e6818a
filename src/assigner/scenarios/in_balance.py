"""Whether arrivals and closures balance, phase by phase, and whether hours stay what they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from math import sqrt
from typing import Literal

from assigner.documents.simulate import OutOfBalance
from assigner.instance import Instance
from assigner.policy import Policy
from assigner.scenarios.interval import NORMAL, ConfidenceInterval
from assigner.simulation.calibration import UNKNOWN, Calibration
from assigner.simulation.setting import Setting
from assigner.words import Words, counted, of_model, say
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

    kind: Literal["empties", "fills", "late", "hours", "grows", "shrinks"]
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
    last = next(islice(setting.calendar.from_day(setting.instance.date), setting.days - 1, None))
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


def unbalanced(one: Warned | OutOfBalance, label: str) -> Words:
    """What does not balance, and what that means. `label`: how the office calls phase or team."""
    where, before, after = of_model(label), one.before, one.after
    match one.kind:
        case "empties":
            return counted(
                "{where}: one case is open and the flow lets none in, so the phase only empties.",
                "{where}: {n} cases are open and the flow lets none in, so the phase only "
                "empties.", int(before), where=where,
            )
        case "fills":
            return say(
                "{where}: no case is open but the flow lets some in, so the phase fills up from "
                "nothing, to about {after:.0f} cases if one takes 60 working days.",
                where=where, after=after,
            )
        case "late":
            return say(
                "{where}: as many cases as are open and come take {after:.0f} working days each "
                "in the mean, and {before:.0f} are allowed. Fewer are open, or more come, than "
                "the day and the flow say.", where=where, after=after, before=before,
            )
        case "hours":
            return say(
                "{where}: with the same people, hours for cases go from {before:.0f} to "
                "{after:.0f} a week within these days, as newcomers get on or an arrangement "
                "ends. Loads follow; the number of cases does not.",
                where=where, before=before, after=after,
            )
        case _:
            return say(
                "{where} under {policy}: arrivals and closures do not balance; from "
                "{before:.0f} cases to {after:.0f} ± {half:.0f}.",
                where=where, policy=one.policy, before=before, after=after, half=one.half,
            )


def _hours(instance: Instance, policy: Policy, on: date) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for worker in instance.caseworkers:
        own = capacity_minutes(worker, policy.capacities, on) / 60
        found[worker.team] = found.get(worker.team, 0.0) + own
    return found
