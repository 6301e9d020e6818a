"""A second absence of one person: told where it goes, and read from there."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from assigner.files.read import read
from tests.cli.runner import run
from tests.faults.days import HERE, done

DAYS = HERE / "not-supported-absences"


@pytest.mark.parametrize("name", ["two_abs", "two_abs2"])
def test_it_is_told_where_it_goes(name: str) -> None:
    ran = run("check", DAYS / name)
    assert ran.code == 1
    assert "A row holds one absence; write a further one into agreed.csv" in ran.out


def test_and_read_from_there(tmp_path: Path) -> None:
    day = tmp_path / "day"
    shutil.copytree(DAYS / "two_abs2", day)
    (day / "caseworkers.csv").write_text(
        "id,team,weekly_hours,hired,absent_from,absent_to\n"
        "ANMO,Measures team,37,2015-01-01,2026-11-23,2026-11-23\n"
        "BOHA,Measures team,37,2015-01-01,,\n", encoding="utf-8")
    (day / "agreed.csv").write_text(
        "Dato;Hvad;Sagsbehandler;Til og med\n07-12-2026;fravær;ANMO;11-12-2026\n",
        encoding="utf-8")
    assert "0 errors, 0 warnings" in done("check", day).out
    found = read(day, None).require()
    there = [found.there("ANMO", date(2026, month, on)) for month, on in
             ((11, 23), (11, 24), (12, 7), (12, 11), (12, 12))]
    assert there == [False, True, False, False, True]


def test_weekdays_are_not_read_and_that_is_told() -> None:
    assert '"works" is not a known column; it is not read.' in run("check", DAYS / "weekdays").out
