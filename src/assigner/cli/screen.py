"""The screen, or the pipe in its place."""

from rich.console import Console

from assigner.cli.talk import hush

WIDTH_WHEN_PIPED = 80


def screen() -> Console:
    """Standard output as wide as the terminal; 80 columns when piped. NO_COLOR holds."""
    hush()
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDTH_WHEN_PIPED)
