"""An override taken back: by whom, in which role, for which reason; the record of it stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assigner.api import events, ledgers
from assigner.api.anchor import Anchor, anchor
from assigner.api.voice import SILENT, Voice
from assigner.errors import LedgerError, Misused, NotTheirs
from assigner.policy.deciders import among
from assigner.words import listing, of_model, say

if TYPE_CHECKING:
    from assigner.ledger import Ledger, Record


@dataclass(frozen=True)
class Withdrawn:
    """The record of it, and the commits that still carry the override out."""

    record: "Record"
    carriers: "tuple[Record, ...]"
    where: "Ledger"
    anchor: Anchor


def withdraw(  # who, why, in which role, and where it is kept
    number: int, by: str, reason: str, role: str = "", ledger: str | None = None,
    places: Sequence[str] = (), voice: Voice = SILENT,
) -> Withdrawn:
    """Record that override `number` no longer stands.

    Raises NotTheirs where it is somebody else's to decide, LedgerError where it was withdrawn
    already, Misused where there is no such override.
    """
    from assigner.ledger import (  # noqa: PLC0415  # SQLAlchemy takes its time
        Decider,
        carriers,
        withdrawal_entry,
        withdrawn,
    )

    where = events.writable(ledger)
    anchored = anchor(places, where.file, voice)
    records = where.records()
    mine = next((record for record in records if record.number == number), None)
    if mine is None or mine.kind != "override":
        raise Misused(say("Number {number} is no override; see assigner log.", number=number))
    _theirs(mine, by, role)
    entry = withdrawal_entry(mine, Decider(by, ledgers.now(), reason), role or None)

    def judge(found: "Sequence[Record]") -> None:
        gone = withdrawn(found).get(number)
        if gone is not None:
            raise LedgerError(str(say(
                "Number {number} was withdrawn by {by} already, as number {gone}.",
                number=number, by=gone.by, gone=gone.number,
            )))

    record = anchored.record(where, entry, judge)
    return Withdrawn(record, tuple(carriers(records, mine)), where, anchored)


def _theirs(record: "Record", by: str, role: str) -> None:
    """Raise NotTheirs where neither the person nor the role is one that decided, or could."""
    people = record.said.get("deciders", [])
    if people and not among(by, (*people, record.by)):
        raise NotTheirs(str(say(
            "{by} is not among those who decide here: {people}. Nothing was recorded.", by=by,
            people=listing(people),
        )))
    may = record.said.get("may", ())
    if among(by, (record.by,)) or not may or among(role, may):
        return
    raise NotTheirs(str(say(
        "Number {number} was decided by {by}; it is theirs to withdraw, or for {roles}: add "
        "--owner with the role. Nothing was recorded.",
        number=record.number, by=record.by, roles=listing(str(of_model(one)) for one in may),
    )))
