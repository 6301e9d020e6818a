"""Law is never offered as a way out, and no `-S` lifts it."""

import json
from pathlib import Path

import pytest

from tests.cli.runner import run

DAY = Path(__file__).parent / "diagnose-offers-to-lift-law" / "day"


@pytest.mark.landing
def test_no_way_out_lifts_the_ceiling_that_is_law() -> None:
    found = json.loads(
        run("diagnose", DAY, "-S", "balance.measure=minmax", "--format", "json").out
    )
    assert found["ways_out"]
    assert [way for way in found["ways_out"] if way["change"]["id"] == "stock_ceiling"] == []
    assert "nobody: it is law" not in {way["owner"] for way in found["ways_out"]}


@pytest.mark.parametrize("said", ["hard=false", "at=31", "at.value=31", "per=full-time"])
def test_it_is_not_lifted_for_one_run(said: str) -> None:
    ran = run("solve", DAY, "-S", f"rules.stock_ceiling.{said}")
    assert ran.code == 1
    assert "is law and not lifted for one run" in ran.err
    assert ran.out == ""
