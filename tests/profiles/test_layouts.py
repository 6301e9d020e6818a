"""How an export lies in its folder: several workbooks, names with a date, notes, strange signs."""

from pathlib import Path

import openpyxl
import pytest

import assigner
from assigner.api.profiles import suggest_profile
from assigner.profiles.calendar_words import as_iso
from assigner.profiles.heading import joined_rows
from assigner.profiles.quantities import NumberReader
from assigner.profiles.suggest.patterns import pattern
from tests.cli.runner import run
from tests.profiles.office import CASES, PROFILE, STAFF, exported

STAFF_UNDATED = STAFF.replace(" pr. 23-11-2026", "")
PEOPLE = (("Init", "Team", "Timer"), ("AA", "Modtagelse", 37), ("BB", "Undersøgelse", 32))
NEW = (("Sagsnr", "Fase", "Tyngde", "Frist"), ("1", "Modtagelse", "Enkel", "2026-11-27"))


def book(path: Path, sheet: str, rows: tuple[tuple[object, ...], ...]) -> Path:
    """A workbook of one sheet."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    written = made.create_sheet(sheet)
    for row in rows:
        written.append(row)
    made.save(path)
    return path


@pytest.mark.landing
def test_two_workbooks_whose_sheets_have_one_name(tmp_path: Path) -> None:
    day = tmp_path / "day"
    day.mkdir()
    book(day / "medarbejdere i hele kommunen.xlsx", "Ark1", (*PEOPLE, ("AA", "Modtagelse", 0)))
    book(day / "medarbejdere og sager 23-11-2026.xlsx", "Ark1", NEW)
    profile = tmp_path / "p.toml"
    profile.write_text(suggest_profile([day]).text, encoding="utf-8")
    copy = tmp_path / "copy.xlsx"
    ran = run("check", day, "--profile", profile, "--format", "xlsx", "-o", copy)
    assert "'[medarbejdere i hele kommunen.xlsx]Ark1'!A4" in ran.out
    sheets = openpyxl.load_workbook(copy).sheetnames
    assert len(sheets) == 3
    assert max(map(len, sheets)) <= 31


@pytest.mark.parametrize(("name", "found"), [
    ("sager_2026-11-23.csv", "sager_*.csv"), ("Sager 23.11.2026.csv", "Sager *.csv"),
    ("sag_23112026.csv", "sag_*.csv"), ("uge48.xlsx", "uge*.xlsx"), ("sager.csv", "sager.csv"),
    ("list at 23 November 2026.csv", "list at *.csv"), ("plan[1].csv", "plan[1].csv"),
    ("sag_2026_11_23.csv", "sag_*.csv"), ("list November 23, 2026.csv", "list *.csv"),
])
def test_names_with_a_date_fit_the_next_day(name: str, found: str) -> None:
    assert pattern(name) == found


@pytest.mark.landing
def test_the_next_day_s_files_are_read_by_the_same_profile(tmp_path: Path) -> None:
    day = exported(tmp_path / "day")
    (day / "sager.csv").rename(day / "sager 23-11-2026.csv")
    text = suggest_profile([day / "sager 23-11-2026.csv", day / "medarbejdere.csv"]).text
    (day / "office.toml").write_text(text, encoding="utf-8")
    (day / "sager 23-11-2026.csv").rename(day / "sager 24-11-2026.csv")
    assert not assigner.read(day, profile="office").faults
    (day / "sager 25-11-2026.csv").write_text(CASES, encoding="utf-8")
    faults = assigner.read(day, profile="office").faults
    several = [str(one) for one in faults if (one.code, one.header) == ("E177", "file")]
    assert several
    assert all("sager 24-11-2026.csv, sager 25-11-2026.csv" in told for told in several)


@pytest.mark.landing
@pytest.mark.parametrize("name", [
    "sager 23-11-2026", "sager_2026_11_23", "sager_23112026", "sager 23. november 2026",
    "CASES_11232026", "list November 23, 2026", "sager.20261123",
])
def test_a_day_that_a_name_ends_on_is_found_in_it(name: str, tmp_path: Path) -> None:
    """Whatever stands for a date in a pattern is read as one."""
    day = exported(tmp_path / "day", cases=CASES, staff=STAFF_UNDATED)
    (day / "sager.csv").rename(day / f"{name}.csv")
    text = suggest_profile([day / f"{name}.csv", day / "medarbejdere.csv"]).text
    assert 'date = "file name"' in text
    (day / "office.toml").write_text(text, encoding="utf-8")
    facts, _ = assigner.read(day, profile="office").require()
    assert str(facts.date) == "2026-11-23"


@pytest.mark.parametrize(("old", "new"), [
    ('file = "sager.csv"', 'file = "sager.csv"\nencoding = "idna"'),
    ('file = "sager.csv"', 'file = "sager.csv"\nencoding = "no such"'),
    ('file = "sager.csv"', 'file = "../../etc/*"'),
    ('file = "sager.csv"', 'file = "sager.csv"\nskip = 5000'),
    ('file = "sager.csv"', 'file = "sager.csv"\nseparator = "x"'),
    ('file = "sager.csv"', 'file = "sager.csv"\nheader_rows = 3'),
    ("Status = \"Ny\"", "Statuz = \"Ny\""),
    ('id = "Init"', 'id = { from = "Init", between = ["", ""] }'),
])
def test_whatever_a_profile_says_is_told_in_words(tmp_path: Path, old: str, new: str) -> None:
    assert old in PROFILE
    ran = run("check", exported(tmp_path, profile=PROFILE.replace(old, new)), "--profile", "office")
    assert ran.code in (0, 1)
    assert "Traceback" not in ran.err + ran.out
    assert ran.code == 0 or "[E" in ran.out


@pytest.mark.parametrize(("text", "order", "iso"), [
    ("23-11-2026", "day first", "2026-11-23"), ("11/23/2026", "month first", "2026-11-23"),
    ("23/11 2026", "day first", "2026-11-23"), ("01/03-15", "day first", "2015-03-01"),
    ("23. nov. 2026", None, "2026-11-23"), ("November 23, 2026", None, "2026-11-23"),
    ("23NOV2026", None, "2026-11-23"), ("1. März 2026", None, "2026-03-01"),
    ("5 maj 2026", None, "2026-05-05"), ("20261123", "year first", "2026-11-23"),
    ("26-11-23", "year first", "2026-11-23"), ("2026-11-23T08:00:00+01:00", None, "2026-11-23"),
    ("23/11/2026", "month first", None), ("31.02.2026", "day first", None),
    ("03/04/2026", None, None), ("23-11", "day first", None), ("2611", "day first", None),
])
def test_dates_in_an_order_that_is_known(text: str, order: str | None, iso: str | None) -> None:
    assert as_iso(text, order) == iso  # type: ignore[arg-type]


@pytest.mark.parametrize(("cell", "unit", "decimal", "exact", "read"), [
    ("9.620", "minutes a month", ",", False, "37"), ("9,620", "minutes a month", ".", False, "37"),
    ("1.110", None, None, False, None), ("1.110", None, None, True, "1.11"),
    ("37,5", None, ",", False, "37.5"), ("37.5", None, ",", False, None),
    ("37.5", None, ",", True, "37.5"), ("80 %", "share of full time", None, False, "29.6"),
    ("0,8", "share of full time", ",", False, "29.6"), ("80", "percent of full time", None, True,
                                                        "29.6"),
    ("30:30", "hours a week", None, False, "30.5"), ("37 timer", "hours a week", None, False, "37"),
    ("5", "days a week", None, False, "37"), ("1 924", "hours a year", ",", False, "37"),
    ("2", "years", None, False, "24"), ("1.83", "years", None, False, "22"),
    ("0.5", "share", None, False, "50"),
    ("32 t 30 min", "hours a week", None, False, "32.5"), ("7 h 24", "hours a week", None, False,
                                                           "7.4"),
    ("34 timer og 45 minutter", "hours a week", None, False, "34.75"),
    ("37 t", "hours a week", None, False, "37"), ("3 t 75", "hours a week", None, False, None),
    ("mange", "hours a week", None, False, None), ("1.2.3", None, ",", False, None),
])
def test_numbers_in_their_unit(
    cell: str, unit: str | None, decimal: str | None, exact: bool, read: str | None
) -> None:
    assert NumberReader(unit, decimal, exact)(cell) == read  # type: ignore[arg-type]


def test_a_name_over_names_is_read_with_them() -> None:
    assert joined_rows([["Sag", "", "Frist", "", ""], ["Nr.", "Type", "fra", "til", ""]]) == [
        "Sag Nr.", "Sag Type", "Frist fra", "Frist til", ""]


def test_a_table_nobody_named_is_told_once(tmp_path: Path) -> None:
    day = exported(tmp_path)
    for name in ("flere sager.csv", "endnu flere.csv"):
        (day / name).write_text(CASES, encoding="utf-8")
    (told,) = (one for one in assigner.read(day, profile="office").warnings if one.code == "W225")
    assert "2 tables" in str(told)
    assert "endnu flere.csv, flere sager.csv" in str(told)
