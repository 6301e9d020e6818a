"""A fresh solve of each instance reaches the tiers of the best-known plan beside it."""

import json
from pathlib import Path

import pytest

from tests.cli.runner import run

INSTANCES = Path(__file__).parents[1] / "instances"
PLANS = sorted(INSTANCES.glob("*/*.plan.json"))


@pytest.mark.landing
@pytest.mark.parametrize("kept", PLANS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_fresh_solve_reaches_the_best_known(kept: Path) -> None:
    folder = kept.parent / kept.name.removesuffix(".plan.json")
    best = json.loads(kept.read_text(encoding="utf-8"))
    ran = run("solve", folder, "--format", "json")
    fresh = json.loads(ran.out)
    assert fresh["instance"] == best["instance"]
    assert fresh["model"]["sha256"] == best["model"]["sha256"], "make the best-known plan anew"
    for reached, known in zip(fresh["tiers"], best["tiers"], strict=True):
        assert reached["proven"]
        assert reached["cost"] == known["cost"]


def test_there_is_a_best_known_plan() -> None:
    assert [path.name for path in PLANS] == ["2026-11-23.plan.json"]
