"""A study of a planted office, from its registrations to what may be told."""

from collections.abc import Sequence
from dataclasses import replace
from math import log

from assigner.policy import Policy
from assigner.registration import TimeRegistration
from assigner.time_study.beside import lay_beside
from assigner.time_study.caseloads import WhoHadWhat
from assigner.time_study.measured import PERSONS, Findings, Measured, findings
from assigner.time_study.wanted import SoughtNumbers
from tests.time_study.planted import Plan, office, registered, truth


def study(
    policy: Policy, plan: Plan, seed: int, spread: float = 0.4, persons: int = PERSONS
) -> tuple[Findings, dict[str, float]]:
    """What a made-up study finds, and the numbers it was made with."""
    wanted = SoughtNumbers(policy, plan.first_weeks)
    planted = truth(wanted, seed, spread)
    day = office(policy, plan, seed)
    rows: Sequence[TimeRegistration] = registered(day, wanted, planted, plan, seed)
    laid = lay_beside(rows, WhoHadWhat([day], policy, wanted.new_for), wanted)
    return findings(laid, wanted.sought, persons), planted


def holds(one: Measured, planted: float) -> bool:
    """Whether the interval of a measured number holds the planted one."""
    assert one.interval is not None
    return one.interval[0] <= planted <= one.interval[1]


def width(one: Measured) -> float:
    """Of its interval, on the scale it is made on."""
    assert one.interval is not None
    low, high = one.interval
    return log(high / low) if one.sought.in_logs else high - low


def flat(policy: Policy, cases: int) -> Policy:
    """The same model, where every kind of case weighs the same: so many are a full load."""
    weights = policy.weights
    phases = {
        phase: {level: row.model_copy(update={"full_load": None if row.full_load is None else
                                              row.full_load.model_copy(update={"value": cases})})
                for level, row in levels.items()}
        for phase, levels in weights.phases.items()
    }
    return replace(policy, weights=weights.model_copy(update={"phases": phases}))
