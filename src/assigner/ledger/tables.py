"""The ledger's two tables. Records are only ever added; the database itself refuses more."""

from typing import Any

from sqlalchemy import DDL, Column, Integer, MetaData, String, Table, Text, event

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

for _deed in ("UPDATE", "DELETE"):
    event.listen(
        RECORDS, "after_create",
        DDL(  # type: ignore[no-untyped-call]  # SQLAlchemy leaves its constructor untyped
            f"CREATE TRIGGER record_refuses_{_deed.lower()} BEFORE {_deed} ON record "
            "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
        ).execute_if(dialect="sqlite"),
    )

_REFUSES = "CREATE OR REPLACE FUNCTION record_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ " \
    "BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$"
_NEVER = "CREATE TRIGGER record_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON record " \
    "FOR EACH STATEMENT EXECUTE FUNCTION record_refuses()"
for _statement in (_REFUSES, _NEVER):
    event.listen(
        RECORDS, "after_create",
        DDL(_statement).execute_if(dialect="postgresql"),  # type: ignore[no-untyped-call]
    )


def as_record(row: Any) -> Record:
    """A row of the table as a record."""
    return Record(**row._mapping)
