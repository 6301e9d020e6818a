"""Every command in docs/ runs as it stands; the tutorial ends in a decided plan."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from assigner.cli.commands import COMMANDS
from tests.cli.runner import Ran, run
from tests.docs.pages import ROOT, Command, steps, type_in

PAGES = ("tutorial", "for-managers", "for-planners", "ledger")


def done(page: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[tuple[Command, Ran]]:
    """Do the page in an empty folder that has the instances beside it, as a clone does."""
    shutil.copytree(ROOT / "instances", folder / "instances")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("ASSIGNER_LEDGER", str(folder / "ledger.db"))
    ran = []
    for step in steps((ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")):
        if isinstance(step, Command):
            ran.append((step, run(*step.args)))
        else:
            type_in(folder / "monday.xlsx", step)
    return ran


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_the_page_runs(
    page: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran = done(page, monkeypatch, tmp_path)
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
