"""The ledger's two tables. Records are only ever added; the database itself refuses more."""

from typing import Any

from sqlalchemy import (
    DDL,
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    event,
    text,
)

from assigner.ledger.limited import learn_record
from assigner.ledger.record import Record

METADATA = MetaData()
RECORDS = Table(
    "record", METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(20), nullable=False),
    Column("at", String(40), nullable=False),
    Column("by", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("day", String(10), nullable=False),
    Column("content", Text, nullable=False),
    Column("previous", String(64), nullable=False, unique=True),
    Column("sha256", String(64), nullable=False),
)
HEAD = Table(
    "head", METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("library", String(20), nullable=False),
    Column("seal", String(64), nullable=False),
)
"""One row: how many records there are, the hash of the last, and the seal of the file."""

_IN_FILES = {
    f"record_refuses_{deed.lower()}":
    f"CREATE TRIGGER record_refuses_{deed.lower()} BEFORE {deed} ON record "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    for deed in ("UPDATE", "DELETE")
}
for _guard in _IN_FILES.values():
    event.listen(
        RECORDS, "after_create",
        # SQLAlchemy leaves its constructor untyped
        DDL(_guard).execute_if(dialect="sqlite"),  # type: ignore[no-untyped-call]
    )

_ON_SERVERS = "record_refuses"
_BODY = "BEGIN RAISE EXCEPTION 'the ledger is append-only'; END"
_REFUSES = "CREATE OR REPLACE FUNCTION record_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ " \
    f"{_BODY} $$"
_MOMENTS = 2 + 8 + 16 + 32
"""How PostgreSQL notes "before a statement deletes, updates or truncates"."""
_NEVER = "CREATE TRIGGER record_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON record " \
    "FOR EACH STATEMENT EXECUTE FUNCTION record_refuses()"
for _statement in (_REFUSES, _NEVER):
    event.listen(
        RECORDS, "after_create",
        DDL(_statement).execute_if(dialect="postgresql"),  # type: ignore[no-untyped-call]
    )


def as_record(row: Any) -> Record:
    """A row of the table as a record."""
    return learn_record(Record(**row._mapping))


def unguarded(connection: Connection) -> tuple[str, ...]:
    """The triggers against change that are gone, switched off, or not what they were."""
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT name, sql FROM sqlite_schema WHERE type='trigger'"))
        there = {row.name: row.sql for row in rows}
        return tuple(name for name, wanted in _IN_FILES.items() if there.get(name) != wanted)
    if connection.dialect.name == "postgresql":
        sound = connection.execute(text(
            "SELECT 1 FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
            "WHERE tgname = :name AND tgrelid = 'record'::regclass AND tgenabled IN ('O', 'A') "
            "AND tgtype = :moments AND btrim(prosrc) = :body"
        ), {"name": _ON_SERVERS, "moments": _MOMENTS, "body": _BODY}).first()
        return () if sound is not None else (_ON_SERVERS,)
    return ()
