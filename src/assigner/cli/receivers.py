"""`assigner receivers`: up to four who might take over, side by side."""

from pathlib import Path
from typing import Any

import click

from assigner.api.day import open_day
from assigner.cli import options
from assigner.cli.changes import changes_given, written_changes
from assigner.cli.changes_read import as_read
from assigner.cli.screen import screen
from assigner.cli.stand_ins import print_json
from assigner.cli.talk import tell, warn_before
from assigner.documents.part import written
from assigner.render.terminal import terminal
from assigner.views.receivers import receivers_printout
from assigner.words import say


@click.command("receivers")
@click.argument("instance", type=click.Path(path_type=Path))
@options.profile_option
@changes_given
@click.option("--among", multiple=True, metavar="W", help="Who might take over; one to four.")
@click.option("--case", metavar="CASE", help="This case alone, of whoever leaves or is away.")
@options.model_option
@options.set_option
@options.solve_limit_option
@options.seed_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(  # noqa: PLR0913, PLR0917  # the options of a day after staff changes
    instance: Path, profile: str | None, among: tuple[str, ...], case: str | None,
    model: str | None, overrides: tuple[str, ...], time_limit: float | None, seed: int, form: str,
    **given: tuple[Any, ...],
) -> None:
    """Show what each of up to four people would carry who took a case or a whole caseload over.

    The day is solved again for each: hours from and to, what they may not have, which rules give
    way, and the price against the best. They stand in the order they are named.
    Example: assigner receivers instances/nordby/2026-11-23 --leaves ANMØ --among TINI --among HAHA
    """
    from assigner.api.receivers import Handed, receivers  # noqa: PLC0415  # the engine

    changes = written_changes(given)
    day = open_day(instance, model, options.key_values(overrides), profile)
    warn_before(day.reading.warnings, instance, profile, most=0)
    facts, _ = day.require()
    if case is not None:  # it comes to giving that case to somebody
        as_read(Handed((), case).to(""), facts)
    found = receivers(day, Handed(tuple(as_read(changes, facts)), case), among,
                      seconds=time_limit, seed=seed)
    if form == "json":
        print_json(written(found))
        return
    screen().print(terminal(receivers_printout(found, narrow=True)))
    tell(say("Next: name one in rebalance, with --to, --cover-by, --give or --hand-over."))
