"""Somebody who can write to the ledger and knows the code: every way to change what was decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, insert, select, text, update

from assigner.ledger import Ledger, Record
from assigner.ledger.record import BEGINNING
from assigner.ledger.seal import BLANK, LIBRARY, digest, image
from assigner.ledger.tables import HEAD, RECORDS, as_record

Records = list[Record]


@dataclass(frozen=True)
class Way:
    """How a ledger of five is tampered with, and what is said of it against its checkpoints.

    `alone`: it shows without checkpoints too.
    """

    name: str
    deed: Callable[[Ledger], None]
    named: str
    alone: bool = False


def anew(records: Sequence[Record]) -> Records:
    """The same contents as a chain that holds: numbers, hashes and all."""
    made: Records = []
    for number, record in enumerate(records, start=1):
        before = made[-1].sha256 if made else BEGINNING
        bare = replace(record, number=number, previous=before, sha256="")
        made.append(replace(bare, sha256=bare.hash))
    return made


def forged(change: Callable[[Records], Records], *, whole: bool = True) -> Callable[[Ledger], None]:
    """Change the records and leave no trace: chain, head, triggers and seal are made anew."""
    def deed(ledger: Ledger) -> None:
        with ledger._transaction(writing=True) as connection:
            rows = connection.execute(select(RECORDS).order_by(RECORDS.c.number))
            records = change([as_record(row) for row in rows])
            _put(connection, anew(records) if whole else records, sealed=ledger.file is not None)
    return deed


def _put(connection: Connection, records: Records, *, sealed: bool) -> None:
    triggers: list[str] = []
    if sealed:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_schema WHERE type='trigger'"))
        for name, sql in rows.all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
            triggers.append(sql)
    else:
        connection.execute(text("ALTER TABLE record DISABLE TRIGGER USER"))
        triggers = ["ALTER TABLE record ENABLE TRIGGER USER"]
    connection.execute(delete(RECORDS))
    for record in records:
        connection.execute(insert(RECORDS).values(**record.facts))
    last = records[-1] if records else None
    connection.execute(update(HEAD).values(
        number=last.number if last else 0, sha256=last.sha256 if last else BEGINNING,
        library=LIBRARY, seal=BLANK,
    ))
    for statement in triggers:
        connection.exec_driver_sql(statement)
    if sealed:
        seal(connection)


def seal(connection: Connection) -> None:
    """Make the seal of a file anew, as a commit does."""
    connection.execute(update(HEAD).values(seal=BLANK))
    connection.execute(update(HEAD).values(seal=digest(image(connection), BLANK)))


def clumsy(*statements: str, off: bool = True) -> Callable[[Ledger], None]:
    """Change the database with SQL alone, the triggers switched off."""
    def deed(ledger: Ledger) -> None:
        with ledger._transaction(writing=True) as connection:
            if off and ledger.file is not None:
                for name in ("update", "delete"):
                    connection.exec_driver_sql(f"DROP TRIGGER record_refuses_{name}")
            elif off:
                connection.execute(text("ALTER TABLE record DISABLE TRIGGER USER"))
            for statement in statements:
                connection.execute(text(statement))
    return deed


def _changed(place: int, **facts: object) -> Callable[[Records], Records]:
    def change(records: Records) -> Records:
        records[place] = Record(**{**records[place].facts, **facts})
        return records
    return change


def _other(records: Records) -> Records:
    return [replace(record, by="Somebody else") for record in records]


def _swapped(records: Records) -> Records:
    records[1], records[2] = records[2], records[1]
    return records


def _contents(records: Records) -> Records:
    one, two = records[1].content, records[3].content
    records[1], records[3] = replace(records[1], content=two), replace(records[3], content=one)
    return records


def _own_hash(records: Records) -> Records:
    bare = replace(records[2], by="Bo", sha256="")
    records[2] = replace(bare, sha256=bare.hash)
    return records


NOT_RECORDED = "Record {} is not the one that was recorded"
WAYS = (
    Way("who decided first", forged(_changed(0, by="Bo")), NOT_RECORDED.format(1)),
    Way("a reason", forged(_changed(2, content='{"reason":"none"}')), NOT_RECORDED.format(3)),
    Way("the last decision", forged(_changed(4, content="{}")), NOT_RECORDED.format(5)),
    Way("a time", forged(_changed(1, at="2026-11-22T08:00:00Z")), NOT_RECORDED.format(2)),
    Way("a day", forged(_changed(3, day="2026-11-24")), NOT_RECORDED.format(4)),
    Way("an office", forged(_changed(3, office="Sønderby")), NOT_RECORDED.format(4)),
    Way("what kind of decision", forged(_changed(1, kind="commit")), NOT_RECORDED.format(2)),
    Way("one decision left out", forged(lambda all_: all_[:1] + all_[2:]), "Record 5 is missing"),
    Way("the first left out", forged(lambda all_: all_[1:]), NOT_RECORDED.format(1)),
    Way("the last cut off", forged(lambda all_: all_[:-1]), "Record 5 is missing"),
    Way("all but one cut off", forged(lambda all_: all_[:1]), "Records 2 to 5 are missing"),
    Way("the table emptied", forged(lambda all_: []), "Records 1 to 5 are missing"),
    Way("two exchanged", forged(_swapped), NOT_RECORDED.format(2)),
    Way("two contents exchanged", forged(_contents), NOT_RECORDED.format(4)),
    Way("one put between", forged(lambda all_: [*all_[:2], all_[0], *all_[2:]]),
        NOT_RECORDED.format(3)),
    Way("one twice", forged(lambda all_: [*all_[:3], all_[2], all_[4]]), NOT_RECORDED.format(4)),
    Way("one put first", forged(lambda all_: [all_[4], *all_]), NOT_RECORDED.format(1)),
    Way("all made anew", forged(_other), NOT_RECORDED.format(1)),
    Way("an older copy, and on from there",
        forged(lambda all_: all_[:3] + _other(all_[3:]) + _other(all_[:2])),
        NOT_RECORDED.format(4)),
    Way("the copy of another office", forged(lambda all_: [
        replace(record, office="Elsewhere") for record in all_[:2]
    ]), "Records 3 to 5 are missing"),
    Way("a name, its hash left", clumsy("UPDATE record SET \"by\" = 'Bo' WHERE number = 3"),
        "Record 3 was altered", alone=True),
    Way("a name, with a hash of its own", forged(_own_hash, whole=False),
        NOT_RECORDED.format(3), alone=True),
    Way("one deleted", clumsy("DELETE FROM record WHERE number = 2"), "Record 2 is missing",
        alone=True),
    Way("the last deleted", clumsy("DELETE FROM record WHERE number = 5"),
        "Record 5 is missing", alone=True),
    Way("the last deleted, the head moved back", clumsy(
        "DELETE FROM record WHERE number = 5",
        "UPDATE head SET number = 4, sha256 = (SELECT sha256 FROM record WHERE number = 4)",
    ), "Record 5 is missing", alone=True),
    Way("the head moved back alone", clumsy("UPDATE head SET number = 3", off=False),
        "there are records to 5", alone=True),
    Way("the head's hash", clumsy("UPDATE head SET sha256 = previous FROM record "
                                  "WHERE record.number = 5", off=False),
        "is not the one the ledger ended with", alone=True),
    Way("no head", clumsy("DELETE FROM head", off=False), "does not say how many records",
        alone=True),
    Way("numbers exchanged", clumsy(
        "UPDATE record SET number = 99 WHERE number = 2",
        "UPDATE record SET number = 2 WHERE number = 3",
        "UPDATE record SET number = 3 WHERE number = 99",
    ), "Record 2 does not follow record 1", alone=True),
    Way("a gap", clumsy("UPDATE record SET number = 6 WHERE number = 5"), "Record 5 is missing",
        alone=True),
    Way("what it follows", clumsy("UPDATE record SET previous = 'none' WHERE number = 4"),
        "Record 4 does not follow record 3", alone=True),
    Way("the triggers alone", clumsy(), "no longer refuses changes", alone=True),
    Way("the table, with a view in its place", clumsy(
        "ALTER TABLE record RENAME TO kept",
        "CREATE VIEW record AS SELECT * FROM kept WHERE number <> 3", off=False,
    ), "Records 1 to 5 are missing", alone=True),
    Way("both tables gone", clumsy("DROP TABLE record", "DROP TABLE head", off=False),
        "Records 1 to 5 are missing"),
)
