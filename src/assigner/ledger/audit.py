"""Whether the ledger is what was written, and which record is not."""

import sqlite3
from dataclasses import dataclass

from sqlalchemy import Connection, inspect, select
from sqlalchemy.exc import DBAPIError

from assigner.errors import LedgerError
from assigner.ledger.anchor import against, unseen
from assigner.ledger.chain import chain, clock, end, missing
from assigner.ledger.checkpoint import KeptCheckpoints
from assigner.ledger.record import Record
from assigner.ledger.seal import broken, image
from assigner.ledger.store import Ledger
from assigner.ledger.tables import HEAD, RECORDS, as_record, unguarded
from assigner.words import Words, say


@dataclass(frozen=True)
class HeldAgainst:
    """What a ledger is held against.

    `noted`: (the beginning of) the hash of one record; `checkpoints`: what was kept outside,
    None where nothing was; `now`: the moment, in UTC.
    """

    noted: str | None = None
    checkpoints: KeptCheckpoints | None = None
    now: str = "9999"


@dataclass(frozen=True)
class Audit:
    """What an audit found.

    `sealed`: the file's bytes were held against its own seal; `anchored`: the last record that
    a checkpoint outside vouches for, None without any. `notes` are no faults of the ledger,
    but to be known.
    """

    records: int
    head: str
    sealed: bool
    findings: tuple[Words, ...]
    anchored: int | None = None
    notes: tuple[Words, ...] = ()

    @property
    def holds(self) -> bool:
        """Nothing was found against what the ledger was held to."""
        return not self.findings


NOTHING = HeldAgainst()


def audit(ledger: Ledger, asked: HeldAgainst = NOTHING) -> Audit:
    """Follow the chain from the first record, and hold it against what is asked.

    Raises LedgerError when there is no ledger, it is empty (and no checkpoint saw a record),
    or it is locked: then nothing is known.
    """
    if not ledger.exists:
        return _gone(ledger, asked)
    try:
        with ledger.reading() as connection:
            tables = set(inspect(connection).get_table_names())
            if not {RECORDS.name, HEAD.name} & tables:
                return _gone(ledger, asked)
            return _look(ledger, connection, asked, tables)
    except DBAPIError as error:
        if _passing(error):
            ledger.records()
        return Audit(0, "", sealed=False, findings=(_damaged(error),))


def _gone(ledger: Ledger, asked: HeldAgainst) -> Audit:
    """A ledger of which nothing is there: a finding where a checkpoint saw something."""
    known = () if asked.checkpoints is None else asked.checkpoints.checkpoints
    if known:
        last = max(item.number for item in known)
        return Audit(0, "", sealed=False, findings=(missing(1, last + 1),), anchored=last)
    if not ledger.exists:
        ledger.records()
    raise LedgerError(str(say(
        "{ledger} holds no records; nothing was verified.", ledger=ledger.shown
    )))


def _look(ledger: Ledger, connection: Connection, asked: HeldAgainst, tables: set[str]) -> Audit:
    findings: list[Words] = []
    records: list[Record] = []
    if RECORDS.name in tables:
        try:
            for row in connection.execute(select(RECORDS).order_by(RECORDS.c.number)):
                records.append(as_record(row))
        except DBAPIError as error:
            if _passing(error):
                raise
            findings.append(_damaged(error))
    findings += chain(records)
    outside = asked.checkpoints
    if outside is not None:
        findings += outside.findings
        findings += against(records, outside.checkpoints)
    noted = asked.noted
    if noted and not any(str(record.sha256).startswith(noted.lower()) for record in records):
        findings.append(say("No record has the hash {noted}.", noted=noted))
    notes = [*clock(records, asked.now)]
    if outside is not None:
        notes += unseen(records, outside.checkpoints)
    anchored = None if outside is None else max(
        (item.number for item in outside.checkpoints), default=0
    )
    heads = connection.execute(select(HEAD)).all() if HEAD.name in tables else []
    if len(heads) != 1:
        findings.append(say("The ledger does not say how many records it has."))
        return Audit(len(records), "", False, tuple(findings), anchored, tuple(notes))
    head = heads[0]
    findings += end(records, head.number, head.sha256)
    findings += [
        say("The database no longer refuses changes: its trigger {name} is gone, switched off "
            "or another.", name=name)
        for name in (unguarded(connection) if RECORDS.name in tables else ())
    ]
    if ledger.file is not None:
        seen = image(connection)
        if broken(seen, ledger.file.stat().st_size, head.library, head.seal):
            findings.append(
                say("The file of the ledger is not as the last commit left it.") if findings
                else say("Bits outside the records are not as the last commit left them; "
                         "the {count} records hold.", count=len(records))
            )
    return Audit(
        len(records), head.sha256, ledger.file is not None, tuple(findings), anchored,
        tuple(notes),
    )


def _damaged(error: DBAPIError) -> Words:
    return say("The file is damaged, or is no ledger: {why}.", why=str(error.orig))


def _passing(error: DBAPIError) -> bool:
    """Locked or out of reach: nothing is known of the records."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if isinstance(error.orig, sqlite3.Error) and code is not None:
        return code & 0xFF in (5, 6, 8, 10, 14)
    return not isinstance(error.orig, sqlite3.Error)

