"""`assigner diagnose`: why nothing fits, and the cheapest ways out."""

from pathlib import Path

import click

from assigner.api.answer import diagnosed
from assigner.api.day import open_day
from assigner.api.progress import limits
from assigner.cli import options
from assigner.cli.finite import Finite
from assigner.cli.patience import Patience
from assigner.cli.screen import screen
from assigner.cli.stand_ins import print_json
from assigner.cli.talk import tell, warn_before
from assigner.cli.typed import typed, where
from assigner.documents.part import written
from assigner.render.terminal import terminal
from assigner.views.diagnose import diagnose_printout
from assigner.words import marked, say


@click.command("diagnose")
@click.argument("instance", type=click.Path(path_type=Path))
@options.profile_option
@options.model_option
@options.set_option
@options.pin_option
@options.forbid_option
@options.seed_option
@click.option("--time-limit", type=Finite(min=0, min_open=True), metavar="SECONDS",
              help="Give up after so long; without, work until everything is proven.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    instance: Path, profile: str | None,
    model: str | None, overrides: tuple[str, ...], pins: tuple[str, ...],
    forbids: tuple[str, ...], seed: int, time_limit: float | None, form: str,
) -> None:
    """Say why the cases of INSTANCE do not all fit: who is excluded, what collides, ways out.

    Example: assigner diagnose instances/nordby/2026-11-23 --pin S-10685=EMCH
    """
    day = open_day(instance, model, options.key_values(overrides), profile)
    warn_before(day.reading.warnings, instance, profile)
    facts, _ = day.require()
    pinned = options.pairs(pins, "--pin", facts)
    forbidden = options.pairs(forbids, "--forbid", facts)
    with Patience(marked("… {count} solved again")) as patience:
        found = diagnosed(day, pinned, forbidden, limits(time_limit), seed=seed,
                          heard=patience.step)
    if form == "json":
        print_json(written(found))
    else:
        screen().print(terminal(diagnose_printout(found)))
    if found.status == "feasible" and not found.ways_out:
        tell(say("Next: {command}", command=typed(
            "solve", instance, *where(None, model, profile), "-o", "plan.json"
        )))
        return
    tell(say("Next: try a way out with {command}, and -S, --pin or --forbid.",
             command=typed("solve", instance, *where(None, model, profile))))
