"""What keeping room for later does over months: five kinds of office, off and on, the same days.

`uv run --all-extras python -m benchmarks.kept OUT.json [--days 250] [--seeds 4] [--from 100]`: each
office lives the days under `danish-child-welfare` and under `danish-kept-for-later`. Differences
are taken seed by seed, an office drawn for each, with the 95 % interval of their mean.
"""

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assigner.allocation import Allocation
from assigner.instance import Instance
from assigner.policy import Policy, load
from assigner.population.office import Wanted, office
from assigner.scenarios.interval import interval
from assigner.scenarios.simulate import simulate
from assigner.simulation.flow import load_flow
from assigner.simulation.setting import Practice, Setting

OFF, ON = "danish-child-welfare", "danish-kept-for-later"
MEASURES = ("waiting", "deadline_share", "spread", "changes_a_year", "over_norm_share")
MONDAY = date(2026, 1, 5)
HARD = {"rules.stock_ceiling.hard": "true"}
CEILING = "rules.stock_ceiling.at"
LOAD = 0.8
"""Mean utilisation at first; the ceiling is set so that it fills as the kind says."""


@dataclass(frozen=True)
class Kind:
    """An office: who may take a case, how full the ceiling is at first, whether it is hard."""

    strength: str
    full: float
    overrides: Mapping[str, str]


KINDS = {
    "languages": Kind("realistic", 0.92, HARD),
    "certificates": Kind("tight", 0.92, HARD),
    "anybody": Kind("loose", 0.92, HARD),
    "languages, soft norm": Kind("realistic", 0.92, {}),
    "languages, room": Kind("realistic", 0.7, HARD),
}
PEOPLE, NEW = 14, 3


def lived(kind: Kind, seeds: Sequence[int], days: int) -> dict[str, list[float | None] | float]:
    """Measures without, and how much more with the tier; a number a seed."""
    began = time.process_time()
    found: dict[str, list[float | None] | float] = {}
    rows: dict[str, list[float | None]] = {
        f"{name}{way}": [] for name in MEASURES for way in ("", ", more")}
    for seed in seeds:
        policy = load(OFF)
        facts = office(Wanted(PEOPLE, NEW, LOAD, strength=kind.strength), OFF,
                       policy.weights, policy.capacities, seed, MONDAY)
        moved = {**kind.overrides, f"{CEILING}.value": _ceiling(facts, policy, kind.full)}
        practices = [Practice(name, load(name, moved)) for name in (OFF, ON)]
        setting = Setting(facts, load_flow(None, frozenset(policy.phases)), days, seed)
        runs = simulate(setting, practices, 1).outcomes
        for name in MEASURES:
            off, on = (run.measures[name] for run in runs)
            rows[name].append(off)
            rows[f"{name}, more"].append(None if off is None or on is None else on - off)
    found.update(rows)
    found["seconds"] = round(time.process_time() - began, 1)
    return found


def _ceiling(facts: Instance, policy: Policy, full: float) -> str:
    """What the ceiling is, for all that is held to fill so much of it."""
    problem, rule = policy.pose(facts), policy.rule["stock_ceiling"]
    norms = [norm for worker in problem.workers
             for norm in rule.norms(problem, Allocation({}), worker)]
    held = sum(norm.count for norm in norms) / sum(norm.ceiling for norm in norms)
    return f"{float(policy.numbers[CEILING].value) * held / full:.0f}"


def _said(values: Sequence[float | None]) -> str:
    told = interval(values)
    if told is None:
        return "-"
    return f"{told.mean:.4f}" + ("" if told.half is None else f" +- {told.half:.4f}")


def main() -> None:
    """Print a row for each kind and measure, and keep all of it."""
    asked = argparse.ArgumentParser()
    asked.add_argument("out", type=Path)
    asked.add_argument("--days", type=int, default=250)
    asked.add_argument("--seeds", type=int, default=4)
    asked.add_argument("--from", type=int, default=100, dest="first")
    given = asked.parse_args()
    seeds = range(given.first, given.first + given.seeds)
    kept = {}
    for name, kind in KINDS.items():
        kept[name] = told = lived(kind, seeds, given.days)
        for measure in MEASURES:
            off, more = told[measure], told[f"{measure}, more"]
            assert isinstance(off, list)
            assert isinstance(more, list)
            print(name, measure, _said(off), _said(more), flush=True)
        given.out.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
