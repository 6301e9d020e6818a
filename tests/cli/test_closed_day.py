"""What a newcomer is told of a day before the answer: that it is closed, and of whom cases lie."""

from pathlib import Path

import pytest

from tests.cli.offices import of_tables
from tests.cli.runner import run

pytestmark = pytest.mark.landing

PEOPLE = """id,team,weekly_hours,absent_from,absent_to
ANN,Modtagelse,37,2026-11-01,2026-12-24
BO,Modtagelse,37,,
CY,Modtagelse,37,,
"""
HELD = "id,phase,complexity,caseworker\n" + "".join(
    f"S-{n},modtagelse,enkel,ANN\n" for n in range(20))


def office(folder: Path) -> Path:
    return of_tables(folder / "office", caseworkers=PEOPLE,
                     cases="id,phase,complexity\nN-1,modtagelse,enkel\n", caseload=HELD)


def test_a_day_on_which_the_office_is_closed_is_said(tmp_path: Path) -> None:
    day = office(tmp_path)
    assert "W248" not in run("check", day).out
    head = day / "instance.toml"
    text = head.read_text(encoding="utf-8")
    for closed in ("2026-11-28", "2026-12-25"):
        head.write_text(text.replace("2026-11-23", closed), encoding="utf-8")
        told = run("check", day)
        assert "The office is closed on the day of allocation." in " ".join(told.out.split())
        assert "W248" in run("solve", day).err


def test_lists_of_cases_are_for_check_alone(tmp_path: Path) -> None:
    day = office(tmp_path)
    assert "S-13" in run("check", day).out
    for asked in (("ahead", day, "--weeks", 2),
                  ("receivers", day, "--hand-over", "S-1", "--among", "BO")):
        ran = run(*asked)
        assert ran.code == 0, ran.err
        assert "S-13" not in ran.err
        assert "1 warning names open cases of people who are away" in " ".join(ran.err.split())


def test_the_weeks_ahead_say_where_every_week_is(tmp_path: Path) -> None:
    day = office(tmp_path)
    assert "Every week is in --format csv" in run("ahead", day, "--weeks", 4).out
    assert "Every week" not in run("ahead", day, "--weeks", 1).out


def test_what_a_receiver_may_not_have_has_a_line_of_its_own(tmp_path: Path) -> None:
    day = office(tmp_path)
    people = day / "caseworkers.csv"
    people.write_text(PEOPLE.replace("CY,Modtagelse", "CY,Undersøgelse"), encoding="utf-8")
    said = run("receivers", day, "--hand-over", "S-1", "--among", "CY", "--among", "BO").out
    assert "May not have\n  CY: S-1: is in a team" in said
