"""`assigner model flow`: how cases and people come and go in an office of one's own, begun."""

from pathlib import Path

import click

from assigner.cli.spoken import usage
from assigner.cli.talk import tell
from assigner.cli.typed import typed
from assigner.policy.sources import SUFFIX
from assigner.words import say


@click.command("flow")
@click.argument("model")
@click.argument("file", metavar="FLOW.toml", type=click.Path(path_type=Path))
@click.option("--from", "day", type=click.Path(path_type=Path), metavar="INSTANCE",
              help="A day of the office, from which new cases a day are counted.")
def command(model: str, file: Path, day: Path | None) -> None:
    """Begin a flow for the phases of MODEL: a commented file for ahead, simulate and sweep.

    Called flow.toml and put with the files of a day, in the folder around them or beside the
    model, it is found by itself; elsewhere name it with --flow. Nothing is overwritten.

    Example: assigner model flow ours.toml flow.toml --from instances/ours/2026-11-23
    """
    from assigner.api.own_model import begin_flow  # noqa: PLC0415  # reads models

    if file.suffix != SUFFIX:
        raise usage("A flow is a file that ends with {suffix}: name it so.", suffix=SUFFIX)
    begin_flow(file, model, day)
    tell(say("Written to {file}. Put your own numbers in it; every key is in docs/flow.md.",
             file=file))


def tell_misfit(model: Path) -> None:
    """Say why no flow was begun beside a model: days lie there, or the flow there is another's."""
    from assigner.api.own_model import flow_beside, misfit  # noqa: PLC0415  # reads models

    beside, wrong = flow_beside(model), misfit(model)
    if not beside.exists():
        tell(say("No {name} was begun: it would count for the days that lie here, too. Begin one "
                 "where it belongs: {command}", name=beside.name,
                 command=typed("model", "flow", model, "FLOW.toml")))
    if wrong is not None:
        tell(say("warning: the flow.toml beside it is of another model: {why} Put the model in a "
                 "folder of its own, or name a flow for it: {command}", why=str(wrong),
                 command=typed("model", "flow", model, "FLOW.toml")))
