"""Who covers for somebody who covers: the case goes home to whose it is."""

import json
import shutil
from pathlib import Path

import pytest

from tests.faults.days import HERE, done, held, next_day, solved

DAY = HERE / "cover-of-a-cover" / "2026-11-23"


def test_when_who_covers_leaves(tmp_path: Path) -> None:
    plan = tmp_path / "p.json"
    done("rebalance", DAY, "--leaves", "COV:2026-12-01", "--max-moves", 0, "-o", plan)
    first = next_day(plan, tmp_path / "d1", "2026-12-01", DAY)
    assert held(first)["K1"]["caseworker"] == "OTH"
    last = next_day(solved(first), tmp_path / "d2", "2027-01-04", first)
    assert held(last)["K1"]["caseworker"] == "OWN"


@pytest.mark.landing
def test_when_who_covers_is_away(tmp_path: Path) -> None:
    plan = tmp_path / "p.json"
    done("rebalance", DAY, "--absent", "COV:2026-12-01..2026-12-10", "--max-moves", 0, "-o", plan)
    first = next_day(plan, tmp_path / "d1", "2026-12-01", DAY)
    assert held(first)["K1"] == {
        "caseworker": "OTH", "co_caseworker": "", "assigned": "2026-12-01",
        "cover_until": "2026-12-31", "cover_for": "OWN",
    }
    second = next_day(solved(first), tmp_path / "d2", "2026-12-11", first)
    last = next_day(solved(second), tmp_path / "d3", "2027-01-04", second)
    assert held(last)["K1"]["caseworker"] == "OWN"
    assert held(last)["K1"]["assigned"] == ""


@pytest.mark.landing
def test_the_owner_who_returns_early_finds_it(tmp_path: Path) -> None:
    plan = tmp_path / "p.json"
    done("rebalance", DAY, "--absent", "COV:2026-12-01..2026-12-10", "--max-moves", 0, "-o", plan)
    first = next_day(plan, tmp_path / "d1", "2026-12-01", DAY)
    back = tmp_path / "back.json"
    done("rebalance", first, "--returns", "OWN", "--max-moves", 0, "-o", back)
    assert held(next_day(back, tmp_path / "d2", "2026-12-02", first))["K1"]["caseworker"] == "OWN"


@pytest.mark.parametrize("stops", ["--absent COV:2026-11-23..2026-12-10", "--leaves COV"])
def test_the_owner_returns_when_who_covers_stops(tmp_path: Path, stops: str) -> None:
    plan = tmp_path / "p.json"
    done("rebalance", DAY, *stops.split(), "--returns", "OWN", "--max-moves", 0, "-o", plan)
    (move,) = json.loads(plan.read_text(encoding="utf-8"))["moves"]
    assert (move["to"], move["reason"]) == ("OWN", "returns")
    assert held(next_day(plan, tmp_path / "d1", "2026-11-24", DAY))["K1"]["caseworker"] == "OWN"


def test_the_owner_returns_some_days_after_who_covers_stops(tmp_path: Path) -> None:
    plan = tmp_path / "p.json"
    done("rebalance", DAY, "--absent", "COV:2026-11-24..2026-12-10", "--returns", "OWN:2026-11-30",
         "--max-moves", 0, "-o", plan)
    first = next_day(plan, tmp_path / "d1", "2026-11-25", DAY)
    assert held(first)["K1"]["caseworker"] == "OTH"
    last = next_day(solved(first), tmp_path / "d2", "2026-11-30", first)
    assert held(last)["K1"]["caseworker"] == "OWN"


@pytest.mark.landing
@pytest.mark.parametrize("until", ["2026-12-31", ""])
def test_a_frozen_one_stays_with_who_covers_it_and_it_is_told_why(
    tmp_path: Path, until: str
) -> None:
    """Its caseworker is there again: that nobody is there to take it back would be wrong."""
    day = tmp_path / "day"
    shutil.copytree(DAY, day)
    (day / "caseload.csv").write_text(
        "id,phase,complexity,caseworker,cover_until,cover_for,frozen\n"
        f"K1,measures,simple,COV,{until},OWN,yes\n", encoding="utf-8")
    ran = done("next", solved(day), "--day", "2027-01-04", "--instance", day,
               "-o", tmp_path / "d1")
    assert held(tmp_path / "d1")["K1"]["caseworker"] == "COV"
    said = " ".join(ran.out.split())
    assert "Cover has passed, and they are frozen, so they stay where they are: K1" in said
    assert "nobody is there" not in said
    back = tmp_path / "back.json"
    ran = done("rebalance", tmp_path / "d1", "--returns", "OWN", "--max-moves", 0, "-o", back)
    assert "K1" in ran.out
    assert "is frozen: it may not change hands" in " ".join(ran.out.split())


def test_one_that_whose_it_is_may_not_have_any_more_is_told_as_that(tmp_path: Path) -> None:
    day = tmp_path / "day"
    shutil.copytree(DAY, day)
    (day / "caseload.csv").write_text(
        "id,phase,complexity,caseworker,cover_until,cover_for,disqualified\n"
        "K1,measures,simple,COV,2026-12-31,OWN,OWN\n", encoding="utf-8")
    ran = done("next", solved(day), "--day", "2027-01-04", "--instance", day,
               "-o", tmp_path / "d1")
    assert held(tmp_path / "d1")["K1"]["caseworker"] == "COV"
    assert ("Cover has passed, and who had them may not have them, so they stay where they are: K1"
            in " ".join(ran.out.split()))
