"""Somebody far above a full load is given more: that is told first, and in fitting words."""

import json
from pathlib import Path

import pytest

from tests.cli.offices import of_tables
from tests.cli.runner import run


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Two people in a team, both far above a full load, and a new case for them."""
    rows = [f"S-{n},modtagelse,kompleks,{'RIRA' if n < 22 else 'BO'},2026-01-05,1"
            for n in range(46)]
    return of_tables(
        tmp_path / "office",
        caseworkers="id,team,weekly_hours\nRIRA,Modtagelse,20\nBO,Modtagelse,20\n",
        cases="id,phase,complexity\nN-1,modtagelse,enkel\n",
        caseload="\n".join(["id,phase,complexity,caseworker,assigned,children", *rows, ""]),
    )


@pytest.mark.landing
def test_who_goes_from_too_much_to_more_is_worth_a_look_first(
    office: Path, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.json"
    ran = run("solve", office, "-o", plan)
    row = next(row for row in json.loads(plan.read_text(encoding="utf-8"))["caseworkers"]
               if row["id"] == "RIRA")
    before, after = (f"{row[key]:.0%}" for key in ("utilisation_before", "utilisation_after"))
    assert row["utilisation_before"] > 1.1
    told = " ".join(ran.out.split())
    assert f"Given more, though above 110% of a full load (1) RIRA: {before} → {after}" in told
    assert "lightest" not in told
    assert f"{before} → {after}; least overloaded of 2" in told
    page = tmp_path / "report.html"
    assert run("report", plan, "-o", page).code == 0
    look = page.read_text(encoding="utf-8").partition("Worth a look first")[2]
    assert "Given more, though above 110% of a full load" in look
    assert "lightest" not in look
    danish = " ".join(run("--lang", "da", "solve", office).out.replace("\xa0", " ").split())
    assert "Får mere, selv om belastningen er over 110 % (1)" in danish
    assert "mindst overbelastet af 2" in danish


def test_so_it_is_after_staff_changes(office: Path) -> None:
    told = " ".join(run("rebalance", office, "--hours", "BO=19", "--max-moves", "0").out.split())
    assert "Given more, though above 110% of a full load (1)" in told
