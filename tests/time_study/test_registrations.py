"""Tables of registrations: every fault at once, with its cell; several ways to write one study."""

from datetime import date
from pathlib import Path

import pytest

from assigner.api.vocabulary import vocabulary
from assigner.files.registrations import TimeTable, read_registrations
from assigner.policy import load
from assigner.registration import TimeRegistration

WORDS = vocabulary(load("danish-child-welfare"))
PEOPLE = frozenset({"AB", "CD"})
CASES = {"S-1", "S-2"}


def read(folder: Path, *lines: str) -> TimeTable:
    file = folder / "hours.csv"
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return read_registrations(file, WORDS, PEOPLE, CASES.__contains__)


def codes(found: TimeTable) -> list[tuple[str, int | None, str | None]]:
    return [(one.code, one.row, one.column) for one in (*found.errors, *found.warnings)]


def test_a_row_a_case(tmp_path: Path) -> None:
    found = read(tmp_path, "caseworker;uge;sagsnr;minutter", "AB;2026-W47;S-1;90",
                 "AB;2026-W47;;120", "CD;47/2026;S-2;30")
    assert [code for code, *_ in codes(found)] == ["W250"]
    assert [(one.case, one.kind, str(one.week)) for one in found.rows] == [
        ("S-1", "case", "2026-11-16"), ("", "fixed", "2026-11-16"), ("S-2", "case", "2026-11-16")]


def test_a_row_a_kind_a_diary_and_totals(tmp_path: Path) -> None:
    found = read(
        tmp_path, "caseworker,date,week,phase,complexity,children,kind,minutes",
        "AB,2026-11-18,,undersøgelse,kompleks,2,,45", "AB,2026-11-19,,,,,møder,60",
        "CD,,2026-W48,,,,,2200")
    assert codes(found) == []
    first, second, third = found.rows
    assert isinstance(first, TimeRegistration)
    assert (first.phase, first.complexity, first.children, first.kind) == (
        "investigation", "complex", 2, "case")
    assert (second.kind, third.kind, str(third.week)) == ("fixed", "total", "2026-11-23")


@pytest.mark.parametrize(("text", "monday"), [
    ("2026-W47", "2026-11-16"), ("2026W47", "2026-11-16"), ("2026-47", "2026-11-16"),
    ("2026 uge 47", "2026-11-16"), ("uge 47 2026", "2026-11-16"), ("W47-2026", "2026-11-16"),
    ("2020-W53", "2020-12-28"), ("2026-w1", "2025-12-29"),
])
def test_ways_to_write_a_week(tmp_path: Path, text: str, monday: str) -> None:
    found = read(tmp_path, "caseworker,week,minutes", f"AB,{text},2000")
    assert [str(one.week) for one in found.rows] == [monday]


def test_every_fault_at_once_with_its_cell(tmp_path: Path) -> None:
    found = read(
        tmp_path, "caseworker,week,date,case,phase,complexity,kind,minutes",
        "AB,47,,S-1,,,,10",              # a week without its year
        "AB,2025-W53,,S-1,,,,10",        # 2025 has 52
        "AB,,,S-1,,,,10",                # no time at all
        "AB,2026-W47,2026-11-23,S-1,,,,10",  # Monday of the week after
        "AB,2026-W47,,,intake,,,10",     # half a kind
        "AB,2026-W47,,S-1,,,fixed,10",   # a case, and none
        "AB,2026-W47,,,,,co_work,10",    # whose case?
        "AB,2026-W47,,S-1,,,coffee,10",  # no kind
        "AB,2026-W47,,S-1,,,,many",      # no number
        "AB,2026-W47,,S-1,,,,20000",     # more than a week has
        "AB,2026-W47,,,somewhere,simple,,10",
        "XY,2026-W47,,,,,total,10",      # whose week?
        ",2026-W47,,S-1,,,,10",
    )
    assert codes(found) == [
        ("E180", 2, "B"), ("E180", 3, "B"), ("E101", 4, "B"), ("E180", 5, "C"), ("E101", 6, "F"),
        ("E182", 7, "G"), ("E182", 8, "G"), ("E181", 9, "G"), ("E105", 10, "H"),
        ("E106", 11, "H"), ("E104", 12, "E"), ("E121", 13, "A"), ("E101", 14, "A"),
        ("W252", 13, "A")]
    assert found.rows == ()
    for one in found.errors:
        assert str(one.message).endswith(".")
        assert str(one.fix).endswith(".")


def test_doubts_are_told_and_read(tmp_path: Path) -> None:
    found = read(tmp_path, "caseworker,week,case,minutes", "P1,2026-W47,S-1,10",
                 "AB,2026-W47,S-9,20", "AB,2026-W47,S-8,20")
    assert codes(found) == [("W252", 2, "A"), ("W251", 3, "C")]
    assert "S-8, S-9" in found.warnings[1].line()
    assert len(found.rows) == 3


def test_minutes_are_rounded_and_far_weeks_told(tmp_path: Path) -> None:
    file = tmp_path / "hours.csv"
    file.write_text('caseworker,week,case,minutes\nAB,2026-W47,S-1,"12,5"\nAB,2026-W20,S-1,7.2\n')
    found = read_registrations(file, WORDS, PEOPLE, CASES.__contains__, [date(2026, 11, 23)])
    assert codes(found) == [("W253", 3, "B")]
    assert [one.minutes for one in found.rows] == [13, 7]


def test_civil_numbers_are_not_repeated(tmp_path: Path) -> None:
    found = read(tmp_path, "caseworker,week,case,minutes", "AB,2026-W47,010203-1234,10")
    assert [one.code for one in found.errors] == ["E130"]
    assert "1234" not in "".join(one.line() for one in (*found.errors, *found.warnings))


@pytest.mark.parametrize("lines", [(), ("caseworker,week,minutes",), ("a,b", "1,2")])
def test_a_table_without_rows_or_header(tmp_path: Path, lines: tuple[str, ...]) -> None:
    found = read(tmp_path, *lines)
    assert found.errors
    assert found.rows == ()


def test_no_file_and_a_broken_workbook(tmp_path: Path) -> None:
    for name in ("none.csv", "none.xlsx"):
        found = read_registrations(tmp_path / name, WORDS, PEOPLE, CASES.__contains__)
        assert next(one.code for one in found.errors) in {"E151", "E154"}
    (tmp_path / "broken.xlsx").write_bytes(b"no workbook")
    found = read_registrations(tmp_path / "broken.xlsx", WORDS, PEOPLE, CASES.__contains__)
    assert [one.code for one in found.errors] == ["E154"]
