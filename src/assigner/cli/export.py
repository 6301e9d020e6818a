"""`assigner export`: what goes out of a decided day, to each caseworker and back to the office."""

from pathlib import Path

import click

from assigner.api.kept import open_kept
from assigner.cli import options
from assigner.cli.ledger import ledger_option
from assigner.cli.spoken import usage
from assigner.cli.talk import VOICE, tell
from assigner.words import counted


@click.command("export")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--ics", type=click.Path(path_type=Path), metavar="DIR",
              help="A calendar for each caseworker: deadlines, cover that ends, handovers.")
@click.option("--letters", type=click.Path(path_type=Path), metavar="DIR",
              help="A letter for each caseworker whose cases change.")
@click.option("--lists", type=click.Path(path_type=Path), metavar="DIR",
              help="The same as a table (CSV).")
@click.option("--handover", type=click.Path(path_type=Path), metavar="DIR",
              help="A pack with a checklist for whoever hands cases over.")
@click.option("--templates", type=click.Path(path_type=Path, exists=True, file_okay=False),
              metavar="DIR", help="Your own letter.html or handover.html.")
@click.option("--uncommitted", is_flag=True,
              help="What goes out of a PLAN that nobody committed, or that was replaced.")
@ledger_option
@options.instance_of_plan_option
@options.profile_option
@options.model_of_plan_option
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    plan: Path, ics: Path | None, letters: Path | None, lists: Path | None,
    handover: Path | None, templates: Path | None, uncommitted: bool, ledger: str | None,
    instance: Path | None, profile: str | None, model: str | None,
) -> None:
    """Write what goes out of PLAN: for each caseworker, only what she may see.

    A plan that the office's ledger does not hold, or no longer, goes out only with a word.
    Example: assigner export plan.json --letters letters --ics calendars
    """
    from assigner.api.committed import require_committed  # noqa: PLC0415  # takes its time
    from assigner.api.export import outgoing  # noqa: PLC0415  # templates take their time

    if not any((ics, letters, lists, handover)):
        raise usage("Say what is to go out: --letters, --lists, --ics or --handover.")
    kept = open_kept(plan, instance, model, told=tell, profile=profile)
    if not uncommitted:
        office = kept.facts.office or kept.facts.title
        require_committed(plan, kept.document, office, ledger, VOICE)
    found = outgoing(kept, templates)
    for folder, write in (
        (ics, found.calendars), (letters, found.letters), (lists, found.lists),
        (handover, found.handovers),
    ):
        if folder is not None:
            tell(counted("{folder}: {n} file", "{folder}: {n} files", len(write(folder)),
                         folder=folder))
