"""Broken folders and the complaints each must raise: all of them, and no others."""

import csv
import tomllib

import pytest

from assigner.files.codes import CODES
from assigner.files.read import read
from assigner.words.civil_number import holds
from tests.files.nordby import BAD, NORDBY, VOCABULARY

# See test_workbook.py.
OF_BOOKS = {"E111", "E115", "E154", "E155", "E156", "W209", "W215"}
# See tests/profiles.
OF_PROFILES = {*(f"E17{n}" for n in range(8)), "W223", "W224", "W225", "W229",
               "W230", "W231", "W233", "W234", "W236", "W237", "W238"}
# See tests/time_study.
OF_STUDIES = {"E180", "E181", "E182", "W250", "W251", "W252", "W253"}
# See test_read.py, test_hostile.py, for W235 tests/policy/test_odd_weights.py, and for W248
# tests/cli/test_closed_day.py.
ELSEWHERE = {"E150", "E157", "W235", "W248"}
AWAY = ["W247", "caseload.csv", 3, "D"]
"""Of the day that the folders break: BOT is away, and nobody covers. Told in `agreed` alone."""
EXPECTED = tomllib.loads((BAD / "expected.toml").read_text(encoding="utf-8"))


@pytest.mark.landing
@pytest.mark.parametrize("name", EXPECTED)
def test_each_fault_is_told_once_with_its_cell(name: str) -> None:
    reading = read(BAD / name, VOCABULARY)
    told = sorted(
        [item.code, item.file, item.row or 0, item.column or ""]
        for item in reading.errors + reading.warnings
    )
    wanted = sorted(EXPECTED[name]["complaints"])
    assert [one for one in told if one != AWAY or AWAY in wanted] == wanted
    assert (reading.instance is None) == bool(reading.errors)


@pytest.mark.parametrize("name", EXPECTED)
def test_every_complaint_says_what_to_write_and_hides_civil_numbers(name: str) -> None:
    reading = read(BAD / name, VOCABULARY)
    for item in reading.errors + reading.warnings:
        assert str(item.message).endswith((".", ")"))
        assert str(item.fix).endswith(".")
        assert item.line().endswith(f"[{item.code}]")
        assert item.warning == item.code.startswith("W")
        assert not holds(item.line() + repr(item.as_dict()))


def test_every_code_has_a_broken_folder() -> None:
    raised = {entry[0] for case in EXPECTED.values() for entry in case["complaints"]}
    assert raised | {*ELSEWHERE, *OF_BOOKS, *OF_PROFILES, *OF_STUDIES} == set(CODES)


def test_every_broken_folder_is_in_the_table() -> None:
    folders = {path.name for path in BAD.iterdir() if path.is_dir()}
    assert folders == {*EXPECTED, "nordby-raw"}


def test_nordby_raw_gives_its_sixteen_faults_and_its_warnings() -> None:
    with (BAD / "nordby-raw" / "FAULTS.csv").open(encoding="utf-8", newline="") as file:
        planted = [
            (row["file"], int(row["row"]), row["column"]) for row in csv.DictReader(file)
        ]
    reading = read(BAD / "nordby-raw", VOCABULARY)
    assert sorted((e.file, e.row, e.header) for e in reading.errors) == sorted(planted)
    assert [(w.code, w.header) for w in reading.warnings] == [
        ("W201", "Bruger-id"), ("W218", "Frist"),
        ("W247", "Sagsbehandler"), ("W247", "Sagsbehandler"),
    ]
    assert reading.instance is None


def test_the_lost_id_names_the_cases_it_leaves_behind() -> None:
    reading = read(BAD / "nordby-raw", VOCABULARY)
    lost = next(e for e in reading.errors if e.file == "caseworkers.csv" and e.row == 21)
    assert '22 rows of caseload.csv name "CAJØ", whom no row has' in lost.line()


def test_a_complaint_has_the_form_of_the_contract() -> None:
    reading = read(BAD / "nordby-raw", VOCABULARY)
    heavy = next(e for e in reading.errors if e.code == "E103")
    assert heavy.line() == (
        'cases.csv:3 D "Tyngde": "tung" is not a complexity. '
        "Write simple, complex or very_complex. [E103]"
    )


def test_nordby_has_deadlines_on_a_closed_day_and_two_who_are_away() -> None:
    reading = read(NORDBY, VOCABULARY)
    assert reading.errors == ()
    assert [(w.code, w.file, w.row) for w in reading.warnings] == [
        ("W218", "cases.csv", 13), ("W247", "caseload.csv", 267), ("W247", "caseload.csv", 528)]
    assert reading.instance is not None
    sizes = [len(getattr(reading.instance, n)) for n in ("caseworkers", "cases", "caseload")]
    assert sizes == [34, 19, 672]
