"""Alike cases with two advisers among alike people: proven at once, the lot too."""

import json
from pathlib import Path

import pytest

from tests.cli.runner import run

DAYS = Path(__file__).parent / "symmetric-two-advisers"


def test_twelve_alike_cases_among_four_alike_people_are_proven() -> None:
    plan = json.loads(run("solve", DAYS / "sym4x12", "--format", "json").out)
    assert plan["status"] == "optimal"
    assert [tier["proven"] for tier in plan["tiers"]] == [True] * 5
    assert {tier["name"]: tier["value"] for tier in plan["tiers"]}["tie_break"] == 6521809421
    assert plan["summary"]["ties"] == 12
    assert plan["solver"]["engine"] == "alike"


@pytest.mark.landing
def test_the_plan_holds_and_can_be_explained(tmp_path: Path) -> None:
    kept = tmp_path / "plan.json"
    assert run("solve", DAYS / "sym4x12", "-o", kept).code == 0
    assert run("verify", kept, "--instance", DAYS / "sym4x12").code == 0


@pytest.mark.landing
def test_fifty_one_among_seventeen_are_proven(tmp_path: Path) -> None:
    small, large = DAYS / "sym4x12", tmp_path / "sym17x51"
    large.mkdir()
    for name in ("instance.toml", "caseload.csv"):
        (large / name).write_text((small / name).read_text(encoding="utf-8"), encoding="utf-8")
    cases = ["id,phase,complexity,two_advisers"]
    cases += [f"P{number:02},measures,complex,yes" for number in range(51)]
    people = ["id,team,weekly_hours,hired"]
    people += [f"R{number:02},Measures team,37,2015-01-01" for number in range(17)]
    (large / "cases.csv").write_text("\n".join(cases), encoding="utf-8")
    (large / "caseworkers.csv").write_text("\n".join(people), encoding="utf-8")
    plan = json.loads(run("solve", large, "--format", "json").out)
    assert plan["status"] == "optimal"
    assert plan["summary"]["ties"] == 51
