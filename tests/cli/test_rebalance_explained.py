"""`explain` of staff changes says what the rebalance says, and how to decide otherwise."""

import json
from pathlib import Path

import pytest

from assigner.api.kept import load_plan
from assigner.api.shown import facts_of
from tests.cli.offices import of_tables
from tests.cli.runner import run

CASELOAD = """id,phase,complexity,caseworker,co_caseworker,assigned,due
S-1,modtagelse,enkel,ANN,,2026-01-05,2027-01-01
S-2,modtagelse,kompleks,ANN,BO,2024-06-01,2026-12-20
S-3,modtagelse,enkel,ANN,,2026-11-01,
S-4,modtagelse,enkel,CY,,2026-11-01,
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return of_tables(
        tmp_path / "office",
        caseworkers="id,team,weekly_hours\nANN,Modtagelse,37\nBO,Modtagelse,37\nCY,Modtagelse,37\n",
        cases="id,phase,complexity\nN-1,modtagelse,enkel\n", caseload=CASELOAD,
    )


def test_who_is_named_to_cover_is_not_called_the_best(office: Path, tmp_path: Path) -> None:
    """A stand-in who is named may make the day worse: her colleagues read that it was decided."""
    kept = tmp_path / "plan.json"
    assert run("rebalance", office, "--absent", "ANN:2026-11-24..2026-12-04", "--cover-by", "BO",
               "-o", kept).code == 0
    given = [row["case"] for row in json.loads(kept.read_text(encoding="utf-8"))["assignments"]]
    assert "S-1" in given
    for question in (("--case", "S-1"), ("--worker", "BO")):
        told = run("explain", kept, *question, "--audience", "worker", "--as", "BO").out
        assert "it was decided so today" in told
        assert "nothing is better" not in told
        assert "best for the day" not in told


def test_how_to_decide_otherwise_is_a_way_that_there_is(office: Path, tmp_path: Path) -> None:
    kept = tmp_path / "plan.json"
    assert run("rebalance", office, "--leaves", "ANN", "-o", kept).code == 0
    said = run("explain", kept, "--case", "S-1").err
    assert "--give CASE=WORKER" in said
    assert "solve again" not in said


def test_before_is_this_morning_wherever_it_is_told(office: Path, tmp_path: Path) -> None:
    """Who is away began the day with her cases; what a stand-in takes over is not new."""
    kept = tmp_path / "plan.json"
    assert run("rebalance", office, "--absent", "ANN:2026-11-24..2026-12-04", "--cover-by", "BO",
               "--pin", "N-1=BO", "-o", kept).code == 0
    told = {row["id"]: row for row in json.loads(kept.read_text(encoding="utf-8"))["people"]}
    rows = {row["id"]: row for row in load_plan(kept).caseworkers_frame().to_dict("records")}
    facts = facts_of(load_plan(kept))
    shown = {row.id: row for row in facts.caseworkers}
    for who in ("ANN", "BO"):
        about = json.loads(run("explain", kept, "--worker", who, "--format", "json").out)
        for found in (about["person"], rows[who], shown[who].model_dump()):
            for key in ("load_before_hours", "utilisation_before", "load_after_hours"):
                assert found[key] == told[who][key], (who, key)
    assert (rows["ANN"]["cases_before"], rows["BO"]["new_cases"]) == (3, 1)
    ann, bo = (run("explain", kept, "--worker", who).out for who in ("ANN", "BO"))
    assert "3 handed over" in ann or "2 handed over" in ann
    assert "taken over" in bo
    assert "1 new case" in bo
    assert "New today" not in bo
