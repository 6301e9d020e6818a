"""A case that is due while its caseworker is away is told: at solve, explain, report, check."""

import shutil
from pathlib import Path

import pytest

from tests.faults.days import HERE, done, solved

DAY = HERE / "due-while-away" / "leaves_tomorrow"
TOLD = "is due 2026-11-25, when ANMO is away"


def test_it_is_told(tmp_path: Path) -> None:
    assert TOLD in " ".join(done("solve", DAY).out.split())
    assert TOLD in done("solve", DAY, "--format", "csv").out
    day = tmp_path / "day"
    shutil.copytree(DAY, day)
    plan = solved(day)
    assert TOLD in done("explain", plan, "--instance", day, "--case", "S-1").out
    page = tmp_path / "r.html"
    done("report", plan, "--instance", day, "-o", page)
    assert "Due while its caseworker is away (1)" in page.read_text(encoding="utf-8")


def test_of_open_cases_check_tells(tmp_path: Path) -> None:
    day = tmp_path / "day"
    shutil.copytree(DAY, day)
    (day / "caseload.csv").write_text(
        "id,phase,complexity,caseworker,due\nO-1,measures,simple,ANMO,2026-11-30\n"
        "O-2,measures,simple,BOHA,2026-11-30\nO-3,measures,simple,ANMO,2027-11-30\n",
        encoding="utf-8",
    )
    told = done("check", day).out
    assert 'caseload.csv:2 E "due": Due while ANMO is away: O-1.' in told
    assert "[W208]" in told
    assert "1 warning" in told


def test_of_open_cases_whose_caseworker_is_away_check_tells_who_has_them(tmp_path: Path) -> None:
    day = tmp_path / "day"
    shutil.copytree(DAY, day)
    (day / "caseload.csv").write_text(
        "id,phase,complexity,caseworker\n"
        "O-1,measures,simple,ANMO\nO-2,measures,simple,BOHA\nO-3,measures,simple,ANMO\n"
        "O-4,measures,simple,ANMO\n", encoding="utf-8")
    assert "[W247]" not in done("check", day).out, "ANMO leaves tomorrow and is here today"
    (day / "absences.csv").write_text(
        "caseworker,from,to\nANMO,2026-11-20,2026-12-04\n", encoding="utf-8")
    (day / "agreed.csv").write_text(
        "on,what,case,caseworker,to,until\n2026-11-25,cover,O-3,ANMO,BOHA,2026-12-04\n",
        encoding="utf-8")
    told = done("check", day).out
    assert 'caseload.csv:2 D "caseworker": ANMO is away, and nobody covers O-1, O-4.' in told
    assert "ANMO is away, and BOHA has O-3 from 2026-11-25 on." in told
    assert told.count("[W247]") == 2


def test_a_restricted_case_among_them_hides_neither_the_others_nor_itself(tmp_path: Path) -> None:
    day = tmp_path / "day"
    shutil.copytree(DAY, day)
    (day / "caseload.csv").write_text(
        "id,phase,complexity,caseworker,due,restricted_to\n"
        "O-1,measures,simple,ANMO,2026-11-30,\nO-2,measures,simple,ANMO,2026-11-30,ANMO\n",
        encoding="utf-8")
    (day / "absences.csv").write_text(
        "caseworker,from,to\nANMO,2026-11-20,2026-12-04\n", encoding="utf-8")
    told = " ".join(done("check", day).out.split())
    assert "ANMO is away, and nobody covers O-1." in told
    assert "Due while ANMO is away: O-1." in told
    assert "Whoever has a restricted case is away today (row 3)." in told
    assert "A restricted case is due while whoever has it is away (row 3)." in told
    assert "O-2" not in told


@pytest.mark.parametrize(("away", "named", "counted"), [(5, 5, False), (6, 0, True)])
def test_where_many_are_away_solve_counts_them_and_check_names_them(
    tmp_path: Path, away: int, named: int, counted: bool,
) -> None:
    day = tmp_path / "day"
    shutil.copytree(DAY, day)
    ids = [f"W{n}" for n in range(away)]
    with (day / "caseworkers.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{one},Measures team,37,2015-01-01,2026-11-20,2026-12-20\n" for one in ids)
    with (day / "caseload.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"O-{one},measures,simple,{one}\n" for one in ids)
    told = " ".join(done("solve", day).err.split())
    assert told.count("[W247]") == named
    assert (f"{away} warnings name open cases of people who are away: " in told) == counted
    assert done("check", day).out.count("[W247]") == away
