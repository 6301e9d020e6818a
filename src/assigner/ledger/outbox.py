"""The outbox: which records another system has still to hear of, kept with the records.

A row is written in the transaction that records the decision, so no decision is without it, and
marked once the other system has answered. Whoever sends takes a lease first: one sender at a
time keeps the order. Nothing of this is in a ledger until a webhook is named.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Update,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError

from assigner.errors import LedgerError
from assigner.ledger.faults import reason
from assigner.ledger.record import Record
from assigner.ledger.store import Ledger
from assigner.ledger.tables import RECORDS, as_record

METADATA = MetaData()
OUTBOX = Table(
    "outbox", METADATA,
    Column("subscriber", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("delivered", String(40)),
)
SENDER = Table(
    "outbox_sender", METADATA,
    Column("subscriber", Text, primary_key=True),
    Column("holder", String(40), nullable=False),
    Column("until", String(40), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("not_before", String(40), nullable=False),
)
"""One row a subscriber: who sends now and until when (UTC), failures in a row, the next try."""
NEVER = ""
"""Before every moment, as text."""


@dataclass(frozen=True)
class Queue:
    """What a subscriber has not heard of: the records in order, failures in a row, the next try.

    `mine`: whether the lease is the asker's.
    """

    records: tuple[Record, ...]
    tries: int = 0
    not_before: str = NEVER
    mine: bool = False


def queued(connection: Connection, subscribers: Sequence[str], number: int) -> None:
    """Note, in the transaction of a record, who is to hear of it."""
    if not subscribers:
        return
    METADATA.create_all(connection)
    for subscriber in dict.fromkeys(subscribers):
        connection.execute(insert(OUTBOX).values(
            subscriber=subscriber, number=number, delivered=None
        ))


def waiting(ledger: Ledger, subscriber: str) -> Queue:
    """What a subscriber has not heard of. LedgerError where that cannot be read."""
    if not ledger.exists:
        return Queue(())
    try:
        with ledger.reading() as connection:
            if not inspect(connection).has_table(OUTBOX.name):
                return Queue(())
            return _queue(connection, subscriber)
    except DBAPIError as error:
        raise LedgerError(str(reason(error, ledger.shown))) from error


def lease(ledger: Ledger, subscriber: str, holder: str, now: str, until: str) -> Queue:
    """Take the right to send, if nobody has it and there is something to send now."""
    with ledger.beside_records() as connection:
        METADATA.create_all(connection)
        found = _queue(connection, subscriber)
        row = connection.execute(
            select(SENDER).where(SENDER.c.subscriber == subscriber)
        ).first()
        if row is None:
            connection.execute(insert(SENDER).values(
                subscriber=subscriber, holder="", until=NEVER, tries=0, not_before=NEVER
            ))
        elif row.holder != holder and row.until > now:
            return found
        if not found.records or found.not_before > now:
            return found
        connection.execute(_sender(subscriber).values(holder=holder, until=until))
    return Queue(found.records, found.tries, found.not_before, mine=True)


@dataclass(frozen=True)
class Turn:
    """How a sender goes on: until when it keeps the lease, or why and when others try again."""

    holder: str = ""
    until: str = NEVER
    tries: int = 0
    not_before: str = NEVER


@dataclass(frozen=True)
class Sender:
    """Who sends to a subscriber, by the name under which the lease was taken."""

    subscriber: str
    holder: str


def heard(ledger: Ledger, sender: Sender, numbers: Sequence[int], now: str, turn: Turn) -> bool:
    """Mark what was answered, and note how the sender goes on.

    False where another has the lease by now, which then stays as it is.
    """
    with ledger.beside_records() as connection:
        if numbers:
            connection.execute(update(OUTBOX).where(
                OUTBOX.c.subscriber == sender.subscriber, OUTBOX.c.number.in_(numbers)
            ).values(delivered=now))
        mine = _sender(sender.subscriber).where(SENDER.c.holder == sender.holder)
        return bool(connection.execute(mine.values(**asdict(turn))).rowcount)


def _sender(subscriber: str) -> Update:
    return update(SENDER).where(SENDER.c.subscriber == subscriber)


def _queue(connection: Connection, subscriber: str) -> Queue:
    rows = connection.execute(
        select(RECORDS).join(OUTBOX, OUTBOX.c.number == RECORDS.c.number)
        .where(OUTBOX.c.subscriber == subscriber, OUTBOX.c.delivered.is_(None))
        .order_by(RECORDS.c.number)
    )
    records = tuple(map(as_record, rows))
    row = connection.execute(select(SENDER).where(SENDER.c.subscriber == subscriber)).first()
    return Queue(records) if row is None else Queue(records, row.tries, row.not_before)
