"""A picture kept in a file, and its table beside it."""

from pathlib import Path

import click

from assigner.cli.spoken import usage
from assigner.files.atomic import write_atomically
from assigner.render.svg.drawing import Drawing
from assigner.words import say

given = click.option(
    "--picture", type=click.Path(path_type=Path), metavar="FILE.svg",
    help="Draw it too; its table comes beside it as FILE.csv.",
)


def require_svg(file: Path | None) -> None:
    """Refuse another ending before any work is done: the table would take the picture's place."""
    if file is not None and file.suffix.lower() != ".svg":
        raise usage("--picture writes SVG; let the file end in .svg.")


def keep(picture: Drawing, file: Path) -> None:
    """Write both, each complete or not at all."""
    beside = file.with_suffix(".csv")
    write_atomically(file, picture.svg())
    write_atomically(beside, picture.table())
    click.echo(str(say("Drawn in {file}, its table in {table}.", file=file, table=beside)),
               err=True)
