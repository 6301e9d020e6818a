"""What a comparison or a simulation says when it is done: where it is, and what comes next."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
from rich.console import RenderableType

from assigner.cli.screen import screen
from assigner.cli.stand_ins import as_json, print_json
from assigner.cli.talk import tell
from assigner.cli.typed import typed
from assigner.files.atomic import write_atomically
from assigner.words import say


def keep(written: str, output: Path, form: str) -> None:
    """Write a result, complete or not at all, and say what it is good for."""
    write_atomically(output, written)
    if form == "json":
        tell(say("Written to {file}. Next: {command}", file=output,
                 command=typed("report", output, "-o", "report.html")))
    else:
        tell(say("Written to {file}.", file=output))


def keep_it(command: str) -> None:
    """Say how a result that was only shown can be kept and made a page."""
    tell(say("Next: --format json -o {command}.json keeps it for assigner report.",
             command=command))


def deliver(
    document: dict[str, Any], form: str, output: Path | None, name: str,
    shown: Callable[[dict[str, Any]], RenderableType],
    written: Mapping[str, Callable[[dict[str, Any]], str]],
) -> None:
    """Print a result in a form, or write it: as JSON where `written` has no other way.

    `name`: the command, which a result that was only shown can be kept with.
    """
    if output is not None:
        write = written.get(form)
        keep(as_json(document) if write is None else write(document), output, form)
    elif form == "text":
        screen().print(shown(document))
        keep_it(name)
    elif form == "csv":
        click.echo(written["csv"](document), nl=False)
    else:
        print_json(document)
