"""`assigner effect`: which numbers of the model matter today."""

from pathlib import Path

import click

from assigner.api.day import open_day
from assigner.cli import options
from assigner.cli import picture as pictured
from assigner.cli.ending import require_ending
from assigner.cli.finite import Finite
from assigner.cli.keep import deliver
from assigner.cli.remaining import Remaining
from assigner.cli.talk import warn_before
from assigner.documents.part import written
from assigner.render.table_csv import table_csv
from assigner.render.terminal import terminal
from assigner.simulation.flow import own_flow
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
@click.option("--together", is_flag=True, help="Move all numbers of a KEY at once.")
@click.option("--days", "length", type=click.IntRange(1, 5000),
              help="Live so many working days under each, too: what it does over months.")
@click.option("--runs", type=click.IntRange(1, 1000), default=3, show_default=True,
              help="Seeds lived, where --days is given.")
@options.solve_limit_option
@options.seed_option
@pictured.given
@options.result_file_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
def command(  # noqa: PLR0913, PLR0917  # one option for each property of the question
    instance: Path, keys: tuple[str, ...], profile: str | None, model: str | None,
    overrides: tuple[str, ...], by: float, together: bool, length: int | None, runs: int,
    time_limit: float | None, seed: int, picture: Path | None, output: Path | None, form: str,
) -> None:
    """Say which numbers of the model matter for the day in INSTANCE.

    KEY is a number as -S writes it, or a table of numbers; without one, all that say what cases
    weigh. Each is moved down and up alone, and the day is solved again; with --days, the months
    that follow are lived under each, too.

    Example: assigner effect instances/nordby/2026-11-23 balance weights.phases.measures
    """
    from assigner.api.effect import count, effect  # noqa: PLC0415  # it loads OR-Tools

    pictured.require_svg(picture)
    require_ending(output, "csv" if form == "csv" else "json", also=("csv",))
    day = open_day(instance, model, options.key_values(overrides), profile)
    warn_before(day.reading.warnings, instance, profile, most=0)
    with Remaining(count(day, keys, together=together), say("numbers")) as watch:
        found = effect(day, keys, by, together=together, seed=seed, seconds=time_limit, told=watch)
    if length is not None:
        from assigner.api.effect_over_time import days_over, over_time  # noqa: PLC0415  # likewise
        from assigner.api.simulation import Months  # noqa: PLC0415  # likewise

        months = Months(length, runs, seed, flow=own_flow(instance, found.model.name))
        with Remaining(days_over(found, months), say("days")) as watch:
            found = over_time(day, found, months, watch)
    if picture is not None:
        from assigner.render.svg.effect import effect_picture  # noqa: PLC0415  # an extra

        pictured.keep(effect_picture(found), picture)
    deliver(written(found), form, output, "effect", lambda _: terminal(effect_printout(found)),
            {"csv": lambda _: table_csv(effect_table(found))})
