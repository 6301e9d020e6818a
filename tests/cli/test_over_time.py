"""Fairness over time from the ledger: solve, commit, next, and what the plan keeps of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.offices import write
from tests.cli.runner import run

MODEL = "fair-over-time"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "ledger.db"))
    return write(tmp_path / "day", {}, {"C-1": {"complexity": "meget kompleks"}, "C-2": {}})


def solved(day: Path, plan: Path) -> dict[str, Any]:
    ran = run("solve", day, "-m", MODEL, "-o", plan)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(plan.read_text(encoding="utf-8"))
    return found


def test_a_second_day_weighs_the_first(folder: Path, tmp_path: Path) -> None:
    first = solved(folder, tmp_path / "one.json")
    assert first["over_time"] == {"weeks": 8, "received": []}
    assert run("commit", tmp_path / "one.json", "--by", "Ulla").code == 0
    assert run("next", "-o", tmp_path / "two").code == 0
    cases = tmp_path / "two" / "cases.csv"
    cases.write_text(cases.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    second = solved(tmp_path / "two", tmp_path / "two.json")
    received = second["over_time"]["received"]
    assert sum(row["new"] for row in received) == pytest.approx(0, abs=0.02)
    assert {row["id"] for row in received if row["new"] > 0} == {
        row["caseworker"] for row in first["assignments"]
    }
    assert [tier["name"] for tier in second["tiers"]][3] == "over_time"
    assert run("verify", tmp_path / "two.json").code == 0
    told = run("explain", tmp_path / "two.json", "--fairness")
    assert "Cases beyond the expected share, 8 weeks" in " ".join(told.out.split())
    assert run("commit", tmp_path / "two.json", "--by", "Ulla").code == 0


def test_a_plan_that_tells_another_past_is_stale(folder: Path, tmp_path: Path) -> None:
    plan = solved(folder, tmp_path / "one.json")
    plan["over_time"]["received"] = [
        {"id": who, "new": 1.0, "heavy": 0.0, "unwanted": 0.0} for who in ("V", "X", "Y", "Z")
    ]
    (tmp_path / "one.json").write_text(json.dumps(plan), encoding="utf-8")
    ran = run("commit", tmp_path / "one.json", "--by", "Ulla")
    assert ran.code == 6
    assert "is not what the plan was made with" in ran.err


@pytest.mark.landing
def test_fairness_of_any_plan_beside_a_ledger(folder: Path, tmp_path: Path) -> None:
    assert run("solve", folder, "-o", tmp_path / "one.json").code == 0
    assert "over_time" not in json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))
    told = run("explain", tmp_path / "one.json", "--fairness", "--format", "json")
    assert json.loads(told.out)["received"] == {"weeks": 8, "unit": "cases", "people": []}
