"""`assigner init`: an empty, commented instance to fill in."""

from datetime import date
from pathlib import Path

import click

from assigner.cli.ending import require_ending
from assigner.cli.talk import VOICE
from assigner.cli.typed import typed
from assigner.files.workbook import is_workbook
from assigner.words import language, say, speaking


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--xlsx", is_flag=True,
              help="One workbook with drop-downs, notes and an example, instead of CSV files.")
@click.option("-m", "--model", default="danish-child-welfare", show_default=True,
              help="The model whose words and lists it offers.")
@click.option("--danish", is_flag=True,
              help="Danish headers, notes and semicolons, as --lang da has them.")
def command(folder: Path, xlsx: bool, model: str, danish: bool) -> None:
    """Write an empty instance into FOLDER, to be filled in.

    With --xlsx FOLDER may also be the name of the workbook itself.

    Its day is the one that FOLDER is called by, else today.

    Example: assigner init instances/ourtown/2026-11-24 --xlsx
    """
    on = _day_of(folder)
    require_ending(folder, "xlsx" if is_workbook(folder) else "folder", "FOLDER")
    if xlsx or is_workbook(folder):
        from assigner.api.workbook import write_template  # noqa: PLC0415  # only for workbooks

        made = write_template(folder, on, model, danish=danish, voice=VOICE)
        then = say("Fill in {file}, then: {command}", file=made, command=typed("check", made))
    else:
        from assigner.files.blank import write_blank  # noqa: PLC0415  # the other way
        from assigner.policy import as_found_from, load  # noqa: PLC0415  # likewise

        policy = load(model)
        policy.called.speak()
        spoken = "da" if danish else language()
        with speaking(spoken):
            write_blank(folder, danish=spoken == "da", on=on,
                        model=as_found_from(folder, model), command=typed("check", folder),
                        called=policy.called)
        then = say("Fill in the files of {folder}, then: {command}", folder=folder,
                   command=typed("check", folder))
    click.echo(str(then), err=True)


def _day_of(folder: Path) -> date:
    """The day that a folder or a workbook is called by, as 2026-11-30; else today."""
    try:
        return date.fromisoformat(folder.stem)
    except ValueError:
        return date.today()
