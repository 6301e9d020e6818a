"""`assigner log`: what was decided, by whom, and whether the records hold together."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from assigner.cli.ledger import at, checkpoints_option, ledger_option
from assigner.cli.named import clean
from assigner.cli.screen import screen
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import print_json
from assigner.cli.talk import VOICE, tell
from assigner.cli.typed import typed
from assigner.documents.part import Document, written
from assigner.render.terminal import terminal
from assigner.view import Printout
from assigner.words import Words, say

_FAILED = 7
_Told = TypeVar("_Told", bound=Document)


@click.command("log")
@click.argument("what", metavar="[CASE|verify|report|checkpoint|key]", required=False)
@click.option("--worker", metavar="WORKER", help="What this caseworker was given.")
@click.option("--office", metavar="NAME", help="What was decided in this office.")
@click.option("--audience", type=click.Choice(["coordinator", "manager", "worker"]),
              default="coordinator", show_default=True,
              help="A worker sees own cases only, and nobody's reasons.")
@click.option("--month", metavar="YYYY-MM", help="The month of the report.")
@click.option("--contains", metavar="HASH",
              help="With verify: the ledger must hold the record of this hash, noted before: "
              "the whole hash, or at least its first 16 signs.")
@click.option("--against", type=click.Path(path_type=Path), metavar="CHECKPOINTS",
              help="With verify: the file of checkpoints; else the one of ASSIGNER_CHECKPOINTS.")
@click.option("--key", type=click.Path(path_type=Path), metavar="KEY.pem",
              help="With verify: whose checkpoints are believed; else ASSIGNER_KEY.")
@ledger_option
@checkpoints_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    what: str | None, worker: str | None, office: str | None, audience: str, month: str | None,
    contains: str | None, against: Path | None, key: Path | None, ledger: str | None,
    places: tuple[str, ...], form: str,
) -> None:
    """Show what was decided: all of it, about one CASE, or about one --worker.

    `log verify` follows the records from the first and names every one that was altered,
    removed or moved (exit 7); what was made anew as a whole it finds --against checkpoints
    kept elsewhere. `log checkpoint` signs one, `log key` prints the key it is signed with.
    Example: assigner log S-10688
    """
    discreet = audience == "worker"
    if discreet and worker is None:
        raise usage("--audience worker needs to know who reads: add --worker WORKER.")
    if what != "verify" and (contains, against, key) != (None, None, None):
        raise usage("--contains, --against and --key go with log verify.")
    if contains is not None and re.fullmatch(r"[0-9a-fA-F]{16,64}", contains) is None:
        raise usage("--contains: write the whole hash, or at least its first 16 signs.")
    if office is not None and what in ("verify", "report", "checkpoint", "key"):
        raise usage("--office goes with the decisions themselves, as log alone shows them.")
    if (what == "report") != (month is not None):
        raise usage("A report is of one month: {command}.",
                    command=typed("log", "report", "--month", "2026-11"))
    from assigner.api import log  # noqa: PLC0415  # SQLAlchemy takes its time
    from assigner.ledger.log_document import audit_document  # noqa: PLC0415  # likewise
    from assigner.ledger.month_document import month_document  # noqa: PLC0415  # likewise
    from assigner.views.log import (  # noqa: PLC0415  # likewise
        audit_printout,
        log_printout,
        month_printout,
    )

    if what == "key":
        click.echo(log.public_key(), nl=False)
    elif what == "checkpoint":
        log.sign_last(ledger, places, VOICE)
    elif what == "verify":
        found = log.audited(contains, against, key, ledger)
        _tell(audit_document(found.audit), audit_printout, form, found.then)
        raise click.exceptions.Exit(0 if found.audit.holds else _FAILED)
    elif month is not None:
        _tell(month_document(log.month(month, ledger)), month_printout, form,
              say("Next: {command} shows the rule, and who may change it.",
                  command=typed("rules", say("MODEL"))))
    else:
        shown = log.decisions(_clean(what), _clean(worker), discreet=discreet, ledger=ledger,
                              office=office)
        _tell(shown, log_printout, form,
              say("Next: {command} says whether the ledger is sound.",
                  command=typed("log", "verify", *at(ledger))))


def _clean(name: str | None) -> str | None:
    return None if name is None else clean(name)


def _tell(
    document: _Told, printed: Callable[[_Told], Printout], form: str, after: Words
) -> None:
    if form == "json":
        print_json(written(document))
    else:
        screen().print(terminal(printed(document)))
        tell(after)
