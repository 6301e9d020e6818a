"""`assigner simulate`, as it is typed."""

import json
from pathlib import Path

import pytest

from tests.cli.runner import run


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office") / "day"
    assert run("generate", "office", folder, "--caseworkers", 8, "--cases", 2).code == 0
    return folder


@pytest.mark.landing
def test_two_policies_and_a_habit(office: Path, tmp_path: Path) -> None:
    args = ("simulate", office, "-m", "danish-child-welfare", "-m", "sverigesmodel",
            "--baseline", "equal-number", "--days", 15, "--runs", 2)
    ran = run(*args)
    assert ran.code == 0
    assert "Milestones" in ran.out
    assert "±" in ran.out
    kept = run(*args, "--format", "json", "-o", tmp_path / "s.json")
    assert kept.code == 0
    document = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    assert document["kind"] == "simulate"
    assert [row.get("model") or row["baseline"] for row in document["runs"]] == [
        "danish-child-welfare", "sverigesmodel", "equal-number",
    ]
    assert len(document["runs"][0]["weeks"]) == 2 * 3 * 3


def test_wrong_arguments(office: Path, tmp_path: Path) -> None:
    assert run("simulate", office, "--days", 0).code == 2
    assert run("simulate", office, "--baseline", "office").code == 2
    assert run("simulate", office, "--flow", tmp_path / "none.toml").code == 1
    assert run("simulate", tmp_path / "none").code == 1


@pytest.mark.landing
def test_a_policy_without_milestones_is_not_told_to_meet_0_of_0(
    office: Path, tmp_path: Path
) -> None:
    kept, page, ours = tmp_path / "s.json", tmp_path / "s.html", tmp_path / "ours.toml"
    ours.write_text('extends = "danish-child-welfare"\nmilestones = []\n', encoding="utf-8")
    assert run("simulate", office, "-m", ours, "--days", 5, "--format", "json",
               "-o", kept).code == 0
    assert run("report", kept, "-o", page).code == 0
    told = page.read_text(encoding="utf-8")
    assert "0 of 0" not in told
    assert "no milestone with a target to meet" in told


@pytest.mark.landing
def test_milestones_that_no_policy_sets_are_not_told_as_milestones(
    office: Path, tmp_path: Path
) -> None:
    none, one = tmp_path / "none.toml", tmp_path / "one.toml"
    none.write_text('extends = "danish-child-welfare"\nmilestones = []\n', encoding="utf-8")
    one.write_text("""extends = "danish-child-welfare"
[[milestones]]
name = "waiting"
words = "Nobody waits."
indicator = "waiting"
target = { value = 0, unit = "cases", status = "local", source = "ours" }
""", encoding="utf-8")
    told = run("simulate", office, "-m", none, "--days", 5)
    assert told.code == 0
    assert "ilestone" not in told.out.replace("--format", "")
    assert "What was reached" in told.out
    assert "cases waiting for a caseworker" in told.out
    told = run("simulate", office, "-m", one, "--days", 5)
    assert told.code == 0, told.err
    asked, _, others = told.out.partition("Other measures")
    assert "cases waiting for a caseworker (at most 0)" in " ".join(asked.split())
    assert "working days to the first talk" not in asked
    assert "working days to the first talk" in others
    assert "cases waiting" not in others
