"""`assigner effect`: which numbers of the model matter today."""

from pathlib import Path

import click

from assigner.api.day import open_day
from assigner.cli import options
from assigner.cli.ending import require_ending
from assigner.cli.finite import Finite
from assigner.cli.keep import deliver
from assigner.cli.remaining import Remaining
from assigner.cli.talk import warn
from assigner.documents.part import written
from assigner.render.table_csv import table_csv
from assigner.render.terminal import terminal
from assigner.views.effect import effect_printout, effect_table
from assigner.words import say


@click.command("effect")
@click.argument("instance", type=click.Path(path_type=Path))
@click.argument("keys", metavar="KEY...", nargs=-1)
@options.profile_option
@options.model_option
@options.set_option
@click.option("--by", type=Finite(0, 1, min_open=True), default=0.2, show_default=True,
              metavar="SHARE", help="How far a number without an interval is moved.")
@options.solve_limit_option
@options.seed_option
@options.result_file_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
def command(  # noqa: PLR0913, PLR0917  # one option for each property of the question
    instance: Path, keys: tuple[str, ...], profile: str | None, model: str | None,
    overrides: tuple[str, ...], by: float, time_limit: float | None, seed: int,
    output: Path | None, form: str,
) -> None:
    """Say which numbers of the model matter for the day in INSTANCE.

    KEY is a number as -S writes it, or a table of numbers; without one, all that say what cases
    weigh. Each is moved down and up alone, and the day is solved again.

    Example: assigner effect instances/nordby/2026-11-23 balance weights.phases.measures
    """
    from assigner.api.effect import count, effect  # noqa: PLC0415  # it loads OR-Tools

    require_ending(output, "csv" if form == "csv" else "json", also=("csv",))
    day = open_day(instance, model, options.key_values(overrides), profile)
    warn(day.reading.warnings)
    with Remaining(count(day, keys), say("numbers")) as watch:
        found = effect(day, keys, by, seed=seed, seconds=time_limit, told=watch)
    deliver(written(found), form, output, "effect", lambda _: terminal(effect_printout(found)),
            {"csv": lambda _: table_csv(effect_table(found))})
