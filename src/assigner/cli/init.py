"""`assigner init`: an empty, commented instance to fill in."""

from datetime import date
from pathlib import Path

import click

from assigner.files.blank import write_blank


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--danish", is_flag=True, help="Danish headers and semicolons.")
def command(folder: Path, danish: bool) -> None:
    """Write an empty instance into FOLDER, to be filled in.

    Example: assigner init instances/ourtown/2026-11-24
    """
    write_blank(folder, danish=danish, on=date.today())
    click.echo(f"Fill in the files of {folder}, then: assigner check {folder}", err=True)
