"""`assigner check`: every input error and warning, with its cell."""

from pathlib import Path

import click

from assigner.api.day import open_day
from assigner.cli.ending import require_ending
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import print_json
from assigner.cli.talk import tell
from assigner.cli.typed import typed, where
from assigner.files.atomic import write_atomically
from assigner.files.beside import other_sheets
from assigner.files.marked import marked
from assigner.files.read import read_tables
from assigner.report.agreed_text import by_day
from assigner.words import counted, joined, listing, say


@click.command("check")
@click.argument("instance", type=click.Path(path_type=Path))
@click.option("-m", "--model", help="Check against this model instead of the instance's own.")
@click.option("--format", "form", type=click.Choice(["text", "json", "xlsx"]), default="text",
              help="xlsx: a copy with the faulty cells coloured, and a sheet of faults.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE.xlsx",
              help="Where --format xlsx writes the copy, complete or not at all.")
def command(instance: Path, model: str | None, form: str, output: Path | None) -> None:
    """Name every error and warning of INSTANCE, each with its cell.

    Example: assigner check instances/nordby/2026-11-23
    """
    if (form == "xlsx") != (output is not None):
        raise usage("--format xlsx and -o FILE.xlsx go together.")
    require_ending(output, "xlsx")
    day = open_day(instance, model, {})
    errors, warnings = day.reading.errors, day.reading.warnings
    wrong = str(day.wrong).splitlines() if day.wrong is not None else []
    if form == "json":
        found = {
            "schema_version": "1.0",
            "kind": "check",
            "errors": [complaint.as_dict() for complaint in errors] + [_of_model(w) for w in wrong],
            "warnings": [complaint.as_dict() for complaint in warnings],
        }
        print_json(found)
    else:
        if output is not None:
            grids, names = read_tables(instance)
            others = other_sheets(instance, [names.get(grid.file, grid.file) for grid in grids])
            write_atomically(output, marked(grids, (*errors, *warnings), names, others))
            click.echo(str(say("Written to {file}. Next: open it, and mend your own file.",
                               file=output)), err=True)
        for complaint in errors:
            click.echo(complaint.line())
        for line in wrong:
            click.echo(f"{line} [E190]")
        for complaint in warnings:
            click.echo(str(say("warning: {complaint}", complaint=complaint.line())))
        facts = day.reading.instance
        for on, what in by_day(() if facts is None else facts.agreed):
            click.echo(str(say("Decided for {day}: {what}", day=on, what=listing(what))))
        click.echo(str(joined((
            counted("{n} error", "{n} errors",
                    sum(error.times for error in errors) + len(wrong)),
            counted("{n} warning", "{n} warnings", sum(w.times for w in warnings)),
        ))))
        if not (errors or wrong):
            tell(say("Next: {command}", command=typed("solve", instance, *where(None, model))))
    if errors or wrong:
        raise click.exceptions.Exit(1)


def _of_model(line: str) -> dict[str, str | int | None]:
    return {
        "code": "E190", "file": "instance.toml", "row": None, "column": None, "header": "model",
        "value": "", "message": line, "fix": "",
    }
