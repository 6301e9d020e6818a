"""`--memory`: a ceiling kept like a time limit; nothing found in it is neither late nor proved."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assigner.solve import Outcome, Solved, solve_guarded
from tests.cli import runner
from tests.cli.runner import Ran
from tests.quiet import quiet

NORDBY = Path(__file__).parents[2] / "instances" / "nordby" / "2026-11-23"
LIBRARY = """
import sys, assigner
plan = assigner.read(sys.argv[1]).solve(memory=1)
print(plan.status, plan.cut)
"""
LEAVES = ("--leaves", "TINI", "--max-moves", "0")


def run(*args: object) -> Ran:
    """A program of its own, whose engine is a process."""
    done = subprocess.run(
        [sys.executable, "-m", "assigner", *map(str, args)],
        capture_output=True, text=True, timeout=120, check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.mark.landing
@pytest.mark.parametrize("command", [
    ("solve",), pytest.param(("rebalance", *LEAVES), marks=pytest.mark.long),
])
def test_nothing_fits_into_a_megabyte_and_that_is_said(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    name, *options = command
    ran = run(name, quiet(tmp_path / "day"), *options, "--memory", 1, "--format", "json")
    assert ran.code == 4
    plan = json.loads(ran.out)
    assert plan["status"] == "unknown"
    assert plan["solver"]["cut"] == "memory"
    assert not plan["solver"]["deterministic"]
    assert not plan["conflict"]
    assert "No allocation was found in 1 MB of memory; nothing is proved." in ran.err
    assert "--memory MB" in ran.err
    assert "--time-limit" not in ran.err


def test_text_tells_memory_from_time_and_nothing_is_written(tmp_path: Path) -> None:
    kept = tmp_path / "plan.json"
    ran = run("solve", NORDBY, "--memory", 1, "-o", kept)
    assert ran.code == 4
    assert "nothing found in the memory given" in ran.out
    assert not kept.exists()


@pytest.mark.landing
def test_enough_memory_changes_nothing(tmp_path: Path) -> None:
    ran = run("solve", quiet(tmp_path / "day"), "--memory", 2000, "--format", "json")
    assert ran.code == 0
    plan = json.loads(ran.out)
    assert plan["status"] == "optimal"
    assert "cut" not in plan["solver"]


@pytest.mark.parametrize("wrong", ["0", "nan", "much"])
def test_what_is_no_amount_is_a_wrong_command(wrong: str) -> None:
    ran = runner.run("solve", NORDBY, "--memory", wrong)
    assert ran.code == 2
    assert "--memory" in ran.err


@pytest.mark.landing
def test_the_library_keeps_it_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIBRARY, str(NORDBY)], capture_output=True, text=True, check=True,
    )
    assert done.stdout.split() == ["unknown", "memory"]


@pytest.mark.landing
@pytest.mark.parametrize(("cut", "code", "said"), [
    ("memory", 0, "The engine reached its memory limit"), ("overran", 0, "overran its time"),
    ("died", 0, "The engine died"), ("interrupted", 130, "Interrupted"),
])
def test_a_plan_that_was_cut_short_says_so_and_verifies(
    cut: str, code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*args: Any, **named: Any) -> Outcome:
        found = solve_guarded(*args, **named)
        assert isinstance(found, Solved)
        return replace(found, cut=cut)  # type: ignore[arg-type]  # one of them

    monkeypatch.setattr("assigner.api.solving.solve_guarded", stopped)
    kept = tmp_path / "plan.json"
    ran = runner.run("solve", quiet(tmp_path / "day"), "-o", kept)
    assert ran.code == code
    assert said in ran.err
    assert json.loads(kept.read_text(encoding="utf-8"))["solver"]["cut"] == cut
    assert runner.run("verify", kept).code == 0
