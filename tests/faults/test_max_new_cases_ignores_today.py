"""A personal daily ceiling counts what was given earlier today."""

import json
from pathlib import Path

from tests.cli.runner import run

DAY = Path(__file__).parent / "max-new-cases-ignores-today" / "day"


def test_who_has_had_her_case_of_the_day_gets_no_other() -> None:
    plan = json.loads(run("solve", DAY, "--format", "json").out)
    assert plan["assignments"] == []
    (left,) = plan["unassigned"]
    assert "personal_ceilings" in {reason["rule"] for reason in left["reasons"]}
