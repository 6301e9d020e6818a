"""`assigner staffing`: how many posts a policy needs, and the best split of the present staff."""

from pathlib import Path

import click

from assigner.cli.ending import require_ending
from assigner.cli.finite import Finite
from assigner.cli.keep import deliver
from assigner.cli.options import profile_option, result_file_option
from assigner.cli.variants import HELP, days
from assigner.documents.part import written
from assigner.render.table_csv import table_csv
from assigner.render.terminal import terminal
from assigner.views.staffing import staffing_printout, staffing_table


@click.command("staffing")
@click.argument("instance", type=click.Path(path_type=Path))
@profile_option
@click.option("-m", "--model", "models", multiple=True, help=HELP)
@click.option("--hours", "weekly", type=Finite(0, 60, min_open=True), multiple=True,
              metavar="HOURS", help="Posts of so many hours a week; without, full time.")
@click.option("--utilisation", type=Finite(0, 2, min_open=True), default=1.0,
              show_default=True, metavar="SHARE", help="How full a post may be; 1 is full.")
@click.option("--changes", type=click.IntRange(0, 10), default=2, show_default=True,
              help="At most so many of the present staff change team.")
@click.option("--time-limit", type=Finite(min=0, min_open=True), default=5.0,
              show_default=True, metavar="SECONDS",
              help="For each team of the split, shared out with whole cases.")
@result_file_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
def command(  # noqa: PLR0913, PLR0917  # one option for each property of a staffing
    instance: Path, profile: str | None,
    models: tuple[str, ...], weekly: tuple[float, ...], utilisation: float,
    changes: int, time_limit: float, output: Path | None, form: str,
) -> None:
    """Say how many caseworkers each policy needs for the cases in INSTANCE, team by team.

    Every open and new case is shared out over equal posts, exactly; what decides the number
    is named. Then: the present staff, split over the teams so that loads are evenest.

    Example: assigner staffing instances/nordby/2026-11-23
    -m danish-child-welfare,rules.stock_ceiling.at=31
    -m danish-child-welfare,rules.stock_ceiling.at=24
    """
    from assigner.api.staffing import staffed  # noqa: PLC0415  # it loads OR-Tools

    require_ending(output, "csv" if form == "csv" else "json", also=("csv",))
    found = staffed(days(instance, models, profile), weekly, utilisation=utilisation,
                    changes=changes, seconds=time_limit)
    deliver(written(found), form, output, "staffing",
            lambda _: terminal(staffing_printout(found)),
            {"csv": lambda _: table_csv(staffing_table(found))})
