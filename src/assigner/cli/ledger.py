"""Which ledger is meant, and what a person writes into it."""

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from assigner.cli.day import state_folder
from assigner.cli.spoken import usage
from assigner.errors import LedgerError
from assigner.files.civil_number import holds
from assigner.words import listing, say

VARIABLE = "ASSIGNER_LEDGER"
LONGEST = 2000

option = click.option(
    "--ledger", metavar="FILE|URL",
    help="The ledger; else ASSIGNER_LEDGER, else one file for this user.",
)


def address(given: str | None) -> str:
    """The ledger named by the option, else by the environment, else the user's own."""
    return given or os.environ.get(VARIABLE) or str(state_folder() / "ledger.db")


def is_plan(named: Path) -> bool:
    """Whether an argument names a plan rather than a ledger."""
    return named.suffix.casefold() == ".json"


def last_decision(
    given: str | None, office: str | None
) -> tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]:
    """The plan last decided on for an office, and the moves earlier ones set a date for."""
    from assigner.ledger import Ledger, commits  # noqa: PLC0415  # SQLAlchemy takes its time

    where = address(given)
    standing = commits(Ledger(where).records())
    offices = sorted({record.office for record in standing})
    if office is None and len(offices) > 1:
        raise usage("{ledger} has several offices: name one with --office ({offices}).",
                    ledger=where, offices=listing(offices))
    mine = [record for record in standing if office in (None, record.office)]
    if not mine:
        raise LedgerError(say("{ledger} holds no decision of {office}.", ledger=where,
                              office=office or say("any office")))
    last = max(mine, key=lambda record: (record.day, record.number))
    agreed = [
        row for record in mine if record.number != last.number
        for row in record.said["plan"].get("moves") or () if row.get("date") is not None
    ]
    return last.said["plan"], agreed


def now() -> str:
    """The moment, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def written(text: str | None, option_name: str) -> str:
    """What somebody writes for the record; a usage error where it cannot stand there."""
    said = (text or "").strip()
    if text is not None and not said:
        raise usage("{option}: write something; it is kept in the ledger.", option=option_name)
    if len(said) > LONGEST:
        raise usage("{option}: write at most {most} characters.", option=option_name, most=LONGEST)
    if not all(letter.isprintable() or letter in "\n\t" for letter in said):
        raise usage("{option}: holds signs that cannot be printed.", option=option_name)
    if holds(said):
        raise usage("{option}: holds what looks like a civil registration number; leave it out.",
                    option=option_name)
    return said
