"""Where `capacity_hours` decides, a change of hours or of capacity says what it does not do."""

import json
from pathlib import Path

import pytest

from tests.cli.runner import run

HEAD = 'date = 2026-11-23\nmodel = "danish-child-welfare"\noffice = "Small"\n'


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "instance.toml").write_text(HEAD, encoding="utf-8")
    (folder / "caseworkers.csv").write_text(
        "id,team,weekly_hours,capacity_hours\nANN,Modtagelse,37,20\nBO,Modtagelse,37,\n",
        encoding="utf-8",
    )
    (folder / "cases.csv").write_text("id,phase,complexity\n", encoding="utf-8")
    (folder / "caseload.csv").write_text(
        "id,phase,complexity,caseworker\nS-1,modtagelse,enkel,ANN\nS-2,modtagelse,enkel,BO\n",
        encoding="utf-8",
    )
    return folder


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
