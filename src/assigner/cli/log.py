"""`assigner log`: what was decided, by whom, and whether the records hold together."""

import os
import re
from pathlib import Path
from typing import Any

import click

from assigner.cli import anchor as anchors
from assigner.cli import ledger as ledgers
from assigner.cli.named import clean
from assigner.cli.screen import screen
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import print_json
from assigner.cli.talk import tell
from assigner.cli.typed import typed
from assigner.errors import LedgerDiffers, LedgerError
from assigner.words import Words, say

_FAILED = 7


@click.command("log")
@click.argument("what", metavar="[CASE|verify|report|checkpoint|key]", required=False)
@click.option("--worker", metavar="WORKER", help="What this caseworker was given.")
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
@ledgers.option
@anchors.option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    what: str | None, worker: str | None, audience: str, month: str | None,
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
    if (what == "report") != (month is not None):
        raise usage("A report is of one month: {command}.",
                    command=typed("log", "report", "--month", "2026-11"))
    from assigner.ledger import Ledger, make_keys  # noqa: PLC0415  # SQLAlchemy takes its time
    from assigner.report.log_document import log_document  # noqa: PLC0415
    from assigner.report.log_text import log_text  # noqa: PLC0415

    if what == "key":
        click.echo(make_keys(anchors.key_file()).pem, nl=False)
        return
    where = Ledger(ledgers.address(ledger))
    if what == "checkpoint":
        _checkpoint(where, places)
        return
    if what == "verify":
        _verify(where, contains, _outside(against, key), form)
    if month is not None:
        _report(where, month, form)
        return
    case = None if what is None else clean(what)
    found = log_document(
        where.records(), case, None if worker is None else clean(worker), discreet=discreet
    )
    _tell(found, log_text, form,
          say("Next: {command} says whether the ledger is sound.",
              command=typed("log", "verify", *ledgers.at(ledger))))


def _report(where: Any, month: str, form: str) -> None:
    from assigner.ledger.month import month_of  # noqa: PLC0415
    from assigner.report.month_document import month_document, month_text  # noqa: PLC0415

    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", month):
        raise usage("--month: write YYYY-MM, as 2026-11.")
    _tell(month_document(month_of(where.records(), month)), month_text, form,
          say("Next: {command} shows the rule, and who may change it.",
              command=typed("rules", "MODEL")))


def _outside(against: Path | None, key: Path | None) -> Any:
    """The checkpoints to hold a ledger against; None where none are kept."""
    from assigner.ledger import kept, read_keys  # noqa: PLC0415

    named = os.environ.get(anchors.VARIABLE, "")
    if against is None and named and not named.startswith((anchors.OUTPUT, anchors.COMMAND)):
        against = Path(named) if anchors.read_checkpoints(Path(named)).strip() else None
    if against is None:
        return None
    if not against.exists():
        raise LedgerError(str(say("There are no checkpoints at {file}; nothing was verified.",
                                  file=against)))
    found = kept(anchors.read_checkpoints(against), read_keys(key or anchors.key_file()))
    if not found.checkpoints and not found.findings:
        raise LedgerError(str(say("{file} holds no checkpoint; nothing was verified.",
                                  file=against)))
    return found


def _checkpoint(where: Any, places: tuple[str, ...]) -> None:
    """Sign the last record now, once the ledger holds and is the one seen before."""
    from assigner.ledger import HeldAgainst, KeptCheckpoints, audit  # noqa: PLC0415

    anchor = anchors.anchor(places, where.file)
    if anchor.keys is None:
        anchor = anchors.anchor((anchors.OUTPUT,), where.file)
    last = anchor.last()
    found = audit(where, HeldAgainst(checkpoints=KeptCheckpoints(last, ())))
    if not found.holds:
        raise LedgerDiffers("\n".join([
            str(say("The ledger does not hold; no checkpoint was made.")),
            *(f"  - {words}" for words in found.findings),
        ]))
    anchor.note(where.records()[-1])


def _verify(where: Any, contains: str | None, outside: Any, form: str) -> None:
    from assigner.ledger import HeldAgainst, audit  # noqa: PLC0415
    from assigner.report.log_document import audit_document  # noqa: PLC0415
    from assigner.report.log_text import audit_text  # noqa: PLC0415

    found = audit(where, HeldAgainst(contains, outside, ledgers.now()))
    if not found.holds:
        after = say("Next: do not use it; compare it with a copy made before.")
    elif outside is None:
        after = say("Next: commit with --checkpoints, or note the last hash; log verify "
                    "--against or --contains holds the ledger to it.")
    else:
        after = say("Next: keep the checkpoints where whoever writes the ledger cannot.")
    _tell(audit_document(found), audit_text, form, after)
    raise click.exceptions.Exit(0 if found.holds else _FAILED)


def _tell(found: dict[str, Any], text: Any, form: str, after: Words) -> None:
    if form == "json":
        print_json(found)
    else:
        screen().print(text(found))
        tell(after)
