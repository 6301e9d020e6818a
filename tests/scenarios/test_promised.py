"""What stands decided is done, or told, when who was to cover, receive or come back does not."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.draws import looped
from tests.faults.days import done, held, next_day
from tests.scenarios.small_office import write_office


@pytest.fixture
def day(tmp_path: Path) -> Path:
    return write_office(tmp_path / "day")


def rebalanced(folder: Path, *changes: str) -> dict[str, Any]:
    plan = folder.with_suffix(".json")
    done("rebalance", folder, *changes, "--max-moves", 0, "-o", plan)
    document: dict[str, Any] = json.loads(plan.read_text(encoding="utf-8"))
    return document


def tomorrow(folder: Path, to: str, day: str) -> Path:
    return next_day(folder.with_suffix(".json"), folder.with_name(to), day, folder)


@pytest.fixture
def covered(day: Path) -> Path:
    """A is away, and two of A's cases are covered: O1 by B, O2 by whoever is free."""
    rebalanced(day, "--absent", "A:2026-11-24..2026-12-04", "--cover-by", "C")
    return tomorrow(day, "d24", "2026-11-24")


@pytest.mark.parametrize("to", looped(1, ["B", "C", "D"]))
def test_who_leaves_while_away_leaves_the_covered_cases_too(covered: Path, to: str) -> None:
    found = rebalanced(covered, "--leaves", "A:2026-11-30", "--to", to)
    moves = {move["case"]: (move["from"], move["to"], move["date"]) for move in found["moves"]}
    assert moves == dict.fromkeys(("O1", "O2"), ("A", to, "2026-11-30"))
    done("verify", covered.with_suffix(".json"), "--instance", covered)
    between = held(tomorrow(covered, "d25", "2026-11-25"))
    assert between["O2"]["caseworker"] == "C"
    assert between["O2"]["cover_until"] == "2026-12-04"
    later = held(tomorrow(covered, "d07", "2026-12-07"))
    for case in ("O1", "O2"):
        row = later[case]
        assert (row["caseworker"], row["cover_for"], row["cover_until"]) == (to, "", "")


def test_a_longer_absence_tells_whose_cover_is_too_short(covered: Path) -> None:
    found = rebalanced(covered, "--absent", "A:2026-11-24..2026-12-18")
    told = {stay["case"]: stay["words"] for stay in found["stays"]}
    for case in ("O1", "O2"):
        assert told[case] == "its cover ends 2026-12-04, and A is away after that too"


@pytest.mark.landing
def test_the_same_absence_again_tells_of_no_cover(covered: Path) -> None:
    found = rebalanced(covered, "--absent", "A:2026-11-24..2026-12-04")
    assert {stay["case"] for stay in found["stays"]} == {"O3"}


WAITS = "was to go to B on 2026-12-01, who is not there from 2026-"
GOES = "goes to B on 2026-12-01 as agreed; from 2026-12-"


@pytest.mark.parametrize(("change", "words", "then"), looped(2, [
    (("--leaves", "B:2026-11-30"), WAITS, "A"),
    (("--leaves", "B:2026-12-10"), GOES, "B"),
    (("--absent", "B:2026-11-30..2026-12-30"), WAITS, "A"),
    (("--absent", "B:2026-12-02..2026-12-30"), GOES, "B"),
]))
def test_who_was_to_receive_and_is_not_there(
    day: Path, change: tuple[str, str], words: str, then: str
) -> None:
    rebalanced(day, "--leaves", "A:2026-12-01", "--to", "B")
    between = tomorrow(day, "d24", "2026-11-24")
    told = {stay["case"]: stay["words"] for stay in rebalanced(between, *change)["stays"]}
    later = held(tomorrow(between, "d01", "2026-12-01"))
    for case in ("O1", "O2"):
        assert told[case].startswith(words)
        assert later[case]["caseworker"] == then


@pytest.mark.landing
def test_an_absence_before_the_day_takes_nothing_back(day: Path) -> None:
    rebalanced(day, "--leaves", "A:2026-12-01", "--to", "B")
    found = rebalanced(tomorrow(day, "d24", "2026-11-24"), "--absent", "B:2026-11-25..2026-11-27")
    assert "O2" not in {stay["case"] for stay in found["stays"]}


@pytest.mark.landing
@pytest.mark.parametrize("change", [
    ("--leaves", "A:2026-12-01", "--to", "B"),
    ("--absent", "A:2026-11-25..2026-12-04", "--cover-by", "B"),
])
def test_due_while_away_counts_who_has_it_then(day: Path, change: tuple[str, ...]) -> None:
    rebalanced(day, *change)
    assert "[W208]" not in done("check", tomorrow(day, "d24", "2026-11-24")).err


def test_due_while_who_covers_is_away_is_told(day: Path) -> None:
    workers = day / "caseworkers.csv"
    rows = workers.read_text(encoding="utf-8").replace(
        "B,measures,37,2015-01-01,,", "B,measures,37,2015-01-01,2026-12-01,2026-12-04")
    workers.write_text(rows, encoding="utf-8")
    (day / "agreed.csv").write_text(
        "on,what,case,caseworker,to,until\n2026-11-25,cover,O2,A,B,2026-12-04\n", encoding="utf-8")
    told = done("check", day)
    assert "Due while B is away: O2." in told.out + told.err


@pytest.mark.landing
def test_a_case_that_changes_hands_twice_is_told_once(day: Path) -> None:
    rebalanced(day, "--absent", "A:2026-11-25..2026-12-04", "--cover-by", "B")
    between = tomorrow(day, "d24", "2026-11-24")
    rebalanced(between, "--leaves", "A:2026-11-30", "--to", "D")
    plan = between.with_suffix(".json")
    ran = done("next", plan, "-o", between.with_name("d30"), "--day", "2026-11-30",
               "--instance", between)
    assert "Changed hands: O1, O2\n" in ran.out + ran.err
