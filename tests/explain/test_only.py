"""Who is alone by the rules, by what is decided today, or because they keep it, is told apart."""

import json
from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.faults.days import done

MODEL = 'date = "2026-11-23"\nmodel = "danish-child-welfare"\noffice = "Lilleby"\n'
WORKERS = "id,team,weekly_hours,hired\n" + "".join(
    f"{name},measures,37,2015-01-01\n" for name in "ABCD"
)


@pytest.fixture
def day(tmp_path: Path) -> Path:
    """Four alike caseworkers, two siblings to place, and three open cases."""
    folder = tmp_path / "day"
    folder.mkdir()
    (folder / "instance.toml").write_text(MODEL, encoding="utf-8")
    (folder / "caseworkers.csv").write_text(WORKERS, encoding="utf-8")
    (folder / "cases.csv").write_text(
        "id,family,phase,complexity\nS1,F,measures,simple\nS2,F,measures,simple\n",
        encoding="utf-8")
    (folder / "caseload.csv").write_text(
        "id,phase,complexity,caseworker,co_caseworker,assigned,two_advisers\n"
        "O1,measures,complex,A,B,2024-01-10,x\nO2,measures,simple,A,,2025-01-10,\n"
        "P1,measures,complex,B,A,2025-03-10,x\n", encoding="utf-8")
    return folder


def whys(folder: Path, *command: object) -> dict[str, str]:
    """Case -> its clause, in the plan a command writes beside the day."""
    plan = folder.with_suffix(".json")
    done(command[0], folder, *command[1:], "-o", plan)
    document = json.loads(plan.read_text(encoding="utf-8"))
    return {row["case"]: row["why"] for row in document["assignments"]}


@pytest.mark.landing
def test_a_receiver_by_name_is_not_the_only_one_who_can(day: Path) -> None:
    said = whys(day, "rebalance", "--leaves", "A:2026-12-01", "--to", "B", "--max-moves", 0)
    assert said["O2"] == "named to take it over"
    answer = run("explain", day.with_suffix(".json"), "--case", "O2", "--instance", day).out
    assert "O2 → B: named to take it over" in answer


def why_left(day: Path, barred: str) -> str:
    """What is said of O2, whose cover by B is asked for while some have no part in it."""
    load = day / "caseload.csv"
    head, first, second, *rest = load.read_text(encoding="utf-8").splitlines()
    load.write_text("\n".join([f"{head},disqualified", f"{first},", f"{second},{barred}",
                               *(f"{row}," for row in rest)]), encoding="utf-8")
    plan = day.with_suffix(".json")
    done("rebalance", day, "--absent", "A:2026-12-01..2026-12-15", "--cover-by", "B",
         "--max-moves", 0, "-o", plan)
    left = json.loads(plan.read_text(encoding="utf-8"))["unassigned"]
    return json.dumps([row for row in left if row["case"] == "O2"])


@pytest.mark.landing
def test_a_case_the_named_one_may_not_have_says_so(day: Path) -> None:
    told = why_left(day, "B")
    assert "B was named to take it over and may not have it" in told
    assert "--give O2=W" in told
    assert "today's decision" not in told
    assert "nobody can take it today" not in told
    assert "nor may anybody" not in told


@pytest.mark.landing
def test_a_case_nobody_may_have_offers_nobody_else(day: Path) -> None:
    told = why_left(day, "B;C;D")
    assert "B was named to take it over and may not have it" in told
    assert "nor may anybody else have it" in told
    assert "--give" not in told


@pytest.mark.landing
def test_who_only_gets_another_co_worker_keeps_the_case(day: Path) -> None:
    said = whys(day, "rebalance", "--leaves", "A:2026-12-01", "--to", "B", "--max-moves", 0)
    assert said["P1"].startswith("keeps it")


@pytest.mark.landing
def test_a_sibling_of_a_pinned_case_goes_with_it(day: Path) -> None:
    said = whys(day, "solve", "--pin", "S1=C")
    assert said == {"S1": "pinned by today's decision", "S2": "with the siblings S1"}


@pytest.mark.landing
def test_ruled_out_by_hand_is_a_decision(day: Path) -> None:
    forbids = [word for who in "ABD" for word in ("--forbid", f"S1={who}")]
    said = whys(day, "solve", *forbids)
    assert said["S1"] == "with the siblings S2"
