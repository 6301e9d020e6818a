"""An export named as if it were an instance: one line says what to type, in every command."""

import shlex
from pathlib import Path

import pytest

import assigner
from assigner.errors import InputError
from tests.cli.runner import run
from tests.profiles.corpus.entries import ENTRIES
from tests.profiles.office import CASES, STAFF, exported

COMMANDS = [
    ("check",), ("solve",), ("diagnose",), ("rebalance", "--leaves", "BOT"),
    ("compare", "-m", "equal-numbers"), ("compare",), ("staffing",),
    ("simulate", "--days", "2", "--runs", "1"),
]


def hint(path: Path) -> str:
    """What is to be typed for an export."""
    return f"assigner profile suggest {shlex.quote(str(path))} -o office.toml"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_says_what_to_type(command: tuple[str, ...], tmp_path: Path) -> None:
    day = exported(tmp_path / "an export")
    name, *more = command
    ran = run(name, day, *more)
    assert ran.code != 0
    (said,) = (line for line in (ran.out + ran.err).splitlines() if "profile suggest" in line)
    assert hint(day) in said


@pytest.mark.parametrize("name", ["sager.csv", "medarbejdere.csv"])
def test_a_single_csv(name: str, tmp_path: Path) -> None:
    file = exported(tmp_path) / name
    assert hint(file) in run("check", file).out
    with pytest.raises(InputError, match="profile suggest"):
        assigner.read(file)


def test_a_workbook_of_other_sheets(tmp_path: Path) -> None:
    entry = next(one for one in ENTRIES if one.name == "kommune-openpyxl")
    entry.make(tmp_path)
    (book,) = tmp_path.glob("*.xlsx")
    assert hint(book) in run("check", book).out
    assert hint(book) in run("solve", book).err


def test_files_of_our_names_with_other_headers(tmp_path: Path) -> None:
    (tmp_path / "instance.toml").write_text('date = 2026-11-23\nmodel = "equal-numbers"\n')
    (tmp_path / "cases.csv").write_text(CASES, encoding="utf-8")
    (tmp_path / "caseworkers.csv").write_text(STAFF, encoding="utf-8")
    assert run("check", tmp_path).out.count(hint(tmp_path)) == 1


def test_a_head_beside_other_files(tmp_path: Path) -> None:
    day = exported(tmp_path)
    (day / "instance.toml").write_text('date = 2026-11-23\nmodel = "equal-numbers"\n')
    assert hint(day) in run("check", day).out


@pytest.mark.parametrize("path", ["nowhere", "empty", "office.toml", "plan.json"])
def test_what_holds_no_table_is_no_export(path: str, tmp_path: Path) -> None:
    day = exported(tmp_path / "day")
    (day / "empty").mkdir()
    (day / "plan.json").write_text("{}")
    ran = run("check", day / path)
    assert ran.code == 1
    assert "profile suggest" not in ran.out + ran.err


def test_one_column_that_is_missing_is_told_as_it_was(tmp_path: Path) -> None:
    assert run("init", tmp_path / "day").code == 0
    cases = tmp_path / "day" / "cases.csv"
    header, *rows = cases.read_text(encoding="utf-8").splitlines()
    cases.write_text("\n".join([header.replace("phase", "x"), *rows]), encoding="utf-8")
    ran = run("check", tmp_path / "day")
    assert "E141" in ran.out
    assert "profile suggest" not in ran.out


def test_with_a_profile_nothing_is_hinted(tmp_path: Path) -> None:
    ran = run("check", exported(tmp_path, cases="x;y\n1;2\n"), "--profile", "office")
    assert "E173" in ran.out
    assert "profile suggest" not in ran.out
