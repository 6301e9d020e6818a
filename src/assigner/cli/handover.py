"""`assigner handover`: what is left of each case that changes hands, and who has done what."""

import click

from assigner.api.handover import HandoverList, Tick, handovers, tick
from assigner.cli.ledger import at, checkpoints_option, ledger_option
from assigner.cli.named import meant, shown_as
from assigner.cli.screen import screen
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import print_json
from assigner.cli.talk import VOICE, tell
from assigner.cli.typed import typed
from assigner.documents.part import written
from assigner.render.terminal import terminal
from assigner.veil import veil
from assigner.views.handover_checklist import handover_printout
from assigner.words import say


@click.command("handover")
@click.argument("source", metavar="[LEDGER|PLAN]", required=False)
@click.option("--done", multiple=True, metavar="CASE:STEP", help="A step that has been done.")
@click.option("--undo", multiple=True, metavar="CASE[:STEP]",
              help="A step that was not, after all; a CASE that belongs on the list again.")
@click.option("--off", multiple=True, metavar="CASE",
              help="Take a case off the list as a whole: it was closed, say.")
@click.option("--by", metavar="NAME", help="Who has done it.")
@click.option("--all", "every", is_flag=True, help="Show cases that are done, too.")
@click.option("--office", metavar="NAME", help="Which office, where the ledger has several.")
@ledger_option
@checkpoints_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(  # noqa: PLR0913, PLR0917  # one option for each thing that is told
    source: str | None, done: tuple[str, ...], undo: tuple[str, ...], off: tuple[str, ...],
    by: str | None, every: bool, office: str | None, ledger: str | None,
    places: tuple[str, ...], form: str,
) -> None:
    """Show what is left to do of every case that changes hands; tick off what is done.

    Of all decisions in the LEDGER, or of one PLAN that was committed. The list of steps is the
    model's; else the family is told, a meeting is held, the file is read.
    Example: assigner handover --done S-10688:family --by "Ulla Hansen"
    """
    asked = HandoverList(source, ledger, office)
    ticks = [*(_tick("--done", one) for one in done),
             *(_tick("--undo", one, done=False) for one in undo), *(Tick(case) for case in off)]
    if ticks and by is None:
        raise usage("Name who has done it: --by NAME.")
    if not ticks and by is not None:
        raise usage("--by goes with --done, --undo or --off.")
    found = handovers(asked) if by is None else tick(
        asked, ticks, by, places, VOICE, names=meant)
    if form == "json":
        print_json(written(found))
        return
    screen().print(terminal(handover_printout(found, every=every)))
    row = next(iter(sorted((row for row in found.cases if row.left),
                           key=lambda row: veil().hides(row.case))), None)
    if row is not None:
        tell(say("Next: {command}", command=typed(
            "handover", *([] if source is None else [source]), "--done",
            f"{shown_as(row.case)}:{row.left[0]}", "--by", say("NAME"),
            *([] if office is None else ["--office", office]), *at(ledger))))


def _tick(option: str, text: str, *, done: bool = True) -> Tick:
    case, found, step = text.rpartition(":")
    if not done and not found:
        return Tick(text.strip(), done=False)
    if not found or not case or not step:
        raise usage("{option}: write CASE:STEP, as S-10688:family.", option=option)
    return Tick(case.strip(), step.strip(), done)
