"""One run of a sweep: what it is named by, and what it gives as plain data."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any

from assigner.scenarios.simulate import run_one
from assigner.simulation.calibration import Calibration
from assigner.simulation.flow import Flow
from assigner.simulation.setting import Practice, Setting

SCHEMA = 2
"""Grows when the same content gives other numbers, so that what was kept is not taken."""
Record = dict[str, Any]


@dataclass(frozen=True)
class SweepRun:
    """A policy in an office under a seed. `key` names it by its content.

    `policy`, `office`: as the grid writes them; they are no part of the content.
    """

    policy: str
    office: str
    setting: Setting
    practice: Practice
    balance: Calibration
    key: str


@cache
def versions() -> Mapping[str, str]:
    """What the numbers of a run depend on beside its content."""
    return {name: version(name) for name in ("assigner", "numpy", "ortools")}


def run_of(
    policy: str, office: str, setting: Setting, practice: Practice, balance: Calibration
) -> SweepRun:
    """A run, named by everything its numbers depend on."""
    content = {
        "schema": SCHEMA, "versions": versions(),
        "model": practice.policy.sha256, "habit": practice.habit,
        "office": setting.instance.sha256, "flow": _fingerprint(setting.flow),
        "balance": [balance.policy.sha256, dict(balance.work)],
        "days": setting.days, "seed": setting.seed, "arrivals": setting.arrivals,
        "round": setting.round,
    }
    key = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    return SweepRun(policy, office, setting, practice, balance, key)


def carry_out(run: SweepRun) -> Record:
    """Live the run through. A failure is told in the record: it must not take others along."""
    try:
        outcome = run_one(run.setting, run.practice, run.balance)
    except Exception as failure:  # whatever it is, the other runs go on
        return {"key": run.key, "failure": f"{type(failure).__name__}: {failure}"}
    milestones = [
        {"indicator": one.indicator, "met": one.met(outcome.measures[one.indicator])}
        for one in run.practice.policy.milestones if one.indicator is not None
    ]
    return {
        "key": run.key, "versions": dict(versions()), "measures": dict(outcome.measures),
        "staffing": {team: _row(found) for team, found in outcome.staffing.items()},
        "milestones": milestones,
    }


def _row(found: tuple[float, float, float]) -> Record:
    needed, there, people = found
    return {"needed": needed, "there": there, "people": people}


def _fingerprint(flow: Flow) -> str:
    return hashlib.sha256(flow.model_dump_json().encode()).hexdigest()
