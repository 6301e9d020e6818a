"""`assigner backtest`: an office's own history placed again, day by day."""

from pathlib import Path

import click

from assigner.cli import options
from assigner.cli import picture as pictured
from assigner.cli.ending import require_ending
from assigner.cli.keep import deliver
from assigner.cli.remaining import Remaining
from assigner.cli.talk import tell, warn
from assigner.documents.part import written
from assigner.render.table_csv import table_csv
from assigner.render.terminal import terminal
from assigner.views.backtest import backtest_printout, backtest_table
from assigner.words import say


@click.command("backtest")
@click.argument("log", type=click.Path(path_type=Path))
@options.profile_option
@click.option("-m", "--model", default="equal-numbers", show_default=True,
              help="Says what cases weigh and how they are given.")
@options.set_option
@click.option("--worker", metavar="WORKER", help="Adds her own line, for her alone.")
@pictured.given
@options.result_file_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
def command(  # noqa: PLR0913, PLR0917  # one option for each property of the question
    log: Path, profile: str | None, model: str, overrides: tuple[str, ...], worker: str | None,
    picture: Path | None, output: Path | None, form: str,
) -> None:
    """Place the cases of LOG again, day by day, without foresight.

    LOG has a row a case: id, received, caseworker, ended, phase, complexity, and any column
    of cases.csv; or it is an export that a profile reads, with a table [log].

    Example: assigner backtest log.csv --picture backtest.svg
    """
    from assigner.api.backtest import CaseLog  # noqa: PLC0415  # it loads OR-Tools

    pictured.require_svg(picture)
    require_ending(output, "csv" if form == "csv" else "json", also=("csv",))
    history = CaseLog(log, model, profile, options.key_values(overrides))
    warn(history.reading.warnings)
    for remark in history.remarks:
        tell(remark)
    with Remaining(history.days, say("days")) as watch:
        found = history.place_again(worker, watch)
    if picture is not None:
        from assigner.render.svg.backtest import backtest_picture  # noqa: PLC0415  # an extra

        pictured.keep(backtest_picture(found), picture)
    deliver(written(found), form, output, "backtest", lambda _: terminal(backtest_printout(found)),
            {"csv": lambda _: table_csv(backtest_table(found))})
