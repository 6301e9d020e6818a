"""A stand-in by name: for one case or a whole caseload, from then until then, and no longer."""

import csv
import io
from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.faults.days import HERE, done, held, next_day

DAY = HERE / "not-supported-named-cover" / "leave_named"
AWAY = ("--absent", "TIM:2026-11-24..2026-12-31", "--max-moves", 0)


def rows(*args: object) -> dict[str, dict[str, str]]:
    listed = done("rebalance", DAY, *args, "--format", "csv").out
    return {row["case"]: row for row in csv.DictReader(io.StringIO(listed))}


@pytest.mark.landing
def test_a_case_handed_over_for_the_time_is_cover() -> None:
    row = rows(*AWAY, "--hand-over", "T00=MARV")["T00"]
    assert (row["to"], row["cover_until"], row["reason"]) == ("MARV", "2026-12-31", "absent")
    assert row["date"] == "2026-11-24"


@pytest.mark.landing
def test_a_whole_caseload(tmp_path: Path) -> None:
    found = rows(*AWAY, "--cover-by", "MARV")
    assert len(found) == 10
    assert {(row["to"], row["cover_until"]) for row in found.values()} == {
        ("MARV", "2026-12-31")}
    plan = tmp_path / "p.json"
    done("rebalance", DAY, *AWAY, "--cover-by", "MARV", "-o", plan)
    done("verify", plan, "--instance", DAY)
    assert held(next_day(plan, tmp_path / "d", "2027-01-04", DAY)) == held(DAY)


@pytest.mark.landing
def test_who_leaves_names_who_takes_over() -> None:
    found = rows("--leaves", "TIM:2026-12-15", "--to", "TINA", "--max-moves", 0)
    assert {row["to"] for row in found.values()} == {"TINA"}
    assert {row["cover_until"] for row in found.values()} == {""}


@pytest.mark.landing
def test_whoever_may_not_have_a_case_leaves_it_to_be_decided(tmp_path: Path) -> None:
    for file in DAY.iterdir():
        text = file.read_text(encoding="utf-8")
        if file.name == "caseload.csv":
            head, first, *rest = text.splitlines()
            text = "\n".join([f"{head},disqualified", f"{first},MARV",
                              *(f"{row}," for row in rest)])
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    listed = done("rebalance", tmp_path, *AWAY, "--cover-by", "MARV", "--format", "csv").out
    found = {row["case"]: row["to"] for row in csv.DictReader(io.StringIO(listed))}
    assert found["T00"] == ""
    assert found["T01"] == "MARV"


def test_options_that_do_not_fit() -> None:
    assert run("rebalance", DAY, "--leaves", "TIM", "--cover-by", "MARV").code == 2
    assert run("rebalance", DAY, "--absent", "TIM:2026-11-24", "--absent", "PAM:2026-11-24",
               "--cover-by", "MARV").code == 2
    ran = run("rebalance", DAY, "--absent", "TIM:2026-11-24", "--cover-by", "TIM")
    assert ran.code == 1
    assert "TIM cannot take over from TIM" in ran.err
    assert 'is not a caseworker of the office' in run(
        "rebalance", DAY, "--absent", "TIM:2026-11-24", "--cover-by", "MARF").err
