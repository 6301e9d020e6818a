"""Whether the ledger is what was written, and which record is not."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, inspect, select
from sqlalchemy.exc import DBAPIError

from assigner.errors import LedgerError
from assigner.ledger.record import BEGINNING, Record
from assigner.ledger.seal import broken, image
from assigner.ledger.store import Ledger
from assigner.ledger.tables import HEAD, RECORDS, as_record
from assigner.words import Words, say


@dataclass(frozen=True)
class Audit:
    """What an audit found. `sealed`: every byte of the file was held against its seal."""

    records: int
    head: str
    sealed: bool
    findings: tuple[Words, ...]

    @property
    def holds(self) -> bool:
        """Nothing was altered, removed or reordered."""
        return not self.findings


def audit(ledger: Ledger, noted: str | None = None) -> Audit:
    """Follow the chain from the first record, and hold the file against its seal.

    `noted`: (the beginning of) a record's hash, noted elsewhere; the ledger must have it.
    Raises LedgerError when there is no ledger, it is empty, or it is locked: then nothing
    is known.
    """
    if not ledger.exists:
        ledger.records()
    try:
        with ledger.reading() as connection:
            if inspect(connection).get_table_names() == []:
                raise LedgerError(str(say(
                    "{ledger} holds no records; nothing was verified.", ledger=ledger.shown
                )))
            return _look(ledger, connection, noted)
    except DBAPIError as error:
        if _passing(error):
            ledger.records()
        return Audit(0, "", sealed=False, findings=(_damaged(error),))


def _look(ledger: Ledger, connection: Connection, noted: str | None) -> Audit:
    findings: list[Words] = []
    records: list[Record] = []
    try:
        for row in connection.execute(select(RECORDS).order_by(RECORDS.c.number)):
            records.append(as_record(row))
    except DBAPIError as error:
        if _passing(error):
            raise
        findings.append(_damaged(error))
    findings += chain(records)
    if noted and not any(str(record.sha256).startswith(noted.lower()) for record in records):
        findings.append(say("No record has the hash {noted}.", noted=noted))
    heads = connection.execute(select(HEAD)).all()
    if len(heads) != 1:
        findings.append(say("The ledger does not say how many records it has."))
        return Audit(len(records), "", sealed=False, findings=tuple(findings))
    head = heads[0]
    findings += _end(records, head.number, head.sha256)
    if ledger.file is not None:
        seen = image(connection)
        if broken(seen, ledger.file.stat().st_size, head.library, head.seal):
            findings.append(
                say("The file of the ledger is not as the last commit left it.") if findings
                else say("Bits outside the records are not as the last commit left them; "
                         "the {count} records hold.", count=len(records))
            )
    return Audit(
        len(records), head.sha256, sealed=ledger.file is not None, findings=tuple(findings)
    )


def chain(records: Sequence[Record]) -> Iterator[Words]:
    """Every record that is not what was written, or not where it was."""
    previous, expected = BEGINNING, 1
    for record in records:
        if not isinstance(record.number, int):  # a bit of the table's own description
            yield _altered(expected)
            expected += 1
            continue
        if record.number != expected:
            yield _missing(expected, record.number)
        elif record.previous != previous:
            yield say("Record {number} does not follow record {before}: one of them was "
                      "altered, removed or moved.", number=record.number, before=expected - 1)
        if record.hash != record.sha256:
            yield _altered(record.number)
        previous = record.sha256
        expected = record.number + 1


def _end(records: Sequence[Record], number: int, sha256: str) -> Iterator[Words]:
    last = records[-1] if records else None
    found = 0 if last is None else last.number
    if not isinstance(found, int):
        return
    if found != number:
        yield (
            _missing(found + 1, number + 1) if isinstance(number, int) and found < number
            else say("The ledger says it ends with record {number}; there are records to "
                     "{found}.", number=number, found=found)
        )
    elif (BEGINNING if last is None else last.sha256) != sha256:
        yield say("Record {number}, the last, is not the one the ledger ended with.",
                  number=number)


def _altered(number: int) -> Words:
    return say("Record {number} was altered: it is not what its hash was made of.",
               number=number)


def _missing(first: int, after: int) -> Words:
    if after - first == 1:
        return say("Record {number} is missing.", number=first)
    return say("Records {first} to {last} are missing.", first=first, last=after - 1)


def _damaged(error: DBAPIError) -> Words:
    return say("The file is damaged, or is no ledger: {why}.", why=str(error.orig))


def _passing(error: DBAPIError) -> bool:
    """Locked or out of reach: nothing is known of the records."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if isinstance(error.orig, sqlite3.Error) and code is not None:
        return code & 0xFF in (5, 6, 8, 10, 14)
    return not isinstance(error.orig, sqlite3.Error)

