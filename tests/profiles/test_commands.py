"""Every command that reads an instance reads an export, by --profile or by instance.toml."""

import json
from importlib import import_module
from pathlib import Path

import click
import pytest

import assigner
from assigner.cli.commands import COMMANDS
from tests.cli.runner import run
from tests.draws import looped
from tests.profiles.corpus.entries import ENTRIES
from tests.profiles.office import CASES, exported


def test_every_command_that_reads_an_instance_takes_a_profile() -> None:
    taking = {}
    for name in COMMANDS:
        command: click.Command = vars(import_module(f"assigner.cli.{name}"))["command"]
        wanted = {param.name for param in command.params}
        if "instance" in wanted:
            taking[name] = "profile" in wanted
    assert len(taking) >= 12
    assert all(taking.values()), taking


@pytest.mark.landing
def test_from_an_export_to_tomorrow(tmp_path: Path) -> None:
    day, plan = exported(tmp_path / "day"), tmp_path / "plan.json"
    assert run("check", day, "--profile", "office").code == 0
    assert run("solve", day, "--profile", "office", "-o", plan).code == 0
    # From here on the profile is remembered with the day.
    assert run("verify", plan).code == 0
    told = run("explain", plan, "--case", "1001", "--format", "json")
    cells = {(row["evidence"]["file"], row["evidence"]["column"])
             for row in json.loads(told.out)["ruled_out"] if row["evidence"]}
    assert cells <= {("medarbejdere.csv", "D"), ("sager.csv", "B")}
    assert cells
    assert run("report", plan, "-o", tmp_path / "report.html").code == 0
    assert run("next", plan, "--uncommitted", "-o", tmp_path / "next").code == 0
    assert run("check", tmp_path / "next").code == 0


@pytest.mark.parametrize("command", [
    ("diagnose",), ("rebalance", "--leaves", "BOT"), ("compare", "-m", "equal-numbers"),
    ("staffing",), ("simulate", "--days", "2", "--runs", "1"),
], ids=lambda command: command[0])
def test_the_other_commands(tmp_path: Path, command: tuple[str, ...]) -> None:
    name, *more = command
    ran = run(name, exported(tmp_path), "--profile", tmp_path / "office.toml", *more)
    assert ran.code in (0, 3), ran.err


@pytest.mark.parametrize("command", looped(1, [
    ("check",), ("solve", "-o", "plan.json"), ("diagnose",), ("rebalance", "--leaves", "BOT"),
    ("compare", "-m", "equal-numbers"), ("staffing",), ("simulate", "--days", "2", "--runs", "1"),
], alone=True), ids=lambda command: command[0])
def test_every_command_takes_the_profile_that_instance_toml_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """From where instance.toml lies: another profile of the name, here, is not the one."""
    day = exported(tmp_path / "office" / "day")
    (tmp_path / "office" / "profiles").mkdir()
    (day / "office.toml").rename(tmp_path / "office" / "profiles" / "case system.toml")
    (day / "instance.toml").write_text('profile = "../profiles/case system"\n')
    here = tmp_path / "here"
    (tmp_path / "profiles").mkdir()
    here.mkdir()
    (tmp_path / "profiles" / "case system.toml").write_text('[cases]\nfile = "decoy.csv"\n')
    monkeypatch.chdir(here)
    name, *more = command
    ran = run(name, day, *more)
    assert ran.code in (0, 3), ran.err


@pytest.mark.landing
def test_a_workbook_beside_instance_toml_is_read_by_its_profile(tmp_path: Path) -> None:
    entry = next(one for one in ENTRIES if one.name == "kommune-openpyxl")
    day = tmp_path / "day"
    profile = entry.make(day)
    (day / "instance.toml").write_text(f'profile = "{profile.stem}"\n')
    (book,) = day.glob("*.xlsx")
    facts, _ = assigner.read(book).require()
    assert facts == entry.layout.instance
    assert assigner.read(day, profile=profile).require()[0] == facts
    assert assigner.read(book, profile=str(profile)).require()[0] == facts


@pytest.mark.landing
def test_a_day_s_own_workbook_needs_no_profile_of_its_neighbour(tmp_path: Path) -> None:
    day = exported(tmp_path / "day")
    (day / "instance.toml").write_text('profile = "office"\n')
    book = day / "other.xlsx"
    assert run("init", book).code == 0
    assert assigner.read(book).profile is None
    assert assigner.read(day).profile is not None


@pytest.mark.landing
def test_instance_toml_names_the_profile(tmp_path: Path) -> None:
    day, plan = exported(tmp_path / "day"), tmp_path / "plan.json"
    (day / "instance.toml").write_text('profile = "office"\ndate = 2026-11-20\n')
    assert run("check", day).code == 0
    assert run("check", day / "sager.csv").code == 0
    ran = run("solve", day, "--format", "json", "-o", plan)
    assert json.loads(ran.out)["instance"]["date"] == "2026-11-20"
    assert run("verify", plan, "--instance", day).code == 0


@pytest.mark.landing
def test_a_plan_is_found_by_its_profile(tmp_path: Path) -> None:
    day, plan = exported(tmp_path / "day"), tmp_path / "plan.json"
    assert run("solve", day, "--profile", day / "office.toml", "-o", plan).code == 0
    moved = day.rename(tmp_path / "elsewhere")
    assert run("verify", plan).code == 1
    ran = run("verify", plan, "--instance", moved, "--profile", moved / "office.toml")
    assert ran.code == 0, ran.err


def test_the_next_command_names_the_profile(tmp_path: Path) -> None:
    ran = run("check", exported(tmp_path), "--profile", "office")
    assert "--profile office" in ran.err


def test_the_marked_copy_shows_their_cells_and_no_personal_one(tmp_path: Path) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415  # only here

    day = exported(tmp_path / "day", cases=CASES.replace("let;", "lett;"))
    copy = tmp_path / "copy.xlsx"
    ran = run("check", day, "--profile", "office", "--format", "xlsx", "-o", copy)
    assert ran.code == 1
    sheet = load_workbook(copy)["sager.csv"]
    assert sheet["C5"].value == "lett"
    assert sheet["C5"].comment is not None
    assert [cell.value for cell in sheet["D"]][3:] == [None] * (sheet.max_row - 3)


def test_json_names_their_file(tmp_path: Path) -> None:
    day = exported(tmp_path, cases=CASES.replace("let;", "lett;"))
    ran = run("check", day, "--profile", "office", "--format", "json")
    (error,) = json.loads(ran.out)["errors"]
    assert (error["file"], error["row"], error["column"], error["header"], error["value"]) == (
        "sager.csv", 5, "C", "Niveau", "lett")


def test_danish(tmp_path: Path) -> None:
    day = exported(tmp_path, cases=CASES.replace("I gang", "Bero", 1))
    ran = run("check", day, "--profile", "office", "--lang", "da")
    fault, *_, sum_ = ran.out.splitlines()
    assert fault == (
        'sager.csv:6 F "Status": Profilen siger ikke, om dette er nye eller åbne sager: '
        "Status = Bero (række 6). Tilføj ordet til rows i cases eller caseload i profilen, "
        "eller til leave_out. [E176]")
    assert sum_ == "1 fejl, 1 advarsel"
