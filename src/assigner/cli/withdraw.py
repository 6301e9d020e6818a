"""An override taken back: by whom, in which role, for which reason; the record of it stays."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from assigner.cli.anchor import Anchor
from assigner.cli.spoken import usage
from assigner.cli.talk import tell
from assigner.errors import LedgerError
from assigner.words import listing, say

if TYPE_CHECKING:
    from assigner.ledger import Decider, Ledger, Record


def withdraw(
    where: "Ledger", anchor: Anchor, number: int, decider: "Decider", role: str
) -> None:
    """Record that an override no longer stands, and say so.

    Raises LedgerError where it may not be: no such override, withdrawn already, or somebody
    else's to decide.
    """
    from assigner.ledger import carriers, withdrawal_entry, withdrawn  # noqa: PLC0415

    records = where.records()
    mine = next((record for record in records if record.number == number), None)
    if mine is None or mine.kind != "override":
        raise usage("Number {number} is no override; see assigner log.", number=number)
    _theirs(mine, decider.by, role)
    entry = withdrawal_entry(mine, decider, role or None)

    def judge(found: Sequence["Record"]) -> None:
        gone = withdrawn(found).get(number)
        if gone is not None:
            raise LedgerError(str(say(
                "Number {number} was withdrawn by {by} already, as number {gone}.",
                number=number, by=gone.by, gone=gone.number,
            )))

    record = anchor.record(where, entry, judge)
    click.echo(str(say("Recorded as number {number}, by {by}: number {gone} is withdrawn.",
                       number=record.number, by=decider.by, gone=number)))
    anchor.note(record)
    for commit in carriers(records, mine):
        tell(say("Number {number}, by {by}, carries it out and still holds: solve the day again "
                 "and commit that with --replaces {number}.", number=commit.number, by=commit.by))
    tell(say("Next: solve the day again, or commit a plan without it."))


def _theirs(record: "Record", by: str, role: str) -> None:
    """Raise LedgerError where neither the person nor the role is one that decided, or could."""
    people = record.said.get("deciders", [])
    if people and by.casefold() not in {str(name).casefold() for name in (*people, record.by)}:
        raise LedgerError(str(say(
            "{by} is not among those who decide here: {people}. Nothing was recorded.", by=by,
            people=listing(people),
        )))
    may = {str(one).casefold() for one in record.said.get("may", ())}
    if by.casefold() == record.by.casefold() or not may or role.casefold() in may:
        return
    raise LedgerError(str(say(
        "Number {number} was decided by {by}; it is theirs to withdraw, or for {roles}: add "
        "--owner with the role. Nothing was recorded.",
        number=record.number, by=record.by, roles=listing(record.said["may"]),
    )))
