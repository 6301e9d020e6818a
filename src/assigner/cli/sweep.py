"""`assigner sweep`: policies x offices x seeds, each run once."""

from collections.abc import Mapping
from pathlib import Path

import click

from assigner.api.day import open_day
from assigner.cli.ending import require_ending
from assigner.cli.remaining import Remaining
from assigner.cli.screen import screen
from assigner.cli.stand_ins import as_json, print_json
from assigner.cli.talk import tell
from assigner.cli.typed import typed
from assigner.errors import AssignerError, InputError
from assigner.extras import extra
from assigner.files.atomic import write_atomically
from assigner.instance import Instance
from assigner.policy import Policy
from assigner.report.page.results import SWEPT as RESULT
from assigner.report.sweep_document import sweep_document
from assigner.report.sweep_table import columns, sweep_csv, sweep_parquet, table
from assigner.report.sweep_text import sweep_text
from assigner.scenarios.sweep import Swept, missing, sweep
from assigner.scenarios.sweep_grid import SweepGrid, read_grid
from assigner.scenarios.sweep_kept import KeptRuns
from assigner.scenarios.sweep_workers import by_cluster, by_processes
from assigner.words import counted, say

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
        raise click.UsageError(str(say("Give --jobs or --scheduler, not both.")))
    require_ending(output, "folder")
    asked = read_grid(grid, opened)
    folder = output or grid.with_name(grid.stem + RUNS)
    kept = KeptRuns(folder)
    left = len(missing(asked.runs, kept))
    _before(asked, left)
    carried = by_cluster(scheduler) if scheduler else by_processes(jobs or _cores())
    try:
        with Remaining(left, say("runs"), lines=True) as watch:
            swept = sweep(asked.runs, kept, carried, watch)
    except KeyboardInterrupt:
        done = left - len(missing(asked.runs, kept))
        tell(say("Stopped. {done} more of {left} runs are kept; the same command goes on.",
                 done=done, left=left))
        raise SystemExit(130) from None
    _after(asked, swept, folder, form)


def opened(
    folder: Path, model: str | None, overrides: Mapping[str, str]
) -> tuple[Instance, Policy]:
    """An office under a model, or its own; InputError with every fault and nothing else."""
    day = open_day(folder, model, dict(overrides))
    if day.lines:
        raise InputError(day.lines)
    return day.require()


def _cores() -> int:
    with extra("sweep"):
        from joblib import cpu_count  # noqa: PLC0415  # no other command needs it

    return int(cpu_count())


def _before(grid: SweepGrid, left: int) -> None:
    tell(say(
        "{policies} × {offices} × {seeds} = {runs} runs of {days} working days; {done} are kept, "
        "{left} to do.",
        policies=counted("{n} policy", "{n} policies", len(grid.policies)),
        offices=counted("{n} office", "{n} offices", len(grid.offices)),
        seeds=counted("{n} seed", "{n} seeds", len(grid.seeds)),
        runs=len(grid.runs), days=grid.days, done=len(grid.runs) - left, left=left,
    ))


def _after(grid: SweepGrid, swept: Swept, folder: Path, form: str) -> None:
    names, rows = columns(swept), table(swept)
    written = sweep_csv(names, rows)
    write_atomically(folder / CSV, written)
    write_atomically(folder / PARQUET, sweep_parquet(names, rows))
    document = sweep_document(grid, rows)
    write_atomically(folder / RESULT, as_json(document))
    if form == "csv":
        click.echo(written, nl=False)
    elif form == "json":
        print_json(document)
    else:
        screen().print(sweep_text(grid.policies, rows))
    tell(say("Written to {csv} and {parquet}; docs/sweep.md explains each column. Next: {command}",
             csv=folder / CSV, parquet=folder / PARQUET,
             command=typed("report", folder, "-o", "report.html")))
    if swept.failed:
        lines = [
            str(say("{policy}, {office}, seed {seed}: {why}", policy=run.policy,
                    office=run.office, seed=run.setting.seed, why=why))
            for run, why in swept.failed
        ]
        raise AssignerError("\n".join([*lines, str(counted(
            "{n} run failed; the same command tries it again.",
            "{n} runs failed; the same command tries them again.", len(lines),
        ))]))
