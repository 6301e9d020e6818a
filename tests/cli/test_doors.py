"""Commands are doors, and what lies below has no terminal: parse, one call, print."""

import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "src" / "assigner"
LONGEST, COMPLEX = 120, 10


def ruff(*args: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--isolated", "--output-format", "concise", *args],
        capture_output=True, text=True, check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_no_command_is_longer_than_a_door() -> None:
    long = {path.name: lines for path in (SOURCES / "cli").glob("*.py")
            if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST}
    assert long == {}


@pytest.mark.parametrize("room", ["cli", "api"])
def test_no_function_decides_too_much(room: str) -> None:
    most = f"lint.mccabe.max-complexity={COMPLEX}"
    assert ruff("--select", "C901", "--config", most, str(SOURCES / room)) == ""


def test_the_library_prints_nothing() -> None:
    assert ruff("--select", "T20", str(SOURCES / "api")) == ""
