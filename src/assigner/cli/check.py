"""`assigner check`: every input error and warning, with its cell."""

import json
from pathlib import Path

import click

from assigner.cli.day import open_day


@click.command("check")
@click.argument("instance", type=click.Path(path_type=Path))
@click.option("-m", "--model", help="Check against this model instead of the instance's own.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(instance: Path, model: str | None, form: str) -> None:
    """Name every error and warning of INSTANCE, each with its cell.

    Example: assigner check instances/nordby/2026-11-23
    """
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
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for complaint in errors:
            click.echo(complaint.line())
        for line in wrong:
            click.echo(f"{line} [E190]")
        for complaint in warnings:
            click.echo(f"warning: {complaint.line()}")
        click.echo(f"{_count(len(errors) + len(wrong), 'error')}, "
                   f"{_count(len(warnings), 'warning')}")
        if not (errors or wrong):
            click.echo(f"Next: assigner solve {instance}", err=True)
    if errors or wrong:
        raise click.exceptions.Exit(1)


def _of_model(line: str) -> dict[str, str | int | None]:
    return {
        "code": "E190", "file": "instance.toml", "row": None, "column": None, "header": "model",
        "value": "", "message": line, "fix": "",
    }


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
