"""A second absence of one person: told where it goes, and read from there."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from assigner.files.read import read
from tests.cli.runner import run
from tests.faults.days import HERE, done, solved

DAYS = HERE / "not-supported-absences"


@pytest.mark.parametrize("name", ["two_abs", "two_abs2"])
def test_it_is_told_where_it_goes(name: str) -> None:
    ran = run("check", DAYS / name)
    assert ran.code == 1
    assert "A row holds one absence; write a further one into absences.csv" in ran.out


def test_and_read_from_there_or_as_agreed(tmp_path: Path) -> None:
    day = tmp_path / "day"
    shutil.copytree(DAYS / "two_abs2", day)
    (day / "caseworkers.csv").write_text(
        "id,team,weekly_hours,hired,absent_from,absent_to\n"
        "ANMO,Measures team,37,2015-01-01,2026-11-23,2026-11-23\n"
        "BOHA,Measures team,37,2015-01-01,,\n", encoding="utf-8")
    for file, text in (
        ("absences.csv", "Sagsbehandler;Fra;Til\nANMO;07-12-2026;11-12-2026\n"),
        ("agreed.csv", "Dato;Hvad;Sagsbehandler;Til og med\n07-12-2026;fravær;ANMO;11-12-2026\n"),
    ):
        (day / file).write_text(text, encoding="utf-8")
        assert "0 errors, 0 warnings" in done("check", day).out
        found = read(day, None).require()
        there = [found.there("ANMO", date(2026, month, on)) for month, on in
                 ((11, 23), (11, 24), (12, 7), (12, 11), (12, 12))]
        assert there == [False, True, False, False, True]
        (day / file).unlink()


def test_nobody_is_given_a_case_on_a_weekday_off(tmp_path: Path) -> None:
    day = tmp_path / "day"
    shutil.copytree(DAYS / "weekdays", day)
    assert "not a known column" not in done("check", day).out
    plan = json.loads(solved(day).read_text(encoding="utf-8"))
    assert {row["caseworker"] for row in plan["assignments"]} == {"BOHA"}
