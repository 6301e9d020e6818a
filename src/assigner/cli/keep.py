"""What a comparison or a simulation says when it is done: where it is, and what comes next."""

from pathlib import Path

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
