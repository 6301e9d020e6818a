"""Ten days of cover end nothing: the cases are as long somebody's as before, and no inflow."""

import csv
import io
import json
from pathlib import Path

from tests.faults.days import HERE, done, held, next_day, solved

DAY = HERE / "holiday-resets-relation" / "2026-11-23"


def test_after_a_holiday_all_is_as_before(tmp_path: Path) -> None:
    plan = tmp_path / "p.json"
    done("rebalance", DAY, "--absent", "OWN:2026-11-24..2026-12-04", "--max-moves", 0, "-o", plan)
    first = next_day(plan, tmp_path / "d1", "2026-11-24", DAY)
    second = next_day(solved(first), tmp_path / "d2", "2026-12-07", first)
    mine = {case: row for case, row in held(second).items() if case.startswith("K")}
    assert {row["caseworker"] for row in mine.values()} == {"OWN"}
    assert {row["assigned"] for row in mine.values()} == {"2021-01-04"}
    tiers = json.loads(done("solve", second, "--format", "json").out)["tiers"]
    assert [tier["value"] for tier in tiers if tier["name"] == "over_norm"] == [0]
    listed = done("rebalance", second, "--leaves", "OWN:2027-01-01", "--max-moves", 0,
                  "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(listed)))
    assert {row["held_since"] for row in rows} == {"2021-01-04"}
    assert {row["held_months"] for row in rows} == {"71"}
