"""`assigner simulate`: policies over months of one office."""

from pathlib import Path

import click

from assigner.api.simulation import Months, lived, simulated
from assigner.baselines import HABITS
from assigner.cli import picture as pictured
from assigner.cli.ending import require_ending
from assigner.cli.finite import Finite
from assigner.cli.keep import deliver
from assigner.cli.options import profile_option, result_file_option
from assigner.cli.remaining import Remaining
from assigner.cli.variants import HELP, days
from assigner.documents.part import written
from assigner.render.svg.weeks import weeks
from assigner.render.table_csv import table_csv
from assigner.render.terminal import terminal
from assigner.simulation.flow import own_flow
from assigner.simulation.setting import ROUND
from assigner.views.simulate import simulate_printout, simulate_table
from assigner.words import say


@click.command("simulate")
@click.argument("instance", type=click.Path(path_type=Path))
@profile_option
@click.option("-m", "--model", "models", multiple=True, help=HELP)
@click.option("--baseline", "baselines", multiple=True, type=click.Choice([*HABITS]),
              help="A habit of offices, under the first model's hard rules.")
@click.option("--days", "length", type=click.IntRange(1, 5000), default=250, show_default=True,
              help="Working days.")
@click.option("--runs", type=click.IntRange(1, 1000), default=5, show_default=True,
              help="Seeds; with two or more, levels and differences have intervals.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True,
              help="The first of them.")
@click.option("--arrivals", type=Finite(0, 10_000), metavar="CASES",
              help="New cases a day; without, as the flow says.")
@click.option("--flow", type=click.Path(path_type=Path), metavar="FLOW.toml",
              help="How cases and people come and go; without, the office's own or the built-in.")
@click.option("--round", "at_once", type=click.IntRange(1, 1000), default=ROUND,
              show_default=True, help="Cases of a phase that are allocated at once.")
@click.option("--hindsight", is_flag=True,
              help="How much more even the same cases could have lain, everything known: proven.")
@pictured.given
@result_file_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
def command(  # noqa: PLR0913, PLR0917  # one option for each property of a simulation
    instance: Path, profile: str | None,
    models: tuple[str, ...], baselines: tuple[str, ...], length: int, runs: int,
    seed: int, arrivals: float | None, flow: Path | None, at_once: int, hindsight: bool,
    picture: Path | None, output: Path | None, form: str,
) -> None:
    """Let the office in INSTANCE live on for months under each policy, on the same days.

    Cases arrive, pass from team to team and close; people are away, leave and start; every
    morning is allocated by the engine. Milestones of the model are met or not.

    Example: assigner simulate instances/nordby/2026-11-23 -m danish-child-welfare
    -m sverigesmodel --days 120
    """
    pictured.require_svg(picture)
    require_ending(output, "csv" if form == "csv" else "json", also=("csv",))
    read = days(instance, models, profile)
    own = own_flow(instance, next(iter(read.values()))[1].name)
    months = Months(length, runs, seed, arrivals, flow or own, at_once, hindsight)
    with Remaining(lived(read, baselines, months), say("days")) as watch:
        found = simulated(read, baselines, months, watch)
    if picture is not None:
        pictured.keep(weeks(found), picture)
    held = form if output is None or form == "csv" else "json"
    deliver(written(found), held, output, "simulate", lambda _: terminal(simulate_printout(found)),
            {"csv": lambda _: table_csv(simulate_table(found))})
