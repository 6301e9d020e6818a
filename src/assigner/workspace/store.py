"""Where the workspace keeps what is neither a file of the day nor a decision: beside the ledger."""

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
)
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from assigner.errors import LedgerError
from assigner.files.private import make_file, make_folder
from assigner.ledger.address import file_of, shown, url_of
from assigner.words import say

PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""

METADATA = MetaData()
OFFICES = Table(
    "workspace_office", METADATA,
    Column("key", Text, primary_key=True),
    Column("folder", Text, nullable=False),
    Column("name", Text, nullable=False),
)
"""Whose each key is that the other tables call `office`: a folder, as a text of JSON, and what the
office in it was called last."""
JOBS = Table(
    "workspace_job", METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("office", Text, nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("asked", Text, nullable=False),
    Column("language", String(5), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("rank", Integer, nullable=False),
    Column("state", String(10), nullable=False),
    Column("stop", Boolean, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("process", Integer),
    Column("born", Float),
    Column("told", Text),
    Column("result", Text),
    Column("failure", Text),
)
"""Work to be done, one piece after the other in each office. `rank`: lower goes first. `process`
and `born`: who does it, by number and start (seconds since 1970). `told`: how it stands."""
PARTS = Table(
    "workspace_part", METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("job", Integer, nullable=False, index=True),
    Column("content", Text, nullable=False),
)
"""What a piece of work has done so far, so that it goes on from there; gone when it ends."""
MODELS = Table(
    "workspace_model", METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("office", Text, nullable=False, index=True),
    Column("sha256", String(64), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("numbers", Text, nullable=False),
)
"""Each model an office was seen to use: its numbers, who opened it first, and when."""
SEEN = Table(
    "workspace_seen", METADATA,
    Column("version", String(64), primary_key=True),
    Column("office", Text, nullable=False),
    Column("at", Float, nullable=False),
    Column("content", Text, nullable=False),
)
"""What lay on the desk at a version that somebody was shown."""
NOTES = Table(
    "workspace_note", METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("office", Text, nullable=False, index=True),
    Column("day", String(10), nullable=False),
    Column("subject", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("text", Text, nullable=False),
)
"""Remarks on a case, which stand on its page; never in a plan."""
OBJECTIONS = Table(
    "workspace_objection", METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("office", Text, nullable=False, index=True),
    Column("day", String(10), nullable=False),
    Column("subject", Text, nullable=False),
    Column("caseworker", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("text", Text, nullable=False),
)
"""What a caseworker has against a case that is proposed to her; the record of the day holds it."""
DRAFTS = Table(
    "workspace_draft", METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("office", Text, nullable=False, index=True),
    Column("day", String(10), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("content", Text, nullable=False),
)
"""Staff changes that are being put together; gone once they are the day's plan."""
REGISTERED = Table(
    "workspace_registered", METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("office", Text, nullable=False, index=True),
    Column("day", String(10), nullable=False),
    Column("subject", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("file", String(40), nullable=False),
    Column("content", Text, nullable=False),
)
"""What was done to the register of people's time: the row before and after, without its note."""
MOODS = Table(
    "workspace_mood", METADATA,
    Column("office", Text, primary_key=True),
    Column("caseworker", Text, primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("at", String(40), nullable=False),
    Column("felt", Integer, nullable=False),
    Column("load", Float),
)
"""How loaded somebody feels, 1 to 5, once a month; `load`: computed that day, over capacity."""
LOOKS = Table(
    "workspace_look", METADATA,
    Column("office", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("who", Text, primary_key=True),
    Column("at", Float, nullable=False),
)
"""Who looked at what, and when last (seconds since 1970)."""
SIGNED_OUT = Table(
    "workspace_signed_out", METADATA,
    Column("session", String(64), primary_key=True),
    Column("at", Float, nullable=False),
)
"""The sha256 of each session that was ended before its time, and when (seconds since 1970)."""


class Store:
    """The workspace's own tables, beside the ledger at `ledger`: a file of SQLite, or its database.

    Raises LedgerError where they cannot be used.
    """

    def __init__(self, ledger: str) -> None:
        found = file_of(ledger)
        self.ledger = ledger
        self.file = None if found is None else found.with_name(f"{found.stem}.workspace.db")
        self.engine = self._server() if self.file is None else self._file(self.file)
        with self.writing() as connection:
            METADATA.create_all(connection)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that nobody else writes in."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise LedgerError(say("What the workspace keeps beside {ledger} cannot be used: {why}.",
                                  ledger=shown(self.ledger), why=str(error.orig))) from error

    @contextlib.contextmanager
    def alone(self, what: str) -> Iterator[None]:
        """Nobody else, in any process, is within `alone` of the same `what` meanwhile.

        Whoever dies within it leaves nothing behind that others wait for.
        """
        key = int.from_bytes(hashlib.sha256(what.encode()).digest()[:8], "big", signed=True)
        if self.file is None:
            with self.writing() as connection:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({key})")
                yield
            return
        locks = self._file(self.file.with_name(f"{self.file.stem}.{abs(key) % 997}.lock"))
        try:
            with locks.begin():
                yield
        except DBAPIError as error:
            raise LedgerError(say("Somebody else is deciding just now; try again.")) from error
        finally:
            locks.dispose()

    def _server(self) -> Engine:
        try:
            return create_engine(url_of(self.ledger), pool_pre_ping=True)
        except (SQLAlchemyError, ImportError, ValueError) as error:
            raise LedgerError(say(
                "{ledger} is no address of a database that can be used here: {why}.",
                ledger=shown(self.ledger), why=str(error),
            )) from error

    def _file(self, file: Path) -> Engine:
        try:
            make_folder(file.parent)
            make_file(file)
        except OSError as error:
            raise LedgerError(say("{path} cannot be written: {reason}.", path=file,
                                  reason=error.strerror or str(error))) from error
        engine = create_engine(
            f"sqlite:///file:{quote(str(file.resolve()))}?uri=true",
            connect_args={"timeout": PATIENCE, "isolation_level": None},
        )

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

        return engine
