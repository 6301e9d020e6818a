"""`assigner history`: how loads went, week by week, from an office's dated days."""

from datetime import date
from pathlib import Path

import click

from assigner.cli import options
from assigner.cli import picture as pictured
from assigner.cli.ending import require_ending
from assigner.cli.keep import deliver
from assigner.cli.spoken import usage
from assigner.documents.part import written
from assigner.render.table_csv import table_csv
from assigner.render.terminal import terminal
from assigner.views.history import history_printout, history_table


@click.command("history")
@click.argument("folder", type=click.Path(path_type=Path))
@options.model_option
@options.set_option
@click.option("--range", "ranges", metavar="FROM..TO", multiple=True,
              help="Days to be told side by side; give it twice.")
@pictured.given
@options.result_file_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
def command(  # one option for each property of the question
    folder: Path, model: str | None, overrides: tuple[str, ...], ranges: tuple[str, ...],
    picture: Path | None, output: Path | None, form: str,
) -> None:
    """Say how loads went in the days that lie in FOLDER.

    FOLDER holds a folder for each day, as `next` writes them. A week is its last day that is
    there; who is above 110 % for four weeks in a row is told first.

    Example: assigner history instances/nordby
    """
    from assigner.api.history import Period, history  # noqa: PLC0415  # it reads every day

    pictured.require_svg(picture)
    require_ending(output, "csv" if form == "csv" else "json", also=("csv",))
    found = history(folder, model, options.key_values(overrides),
                    [Period(*_stretch(text)) for text in ranges])
    if picture is not None:
        from assigner.render.svg.history import history_picture  # noqa: PLC0415  # an extra

        pictured.keep(history_picture(found), picture)
    deliver(written(found), form, output, "history", lambda _: terminal(history_printout(found)),
            {"csv": lambda _: table_csv(history_table(found))})


def _stretch(text: str) -> tuple[date, date]:
    first, _, last = text.partition("..")
    try:
        found = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        raise usage("--range takes two days, as 2026-11-02..2026-11-27.") from None
    if found[1] < found[0]:
        raise usage("--range ends before it begins.")
    return found
