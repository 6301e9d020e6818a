"""An office so small that what a draw does can be told by hand."""

from pathlib import Path

import pytest

from assigner.api.day import Day
from assigner.api.plan import Plan

HELD = [f"H-{at},intake,simple,X" for at in range(4)] + [
    f"K-{at},intake,complex,Y" for at in range(2)]


def lay_out(folder: Path, held: list[str], header: str = "", *lines: str) -> Path:
    """X and Y alike, what they hold, and one simple new case."""
    folder.mkdir()
    for name, rows in {
        "instance.toml": ["date = 2026-11-23", 'model = "danish-child-welfare"'],
        "caseworkers.csv": ["id,team,weekly_hours", "X,intake,37", "Y,intake,37"],
        "cases.csv": lines or ("id,phase,complexity", "C-1,intake,simple"),
        "caseload.csv": [f"id,phase,complexity,caseworker{header}", *held],
    }.items():
        (folder / name).write_text("\n".join([*rows, ""]), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def even(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """X holds four simple cases of 28 minutes, Y two complex ones of 55: a little less."""
    return lay_out(tmp_path_factory.mktemp("even") / "day", HELD)


@pytest.fixture(scope="session")
def sure(even: Path) -> Plan:
    """The plan of that day, and sixty draws."""
    return Day.from_folder(even).solve(stability=60)
