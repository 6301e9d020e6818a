"""Where `capacity_hours` decides, a change of hours or of capacity says what it does not do."""

import json
from pathlib import Path

import pytest

from tests.cli.offices import of_tables
from tests.cli.runner import run

pytestmark = pytest.mark.landing


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return of_tables(
        tmp_path / "office",
        caseworkers="id,team,weekly_hours,capacity_hours\n"
                    "ANN,Modtagelse,37,20\nBO,Modtagelse,37,\n",
        cases="id,phase,complexity\n",
        caseload="id,phase,complexity,caseworker\n"
                 "S-1,modtagelse,enkel,ANN\nS-2,modtagelse,enkel,BO\n",
    )


@pytest.mark.parametrize(
    ("change", "hours", "told"),
    [
        (("--capacity", "ANN=50"), 20.0, "ANN has capacity_hours 20.00, which decides: 50 %"),
        (("--hours", "ANN=18.5"), 10.0, "they become 10.00, in proportion"),
    ],
)
def test_it_is_told(
    office: Path, change: tuple[str, str], hours: float, told: str
) -> None:
    ran = run("rebalance", office, *change, "--format", "json")
    assert told in ran.err
    rows = {row["id"]: row for row in json.loads(ran.out)["caseworkers"]}
    assert rows["ANN"]["capacity_hours"] == hours


def test_nothing_is_told_of_who_has_none(office: Path) -> None:
    for change in (("--capacity", "BO=50"), ("--hours", "BO=20"), ("--leaves", "ANN")):
        assert "capacity_hours" not in run("rebalance", office, *change).err
