"""The first page, in English and Danish: how to begin anywhere, five daily commands, honest."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assigner.cli.commands import COMMANDS
from tests.docs.pages import ROOT

DAILY = ("check", "solve", "report", "commit", "next")
PAGES = {"en": "README.md", "da": "README.da.md"}
ASSUMED = {"en": "rest on nobody's practice", "da": "hviler ikke på nogens praksis"}
INSTALL = re.compile(r"```(?:sh|bat)\n(.*?)```", re.DOTALL)


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> tuple[str, str]:
    return request.param, (ROOT / PAGES[request.param]).read_text(encoding="utf-8")


def test_each_language_leads_to_the_other(page: tuple[str, str]) -> None:
    lang, text = page
    other = PAGES["da" if lang == "en" else "en"]
    assert f"({other})" in "\n".join(text.splitlines()[:5])


def test_the_first_lines_work_everywhere(page: tuple[str, str]) -> None:
    lang, text = page
    windows, unix, refused = [block.strip().splitlines() for block in INSTALL.findall(text)[:3]]
    spoken = " --lang da" if lang == "da" else ""
    day = f"run assigner solve instances/nordby/2026-11-23{spoken}"
    assert windows == ["py -m pip install uv", f"py -m uv {day}"]
    assert unix == [f"pip install uv && uv {day}"]
    assert refused == [f"python3 -m venv ~/.uv && ~/.uv/bin/pip install uv && ~/.uv/bin/uv {day}"]
    first = text.partition("## Every day" if lang == "en" else "## Hver dag")[0]
    assert "externally-managed-environment" in first


def test_five_daily_commands_come_first_and_all_others_below(page: tuple[str, str]) -> None:
    found = re.findall(r"^\| `uv run assigner (\w+)", page[1], re.MULTILINE)
    assert tuple(found[:5]) == DAILY
    assert sorted(found) == sorted(COMMANDS)


def test_what_the_numbers_rest_on_is_said_before_they_are_used(page: tuple[str, str]) -> None:
    lang, text = page
    first = text.partition("## Every day" if lang == "en" else "## Hver dag")[0]
    assert ASSUMED[lang] in " ".join(first.split())
    assert "`assumed`" in first


def test_pictures_are_there_and_told_in_words(page: tuple[str, str]) -> None:
    pictures = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", page[1])
    assert len(pictures) == 5
    for told, file in pictures:
        assert len(told) > 20
        assert (ROOT / file).read_bytes().startswith(b"\x89PNG")
        assert (".da." in file) == (page[0] == "da")


def test_every_link_leads_to_a_file(page: tuple[str, str]) -> None:
    for target in re.findall(r"\]\(([^)#:]+)", page[1]):
        assert (ROOT / target).exists(), target


def test_the_test_command_is_what_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    line = next(block.strip() for block in INSTALL.findall(readme) if "pytest" in block)
    assert line == "pip install uv && uv run pytest"
    install, _, test = line.partition(" && ")
    ran = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert install in ran
    assert [step for step in ran if step.endswith(test)]


def test_lint_types_and_the_import_law_are_held_by_what_ci_runs() -> None:
    held = "uv run ruff check . && uv run mypy && uv run lint-imports"
    for page in ("README.md", "CONTRIBUTING.md"):
        assert held in (ROOT / page).read_text(encoding="utf-8")
    ran = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert "set -euo pipefail" in ran
    # Each on a line of its own: `set -e` passes over a list whose middle fails.
    assert {*held.split(" && ")} <= {*ran}


def test_ci_asks_the_loop_and_what_is_asked_at_a_landing() -> None:
    ran = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    asked = ["uv run pytest", "uv run pytest -m landing"]
    assert [line for line in ran if "uv run pytest" in line] == [
        f".ci/with-postgresql {command}" for command in asked]
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert all(f"| `{command}` |" in told for command in asked)


def test_every_room_with_long_tests_has_its_command() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = {
        room for command in re.findall(r"`uv run pytest -m long ([^`]+)`", text)
        for room in command.split()
    }
    drawn = r"from tests\.draws import .*\b(?:drawn|covering|one_in)\b"
    long = re.compile(rf"pytest\.mark\.long|from tests import draws|{drawn}")
    rooms = {
        "/".join(path.relative_to(ROOT).parts[:2])
        for path in (ROOT / "tests").rglob("test_*.py")
        if long.search(path.read_text(encoding="utf-8"))
        and path.name != "test_readme.py"
    }
    assert rooms - named == set()
    assert all((ROOT / room).exists() for room in named)


@pytest.mark.long
def test_an_environment_of_its_own_takes_pip(tmp_path: Path) -> None:
    """What the third way rests on: a venv has a pip that nobody's policy refuses."""
    python = shutil.which("python3") or sys.executable
    made = subprocess.run([python, "-m", "venv", str(tmp_path / "uv")], capture_output=True,
                          check=False, text=True)
    if made.returncode:
        pytest.skip(f"this python3 makes no environment: {made.stdout[:80]}")
    assert (tmp_path / "uv" / "bin" / "pip").exists()
