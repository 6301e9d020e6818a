"""`assigner next`: tomorrow's instance, so that day follows day."""

from datetime import datetime
from pathlib import Path

import click

from assigner.cli.ending import require_ending
from assigner.cli.ledger import ledger_option
from assigner.cli.options import model_of_plan_option, profile_option
from assigner.cli.talk import VOICE, answer, tell
from assigner.cli.typed import typed
from assigner.files.workbook import is_workbook
from assigner.words import say


@click.command("next")
@click.argument("source", metavar="[LEDGER|PLAN]", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR",
              help="The new folder, or workbook (.xlsx); else beside today's, named by its date.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
              help="The day it is for; else the next working day in Denmark.")
@click.option("--office", metavar="NAME", help="Which office, where the ledger has several.")
@click.option("--uncommitted", is_flag=True,
              help="Carry out a PLAN that nobody committed, or that was replaced.")
@ledger_option
@click.option("--instance", type=click.Path(path_type=Path), metavar="PATH",
              help="Today's folder, where it is not found by itself.")
@profile_option
@model_of_plan_option
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    source: str | None, output: Path | None, day: datetime | None, office: str | None,
    uncommitted: bool, ledger: str | None, instance: Path | None,
    profile: str | None, model: str | None,
) -> None:
    """Write the next day's instance: today's caseload with the plan carried out.

    From a PLAN, or from the last decision in the LEDGER. New cases are yours to add. A plan
    that the office's ledger does not hold, or no longer, is carried out only with a word.
    Example: assigner next plan.json
    """
    require_ending(output, "xlsx" if output and is_workbook(output) else "folder")
    from assigner.api.carry_out import NextDay, carry_out  # noqa: PLC0415  # takes its time

    made = carry_out(NextDay(
        source, output, None if day is None else day.date(), office, uncommitted, ledger,
        instance, model, profile,
    ), VOICE)
    for words in made.words:
        answer(words)
    if made.doubtful:
        tell(say("{day} is a day on which many offices are closed, and the program does not know "
                 "yours: name your next day with --day.", day=made.tomorrow.instance.date))
    tell(say("Next: write the new cases into {file}, then {command}",
             file=made.cases, command=typed("check", made.folder)))
