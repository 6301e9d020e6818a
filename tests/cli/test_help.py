"""Help answers at once: it loads neither the solver nor pandas."""

import subprocess
import sys

import pytest

from assigner.cli.main import COMMANDS
from tests.cli.runner import run

LOADED = (
    "import sys\n"
    "from assigner.cli import main\n"
    "try:\n    main({args!r})\nexcept SystemExit:\n    pass\n"
    "print('LOADED', sorted(m for m in ('ortools', 'pandas', 'numpy') if m in sys.modules))"
)


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["--version"], ["verify", "--help"]])
def test_help_needs_no_solver_and_no_pandas(args: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(args=args)],
        capture_output=True, text=True, check=True,
    )
    assert done.stdout.splitlines()[-1] == "LOADED []"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps_with_an_example(command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert "Example: assigner" in ran.out
