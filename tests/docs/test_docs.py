"""Every command in docs/ runs as it stands; the tutorial ends in a decided plan."""

import json
import shutil
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

from assigner.cli.commands import COMMANDS
from tests.cli.runner import Ran, run
from tests.docs.pages import ROOT, Command, steps, type_in
from tests.quiet import quiet

PAGES = ("tutorial", "for-managers", "for-planners", "ledger")
SLOW = {"rebalance", "simulate", "staffing"}
"""What takes its time on a whole town: left out of a page, but among the long tests."""


def done(
    page: str, monkeypatch: pytest.MonkeyPatch, folder: Path, whole: bool = True
) -> list[tuple[Command, Ran]]:
    """Do the page in an empty folder that has the instances beside it, as a clone does.

    Without `whole`, what is SLOW and what reads its results is left out, Nordby has a few of its
    cases, and weights are drawn a few times.
    """
    shutil.copytree(ROOT / "instances", folder / "instances")
    if not whole:
        quiet(folder / "instances" / "nordby" / "2026-11-23")
        monkeypatch.setattr("assigner.cli.stability.DRAWS", 20)
        monkeypatch.setattr("assigner.solve.noise.DRAWS", 10)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("ASSIGNER_LEDGER", str(folder / "ledger.db"))
    ran = []
    lacking: set[str] = set()
    for step in steps((ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")):
        if isinstance(step, Command):
            if not whole and (step.args[0] in SLOW or lacking & {*step.args}):
                lacking |= {file for at, file in pairwise(step.args) if at == "-o"}
                continue
            ran.append((step, run(*step.args)))
        else:
            type_in(folder / "monday.xlsx", step)
    return ran


@pytest.mark.landing
@pytest.mark.parametrize(("page", "whole"), [
    ("tutorial", True), ("for-managers", False),
    pytest.param("ledger", True, marks=pytest.mark.long),
    pytest.param("for-managers", True, marks=pytest.mark.long),
    pytest.param("for-planners", True, marks=pytest.mark.long),
])
def test_every_command_of_the_page_runs(
    page: str, whole: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran = done(page, monkeypatch, tmp_path, whole)
    assert ran
    for command, found in ran:
        assert (found.code != 0) == command.fails, (command.args, found.out, found.err)
        assert "Traceback" not in found.err
    if page == "tutorial":
        _tutorial(ran, tmp_path)


def _tutorial(ran: list[tuple[Command, Ran]], folder: Path) -> None:
    """What the tutorial promises is what happens."""
    checks = [found for command, found in ran if command.args[0] == "check"]
    assert 'cases!D3 "complexity": "heavy" is not a complexity' in checks[0].out
    assert checks[1].out.startswith("0 errors, 0 warnings")
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    assert plan["status"] == "optimal"
    seats = {row["case"]: row["caseworker"] for row in plan["assignments"]}
    assert seats["S-102"] == "ANMO"
    assert seats["S-103"] == "BOHA"
    log = next(found.out for command, found in ran if command.args[0] == "log")
    assert "Ulla Hansen" in log
    assert (folder / "report.html").stat().st_size < 300_000
    held = openpyxl.load_workbook(folder / "tuesday.xlsx")["caseload"]
    assert sum(str(cell.value).startswith("S-10") for cell in held["A"]) == 3


def test_every_page_is_reached_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for page in PAGES:
        assert f"docs/{page}.md" in readme


def test_the_readme_lists_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lacking = [name for name in COMMANDS if f"| `uv run assigner {name} " not in readme
               and f"| `uv run assigner {name}`" not in readme]
    assert lacking == []
