"""A case that comes back keeps since when, its co-worker, and its price; it is no inflow."""

import json
from pathlib import Path

from tests.faults.days import HERE, done, held, next_day

DAY = HERE / "cover-resets-relation" / "day"


def test_back_as_it_was(tmp_path: Path) -> None:
    plan = tmp_path / "c.json"
    done("rebalance", DAY, "--absent", "A:2026-11-24..2026-12-04", "--max-moves", 0, "-o", plan)
    away = held(next_day(plan, tmp_path / "away", "2026-11-24", DAY))
    assert {away[case]["cover_for"] for case in ("O1", "O2", "O3")} == {"A"}
    back = next_day(plan, tmp_path / "back", "2026-12-07", DAY)
    before = held(DAY)
    for case in ("O1", "O2", "O3"):
        assert held(back)[case] == before[case]
    tiers = json.loads(done("solve", back, "--format", "json").out)["tiers"]
    assert [tier["value"] for tier in tiers if tier["name"] == "over_norm"] == [0]
