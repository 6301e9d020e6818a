"""A rebalance of a day of the faults, as its document."""

import json
from pathlib import Path
from typing import Any

from tests.cli.runner import run

HERE = Path(__file__).parent


def rebalanced(day: str, *given: object) -> dict[str, Any]:
    """The plan, made as a user makes it."""
    ran = run("rebalance", HERE / day, *given, "--format", "json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def tiers(plan: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Each tier of a plan by name."""
    return {tier["name"]: tier for tier in plan["tiers"]}
