"""Christmas Eve: the program does not know whether the office is open, and says so."""

import shutil
from pathlib import Path

from tests.faults.days import HERE, done, solved

DAY = HERE / "not-supported-closing-days" / "2026-12-23"


def test_a_day_on_which_many_are_closed_is_told(tmp_path: Path) -> None:
    day = tmp_path / "day"
    shutil.copytree(DAY, day)
    plan = solved(day)
    ran = done("next", plan, "--instance", day, "-o", tmp_path / "n")
    assert "2026-12-24 is a day on which many offices are closed" in ran.err
    named = done("next", plan, "--instance", day, "-o", tmp_path / "m", "--day", "2026-12-28")
    assert "closed" not in named.err
