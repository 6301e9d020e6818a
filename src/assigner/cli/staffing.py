"""`assigner staffing`: how many posts a policy needs, and the best split of the present staff."""

from fractions import Fraction
from pathlib import Path

import click

from assigner.cli.ending import require_ending
from assigner.cli.finite import Finite
from assigner.cli.keep import keep, keep_it
from assigner.cli.options import (
    result_file_option,
)
from assigner.cli.screen import screen
from assigner.cli.stand_ins import as_json, print_json
from assigner.cli.variants import HELP, days


@click.command("staffing")
@click.argument("instance", type=click.Path(path_type=Path))
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
    instance: Path, models: tuple[str, ...], weekly: tuple[float, ...], utilisation: float,
    changes: int, time_limit: float, output: Path | None, form: str,
) -> None:
    """Say how many caseworkers each policy needs for the cases in INSTANCE, team by team.

    Every open and new case is shared out over equal posts, exactly; what decides the number
    is named. Then: the present staff, split over the teams so that loads are evenest.

    Example: assigner staffing instances/nordby/2026-11-23
    -m danish-child-welfare,rules.stock_ceiling.at=31
    -m danish-child-welfare,rules.stock_ceiling.at=24
    """
    from assigner.report.staffing_document import (  # noqa: PLC0415  # they load OR-Tools
        Shared,
        Staffed,
        staffing_csv,
        staffing_document,
    )
    from assigner.report.staffing_text import staffing_text  # noqa: PLC0415
    from assigner.scenarios import staff_split, staffing  # noqa: PLC0415

    require_ending(output, "csv" if form == "csv" else "json", also=("csv",))
    most = Fraction(str(utilisation))
    runs = []
    for name, (facts, policy) in days(instance, models).items():
        units = staffing.units(policy, facts)
        lengths = [int(60 * Fraction(str(hours))) for hours in dict.fromkeys(weekly)]
        lengths = lengths or [int(staffing.full_time(policy))]
        runs.append(Staffed(name, policy, facts, units, tuple(
            tuple(staffing.needed(unit, policy, facts, minutes, most) for minutes in lengths)
            for unit in units
        )))
    first = runs[0]
    office = staff_split.staff(first.units, first.policy, first.instance)
    rows = staff_split.rows(office, changes)
    whole = staff_split.whole(
        first.units, first.policy, first.instance, office, rows[-1].found.plan or (), time_limit
    ) if rows else None
    document = staffing_document(runs, most, Shared(office, rows, whole))
    if output is not None:
        keep(staffing_csv(document) if form == "csv" else as_json(document), output, form)
    elif form == "text":
        screen().print(staffing_text(document))
        keep_it("staffing")
    elif form == "csv":
        click.echo(staffing_csv(document), nl=False)
    else:
        print_json(document)
