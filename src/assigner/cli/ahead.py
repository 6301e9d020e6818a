"""`assigner ahead`: what everybody will have to do in the weeks ahead."""

from pathlib import Path

import click

from assigner.api.day import open_day
from assigner.cli import options
from assigner.cli import picture as pictured
from assigner.cli.ending import require_ending
from assigner.cli.keep import deliver
from assigner.cli.talk import warn_before
from assigner.documents.part import written
from assigner.render.table_csv import table_csv
from assigner.render.terminal import terminal
from assigner.views.ahead import ahead_printout, ahead_table


@click.command("ahead")
@click.argument("instance", type=click.Path(path_type=Path))
@options.profile_option
@options.model_option
@options.set_option
@click.option("--weeks", type=click.IntRange(1, 52), default=13, show_default=True,
              help="This one among them.")
@click.option("--flow", type=click.Path(path_type=Path), metavar="FLOW.toml",
              help="How cases and people come and go; without, the office's own or the built-in.")
@pictured.given
@options.result_file_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
def command(  # noqa: PLR0913, PLR0917  # one option for each property of a look ahead
    instance: Path, profile: str | None, model: str | None, overrides: tuple[str, ...],
    weeks: int, flow: Path | None, picture: Path | None, output: Path | None, form: str,
) -> None:
    """Say how many hours everybody in INSTANCE will have to work in the weeks ahead.

    Open cases end as in the flow, new ones come and go to the least loaded; reductions and
    absences that are known count on their days. Each week has a range for about eight weeks
    of ten.

    Example: assigner ahead instances/nordby/2026-11-23 --weeks 13
    """
    from assigner.api.ahead import ahead  # noqa: PLC0415  # numpy and the simulation

    pictured.require_svg(picture)
    require_ending(output, "csv" if form == "csv" else "json", also=("csv",))
    day = open_day(instance, model, options.key_values(overrides), profile)
    warn_before(day.reading.warnings, instance, profile, most=0)
    found = ahead(day, weeks, flow)
    if picture is not None:
        from assigner.render.svg.ahead import ahead_picture  # noqa: PLC0415  # an extra

        pictured.keep(ahead_picture(found), picture)
    deliver(written(found), form, output, "ahead", lambda _: terminal(ahead_printout(found)),
            {"csv": lambda _: table_csv(ahead_table(found))})
