"""Commands that are printed work as printed: how it was started, quoting, file names, options."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from assigner.cli import typed as module
from assigner.cli.typed import program, typed
from tests.cli.offices import write
from tests.cli.runner import run


@pytest.mark.parametrize(("by_uv", "argv", "on_path", "wanted"), [
    (True, "/venv/bin/assigner", {"uv", "assigner"}, "uv run assigner"),
    (True, "/venv/bin/assigner", {"assigner"}, "python3 -m uv run assigner"),
    (False, "/venv/bin/assigner", set(), "/venv/bin/assigner"),
    (False, "/my venv/bin/assigner", set(), "'/my venv/bin/assigner'"),
    (False, "/src/assigner/__main__.py", {"assigner"}, "python3 -m assigner"),
    (False, "/usr/bin/pytest", set(), "assigner"),
])
def test_it_is_called_as_it_was_called(
    by_uv: bool, argv: str, on_path: set[str], wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("UV", raising=False)
    if by_uv:
        monkeypatch.setenv("UV_RUN_RECURSION_DEPTH", "1")
    monkeypatch.setattr(sys, "argv", [argv])
    monkeypatch.setattr(module, "_PYTHON", "python3")
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name in on_path else None)
    assert program() == wanted


@pytest.mark.parametrize(("windows", "wanted"), [
    (False, "/home/ulla/.uv/bin/uv run assigner"), (True, "py -m uv run assigner"),
])
def test_a_uv_that_is_not_on_the_path_is_called_where_it_lies(
    windows: bool, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UV_RUN_RECURSION_DEPTH", "1")
    monkeypatch.setenv("UV", "/home/ulla/.uv/bin/uv")
    monkeypatch.setattr(module, "_WINDOWS", windows)
    monkeypatch.setattr(module, "_PYTHON", "py" if windows else "python3")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert program() == wanted


def test_on_windows_it_is_quoted_for_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WINDOWS", True)
    assert typed("report", "C:\\my plans\\p.json") == 'assigner report "C:\\my plans\\p.json"'


def test_a_file_that_looks_like_an_option_is_named_as_a_file() -> None:
    assert typed("report", Path("-x.json")) == "assigner report ./-x.json"


@pytest.mark.landing
def test_every_step_of_a_day_works_as_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blanks and quotes in every name; nothing is typed that was not printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "my ledger.db"))
    day = write(tmp_path / "our day's", {}, {"C-1": {}, "C-2": {}})
    said = run("check", day.name).err
    printed = []
    for wanted in ("solve", "report"):
        args = shlex.split(step(said))
        assert args[0] == wanted
        said = run(*args, *(("-o", "my plan.json") if wanted == "solve" else ())).err
        printed.append(wanted)
    assert run("verify", "my plan.json").code == 0
    assert (tmp_path / "report.html").exists()
    solved = run("override", "my plan.json", "--pin", "C-1=V", "--reason", "r", "--by", "Bo Ek",
                 "--yes")
    assert solved.code == 0, solved.err
    decided = run(*shlex.split(step(solved.err)))
    assert decided.code == 0, decided.err
    assert run(*shlex.split(step(decided.err))).code == 0


@pytest.mark.landing
def test_the_model_and_the_day_that_were_named_are_named_again(tmp_path: Path) -> None:
    day = write(tmp_path / "day", {}, {"C-1": {}})
    plan = tmp_path / "plan.json"
    assert run("solve", day, "-o", plan).code == 0
    assert "-m equal-numbers" in step(run("check", day, "-m", "equal-numbers").err)
    assert f"--instance {day}" in step(run("verify", plan, "--instance", day).err)


@pytest.mark.landing
def test_the_ledger_that_was_named_is_named_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    day = write(tmp_path / "day", {}, {"C-1": {}})
    assert run("solve", day, "-o", "plan.json").code == 0
    said = run("override", "plan.json", "--pin", "C-1=V", "--reason", "r", "--by", "Bo Ek",
               "--yes", "--ledger", "our ledger.db")
    assert said.code == 0, said.err
    decided = run(*shlex.split(step(said.err)))
    assert decided.code == 0, decided.err
    assert "number 2" in decided.out


@pytest.mark.landing
def test_what_a_new_day_says_to_type_works_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "my day.xlsx").code == 0
    assert run("init", "my folder").code == 0
    book = openpyxl.load_workbook("my day.xlsx")["Read me"]
    said = [str(cell.value) for cell in book["A"] if cell.value]
    assert "6. Save, then run: assigner check 'my day.xlsx'" in said
    head = (tmp_path / "my folder" / "instance.toml").read_text(encoding="utf-8")
    assert "#     assigner check 'my folder'" in head


def step(said: str) -> str:
    """The command that is printed as the next step, without the program's name."""
    found = re.search(r"Next: assigner (.*)$", said, re.MULTILINE)
    assert found, said
    return found[1]


@pytest.mark.landing
def test_the_module_starts_it_too() -> None:
    done = subprocess.run([sys.executable, "-m", "assigner", "--version"], capture_output=True,
                          check=True, text=True)
    assert "version" in done.stdout
