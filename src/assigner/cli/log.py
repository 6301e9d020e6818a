"""`assigner log`: what was decided, by whom, and whether the ledger is untouched."""

import re
from typing import Any

import click

from assigner.cli import ledger as ledgers
from assigner.cli.named import clean
from assigner.cli.screen import screen
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import print_json
from assigner.cli.talk import tell
from assigner.cli.typed import typed
from assigner.words import Words, say

_FAILED = 7


@click.command("log")
@click.argument("what", metavar="[CASE|verify|report]", required=False)
@click.option("--worker", metavar="WORKER", help="What this caseworker was given.")
@click.option("--audience", type=click.Choice(["coordinator", "manager", "worker"]),
              default="coordinator", show_default=True,
              help="A worker sees own cases only, and nobody's reasons.")
@click.option("--month", metavar="YYYY-MM", help="The month of the report.")
@click.option("--contains", metavar="HASH",
              help="With verify: the ledger must hold the record of this hash, noted before.")
@ledgers.option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(  # the options of the contract
    what: str | None, worker: str | None, audience: str, month: str | None,
    contains: str | None, ledger: str | None, form: str,
) -> None:
    """Show what was decided: all of it, about one CASE, or about one --worker.

    `log verify` follows the records from the first and names every one that was altered,
    removed or moved (exit 7). Example: assigner log S-10688
    """
    discreet = audience == "worker"
    if discreet and worker is None:
        raise usage("--audience worker needs to know who reads: add --worker WORKER.")
    if contains is not None and what != "verify":
        raise usage("--contains goes with log verify.")
    if (what == "report") != (month is not None):
        raise usage("A report is of one month: {command}.",
                    command=typed("log", "report", "--month", "2026-11"))
    from assigner.ledger import Ledger  # noqa: PLC0415  # SQLAlchemy takes a quarter of a second
    from assigner.report.log_document import log_document  # noqa: PLC0415
    from assigner.report.log_text import log_text  # noqa: PLC0415

    where = Ledger(ledgers.address(ledger))
    if what == "verify":
        _verify(where, contains, form)
    if month is not None:
        _report(where, month, form)
        return
    case = None if what is None else clean(what)
    found = log_document(
        where.records(), case, None if worker is None else clean(worker), discreet=discreet
    )
    _tell(found, log_text, form,
          say("Next: {command} says whether the ledger is sound.",
              command=typed("log", "verify", *_at(ledger))))


def _at(ledger: str | None) -> tuple[str, ...]:
    return () if ledger is None else ("--ledger", ledger)


def _report(where: Any, month: str, form: str) -> None:
    from assigner.ledger.month import month_of  # noqa: PLC0415
    from assigner.report.month_document import month_document, month_text  # noqa: PLC0415

    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", month):
        raise usage("--month: write YYYY-MM, as 2026-11.")
    _tell(month_document(month_of(where.records(), month)), month_text, form,
          say("Next: {command} shows the rule, and who may change it.",
              command=typed("rules", "MODEL")))


def _verify(where: Any, contains: str | None, form: str) -> None:
    from assigner.ledger import audit  # noqa: PLC0415
    from assigner.report.log_document import audit_document  # noqa: PLC0415
    from assigner.report.log_text import audit_text  # noqa: PLC0415

    found = audit(where, contains)
    _tell(audit_document(found), audit_text, form,
          say("Next: note the last hash; log verify --contains HASH holds the ledger to it.")
          if found.holds else
          say("Next: do not use it; compare it with a copy made before."))
    raise click.exceptions.Exit(0 if found.holds else _FAILED)


def _tell(found: dict[str, Any], text: Any, form: str, after: Words) -> None:
    if form == "json":
        print_json(found)
    else:
        screen().print(text(found))
        tell(after)
