"""One line on a terminal that the next writes over."""

import contextlib
import os
import sys

import click

from assigner.words import Words

_OVER = "\r\x1b[K"
_passing: list[str] = []


def on_terminal() -> bool:
    """Whether standard error is a terminal that can write a line over."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def pass_by(words: Words) -> None:
    """Show one line that the next writes over; on a terminal, nowhere else."""
    if on_terminal():
        click.echo(f"{_OVER}{words}", nl=False, err=True)
        _passing[:] = [str(words)]


def go_on(words: Words) -> None:
    """Say how it goes on: over the line that passes by, else as a line that stays."""
    if _passing:
        pass_by(words)
        return
    with contextlib.suppress(OSError):
        click.echo(str(words), err=True)


def hush() -> None:
    """Leave nothing of a passing line behind."""
    if _passing:
        click.echo(_OVER, nl=False, err=True)
        _passing.clear()
