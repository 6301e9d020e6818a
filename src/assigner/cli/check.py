"""`assigner check`: every input error and warning, with its cell."""

from pathlib import Path

import click

from assigner.api.checked import check_document, check_lines, marked_copy
from assigner.api.day import open_day
from assigner.cli import options
from assigner.cli.ending import require_ending
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import print_json
from assigner.cli.talk import answer, tell
from assigner.cli.typed import typed, where
from assigner.files.atomic import write_atomically
from assigner.words import say


@click.command("check")
@click.argument("instance", type=click.Path(path_type=Path))
@options.profile_option
@click.option("-m", "--model", help="Check against this model instead of the instance's own.")
@click.option("--format", "form", type=click.Choice(["text", "json", "xlsx"]), default="text",
              help="xlsx: a copy with the faulty cells coloured, and a sheet of faults.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE.xlsx",
              help="Where --format xlsx writes the copy, complete or not at all.")
def command(
    instance: Path, profile: str | None, model: str | None, form: str, output: Path | None
) -> None:
    """Name every error and warning of INSTANCE, each with its cell.

    Example: assigner check instances/nordby/2026-11-23
    """
    if (form == "xlsx") != (output is not None):
        raise usage("--format xlsx and -o FILE.xlsx go together.")
    require_ending(output, "xlsx")
    day = open_day(instance, model, {}, profile)
    if form == "json":
        print_json(check_document(day))
    else:
        if output is not None:
            write_atomically(output, marked_copy(day))
            click.echo(str(say("Written to {file}. Next: open it, and mend your own file.",
                               file=output)), err=True)
        for line in check_lines(day):
            answer(line)
        if not day.lines:
            tell(say("Next: {command}", command=typed(
                "solve", instance, *where(None, model, profile))))
    if day.lines:
        raise click.exceptions.Exit(1)
