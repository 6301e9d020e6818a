"""`assigner deliver`: decisions that another system has still to hear of are sent."""

import time
from typing import TYPE_CHECKING

import click

from assigner.cli.ledger import ledger_option
from assigner.cli.spoken import usage
from assigner.cli.talk import tell

if TYPE_CHECKING:
    from assigner.ledger import Ledger

EACH = 5.0
"""Seconds between two looks of `--watch`: as long as the shortest pause after a failure."""


@click.command("deliver")
@ledger_option
@click.option("--watch", is_flag=True, help="Go on until stopped, as a service does.")
def command(ledger: str | None, watch: bool) -> None:
    """Send what ASSIGNER_WEBHOOK has still to hear of: each decision, in order, at least once.

    A decision is sent by itself when it is recorded; what was not taken then waits in the
    ledger. Exit 1 while something waits. Example: assigner deliver
    """
    from assigner.api import events  # noqa: PLC0415  # SQLAlchemy takes its time

    if not events.subscribed():
        raise usage("Nobody is to hear: set ASSIGNER_WEBHOOK and ASSIGNER_WEBHOOK_SECRET.")
    where = events.writable(ledger)
    if not watch:
        found = events.deliver(where)
        for delivery in found:
            click.echo(str(delivery.words))
        raise click.exceptions.Exit(int(any(delivery.waiting for delivery in found)))
    before: list[str] = []
    while True:
        told = [str(words) for words in events.tell_others(where, within=None)]
        for line in told:
            if line not in before:  # what still waits was said
                click.echo(line)
        before = told
        time.sleep(EACH)


def tell_others(ledger: "Ledger") -> None:
    """After a decision: send it, and say how that went. Nothing where nobody is to hear."""
    from assigner.api import events  # noqa: PLC0415  # SQLAlchemy takes its time

    for words in events.tell_others(ledger):
        tell(words)
