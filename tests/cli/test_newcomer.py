"""What a newcomer stumbled over: said at once, in one line, with what to do."""

import io
import re
import shutil
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from assigner.cli.fitted import fitted, within
from assigner.quantity import STATUSES
from tests.cli.offices import write
from tests.cli.runner import run
from tests.draws import looped

HEAD = "id,received,caseworker,ended,phase,complexity\n"


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small office with one case."""
    return write(tmp_path_factory.mktemp("newcomer") / "day", {}, {"C-1": {}})


@pytest.mark.landing
def test_a_day_is_dated_as_its_folder_is_called(tmp_path: Path) -> None:
    assert run("init", tmp_path / "2026-11-30").code == 0
    assert "date = 2026-11-30" in (tmp_path / "2026-11-30" / "instance.toml").read_text("utf-8")
    assert run("init", tmp_path / "office").code == 0
    today = date.today().isoformat()
    assert f"date = {today}" in (tmp_path / "office" / "instance.toml").read_text("utf-8")
    assert run("init", tmp_path / "2026-12-01.xlsx", "--xlsx").code == 0
    assert "2026-12-01" in run("check", tmp_path / "2026-12-01.xlsx", "--format", "json").out \
        or run("ahead", tmp_path / "2026-12-01.xlsx").code in {0, 1}


def test_a_log_of_nothing_says_what_to_write(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text(HEAD, encoding="utf-8")
    assert "Write a row for each below the header" in run("backtest", log).err
    assert "is a folder. A log is one file" in run("backtest", tmp_path).err
    assert "There is no file" in run("backtest", tmp_path / "none.csv").err


def test_one_caseworker_is_one(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text(HEAD + "L-1,2026-10-01,A,,intake,complex\n", encoding="utf-8")
    assert "1 case of 1 caseworker, " in run("backtest", log).out
    assert "1 sag hos 1 sagsbehandler, " in run("backtest", log, "--lang", "da").out


def test_an_unknown_number_names_a_few_and_where_all_are(day: Path) -> None:
    told = run("effect", day, "rules.inflow_dya.at").err
    said = next(line for line in told.splitlines() if "no number of the model" in line)
    assert len(said) < 300
    assert "rules.inflow_day.at" in said
    assert "assigner model show danish-child-welfare" in said


def test_a_share_of_nothing_moves_nothing(day: Path) -> None:
    told = run("effect", day, "balance.tolerance", "--days", "60")
    assert told.code == 1
    assert "balance.tolerance is 0" in told.err
    assert "still at work" not in told.out


def test_a_new_model_begins_no_flow_for_days_of_another(day: Path, tmp_path: Path) -> None:
    shutil.copytree(day, tmp_path / "office" / "monday")
    made = run("model", "new", tmp_path / "office" / "ours.toml")
    assert made.code == 0
    assert not (tmp_path / "office" / "flow.toml").exists()
    assert "No flow.toml was begun" in " ".join(made.err.split())
    assert run("ahead", tmp_path / "office" / "monday").code == 0


def test_a_new_model_beside_the_flow_of_another_is_told(tmp_path: Path) -> None:
    assert run("model", "new", tmp_path / "ours.toml", "--phases", "intake,case").code == 0
    fits = run("model", "new", tmp_path / "same.toml", "--phases", "intake,case")
    assert "flow.toml" not in fits.err
    other = run("model", "new", tmp_path / "other.toml", "--phases", "visit,return")
    assert other.code == 0
    assert "flow.toml beside it is of another model" in other.err
    assert "model flow" in other.err


@pytest.mark.landing
def test_a_decision_after_a_commit_says_what_it_replaces(day: Path, tmp_path: Path) -> None:
    plan, ledger = tmp_path / "plan.json", tmp_path / "ledger.db"
    assert run("solve", day, "-o", plan).code == 0
    decide = ("override", plan, "--reason", "r", "--by", "U", "--yes", "--ledger", ledger)
    first = run(*decide, "--pin", "C-1=X", "-o", tmp_path / "one.json")
    assert "--replaces" not in first.err
    assert run("commit", tmp_path / "one.json", "--by", "U", "--ledger", ledger).code == 0
    second = run(*decide, "--pin", "C-1=Z", "-o", tmp_path / "two.json")
    assert "--replaces 2" in second.err
    assert run("commit", tmp_path / "two.json", "--by", "U", "--replaces", "2", "--ledger",
               ledger).code == 0


def test_tables_of_several_statuses_tell_the_least_sure() -> None:
    assert STATUSES[-1] == "assumed"
    assert max(("law", "local", "measured"), key=STATUSES.index) == "local"


def test_lines_are_no_wider_than_the_terminal_and_commands_stay_whole() -> None:
    told = ("Recorded as number 1, by U: Small 2026-11-23, 8 cases placed, 2 unassigned · values "
            "recounted; 82 % of it. Next: assigner commit " + "a" * 90)
    lines = within(told, 80).splitlines()
    assert all(len(line) <= 80 for line in lines[:-1])
    assert lines[-1] == "Next: assigner commit " + "a" * 90
    assert within(told, 500) == told
    assert within("  " + "word " * 30, 40).splitlines()[1].startswith("  word")


def test_no_number_of_our_own_decisions_is_told_to_users() -> None:
    room = files("assigner")
    texts = [room.joinpath("policy", "reference.toml").read_text(encoding="utf-8"), *(
        file.read_text(encoding="utf-8") for file in room.joinpath("words", "da").iterdir()
        if file.name.endswith(".po"))]
    assert [found for text in texts
            for found in re.findall(r"\((?:decision|beslutning) \d+\)", text)] == []


@pytest.mark.parametrize("name", looped(
    1, ["report.pdf", "report.docx", "report.md", "report.XLS"]))
def test_a_name_of_what_is_never_written_is_refused(day: Path, tmp_path: Path, name: str) -> None:
    plan = tmp_path / "plan.json"
    assert run("solve", day, "-o", plan).code == 0
    found = run("report", plan, "-o", tmp_path / name)
    assert found.code == 2
    assert "a page (.html)" in found.err
    assert not (tmp_path / name).exists()


def test_in_a_pipe_that_is_80_wide_no_sentence_is_wider(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "word " * 40
    assert fitted(text, io.StringIO()) == text
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(len, fitted(text, io.StringIO()).splitlines())) <= 80
