"""`report` makes the page of a sweep from the folder it kept, as the sweep says at its end."""

from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.cli.test_typed import step
from tests.sweep.grids import grid, offices

GRID = 'offices = ["office-*"]\npolicies = ["own"]\nseeds = [0]\ndays = 2\n'


def test_report_takes_the_folder_of_a_sweep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    offices(tmp_path, (3,))
    swept = run("sweep", grid(tmp_path, GRID), "-j", 1)
    assert swept.code == 0, swept.err
    made = run(*step(swept.err).split())
    assert made.code == 0, made.err
    assert "office-1" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [("verify",), ("explain",), ("report", "-o", "x.html")])
def test_what_is_no_plan_is_told_apart(command: tuple[str, ...], tmp_path: Path) -> None:
    """A workbook, a page, a folder: each is called what it is, and what is wanted is said."""
    name, *rest = command
    book = tmp_path / "day.xlsx"
    assert run("init", book, "--xlsx").code == 0
    page = tmp_path / "day.html"
    page.write_text("<!doctype html><title>x</title>", encoding="utf-8")
    for given, wanted in ((book, "is a workbook"), (page, "is a page"), (tmp_path, "is a folder")):
        ran = run(name, given, *rest)
        assert ran.code == 1
        assert wanted in ran.err
        assert "solve -o plan.json" in ran.err


def test_a_sweep_that_has_not_ended_says_so(tmp_path: Path) -> None:
    (tmp_path / "grid-runs" / "runs").mkdir(parents=True)
    ran = run("report", tmp_path / "grid-runs", "-o", tmp_path / "x.html")
    assert ran.code == 1
    assert "has not ended" in ran.err
