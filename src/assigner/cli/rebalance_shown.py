"""What `assigner rebalance` prints: the plan, its document, or the list of who hands over what."""

from pathlib import Path

import click

from assigner.api.plan import Plan
from assigner.api.shown import facts_of
from assigner.cli.screen import screen
from assigner.cli.stand_ins import print_json
from assigner.cli.talk import tell
from assigner.files.atomic import write_atomically
from assigner.render.table_csv import table_csv
from assigner.render.terminal import terminal
from assigner.views.rebalance.facts import RebalanceFacts
from assigner.views.rebalance.handover import handover_table
from assigner.views.rebalance.media import rebalance_printout
from assigner.words import say


def show(plan: Plan, form: str, handed: Path | None) -> None:
    """Print it; of the handover list, print or write the table."""
    if form == "json":
        print_json(plan.document)
        return
    shown = facts_of(plan)
    assert isinstance(shown, RebalanceFacts)
    if form == "text":
        screen().print(terminal(rebalance_printout(shown)))
        return
    table = table_csv(handover_table(shown.rebalance, plan.claims.allocation))
    if handed is None:
        click.echo(table, nl=False)
        return
    write_atomically(handed, table)
    tell(say("Written to {file}. Next: open it in a spreadsheet.", file=handed))
