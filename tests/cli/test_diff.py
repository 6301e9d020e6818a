"""`diff` of two plans: who moved, who gains, who loses, tier by tier."""

import json
from pathlib import Path

import pytest

from tests.cli.runner import run

FOLDER = Path(__file__).parents[2] / "instances" / "nordby" / "2026-11-23"


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    root = tmp_path_factory.mktemp("plans")
    one, other = root / "a.json", root / "b.json"
    assert run("solve", FOLDER, "-o", one).code == 0
    assert run("solve", FOLDER, "--pin", "S-10688=TINI", "-o", other).code == 0
    return one, other


@pytest.mark.landing
def test_what_moved_and_who_carries_it(plans: tuple[Path, Path]) -> None:
    found = json.loads(run("diff", *plans, "--format", "json").out)
    a, b = (json.loads(path.read_text(encoding="utf-8")) for path in plans)
    assert found["kind"] == "diff"
    assert found["same_day"] is True
    assert ("S-10688", "SIMA", "TINI") in {
        (row["case"], row["from"], row["to"]) for row in found["moved"]
    }
    assert [(t["a"], t["b"]) for t in found["tiers"]] == [
        (one["value"], other["value"])
        for one, other in zip(a["tiers"], b["tiers"], strict=True)
    ]
    after = {row["id"]: row["utilisation_after"] for row in b["caseworkers"]}
    for row in found["caseworkers"]:
        assert row["after"] == after[row["id"]] != row["before"]
    assert found["caseworkers"][0]["id"] == "TINI"


@pytest.mark.landing
def test_an_open_case_that_only_one_plan_moves_comes_from_its_holder(
    plans: tuple[Path, Path], tmp_path: Path
) -> None:
    moved = tmp_path / "moved.json"
    asked = run("rebalance", FOLDER, "--hand-over", "S-10001=ULHA", "--max-moves", 0, "-o", moved)
    assert asked.code == 0
    for first, second, seats in ((plans[0], moved, ("ANMØ", "ULHA")),
                                 (moved, plans[0], ("ULHA", "ANMØ"))):
        found = json.loads(run("diff", first, second, "--format", "json").out)
        rows = [row for row in found["moved"] if row["case"] == "S-10001"]
        assert [(row["from"], row["to"], row["seat"]) for row in rows] == [(*seats, "takes")]


@pytest.mark.landing
def test_the_same_plan_twice(plans: tuple[Path, Path]) -> None:
    found = json.loads(run("diff", plans[0], plans[0], "--format", "json").out)
    assert found["moved"] == found["caseworkers"] == []
    assert run("diff", plans[0], plans[0]).out.startswith("**The two plans give the same cases")


def test_markdown_and_a_file(plans: tuple[Path, Path], tmp_path: Path) -> None:
    ran = run("diff", *plans)
    assert "| S-10688 | caseworker | SIMA | TINI | pinned by today's decision |" in ran.out
    assert run("diff", *plans, "-o", tmp_path / "diff.md").out == ""
    assert (tmp_path / "diff.md").read_text(encoding="utf-8") == ran.out


def test_what_is_no_plan(plans: tuple[Path, Path], tmp_path: Path) -> None:
    ran = run("diff", plans[0], tmp_path / "nothing.json")
    assert ran.code == 1
    assert "cannot be read" in ran.err


def test_reasons_are_said_in_the_language_spoken(plans: tuple[Path, Path]) -> None:
    said = run("--lang", "da", "diff", *plans).out
    assert "mindst belastet" in said or "lagt fast" in said or "bedst for dagen" in said
    for word in ("lightest", "pinned", "drawn", "best for", "over the"):
        assert word not in said
