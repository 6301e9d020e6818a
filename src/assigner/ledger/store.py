"""Where records lie: opened, read, and added to in one transaction that holds or does not."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    Connection,
    Engine,
    NullPool,
    create_engine,
    event,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DBAPIError,
    NoSuchModuleError,
    SQLAlchemyError,
)

from assigner.errors import LedgerError, NoLedger
from assigner.files.private import make_file, make_folder
from assigner.ledger.address import POSTGRES, file_of, shown, url_of
from assigner.ledger.anchor import held
from assigner.ledger.chain import chain, end
from assigner.ledger.checkpoint import Checkpoint
from assigner.ledger.faults import reason
from assigner.ledger.record import BEGINNING, Entry, Record
from assigner.ledger.seal import BLANK, LIBRARY, broken, digest, image
from assigner.ledger.tables import HEAD, METADATA, RECORDS, as_record
from assigner.words import Words, joined, say

PATIENCE = 10.0
"""Seconds to wait for another program that is writing."""

WRITERS = 1_936_089_970
"""The number of the lock that writers of a PostgreSQL ledger take."""

Judge = Callable[[Sequence[Record]], None]


class Ledger:
    """A ledger by its address: a file of SQLite, or the URL of a database.

    `patience`: seconds to wait for a lock. `queued`: what else a record's transaction writes,
    given the record's number. Raises LedgerError where it cannot be used.
    """

    def __init__(
        self, address: str, patience: float = PATIENCE,
        queued: Callable[[Connection, int], None] = lambda connection, number: None,
    ) -> None:
        self.address = address
        self.patience = patience
        self.queued = queued
        self.file = file_of(address)

    @property
    def shown(self) -> str:
        """The address as people are told it."""
        return shown(self.address)

    @property
    def exists(self) -> bool:
        """Whether there is anything at the address; a server is taken to be there."""
        return self.file is None or self.file.exists()

    def append(
        self, entry: Entry, judge: Judge = lambda records: None,
        checkpoints: Sequence[Checkpoint] = (),
    ) -> Record:
        """Record an entry, wholly or not at all; the LedgerError says which.

        `judge` sees, inside the transaction, every record there is; what it raises leaves the
        ledger as it was. Raises LedgerDiffers where the ledger is not the one that these
        `checkpoints` saw.
        """
        record: Record | None = None
        if not self.exists:
            held((), checkpoints, self.shown)  # nothing is made in the place of what is gone
        try:
            with self._transaction(writing=True) as connection:
                before = self._sound(connection, checkpoints)
                judge(before)
                last = before[-1] if before else None
                record = entry.follow(
                    1 if last is None else last.number + 1,
                    BEGINNING if last is None else last.sha256,
                )
                self._write(connection, record)
        except DBAPIError as error:
            raise LedgerError(str(joined(
                (reason(error, self.shown), self._outcome(record)), " "
            ))) from error
        return record

    def records(self) -> tuple[Record, ...]:
        """Every record, in order; LedgerError when they cannot be read."""
        if not self.exists:
            raise NoLedger(str(say(
                "There is no ledger at {ledger}. assigner commit makes one; --ledger names "
                "another.", ledger=self.shown,
            )))
        try:
            with self._transaction(writing=False) as connection:
                if not inspect(connection).has_table(RECORDS.name):
                    return ()
                rows = connection.execute(select(RECORDS).order_by(RECORDS.c.number))
                return tuple(map(as_record, rows))
        except DBAPIError as error:
            raise LedgerError(str(reason(error, self.shown))) from error

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look at the database; its errors are the reader's."""
        with self._transaction(writing=False) as connection:
            yield connection

    @contextlib.contextmanager
    def beside_records(self) -> Iterator[Connection]:
        """Write what stands beside the records: they are sound before, and sealed after.

        Raises LedgerError where the ledger was touched, or cannot be written to.
        """
        try:
            with self._transaction(writing=True) as connection:
                self._sound(connection, ())
                yield connection
                self._seal(connection)
        except DBAPIError as error:
            raise LedgerError(str(reason(error, self.shown))) from error

    @contextlib.contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Connection]:
        engine = self._engine(writing=writing)
        try:
            with engine.begin() as connection:
                yield connection
        except UnicodeDecodeError as error:  # SQLite quotes the damaged bytes in its complaint
            damaged = sqlite3.DatabaseError("malformed database schema")
            raise DatabaseError(None, None, damaged) from error
        finally:
            engine.dispose()

    def _engine(self, *, writing: bool) -> Engine:
        if self.file is None:
            return self._server(writing=writing)
        engine = create_engine(
            "sqlite://", poolclass=NullPool, creator=lambda: self._connect(writing=writing)
        )
        begin = "BEGIN IMMEDIATE" if writing else "BEGIN"

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql(begin)

        return engine

    def _server(self, *, writing: bool) -> Engine:
        """PostgreSQL's writers wait for one another before they look; others may collide."""
        try:
            url = url_of(self.address)
            waits = url.get_backend_name() == POSTGRES
            level = "SERIALIZABLE"
            if waits:
                level = "READ COMMITTED" if writing else "REPEATABLE READ"
            engine = create_engine(url, poolclass=NullPool, isolation_level=level)
        except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
            raise LedgerError(str(say(
                "{ledger} is no address of a database that can be used here: {why}.",
                ledger=self.shown, why=str(error),
            ))) from error
        if waits and writing:
            @event.listens_for(engine, "begin")
            def _begin(connection: Connection) -> None:
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(1000 * self.patience)}")
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")

        return engine

    def _connect(self, *, writing: bool) -> sqlite3.Connection:
        """A connection that begins only when told to. A missing file is made by writers."""
        if writing and self.file is not None and not self.file.parent.is_dir():
            with contextlib.suppress(OSError):
                make_folder(self.file.parent)
        if writing and self.file is not None:
            with contextlib.suppress(OSError):
                make_file(self.file)
        path = quote(str(self.file))
        mode = "rwc" if writing else "rw"
        connection = sqlite3.connect(
            f"file:{path}?mode={mode}", uri=True, timeout=self.patience, isolation_level=None
        )
        connection.text_factory = lambda found: found.decode("utf-8", "replace")
        connection.execute("PRAGMA synchronous=FULL")
        return connection

    def _sound(
        self, connection: Connection, checkpoints: Sequence[Checkpoint]
    ) -> tuple[Record, ...]:
        """Every record. Raises LedgerError where the ledger was touched."""
        METADATA.create_all(connection)
        rows = connection.execute(select(RECORDS).order_by(RECORDS.c.number))
        records = tuple(map(as_record, rows))
        held(records, checkpoints, self.shown)
        row = connection.execute(select(HEAD)).first()
        if row is None and not records:
            connection.execute(insert(HEAD).values(
                id=1, number=0, sha256=BEGINNING, library=LIBRARY, seal=BLANK
            ))
            return ()
        torn = row is None or any(chain(records)) or any(end(records, row.number, row.sha256))
        if torn or (self.file is not None and self._touched(connection, row)):
            raise LedgerError(str(say(
                "The ledger {ledger} is not as the last commit left it; see assigner log "
                "verify. Nothing was recorded.", ledger=self.shown,
            )))
        return records

    def _touched(self, connection: Connection, head: Any) -> bool:
        size = 0 if self.file is None else self.file.stat().st_size
        return broken(image(connection), size, head.library, head.seal)

    def _write(self, connection: Connection, record: Record) -> None:
        """Add a record, and see that it is there: a trigger of somebody's may swallow it."""
        connection.execute(insert(RECORDS).values(**record.facts))
        mine = select(RECORDS).where(RECORDS.c.number == record.number)
        there = connection.execute(mine).first()
        if there is None or as_record(there) != record:
            raise LedgerError(str(say(
                "The database of {ledger} does not keep what is written to it. Nothing was "
                "recorded.", ledger=self.shown,
            )))
        connection.execute(update(HEAD).values(number=record.number, sha256=record.sha256))
        self.queued(connection, record.number)
        self._seal(connection)

    def _seal(self, connection: Connection) -> None:
        connection.execute(update(HEAD).values(library=LIBRARY, seal=BLANK))
        if self.file is not None:
            seal = digest(image(connection), BLANK)
            connection.execute(update(HEAD).values(seal=seal))

    def _outcome(self, record: Record | None) -> Words:
        """Whether a record that met an error is there after all."""
        if record is None:
            return say("Nothing was recorded.")
        try:
            there = any(found == record for found in self.records())
        except (LedgerError, SQLAlchemyError):
            return say("Whether anything was recorded is not known: see assigner log verify.")
        if there:
            return say("The decision was recorded, as number {number}.", number=record.number)
        return say("Nothing was recorded.")
