"""Help answers at once: it loads neither the solver nor pandas."""

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from assigner.cli.commands import COMMANDS, Commands
from tests.cli.runner import run
from tests.draws import looped

LOADED = (
    "import sys\n"
    "from assigner.cli import main\n"
    "try:\n    main({args!r})\nexcept SystemExit:\n    pass\n"
    "print('LOADED', sorted(m for m in ('ortools', 'pandas', 'numpy') if m in sys.modules))"
)


@pytest.mark.landing
@pytest.mark.parametrize("args", [
    ["verify", "--help"],
    *(pytest.param(args, marks=pytest.mark.long) for args in (["--help"], ["-h"], ["--version"])),
])
def test_help_needs_no_solver_and_no_pandas(args: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(args=args)],
        capture_output=True, text=True, check=True,
    )
    assert done.stdout.splitlines()[-1] == "LOADED []"


def everything() -> Iterator[tuple[str, ...]]:
    """Every command, and the commands inside it."""
    for name in COMMANDS:
        yield (name,)
        command = Commands().get_command(click.Context(Commands()), name)
        if isinstance(command, click.Group):
            yield from ((name, inner) for inner in command.commands)


@pytest.mark.parametrize(("lang", "word"), looped(1, [("en", "Example"), ("da", "Eksempel")]))
@pytest.mark.parametrize("command", looped(1, list(everything()), alone=True), ids=" ".join)
def test_every_command_helps_with_an_example(
    command: tuple[str, ...], lang: str, word: str
) -> None:
    ran = run(*command, "--help", "--lang", lang)
    assert ran.code == 0
    assert f"{word}: assigner {' '.join(command)}" in " ".join(ran.out.split())
    assert max(map(len, ran.out.splitlines())) <= 80
