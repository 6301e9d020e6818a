"""The tutorial done literally in a fresh clone, by its own commands, ends in a decided plan."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, Rows, Value, steps, type_in

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout"),
    pytest.mark.skipif(shutil.which("uv") is None, reason="uv is not installed"),
]
_BLOCK = re.compile(r"```sh( fails)?\n(.*?)```", re.DOTALL)


def commands(text: str) -> Iterator[tuple[str, bool]]:
    """Each line for the shell as it stands, and whether it is meant to fail."""
    for block in _BLOCK.finditer(text):
        for line in block[2].strip().splitlines():
            yield line, bool(block[1])


def test_the_tutorial_in_a_fresh_clone_ends_in_a_committed_plan(tmp_path: Path) -> None:
    clone, home = tmp_path / "assigner", tmp_path / "home"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    text = (clone / "docs" / "tutorial.md").read_text(encoding="utf-8")
    environment = {
        **{name: value for name, value in os.environ.items()
           if not name.startswith(("ASSIGNER_", "VIRTUAL_ENV", "LANG", "LC_"))},
        "ASSIGNER_STATE": str(home), "ASSIGNER_LEDGER": str(home / "ledger.db"),
    }
    lines = commands(text)
    said = {}
    for step in steps(text):
        if isinstance(step, Rows | Value):
            type_in(clone / "monday.xlsx", step)
            continue
        line, fails = next(lines)
        done = subprocess.run(
            line, shell=True, cwd=clone, env=environment, capture_output=True, text=True,
            check=False, timeout=600,
        )
        assert (done.returncode != 0) == fails, (line, done.stdout, done.stderr)
        said[line] = done.stdout
    assert next(lines, None) is None
    assert "Ulla Hansen" in said["uv run assigner log"]
    plan = json.loads((clone / "plan.json").read_text(encoding="utf-8"))
    assert plan["status"] == "optimal"
    assert {"case": "S-103", "caseworker": "BOHA"}.items() <= next(
        row for row in plan["assignments"] if row["case"] == "S-103"
    ).items()
    assert (clone / "tuesday.xlsx").exists()
