"""A deadline that is near keeps a case of whoever leaves; one further off does not."""

import json
from pathlib import Path

from tests.cli.offices import of_tables
from tests.cli.runner import run


def test_what_parts_two_deadlines_before_the_day_is_said(tmp_path: Path) -> None:
    office = of_tables(
        tmp_path / "office",
        caseworkers="id,team,weekly_hours\nANN,Modtagelse,37\nBO,Modtagelse,37\n",
        cases="id,phase,complexity\n",
        caseload="id,phase,complexity,caseworker,due\nS-1,modtagelse,enkel,ANN,2026-12-20\n"
        "S-2,modtagelse,enkel,ANN,2026-12-05\n",
    )
    ran = run("rebalance", office, "--leaves", "ANN:2026-12-31", "--format", "json")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)
    assert [row["case"] for row in found["moves"]] == ["S-1"]
    assert [(row["case"], row["words"]) for row in found["stays"]] == [
        ("S-2", "is due 2026-12-05: within 14 days, and before it would change hands")]
