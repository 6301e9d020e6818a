"""Day two under the headers of an office whose model has words of its own."""

from dataclasses import replace
from pathlib import Path

import pytest

from assigner.files.dialect import dialects
from assigner.files.read import read
from assigner.files.vocabulary import Vocabulary
from assigner.files.whole import write_whole

OWN = Vocabulary(
    teams={"front": "front"}, phases={"review": "review"}, roles={},
    headers={
        "family": ("Group", "Group"), "two_advisers": ("Two inspectors", "Two inspectors"),
        "caseworker": ("inspector", "inspector"),
        "co_caseworker": ("co_inspector", "Medbyggesagsbehandler"),
        "previous_caseworker": ("previous_inspector", "Tidligere byggesagsbehandler"),
    },
)
CASES = "id,Group,phase,complexity,Two inspectors,previous_inspector"
HELD = f"{CASES},inspector"


@pytest.fixture
def day(tmp_path: Path) -> Path:
    folder = tmp_path / "day"
    folder.mkdir()
    for name, text in {
        "instance.toml": 'date = 2026-11-30\nmodel = "permit.toml"\n',
        "caseworkers.csv": "id,team,weekly_hours\nA,front,37\nB,front,37\n",
        "cases.csv": f"{CASES}\nN-1,,review,simple,,\n",
        "caseload.csv": f"{HELD}\nH-1,G,review,simple,yes,B,A\nH-2,,review,complex,,,B\n",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def first_lines(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text(encoding="utf-8").splitlines()[0]
            for name in ("cases.csv", "caseload.csv")}


def test_own_headers_stay_and_nobody_gets_a_column_of_ones(day: Path, tmp_path: Path) -> None:
    today = read(day, OWN).instance
    assert today is not None
    write_whole(tmp_path / "next", today, OWN, dialects(day, OWN))
    assert first_lines(tmp_path / "next") == {"cases.csv": CASES, "caseload.csv": HELD}
    again = (tmp_path / "next" / "caseload.csv").read_text(encoding="utf-8")
    assert again == (day / "caseload.csv").read_text(encoding="utf-8")


def test_a_column_that_is_new_has_the_offices_own_word(day: Path, tmp_path: Path) -> None:
    today = read(day, OWN).instance
    assert today is not None
    assisted = replace(today, caseload=(
        replace(today.caseload[0], co_caseworker="B"), *today.caseload[1:]))
    write_whole(tmp_path / "next", assisted, OWN, dialects(day, OWN))
    assert first_lines(tmp_path / "next")["caseload.csv"] == f"{HELD},co_inspector"
