"""Room kept for later: in the plan, in verify, in explanations, in compare."""

import json
from pathlib import Path
from typing import Any

import pytest

from assigner.files.write import write_instance
from tests.cli.runner import run
from tests.later.offices import HARD, MODEL, office

SET = [word for key, text in HARD.items() for word in ("-S", f"{key}={text}")]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    facts = office()
    write_instance(folder / "day", facts, facts.title)
    ran = run("solve", folder / "day", "-m", MODEL, *SET, "-o", folder / "plan.json")
    assert ran.code == 0, ran.err
    return folder / "plan.json"


def read(plan: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(plan.read_text(encoding="utf-8"))
    return found


@pytest.mark.landing
def test_a_plan_publishes_its_prices_and_verify_recounts_them(plan: Path) -> None:
    found = read(plan)
    assert found["schema_version"] == "1.5"
    dearest = max(found["kept"], key=lambda row: row["price"])
    assert (dearest["caseworker"], dearest["skills"]) == ("Amal", ["arabic"])
    assert dearest["a_week"] == pytest.approx(4 / 26, abs=0.01)
    assert found["assignments"][0]["caseworker"] == "Bo"
    assert "not kept for later" in found["assignments"][0]["why"]
    assert run("verify", plan).code == 0


@pytest.mark.parametrize(("change", "said"), [
    ({"price": 0.99}, "kept_for_later: claimed"),
    ({"a_week": 3.5}, "cases a week, counted"),
    ({"caseworker": "Nobody"}, "no room that could be kept"),
])
def test_what_is_not_so_does_not_pass(
    plan: Path, tmp_path: Path, change: dict[str, object], said: str
) -> None:
    told = read(plan)
    rows = told["kept"]
    mine = next(row for row in rows if row["caseworker"] == told["assignments"][0]["caseworker"]) \
        if "price" in change else rows[0]
    mine |= change
    (tmp_path / "plan.json").write_text(json.dumps(told), encoding="utf-8")
    ran = run("verify", tmp_path / "plan.json", "--instance", plan.parent / "day")
    assert ran.code == 7
    assert said in ran.out + ran.err


def test_why_not_the_one_with_most_room(plan: Path) -> None:
    ran = run("explain", plan, "--case", "N-1", "--why-not", "Amal")
    assert "takes room of Amal that is kept for cases that ask for arabic; about 8 a year come" \
        in " ".join(ran.out.split())
    ran = run("--lang", "da", "explain", plan, "--case", "N-1", "--why-not", "Amal")
    assert "holdes fri til sager, der kræver arabic" in " ".join(ran.out.split())


@pytest.mark.landing
def test_off_by_default_and_seen_beside_it(plan: Path) -> None:
    assert run("solve", plan.parent / "day", "-m", "danish-child-welfare", *SET, "-o",
               plan.parent / "off.json").code == 0
    assert "kept" not in read(plan.parent / "off.json")
    beside = json.loads(run(
        "compare", plan.parent / "day", "-m", "danish-child-welfare", "-m", MODEL, "--format",
        "json",
    ).out)
    assert {run["model"] for run in beside["runs"]} == {"danish-child-welfare", MODEL}
