"""`assigner export`: what goes out of a decided day, to each caseworker and back to the office."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assigner.api.kept import open_kept
from assigner.cli import options
from assigner.cli.ledger import ledger_option
from assigner.cli.spoken import usage
from assigner.cli.talk import VOICE, tell
from assigner.files.atomic import write_atomically
from assigner.words import Words, counted

if TYPE_CHECKING:
    from assigner.ledger import Record


_MOST_NAMED = 12


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
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
              help="The decisions as the case system's own table (.csv, .xlsx), by the profile.")
@click.option("--without", type=click.Choice(["co_caseworker", "assigned", "cover_until"]),
              multiple=True, help="With -o: a column that stays as it is in the export.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
              help="With -o: what is decided for that later day, not for the plan's own.")
@click.option("--uncommitted", is_flag=True,
              help="What goes out of a PLAN that nobody committed, or that was replaced.")
@ledger_option
@options.instance_of_plan_option
@options.profile_option
@options.model_of_plan_option
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    plan: Path, ics: Path | None, letters: Path | None, lists: Path | None,
    handover: Path | None, templates: Path | None, output: Path | None,
    without: tuple[str, ...], on: datetime | None, uncommitted: bool, ledger: str | None,
    instance: Path | None, profile: str | None, model: str | None,
) -> None:
    """Write what goes out of PLAN: for each caseworker, only what she may see; -o: what goes back.

    What goes back are the decisions in the headers and words of the export that the day was read
    from; the profile reads them again as the same decisions.
    A plan that the office's ledger does not hold, or no longer, goes out only with a word.
    Example: assigner export plan.json --letters letters --ics calendars -o decided.csv
    """
    from assigner.api.back import send_back  # noqa: PLC0415  # likewise
    from assigner.api.committed import require_committed  # noqa: PLC0415  # takes its time
    from assigner.api.export import of_others, outgoing  # noqa: PLC0415  # templates take their time

    if not any((ics, letters, lists, handover, output)):
        raise usage("Say what is to go out: --letters, --lists, --ics, --handover or -o.")
    if (without or on) and output is None:
        raise usage("--without and --on are about what goes back: name its file with -o.")
    _require_two(letters, handover)
    kept = open_kept(plan, instance, model, told=tell, profile=profile)
    decision = None
    if not uncommitted:
        office = kept.facts.office or kept.facts.title
        decision = require_committed(plan, kept.document, office, ledger, VOICE)
    if output is not None:
        back = send_back(kept, output, without, None if on is None else on.date())
        write_atomically(output, back.content)
        tell(_told(output, back.cases, decision))
        for note in back.notes:
            tell(note)
    if not any((ics, letters, lists, handover)):
        return
    found = outgoing(kept, templates)
    for folder, ending, write in (
        (ics, ".ics", found.calendars), (letters, ".html", found.letters),
        (lists, ".csv", found.lists), (handover, ".html", found.handovers),
    ):
        if folder is not None:
            written = write(folder)
            tell(counted("{folder}: {n} file", "{folder}: {n} files", len(written), folder=folder))
            _tell_old(of_others(folder, ending, written))


def _require_two(letters: Path | None, handover: Path | None) -> None:
    """Refuse one folder for both: a pack would take the place of a letter."""
    if letters is not None and handover is not None and letters.resolve() == handover.resolve():
        raise usage("Name two folders: letters and handover packs have the same file names.")


def _tell_old(old: Sequence[Path]) -> None:
    """Say which files another plan left: nobody should be sent yesterday's letter."""
    if old:
        tell(counted("warning: {n} file there is not of this plan: {names}. Delete it if "
                     "it is an earlier plan's.",
                     "warning: {n} files there are not of this plan: {names}. Delete them "
                     "if they are an earlier plan's.", len(old),
                     names=", ".join(file.name for file in old[:_MOST_NAMED])))


def _told(file: Path, cases: int, decision: "Record | None") -> Words:
    """What was written, and whether it is decided or proposed."""
    if decision is None:
        return counted("{file}: {n} decision, proposed: no ledger holds this plan.",
                       "{file}: {n} decisions, proposed: no ledger holds this plan.",
                       cases, file=file)
    return counted("{file}: {n} decision, committed by {by} as number {number}.",
                   "{file}: {n} decisions, committed by {by} as number {number}.",
                   cases, file=file, by=decision.by, number=decision.number)
