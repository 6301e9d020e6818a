"""`assigner compare`: policies and habits side by side on one day."""

from pathlib import Path

import click
from rich.console import RenderableType

from assigner.api.comparison import side_by_side
from assigner.baselines import NAMES
from assigner.cli import picture as pictured
from assigner.cli.ending import require_ending
from assigner.cli.finite import Finite
from assigner.cli.keep import deliver
from assigner.cli.options import profile_option, result_file_option
from assigner.cli.variants import HELP, days
from assigner.render.svg.policies import policies
from assigner.render.table_csv import table_csv
from assigner.render.terminal import terminal
from assigner.views.compare import compare_printout, compare_table


@click.command("compare")
@click.argument("instance", type=click.Path(path_type=Path))
@profile_option
@click.option("-m", "--model", "models", multiple=True, help=HELP)
@click.option("--baseline", "baselines", multiple=True, type=click.Choice([*NAMES, "all"]),
              metavar="HABIT",
              help="How offices do it without an engine: equal-number, round-robin, most-free, "
              "district, cpr-day, competence, office; all: every one the day has facts for.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True,
              help="Draws lots, and the birth days the export does not have.")
@click.option("--time-limit", type=Finite(min=0, min_open=True), metavar="SECONDS",
              help="For each model; without, work until proven.")
@pictured.given
@result_file_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    instance: Path, profile: str | None,
    models: tuple[str, ...], baselines: tuple[str, ...], seed: int,
    time_limit: float | None, picture: Path | None, output: Path | None, form: str,
) -> None:
    """Put models and habits side by side on the day in INSTANCE.

    Every allocation is judged by the first model (without -m, the instance's own), by the
    checker alone. A habit keeps that model's hard rules, one case after the other.

    Example: assigner compare instances/nordby/2026-11-23 -m danish-child-welfare
    -m equal-numbers --baseline round-robin
    """
    pictured.require_svg(picture)
    require_ending(output, form, also=("csv", "json"))
    found = side_by_side(days(instance, models, profile), baselines, seed=seed, seconds=time_limit)
    if picture is not None:
        pictured.keep(policies(found.typed), picture)
    deliver(found.document, form, output, "compare",
            lambda _: terminal(compare_printout(found.typed)), {
        "csv": lambda _: table_csv(compare_table(found.typed)),
        "text": lambda _: _as_text(terminal(compare_printout(found.typed))),
    })


def _as_text(shown: RenderableType) -> str:
    from rich.console import Console  # noqa: PLC0415  # only for text in a file

    console = Console(highlight=False, width=100)
    with console.capture() as caught:
        console.print(shown)
    return caught.get()
