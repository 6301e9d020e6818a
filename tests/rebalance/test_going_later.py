"""Of somebody who is going, a plan says from when they are gone: today they are at work."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.offices import write
from tests.cli.runner import run
from tests.draws import looped


def moved(folder: Path, *change: str) -> Any:
    office = write(folder / "day", {}, {"C-1": {"skills": "somali", "due": "2026-12-18"}})
    done = run("rebalance", office, *change, "--max-moves", "0", "-o", folder / "plan.json")
    assert done.code == 0, done.err
    return json.loads((folder / "plan.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("change", looped(1, [
    ("--leaves", "X:2026-12-01"), ("--absent", "X:2026-12-01..2026-12-11"),
], alone=True))
def test_who_is_at_work_today_is_not_said_to_be_away(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    plan = moved(tmp_path, *change)
    (left,) = plan["unassigned"]
    told = " ".join(reason["words"] for reason in left["reasons"])
    assert "is not at work from 2026-12-01" in told
    assert "is not at work today" not in told
    assert "until it is due" not in told
    assert "no hours for cases" not in told.replace("no hours for cases from 2026-12-01", "")
    assert run("verify", tmp_path / "plan.json").code == 0
    asked = run("explain", tmp_path / "plan.json", "--case", "C-1", "--why-not", "X")
    assert "is not at work from 2026-12-01" in asked.out
    # The row of the file says that they are at work, with hours of their own: no cell of it shows
    # what the change alone says.
    assert "caseworkers.csv:3" not in asked.out.replace("caseworkers.csv:3 C", "")


@pytest.mark.landing
def test_who_leaves_while_away_is_not_at_work_today(tmp_path: Path) -> None:
    office = write(tmp_path / "day", {"X": {"absent_from": "2026-11-16"}},
                   {"C-1": {"skills": "somali"}})
    done = run("rebalance", office, "--leaves", "X:2026-12-01", "--max-moves", "0",
               "-o", tmp_path / "plan.json")
    assert done.code == 0, done.err
    assert "is not at work today" in (tmp_path / "plan.json").read_text(encoding="utf-8")


@pytest.mark.landing
def test_a_case_that_goes_earlier_than_it_must_says_why(tmp_path: Path) -> None:
    office = write(tmp_path / "day", {}, {"C-1": {}})
    (office / "caseload.csv").write_text("id,phase,complexity,caseworker\n" + "".join(
        f"H-{n},modtagelse,enkel,X\n" for n in range(5)), encoding="utf-8")
    done = run("rebalance", office, "--leaves", "X:2026-12-14", "--to", "V", "--max-moves", "0",
               "-o", tmp_path / "plan.json")
    assert done.code == 0, done.err
    told = " ".join(done.out.split())
    assert "by 2026-12-14" in told
    assert "so that not too many come at once" in told
