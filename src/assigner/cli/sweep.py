"""`assigner sweep`: policies x offices x seeds, each run once."""

from pathlib import Path

import click

from assigner.api.sweep import SweptTable, sweep_of
from assigner.cli.ending import require_ending
from assigner.cli.remaining import Remaining
from assigner.cli.screen import screen
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import as_json, print_json
from assigner.cli.talk import tell
from assigner.cli.typed import typed
from assigner.documents.part import written
from assigner.files.atomic import write_atomically
from assigner.files.results import SWEPT as RESULT
from assigner.render.terminal import terminal
from assigner.views.sweep import sweep_printout
from assigner.words import say

CSV, PARQUET, RUNS = "table.csv", "table.parquet", "-runs"


@click.command("sweep")
@click.argument("grid", type=click.Path(path_type=Path))
@click.option("-j", "--jobs", type=click.IntRange(1, 1024), metavar="N",
              help="Processes of this machine; without, one for each of its cores.")
@click.option("--scheduler", metavar="ADDRESS",
              help="Of a Dask scheduler (tcp://HOST:8786): its workers carry the runs out.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FOLDER",
              help="Where runs and tables are kept; without, GRID-runs beside the grid.")
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
def command(
    grid: Path, jobs: int | None, scheduler: str | None, output: Path | None, form: str
) -> None:
    """Carry out every run of GRID: its policies in its offices under its seeds.

    GRID is a TOML file (docs/sweep.md), or a folder of offices: then a year of each under
    its own model. Runs that are kept already are not carried out again, so a sweep that was
    stopped goes on. Gives one table, a row a run, as table.csv and table.parquet.

    Example: assigner sweep population
    """
    if jobs is not None and scheduler is not None:
        raise usage("Give --jobs or --scheduler, not both.")
    require_ending(output, "folder")
    folder = output or grid.with_name(grid.stem + RUNS)
    asked = sweep_of(grid, folder)
    left = asked.left
    tell(asked.words)
    try:
        with Remaining(left, say("runs")) as watch:
            swept = asked.carry_out(jobs, scheduler, watch)
    except KeyboardInterrupt:
        tell(say("Stopped. {done} more of {left} runs are kept; the same command goes on.",
                 done=left - asked.left, left=left))
        raise SystemExit(130) from None
    _keep(swept, folder)
    if form == "csv":
        click.echo(swept.csv, nl=False)
    elif form == "json":
        print_json(written(swept.document))
    else:
        screen().print(terminal(sweep_printout(swept.document)))
    tell(say("Written to {csv} and {parquet}; docs/sweep.md explains each column. Next: {command}",
             csv=folder / CSV, parquet=folder / PARQUET,
             command=typed("report", folder, "-o", "report.html")))
    swept.require_whole()


def _keep(swept: SweptTable, folder: Path) -> None:
    write_atomically(folder / CSV, swept.csv)
    write_atomically(folder / PARQUET, swept.parquet)
    write_atomically(folder / RESULT, as_json(written(swept.document)))
